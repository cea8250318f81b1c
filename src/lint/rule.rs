//! The anatomy of a rule.

use std::ops::Range;

use super::{Document, Findings, Sentence, Severity};

/// One rule: an id that names the bad pattern, what it is called, and where it looks.
#[derive(Debug)]
pub struct Rule {
    /// A kebab-case name that reads well behind 「allow」: `double-honorific`.
    pub id: &'static str,
    /// What people call it: 「二重敬語（尊敬）」.
    pub name: &'static str,
    /// To which family it belongs.
    pub group: Group,
    /// How much a finding matters, where the rule does not say otherwise.
    pub severity: Severity,
    /// Whether it runs without being asked for.
    pub on: bool,
    /// Whether it needs the thread that the draft answers.
    pub needs_thread: bool,
    /// In whose words it looks.
    pub scope: Scope,
    /// The rules that have nothing to say where this one spoke: 「れ足す」 before 「ら抜き」.
    pub beats: &'static [&'static str],
    /// What `henji lint --explain` prints, as Markdown.
    pub explanation: &'static str,
    /// Where it looks.
    pub check: Check,
}

/// The families of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 敬語の誤り.
    Honorific,
    /// 文体・くだけ.
    Register,
    /// 圧・責め.
    Pressure,
    /// 依頼のあいまいさ.
    Vagueness,
    /// 日付の正しさ.
    Date,
    /// 構成.
    Structure,
    /// 取引の場のルール.
    Marketplace,
    /// 表記・取り違え.
    Consistency,
}

impl Group {
    /// Every family, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Honorific,
        Self::Register,
        Self::Pressure,
        Self::Vagueness,
        Self::Date,
        Self::Structure,
        Self::Marketplace,
        Self::Consistency,
    ];

    /// The name in data files: `honorific`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Honorific => "honorific",
            Self::Register => "register",
            Self::Pressure => "pressure",
            Self::Vagueness => "vagueness",
            Self::Date => "date",
            Self::Structure => "structure",
            Self::Marketplace => "marketplace",
            Self::Consistency => "consistency",
        }
    }

    /// The Japanese label: 「敬語の誤り」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Honorific => "敬語の誤り",
            Self::Register => "文体・くだけ",
            Self::Pressure => "圧・責め",
            Self::Vagueness => "依頼のあいまいさ",
            Self::Date => "日付の正しさ",
            Self::Structure => "構成",
            Self::Marketplace => "取引の場のルール",
            Self::Consistency => "表記・取り違え",
        }
    }
}

/// In whose words a rule looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The writer's own words: a finding inside of 「」, code or an address is dropped.
    #[default]
    Own,
    /// Quotes and addresses too, code excepted.
    All,
}

/// Where a rule looks; the first that fits is the fastest.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Nothing but the patterns of `dictionaries/lint/<id>.toml`.
    Patterns,
    /// Called wherever one of the words stands, and beside it the patterns of the data file, if there is one.
    Words {
        /// Base forms: 「拝見」, 「なる」.
        bases: &'static [&'static str],
        /// Words as they stand, from one token's beginning to one token's end: 「させていただ」 does not, 「よろしく」 does.
        phrases: &'static [&'static str],
        /// What to do there.
        at: fn(&Document<'_>, &Hit, &mut Findings<'_>),
    },
    /// Called for each sentence.
    Sentences(fn(&Document<'_>, &Sentence, &mut Findings<'_>)),
    /// Called once.
    Draft(fn(&Document<'_>, &mut Findings<'_>)),
}

/// A place where a word of [`Check::Words`] stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The tokens of the word.
    pub tokens: Range<usize>,
    /// The word as the rule listed it.
    pub word: &'static str,
}
