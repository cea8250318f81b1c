//! IPADIC's tags as enums; the columns are decoded by position, once, when the tables are loaded.

/// Declares the parts of speech with the prefix of the IPADIC path that each stands for; the first that fits wins.
macro_rules! parts {
    ($($(#[doc = $doc:literal])+ $variant:ident = $($prefix:literal)|+;)+) => {
        /// A part of speech, as fine as the reading needs it.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Pos {
            $($(#[doc = $doc])+ $variant,)+
            /// Anything else.
            #[default]
            Other,
        }

        impl Pos {
            /// Reads an IPADIC path: 「名詞,サ変接続,*,*」.
            #[must_use]
            pub fn from_path(path: &str) -> Self {
                const TABLE: &[(&str, Pos)] = &[$($(($prefix, Pos::$variant),)+)+];
                TABLE.iter().find(|(prefix, _)| path.starts_with(prefix)).map_or(Self::Other, |&(_, pos)| pos)
            }
        }
    };
}

parts! {
    /// サ変名詞: 「修正」.
    VerbalNoun = "名詞,サ変接続" | "名詞,接尾,サ変接続";
    /// 形容動詞語幹: 「大丈夫」.
    AdjectivalNoun = "名詞,形容動詞語幹" | "名詞,接尾,形容動詞語幹" | "名詞,ナイ形容詞語幹";
    /// 副詞可能: 「今日」.
    AdverbialNoun = "名詞,副詞可能" | "名詞,接尾,副詞可能";
    /// 代名詞: 「こちら」.
    Pronoun = "名詞,代名詞";
    /// 数: 「3」.
    Number = "名詞,数";
    /// 助数詞: 「枚」.
    Counter = "名詞,接尾,助数詞";
    /// 助動詞語幹: 「そう」「よう」.
    AuxiliaryStem = "名詞,非自立,助動詞語幹" | "名詞,接尾,助動詞語幹" | "名詞,特殊,助動詞語幹";
    /// 非自立名詞: 「こと」「の」「方」.
    DependentNoun = "名詞,非自立";
    /// 人名・敬称の接尾: 「様」.
    PersonSuffix = "名詞,接尾,人名";
    /// 接尾: 「案」「的」.
    NounSuffix = "名詞,接尾";
    /// 固有名詞: 「田中」.
    ProperNoun = "名詞,固有名詞";
    /// 名詞: 「資料」.
    Noun = "名詞";
    /// 非自立動詞: 「いる」「いただく」「くださる」.
    DependentVerb = "動詞,非自立";
    /// 接尾動詞: 「れる」「せる」.
    VerbSuffix = "動詞,接尾";
    /// 動詞: 「送る」.
    Verb = "動詞";
    /// 非自立・接尾の形容詞: 「ほしい」「やすい」.
    DependentAdjective = "形容詞,非自立" | "形容詞,接尾";
    /// 形容詞: 「早い」.
    Adjective = "形容詞";
    /// 助動詞: 「ます」.
    Auxiliary = "助動詞";
    /// 引用の格助詞: 「と」.
    QuoteParticle = "助詞,格助詞,引用";
    /// 格助詞: 「を」「について」.
    CaseParticle = "助詞,格助詞";
    /// 係助詞: 「は」「も」.
    BindingParticle = "助詞,係助詞";
    /// 接続助詞: 「て」「が」「ので」.
    ConjunctiveParticle = "助詞,接続助詞";
    /// 終助詞と「か」: 「ね」「か」.
    FinalParticle = "助詞,終助詞" | "助詞,副助詞／並立助詞／終助詞";
    /// 連体化の「の」.
    AdnominalParticle = "助詞,連体化";
    /// ほかの助詞: 「まで」「や」.
    Particle = "助詞";
    /// 接頭詞: 「お」「ご」.
    Prefix = "接頭詞";
    /// 副詞: 「まだ」.
    Adverb = "副詞";
    /// 連体詞: 「この」.
    Adnominal = "連体詞";
    /// 接続詞: 「ただ」.
    Conjunction = "接続詞";
    /// 感動詞: 「はい」.
    Interjection = "感動詞" | "フィラー";
    /// 読点.
    Comma = "記号,読点";
    /// 句点.
    Period = "記号,句点";
    /// 開き括弧.
    Open = "記号,括弧開";
    /// 閉じ括弧.
    Close = "記号,括弧閉";
    /// ほかの記号.
    Symbol = "記号";
}

impl Pos {
    /// Whether a noun phrase may be built of it: 「ロゴ」「3」「枚」.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::VerbalNoun
                | Self::AdjectivalNoun
                | Self::AdverbialNoun
                | Self::Pronoun
                | Self::Number
                | Self::Counter
                | Self::NounSuffix
                | Self::ProperNoun
                | Self::PersonSuffix
        )
    }
}

/// The conjugation form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// No conjugation.
    #[default]
    None,
    /// 基本形: 「送る」.
    Basic,
    /// 未然形: 「送ら(ない)」.
    Irrealis,
    /// 未然ウ接続: 「送ろ(う)」.
    Volitional,
    /// 連用形: 「送り(ます)」.
    Continuative,
    /// 連用タ接続・連用テ接続: 「送っ(た)」.
    ContinuativeTa,
    /// 仮定形: 「送れ(ば)」.
    Hypothetical,
    /// 命令形: 「送れ」.
    Imperative,
    /// 体言接続・ガル接続 and the rest.
    Other,
}

impl Form {
    /// Reads IPADIC's name of a form: 「連用タ接続」.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "*" => Self::None,
            "基本形" | "現代基本形" | "文語基本形" | "基本形-促音便" | "音便基本形" => {
                Self::Basic
            }
            "未然ウ接続" => Self::Volitional,
            "連用形" | "連用ニ接続" | "連用ゴザイ接続" => Self::Continuative,
            "連用タ接続" | "連用テ接続" | "連用デ接続" => Self::ContinuativeTa,
            _ if name.starts_with("未然") => Self::Irrealis,
            _ if name.starts_with("仮定") => Self::Hypothetical,
            _ if name.starts_with("命令") => Self::Imperative,
            _ => Self::Other,
        }
    }
}
