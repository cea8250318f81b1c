//! The words around a time that say how it bounds: 「遅くとも」「までに」「以降」「頃」.

use super::source::{after_any, before_any, char_at, char_before, is_kanji, skip_blanks, skip_blanks_back, stands_any};

/// What is said before and after a time about how it bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one word of the sentence, in any combination")]
pub(super) struct Bound {
    /// 「遅くとも」.
    pub latest: bool,
    /// 「早くても」「最短で」.
    pub earliest: bool,
    /// 「あと」 of 「あと3日」.
    pub remaining: bool,
    /// 「約」.
    pub about: bool,
    /// 「納期」「〆切」 right beside it.
    pub due: bool,
    /// 「まで」.
    pub until: bool,
    /// 「いっぱい」「中」「以内」「のうち」.
    pub inside: bool,
    /// 「の間」 of 「26日から28日の間」.
    pub between: bool,
    /// 「以降」.
    pub since: bool,
    /// 「から」.
    pub starting: bool,
    /// 「過ぎ」.
    pub passed: bool,
    /// 「頃」「目処」.
    pub around: bool,
    /// 「より前」「前」.
    pub before: bool,
    /// 「以前」: before, the day included.
    pub not_after: bool,
    /// 「で」 after a length.
    pub by_means: bool,
}

/// Names of a deadline: 「納期」.
const DUE: &[&str] = &[
    "納期",
    "締切",
    "締め切り",
    "締切り",
    "締めきり",
    "〆切り",
    "〆切",
    "〆",
    "期限",
    "期日",
    "デッドライン",
    "しめきり",
    "リミット",
    "締め",
    "納品期日",
    "シメキリ",
];

/// The words before a time, and the byte at which they begin; nothing before `floor` is looked at.
pub(super) fn before(text: &str, at: usize, floor: usize) -> (Bound, usize) {
    const LATEST: &[&str] = &["遅くとも", "遅くても", "遅くて", "おそくとも", "おそくても", "どんなに遅くても"];
    const EARLIEST: &[&str] = &[
        "早くても",
        "早くとも",
        "早ければ",
        "早くて",
        "早いと",
        "最短だと",
        "最短でも",
        "最短で",
        "最短",
        "最速で",
        "最速",
        "早めで",
    ];
    const ABOUT: &[&str] =
        &["約", "およそ", "おおよそ", "だいたい", "大体", "概ね", "おおむね", "目安は", "目安として", "ざっと"];
    const REMAINING: &[&str] = &["あと", "残り", "残", "のこり", "ここ", "もう"];
    let mut bound = Bound::default();
    let mut start = at;
    loop {
        let end = skip_blanks_back(text, start);
        let end = before_any(text, end, &["、", "は、", "は"])
            .filter(|&it| before_any(text, it, LATEST).is_some() || before_any(text, it, EARLIEST).is_some())
            .unwrap_or(end);
        let found =
            [LATEST, EARLIEST, ABOUT, REMAINING].iter().position(|words| before_any(text, end, words).is_some());
        let Some(which) = found else { break };
        let begins = before_any(text, end, [LATEST, EARLIEST, ABOUT, REMAINING][which]).unwrap_or(end);
        if begins < floor || which == 3 && char_before(text, begins).is_some_and(is_kanji) {
            break;
        }
        match which {
            0 => bound.latest = true,
            1 => bound.earliest = true,
            2 => bound.about = true,
            _ => bound.remaining = true,
        }
        start = begins;
    }
    bound.due = is_due_before(text, start, floor);
    (bound, start)
}

/// Whether the name of a deadline stands right before the byte: 「納期は」「締切：」.
fn is_due_before(text: &str, at: usize, floor: usize) -> bool {
    const BETWEEN: &[&str] = &[
        "なのですが、",
        "なのですが",
        "のほうですが",
        "ですが、",
        "ですが",
        "につきましては、",
        "につきましては",
        "については、",
        "については",
        "について",
        "に関しては",
        "に関して",
        "としては",
        "として",
        "はいったん",
        "は一旦",
        "は",
        "が",
        "を",
        "の",
        "も",
        "って",
        "、",
        "：",
        ":",
        "】",
        "］",
        "」",
        ")",
        "）",
        "=",
        "＝",
        "→",
        "日時",
        "希望日",
        "日程",
        "希望",
        "予定",
        "日",
        "時間",
        "変更",
        "・",
        "■",
        "●",
        "(仮)",
        "（仮）",
        "一応",
        "いったん",
        "最終",
        "だけ",
        "\n",
        "\r",
    ];
    let mut end = skip_blanks_back(text, at);
    for _ in 0..5 {
        if let Some(begins) = before_any(text, end, DUE) {
            // 「〆」 ends the bound of another time: 「25日〆、26日」.
            return begins >= floor
                && before_any(text, end, &["締め"]).is_none_or(|it| before_any(text, it, &["月末", "日"]).is_none());
        }
        match before_any(text, end, BETWEEN) {
            Some(begins) if begins >= floor => end = skip_blanks_back(text, begins),
            _ => return false,
        }
    }
    false
}

/// What a mark after a time may follow.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct After {
    /// A clock, a season, a named day: 「前」 is then a bound.
    pub may_precede: bool,
    /// Two ends were said: 「の間」 is then a bound.
    pub ranged: bool,
    /// A length: 「で」 and 「以内」 belong to it.
    pub length: bool,
}

/// Reads the words after a time into the bound, and returns the byte after them.
pub(super) fn after(text: &str, end: usize, what: After, bound: &mut Bound) -> usize {
    let mut end = end;
    loop {
        let at = skip_blanks(text, end);
        let Some((next, set)) = mark(text, at, what, bound) else { break };
        set(bound);
        end = next;
    }
    if is_due_after(text, end) {
        bound.due = true;
    }
    end
}

type Set = fn(&mut Bound);

fn mark(text: &str, at: usize, what: After, bound: &Bound) -> Option<(usize, Set)> {
    const MARKS: &[(&[&str], Set)] = &[
        (&["必着", "厳守", "必達"], |it| it.until = true),
        (
            &[
                "いっぱいまで",
                "一杯まで",
                "ギリギリまで",
                "ぎりぎりまで",
                "までのあいだ",
                "までの間",
                "までに",
                "迄に",
                "までにて",
                "まで",
                "迄",
            ],
            |it| it.until = true,
        ),
        (
            &[
                "以内",
                "いっぱい",
                "一杯",
                "じゅう",
                "のうち",
                "の内に",
                "うちに",
                "のどこか",
                "のいずれか",
                "のどちらか",
                "のどれか",
                "どこか",
                "期間中",
                "の期間",
            ],
            |it| it.inside = true,
        ),
        (&["以降", "以後", "いこう", "より後", "よりあと"], |it| it.since = true),
        (
            &[
                "頃合い",
                "頃",
                "ごろ",
                "ころ",
                "あたり",
                "辺り",
                "前後",
                "近辺",
                "付近",
                "めど",
                "メド",
                "目処",
                "目途",
                "目安",
                "めやす",
                "目標",
            ],
            |it| it.around = true,
        ),
        (
            &[
                "を目処",
                "を目途",
                "を目安",
                "をめど",
                "をメド",
                "をめやす",
                "を目標",
                "が目処",
                "が目途",
                "が目安",
                "がめど",
                "が目標",
                "の目処",
                "の目途",
                "の目安",
                "をひとつの目安",
                "を一つの目安",
            ],
            |it| it.around = true,
        ),
        (&["以前", "いぜん"], |it| it.not_after = true),
        (&["より前", "よりも前", "より早", "よりまえ"], |it| it.before = true),
        (&["を過ぎ", "をすぎ", "過ぎ", "すぎ", "を回"], |it| it.passed = true),
        (&["から", "より"], |it| it.starting = true),
    ];
    if let Some((next, set)) = MARKS.iter().find_map(|(words, set)| Some((after_any(text, at, words)?, *set))) {
        return Some((next, set));
    }
    if let Some(next) = after_any(text, at, &["ほど", "程度", "くらい", "ぐらい", "位", "ちょっと", "弱", "強"])
    {
        return (!bound.until).then_some((next, |it| it.around = true));
    }
    if let Some(next) = after_any(text, at, &["中"]) {
        let compound = char_at(text, next).is_some_and(|it| "止心国間央身学継古旬頃盤程".contains(it));
        return (!compound).then_some((next, |it| it.inside = true));
    }
    if let Some(next) = after_any(text, at, &["の間", "のあいだ", "間", "あいだ"]).filter(|_| what.ranged) {
        return Some((next, |it| it.between = true));
    }
    if let Some(next) = after_any(text, at, &["内"]) {
        let compound = char_at(text, next).is_some_and(|it| "容部覧訳定側装金祝".contains(it));
        return (!compound).then_some((next, |it| it.inside = true));
    }
    if let Some(next) = after_any(text, at, &["の前", "前", "まえ"]).filter(|_| what.may_precede && !bound.until) {
        return (!stands_any(text, at, &["前半", "前倒", "前提", "前回"])).then_some((next, |it| it.before = true));
    }
    let next = after_any(text, at, &["で"]).filter(|_| what.length && !bound.by_means && !bound.inside)?;
    (!stands_any(text, at, &["です", "でし", "でき", "でしょ"])).then_some((next, |it| it.by_means = true))
}

/// Whether the name of a deadline stands right after the byte: 「25日が納期」「25日締切」.
fn is_due_after(text: &str, end: usize) -> bool {
    let at = skip_blanks(text, end);
    let at = after_any(text, at, &["までの", "まで、", "まで", "が最終", "が", "を", "に", "の", "、", "（", "("])
        .unwrap_or(at);
    let particle = text.get(end..at).unwrap_or_default();
    let named = stands_any(
        text,
        at,
        &[
            "希望納期",
            "納品期限",
            "提出期限",
            "入稿期限",
            "ご回答期限",
            "回答期限",
            "お支払い期限",
            "お支払期限",
            "支払期限",
            "応募締切",
            "最終締切",
        ],
    );
    if !named && !stands_any(text, at, DUE)
        || stands_any(
            text,
            at,
            &[
                "締めて",
                "締めくく",
                "期限切",
                "期日前",
                "締め切っ",
                "締切を",
                "納期を",
                "期限を",
                "納期は",
                "締切は",
                "期限は",
                "納期が",
                "締切が",
            ],
        )
    {
        return false;
    }
    particle != "に" || stands_any(text, at, &["締め切", "締切り"])
}

/// Whether a length that begins at the byte is counted from an event: 「納品後」「ご注文から」.
pub(super) fn follows_event(text: &str, at: usize, floor: usize) -> bool {
    const BETWEEN: &[&str] = &[
        "、",
        "は",
        "に",
        "通常",
        "原則として",
        "原則",
        "およそ",
        "約",
        "だいたい",
        "大体",
        "おおよそ",
        "概ね",
        "最短で",
        "最短",
        "最長で",
        "最長",
        "最大で",
        "最大",
        "遅くとも",
        "早ければ",
        "さらに",
        "平均",
        "基本的に",
        "基本",
        "土日祝を除く",
        "土日祝を除き",
        "営業日換算で",
        "起算で",
        "起算して",
        "起算",
        "数えて",
        "かぞえて",
        "丸",
        "まる",
        "中",
        "おそらく",
        "たぶん",
        "遅くても",
        "の",
    ];
    let mut end = skip_blanks_back(text, at);
    for _ in 0..6 {
        if let Some(begins) = before_any(text, end, &["から", "より"]) {
            let now =
                ["今", "いま", "これ", "只今", "ただいま", "現在", "現時点", "この時点", "です", "ます", "だ", "した"];
            return begins > floor
                && before_any(text, begins, &now).is_none_or(|it| text.get(it..begins) == Some("した"));
        }
        if let Some(begins) = before_any(text, end, &["後", "のち", "あと", "次第", "以降", "翌日から"]) {
            let other = ["今", "午", "前", "以", "最", "背", "その", "この"];
            return begins > floor && before_any(text, begins, &other).is_none();
        }
        match before_any(text, end, BETWEEN) {
            Some(begins) if begins > floor => end = skip_blanks_back(text, begins),
            _ => return false,
        }
    }
    false
}
