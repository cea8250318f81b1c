//! Expressions that begin with a number: 「12月3日」「12/3」「15:00」「3営業日」.

use super::date::{Amount, Date, Length, Month, Of, Time, Unit, Year, clock};
use super::lexicon::{Part, lexicon};
use super::number::{Number, digit, is_numeral, number, run_end};
use super::source::{after_any, char_at, char_before, is_kanji, skip_blanks, stands, stands_any};

/// What begins with a number at a place, and the byte after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeric {
    Date(Date, usize),
    Time(Time, usize),
    Length(Length, usize),
    /// 「3連休」.
    Run(usize),
    /// A number of something else; the rule says of what.
    None(&'static str, usize),
}

/// What stands to the left of a number and decides how it is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    /// A month, a week or another day was named just before: 「25日」 is a day then.
    pub dated: bool,
    /// 「あと」「約」: 「3日」 is a length then.
    pub counting: bool,
    /// 「夜」 of 「夜8時」.
    pub part: Option<Part>,
}

/// Whether the number at the byte is the tail of something else: 「Ver.2」「03-1234」「¥500」.
pub(super) fn is_tail(text: &str, at: usize) -> bool {
    let Some(before) = char_before(text, at) else { return false };
    let further = || char_before(text, at - before.len_utf8());
    match before {
        '#' | '＃' | '№' | '$' | '¥' | '￥' | '_' | '+' | '@' | '＆' | '&' | '=' | '%' | '\\' => true,
        '第' | '.' | '．' => true,
        '-' | '－' | '/' | '／' | ':' | '：' | ',' | '，' => {
            further().is_some_and(|it| digit(it).is_some() || it.is_ascii_alphabetic() || it == '/')
        }
        _ => is_numeral(before) || before.is_ascii_alphabetic() && !before_clock(text, at),
    }
}

/// Letters may stand before 「19時」 and 「12月」, as in 「Zoom19時」.
fn before_clock(text: &str, at: usize) -> bool {
    number(text, at)
        .is_some_and(|it| it.digits <= 2 && stands_any(text, it.end, &["時から", "時に", "時まで", "月", ":00", ":30"]))
}

pub(super) fn numeric(text: &str, at: usize, beside: Beside) -> Numeric {
    let Some(n) = number(text, at) else { return Numeric::None("number", run_end(text, at)) };
    iso_date(text, n)
        .or_else(|| slash_date(text, at, n))
        .or_else(|| colon_clock(text, n, beside))
        .or_else(|| pair(text, n, beside))
        .or_else(|| with_unit(text, n, beside))
        .unwrap_or_else(|| Numeric::None("number", run_end(text, at)))
}

fn separated(text: &str, n: Number, separators: &[&str]) -> Option<Number> {
    let next = number(text, after_any(text, n.end, separators)?)?;
    (1..=2).contains(&next.digits).then_some(next)
}

/// 「2026-12-03」「2026/12/3」「2026.12.3」.
fn iso_date(text: &str, n: Number) -> Option<Numeric> {
    if n.digits != 4 || !(1900..2200).contains(&n.value) {
        return None;
    }
    ["-", "/", ".", "／", "－", "．"].iter().find_map(|&mark| {
        let month = separated(text, n, &[mark])?;
        let day = separated(text, month, &[mark])?;
        let year = Some(Year::Is(i32::try_from(n.value).ok()?));
        let end = if stands(text, day.end, "T") && char_at(text, day.end + 1).and_then(digit).is_some() {
            day.end + 1
        } else {
            day.end
        };
        Some(Numeric::Date(calendar(year, month.value, day.value)?, end))
    })
}

fn calendar(year: Option<Year>, month: i64, day: i64) -> Option<Date> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Date::Calendar { year, month: Some(Month::Is(month)), of: Of::Day(day) })
}

/// 「8.6.1」 of 「R8.6.1」 and 「8年6月1日」 of 「令和8年6月1日」.
pub(super) fn era_date(text: &str, at: usize, lettered: bool) -> Option<(Date, usize)> {
    let (n, end) = match after_any(text, at, &["元"]) {
        Some(end) if !lettered => (1, end),
        _ => number(text, at).map(|it| (it.value, it.end))?,
    };
    let year = Year::Is(i32::try_from(n).ok().filter(|it| (1..100).contains(it))? + 2018);
    let first = Number { value: n, digits: 1, pair: None, end };
    for mark in [".", "/", "-", "．", "／"] {
        let rest = separated(text, first, &[mark]).and_then(|month| Some((month, separated(text, month, &[mark])?)));
        if let Some((month, day)) = rest {
            return Some((calendar(Some(year), month.value, day.value)?, day.end));
        }
    }
    let end = after_any(text, skip_blanks(text, end), &["年"])?;
    Some((Date::Year { year, part: None }, end))
}

/// 「12/3」, unless it is a fraction, a ratio or a part of a longer number.
fn slash_date(text: &str, at: usize, n: Number) -> Option<Numeric> {
    if !(1..=2).contains(&n.digits) {
        return None;
    }
    let day = separated(text, n, &["/", "／"])?;
    let next = char_at(text, day.end);
    let is_longer =
        matches!(next, Some('/' | '／' | '%' | '％' | '枚' | 'ペ' | '倍' | '人' | '本' | '個' | '話' | '回' | '名'))
            || next.is_some_and(|it| {
                digit(it).is_some() || it.is_ascii_alphabetic() && !stands_any(text, day.end, &["AM", "PM", "am", "pm"])
            })
            || matches!(next, Some('.' | '-'))
                && char_at(text, day.end + 1).and_then(digit).is_some()
                && !stands(text, day.end, "-");
    if is_longer || is_fraction(text, at, n, day) {
        return None;
    }
    Some(Numeric::Date(calendar(None, n.value, day.value)?, day.end))
}

fn is_fraction(text: &str, at: usize, n: Number, of: Number) -> bool {
    let small = n.value < of.value && of.value <= 10;
    let left = text.get(..at).unwrap_or_default();
    let said_left = ["約", "残り", "全体の", "の", "およそ"].iter().any(|it| left.ends_with(it));
    let said_right = stands_any(
        text,
        of.end,
        &[
            "くらい",
            "ぐらい",
            "ほど",
            "程度",
            "サイズ",
            "スケール",
            "に縮小",
            "の確率",
            "ほぼ",
            "が完",
            "は完",
            "が終",
            "まで終",
            "まで完",
            "まで進",
        ],
    );
    let scale = stands_any(text, of.end, &["スケール", "サイズ", "の縮尺", "縮尺", "モデル"]);
    scale || small && (said_right || said_left && stands_any(text, of.end, &["が", "は", "を"]))
}

/// 「15:00」.
fn colon_clock(text: &str, n: Number, beside: Beside) -> Option<Numeric> {
    if !(1..=2).contains(&n.digits) || n.value > 29 {
        return None;
    }
    let minute = separated(text, n, &[":", "："])?;
    let next = char_at(text, minute.end);
    if minute.digits != 2 || minute.value > 59 || next.is_some_and(|it| digit(it).is_some() || it.is_ascii_alphabetic())
    {
        return None;
    }
    if stands_any(
        text,
        minute.end,
        &["の比", "比", "のアスペクト", "のサイズ", "サイズ", "の画面", "の動画", "で書き出"],
    ) {
        return None;
    }
    let end = separated(text, minute, &[":"]).map_or(minute.end, |it| it.end);
    let (minutes, guessed) = clock(n.value, minute.value, beside.part);
    Some(Numeric::Time(Time::Clock { minutes, to: None, guessed }, end))
}

/// 「2、3日」「10〜12時」「二三日」.
fn pair(text: &str, n: Number, beside: Beside) -> Option<Numeric> {
    let (low, high, end) = match n.pair {
        Some((low, high)) => (low, high, n.end),
        None => {
            let separators =
                ["、", "・", ",", "，", "〜", "~", "～", "-", "－", "–", "—", "ー", "―", "から", "ないし", "か"];
            let high = number(text, skip_blanks(text, after_any(text, skip_blanks(text, n.end), &separators)?))?;
            (n.value, high.value, high.end)
        }
    };
    let at = skip_blanks(text, end);
    if low >= high || n.digits > 2 {
        return None;
    }
    if let Some(after) = after_any(text, at, &["時"]).filter(|_| !stands(text, at, "時間")) {
        let (from, guessed) = clock(low, 0, beside.part);
        let (to, _) = clock(high, 0, beside.part);
        let to = if stands(text, after, "半") { to + 30 } else { to };
        let after = after_any(text, after, &["半"]).unwrap_or(after);
        return (high <= 30 && n.pair.is_none())
            .then_some(Numeric::Time(Time::Clock { minutes: from, to: Some(to), guessed }, after));
    }
    let (unit, after) = length_unit(text, at)?;
    if unit == Unit::Day && !stands(text, at, "日間") {
        let close = high - low == 1 && high <= 10 || low <= 7 && high <= 14;
        if beside.dated || !(close || is_counted(text, after, high)) {
            let (low, high) = (u32::try_from(low).ok()?, u32::try_from(high).ok().filter(|it| *it <= 31)?);
            return Some(Numeric::Date(Date::Calendar { year: None, month: None, of: Of::Days(low, high) }, after));
        }
    }
    let several = Length { low: Amount::new(low, unit), high: Amount::new(high, unit), several: false };
    Some(Numeric::Length(several, after))
}

/// The unit of a length at the byte, 「日」 included.
pub(super) fn length_unit(text: &str, at: usize) -> Option<(Unit, usize)> {
    const UNITS: &[(&[&str], Unit)] = &[
        (&["営業日間", "営業日", "稼働日", "業務日", "実働日", "ビジネスデー"], Unit::Business),
        (&["日間", "日"], Unit::Day),
        (&["週間", "週"], Unit::Week),
        (
            &[
                "ヶ月間",
                "ヶ月",
                "か月間",
                "か月",
                "カ月間",
                "カ月",
                "ヵ月間",
                "ヵ月",
                "ケ月間",
                "ケ月",
                "箇月",
                "個月",
                "ｹ月",
                "ｶ月",
                "ヶ⽉",
            ],
            Unit::Month,
        ),
        (&["時間"], Unit::Hour),
        (&["分間", "分"], Unit::Minute),
        (&["年間", "ヶ年", "か年", "年"], Unit::Year),
    ];
    UNITS.iter().find_map(|(words, unit)| Some((*unit, after_any(text, at, words)?)))
}

fn with_unit(text: &str, n: Number, beside: Beside) -> Option<Numeric> {
    let at = skip_blanks(text, n.end);
    if let Some(after) = after_any(text, at, &["時"]).filter(|_| !stands(text, at, "時間")) {
        return clock_time(text, n, after, beside);
    }
    if let Some(after) = after_any(text, at, &["月"]) {
        let next = char_at(text, after);
        if matches!(next, Some('号' | '面' | '刊' | '額' | '商' | '分' | '期' | '度' | '生'))
            && !stands(text, after, "分以")
        {
            return Some(Numeric::None("label", after));
        }
        let month = u32::try_from(n.value).ok().filter(|it| (1..=12).contains(it))?;
        return Some(Numeric::Date(Date::Calendar { year: None, month: Some(Month::Is(month)), of: Of::Whole }, after));
    }
    if let Some(after) = after_any(text, at, &["泊"]) {
        let day = number(text, after).and_then(|it| after_any(text, it.end, &["日間", "日"]));
        return Some(Numeric::None("number", day.unwrap_or(after)));
    }
    if let Some(after) = after_any(text, at, &["連休"]) {
        return Some(Numeric::Run(after));
    }
    if stands_any(text, at, &["秒"]) {
        return Some(Numeric::None("media", at + "秒".len()));
    }
    let (unit, after) = length_unit(text, at)?;
    // 「百日」「千年」 say many; they also begin place names: 「千日前」.
    if n.digits == 0 && matches!(n.value, 100 | 1000) {
        return Some(Numeric::None("idiom", after));
    }
    if unit == Unit::Year {
        return year(text, n, at, after);
    }
    if unit == Unit::Day && !stands(text, at, "日間") {
        return day(text, n, after, beside);
    }
    length(text, n, unit, after, at)
}

fn length(text: &str, n: Number, unit: Unit, after: usize, at: usize) -> Option<Numeric> {
    // 「十分」 is nearly always "enough", 「3分の1」 a fraction, 「2週目」 an ordinal.
    let ordinal = unit == Unit::Week && stands(text, after, "目");
    if unit == Unit::Minute
        && stands_any(text, after, &["の1", "の一", "の２", "の2", "の１", "割", "岐", "類", "配", "野"])
        || ordinal
    {
        return Some(Numeric::None("number", after));
    }
    if unit == Unit::Minute
        && n.digits == 0
        && !stands_any(text, after, &["間", "後", "以内", "ほど", "前", "程度", "くらい", "ぐらい"])
        && !stands(text, at, "分間")
    {
        return Some(Numeric::None("idiom", after));
    }
    if stands_any(text, after, &["おき", "ごと", "毎", "ずつ", "に1回", "に一度", "に一回", "に１回"])
    {
        return Some(Numeric::None("standing", after));
    }
    let half = stands(text, after, "半") && !stands(text, after, "半日");
    let mut after = if half { after + "半".len() } else { after };
    let mut amount = Amount { n: n.value, half, unit };
    if unit == Unit::Hour
        && let Some(minutes) = number(text, after).filter(|it| stands(text, it.end, "分"))
    {
        amount = Amount::new(n.value * 60 + minutes.value, Unit::Minute);
        after = minutes.end + "分".len();
    }
    Some(Numeric::Length(Length::one(amount), after))
}

/// 「15時」「15時半」「15時30分」.
fn clock_time(text: &str, n: Number, after: usize, beside: Beside) -> Option<Numeric> {
    if n.value > 30 || stands_any(text, after, &["代", "期", "刻表"]) {
        return Some(Numeric::None("number", after));
    }
    let (minute, end) = match number(text, skip_blanks(text, after)).filter(|it| it.value < 60) {
        Some(minute) if stands(text, minute.end, "分") && !stands(text, minute.end, "分間") => {
            (minute.value, minute.end + "分".len())
        }
        _ => match after_any(text, after, &["半"]) {
            Some(end) => (30, end),
            None => (0, after),
        },
    };
    let end = after_any(text, end, &["ちょうど", "きっかり", "ジャスト", "台"]).unwrap_or(end);
    let (minutes, guessed) = clock(n.value, minute, beside.part);
    Some(Numeric::Time(Time::Clock { minutes, to: None, guessed }, end))
}

fn year(text: &str, n: Number, at: usize, after: usize) -> Option<Numeric> {
    let is_calendar = stands(text, at, "年") && !stands(text, at, "年間");
    if is_calendar && (1900..2200).contains(&n.value) {
        let year = i32::try_from(n.value).ok()?;
        if let Some(end) = after_any(text, after, &["度末"]) {
            return Some(Numeric::Date(
                Date::Calendar { year: Some(Year::Is(year + 1)), month: Some(Month::Is(3)), of: Of::Day(31) },
                end,
            ));
        }
        return Some(Numeric::Date(Date::Year { year: Year::Is(year), part: None }, after));
    }
    let is_short = (20..100).contains(&n.value) && number(text, after).is_some_and(|it| stands(text, it.end, "月"));
    if is_calendar && is_short {
        return Some(Numeric::Date(
            Date::Year { year: Year::Is(i32::try_from(n.value).ok()? + 2000), part: None },
            after,
        ));
    }
    let counted = stands_any(text, after, &["後", "以内", "間"]) || !is_calendar;
    let length = Length::one(Amount::new(n.value, Unit::Year));
    Some(if counted { Numeric::Length(length, after) } else { Numeric::None("number", after) })
}

/// 「25日」: a day of the month, or a length.
fn day(text: &str, n: Number, after: usize, beside: Beside) -> Option<Numeric> {
    if stands_any(
        text,
        after,
        &[
            "目",
            "分の",
            "ごと",
            "毎",
            "おき",
            "ずつ",
            "に1",
            "に一",
            "に１",
            "に2",
            "に３",
            "に二",
            "あたり1",
            "あたり2",
            "中元気",
            "市",
            "町",
            "坊主",
            "付け坊",
        ],
    ) && !stands(text, after, "に10")
    {
        return Some(Numeric::None("number", after));
    }
    let rate = number(text, after).is_some_and(|it| {
        it.digits > 0 && !stands_any(text, skip_blanks(text, it.end), &["時", ":", "：", "日", "/", "〜", "、", "月"])
            || stands(text, it.end, "時間")
    });
    if rate {
        return Some(Numeric::None("standing", after));
    }
    let value = u32::try_from(n.value).ok()?;
    let date = Numeric::Date(Date::Calendar { year: None, month: None, of: Of::Day(value) }, after);
    let is_day = (1..=31).contains(&value) && !beside.counting && !is_counted(text, after, n.value);
    if beside.dated && (1..=31).contains(&value) || is_day {
        return Some(date);
    }
    if char_at(text, after).is_some_and(|it| it == '酔') {
        return None;
    }
    let half = stands(text, after, "半");
    let end = if half { after + "半".len() } else { after };
    Some(Numeric::Length(Length::one(Amount { n: n.value, half, unit: Unit::Day }), end))
}

/// Whether the words after 「N日」 make it a length.
pub(super) fn is_counted(text: &str, after: usize, n: i64) -> bool {
    const LENGTH: &[&str] = &[
        "間",
        "以内",
        "内に",
        "ほど",
        "程度",
        "以上",
        "未満",
        "かか",
        "掛か",
        "かけ",
        "お時間",
        "時間を",
        "連続",
        "短縮",
        "延長",
        "延期",
        "前倒し",
        "猶予",
        "遅れ",
        "早く",
        "早め",
        "早ま",
        "待っ",
        "お待ち",
        "ください",
        "下さい",
        "いただけ",
        "いただき",
        "いただい",
        "頂け",
        "頂き",
        "頂戴",
        "もらえ",
        "もらい",
        "必要",
        "欲し",
        "ほし",
        "あれば",
        "経",
        "たっ",
        "たち",
        "ぶり",
        "足らず",
        "弱",
        "強",
        "半",
        "先",
        "もあれば",
        "もかか",
        "もいただ",
        "は必要",
        "はかか",
        "はほし",
        "は欲し",
        "はいただ",
        "は頂",
        "が必要",
        "に短縮",
        "に延長",
        "に縮",
        "を要",
        "要し",
        "遅らせ",
        "ずら",
        "延ば",
        "延び",
        "空け",
        "空い",
        "過ぎ",
        "経過",
        "くらいかか",
        "位かか",
        "の猶予",
        "のお時間",
        "の余裕",
        "の制作期間",
        "を見込",
        "みて",
        "見て",
        "見込",
        "の遅れ",
        "の延長",
        "前倒",
        "おいて",
        "で足り",
        "では足り",
        "では厳し",
        "では難し",
        "では終わ",
    ];
    if stands_any(text, after, &["くらい", "ぐらい", "位"]) {
        let end = after_any(text, after, &["くらい", "ぐらい", "位"]).unwrap_or(after);
        return !stands_any(text, end, &["に", "まで", "から", "以", "迄"]);
    }
    if stands_any(text, after, &["後半"]) || stands(text, after, "前後") {
        return false;
    }
    if stands_any(text, after, &["後", "前"]) || stands_any(text, after, LENGTH) {
        return true;
    }
    let de = after_any(text, after, &["で"]);
    n <= 20 && de.is_some_and(|at| completes(text, at))
}

/// Whether something is finished in the words that follow: 「仕上げます」.
pub(super) fn completes(text: &str, at: usize) -> bool {
    let mut at = at;
    for _ in 0..14 {
        let Some(it) = char_at(text, at) else { return false };
        if matches!(it, '。' | '\n' | '！' | '？' | '!' | '?') || digit(it).is_some() {
            return false;
        }
        if lexicon().cues.all_at(text, at).any(|(_, cue)| cue == super::lexicon::Cue::Completion) {
            return true;
        }
        at += it.len_utf8();
    }
    false
}

/// Whether a kanji or a katakana word goes on at the byte.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(|it| is_kanji(it) || super::source::is_katakana(it))
}
