//! Expressions that begin with a number: 「12月」「25日」「15時」「3営業日」.

use super::date::{Amount, Date, Length, Month, Of, Time, Unit, Year, clock};
use super::digits::{colon_clock, iso_date, slash_date};
use super::lexeme::{Cue, Part};
use super::lexicon::lexicon;
use super::number::{Number, digit, is_numeral, number, run_end};
use super::place::Place;
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

/// What begins with the number at the byte.
pub(super) fn numeric(text: &str, at: usize, beside: Beside) -> Numeric {
    let Some(n) = number(text, at) else { return Numeric::None("number", run_end(text, at)) };
    iso_date(text, n)
        .or_else(|| slash_date(text, at, n))
        .or_else(|| colon_clock(text, n, beside.part))
        .or_else(|| pair(text, n, beside))
        .or_else(|| with_unit(text, n, beside))
        .unwrap_or_else(|| Numeric::None("number", run_end(text, at)))
}

/// Whether the number at the byte is the tail of something else: 「Ver.2」「03-1234」「¥500」.
pub(super) fn is_tail(text: &str, at: usize) -> bool {
    let Some(before) = char_before(text, at) else { return false };
    let further = || char_before(text, at - before.len_utf8());
    if text.get(..at).is_some_and(|it| it.ends_with("or")) {
        return false;
    }
    match before {
        '#' | '＃' | '№' | '$' | '¥' | '￥' | '_' | '+' | '@' | '＆' | '&' | '=' | '%' | '\\' | '第' | '.' | '．' => {
            true
        }
        '-' | '－' | '/' | '／' | ':' | '：' | ',' | '，' => {
            further().is_some_and(|it| it == '/' || it.is_ascii_alphabetic() || digit(it).is_some())
        }
        _ => is_numeral(before) || before.is_ascii_alphabetic() && !is_clock_or_month(text, at),
    }
}

/// Letters may stand right before 「19時」 and 「12月」, as in 「Zoom19時」.
fn is_clock_or_month(text: &str, at: usize) -> bool {
    number(text, at).is_some_and(|it| it.digits <= 2 && stands_any(text, it.end, &["時", "月", ":00", ":30"]))
}

/// The byte after a rate: 「3日」 of 「週3日」, 「10時間」 of 「月10時間」.
pub(super) fn rate(text: &str, at: usize) -> Option<usize> {
    let period = char_before(text, at).filter(|it| matches!(it, '週' | '月' | '年'))?;
    let further = char_before(text, at - period.len_utf8());
    let named =
        further.is_some_and(|it| is_kanji(it) || is_numeral(it) || matches!(it, 'ヶ' | 'か' | 'カ' | 'ケ' | 'ヵ'));
    (!named && number(text, at).is_some()).then(|| rate_end(text, at))
}

/// The byte after 「2時間」 of 「1日2時間」.
fn rate_end(text: &str, at: usize) -> usize {
    number(text, at).map_or(at, |it| length_unit(text, it.end).map_or(it.end, |(_, end)| end))
}

/// 「2、3日」「10〜12時」「二三日」.
fn pair(text: &str, n: Number, beside: Beside) -> Option<Numeric> {
    let (low, high, end) = if let Some((low, high)) = n.pair {
        (low, high, n.end)
    } else {
        let second = number(text, skip_blanks(text, Place::Pair.after(text, skip_blanks(text, n.end))?))?;
        (n.value, second.value, second.end)
    };
    let at = skip_blanks(text, end);
    if low >= high || n.digits > 2 {
        return None;
    }
    if stands(text, at, "時") && !stands(text, at, "時間") {
        return if n.pair.is_none() { hours(text, (low, high), at, beside) } else { None };
    }
    let (unit, after) = length_unit(text, at)?;
    if unit == Unit::Day && !stands(text, at, "日間") {
        let is_close = high - low == 1 && high <= 10 || low <= 7 && high <= 14;
        if beside.dated || !is_close && !is_counted(text, after, high) {
            let (low, high) = (u32::try_from(low).ok()?, u32::try_from(high).ok().filter(|it| *it <= 31)?);
            return Some(Numeric::Date(Date::Calendar { year: None, month: None, of: Of::Days(low, high) }, after));
        }
    }
    Some(Numeric::Length(Length { low: Amount::new(low, unit), high: Amount::new(high, unit), several: false }, after))
}

/// 「10〜12時」「13〜15時半」.
fn hours(text: &str, (low, high): (i64, i64), at: usize, beside: Beside) -> Option<Numeric> {
    let after = at + "時".len();
    let half = after_any(text, after, &["半"]);
    let (minutes, guessed) = clock(low, 0, beside.part);
    let (to, _) = clock(high, if half.is_some() { 30 } else { 0 }, beside.part);
    (high <= 30).then(|| Numeric::Time(Time::Clock { minutes, to: Some(to), guessed }, half.unwrap_or(after)))
}

/// The unit of a length at the byte, 「日」 included.
pub(super) fn length_unit(text: &str, at: usize) -> Option<(Unit, usize)> {
    const BUSINESS: &[&str] = &["営業日間", "営業日", "稼働日", "業務日", "実働日", "ビジネスデー"];
    const MONTHS: &[&str] = &["ヶ月", "か月", "カ月", "ヵ月", "ケ月", "箇月", "個月", "ｹ月", "ｶ月", "かげつ"];
    let unit = |unit: Unit, words: &[&str]| Some((unit, after_any(text, at, words)?));
    match char_at(text, at)? {
        '日' => unit(Unit::Day, &["日間", "日"]),
        '週' => unit(Unit::Week, &["週間", "週"]),
        '時' => unit(Unit::Hour, &["時間"]),
        '分' => unit(Unit::Minute, &["分間", "分"]),
        '年' => unit(Unit::Year, &["年間", "年"]),
        '営' | '稼' | '業' | '実' | 'ビ' => unit(Unit::Business, BUSINESS),
        'ヶ' | 'か' | 'カ' | 'ヵ' | 'ケ' | '箇' | '個' | 'ｹ' | 'ｶ' => {
            let months = unit(Unit::Month, MONTHS);
            let months = months.map(|(unit, end)| (unit, after_any(text, end, &["間"]).unwrap_or(end)));
            months.or_else(|| unit(Unit::Year, &["ヶ年", "か年"]))
        }
        _ => None,
    }
}

fn with_unit(text: &str, n: Number, beside: Beside) -> Option<Numeric> {
    let at = skip_blanks(text, n.end);
    if stands(text, at, "時") && !stands(text, at, "時間") {
        return Some(clock_time(text, n, at + "時".len(), beside));
    }
    if let Some(after) = after_any(text, at, &["月"]) {
        if Place::Label.stands(text, after) && !stands(text, after, "分以") {
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
    if let Some(after) = after_any(text, at, &["秒"]) {
        return Some(Numeric::None("media", after));
    }
    let (unit, after) = length_unit(text, at)?;
    // 「百日」「千年」 say many; they also begin names of places: 「千日前」.
    if n.digits == 0 && matches!(n.value, 100 | 1000) {
        return Some(Numeric::None("idiom", after));
    }
    if let Some(end) = after_any(text, after, &["目"]).filter(|_| unit == Unit::Week && beside.dated) {
        let of = Of::NthWeek(u32::try_from(n.value).ok()?);
        return Some(Numeric::Date(Date::Calendar { year: None, month: None, of }, end));
    }
    match unit {
        Unit::Year => year(text, n, at, after),
        Unit::Day if !stands(text, at, "日間") => day(text, n, after, beside),
        _ => Some(length(text, n, unit, (at, after))),
    }
}

/// A length with its unit between the two bytes.
fn length(text: &str, n: Number, unit: Unit, (at, after): (usize, usize)) -> Numeric {
    let is_ordinal = unit == Unit::Week && stands(text, after, "目");
    // 「3分の1」「5分咲き」「八分目」.
    let is_part = unit == Unit::Minute
        && stands_any(
            text,
            after,
            &[
                "の1", "の一", "の２", "の2", "の１", "の二", "の三", "割", "岐", "類", "配", "野", "咲", "目", "丈",
                "袖",
            ],
        );
    if is_ordinal || is_part {
        return Numeric::None("number", after);
    }
    // 「十分」 is nearly always "enough".
    let counted = ["間", "後", "以内", "ほど", "前", "程度", "くらい", "ぐらい"];
    if unit == Unit::Minute && n.digits == 0 && !stands(text, at, "分間") && !stands_any(text, after, &counted) {
        return Numeric::None("idiom", after);
    }
    if Place::Rate.stands(text, after) {
        return Numeric::None("standing", after);
    }
    let minutes = number(text, after).filter(|it| unit == Unit::Hour && stands(text, it.end, "分"));
    if let Some(minutes) = minutes {
        let amount = Amount::new(n.value * 60 + minutes.value, Unit::Minute);
        return Numeric::Length(Length::one(amount), minutes.end + "分".len());
    }
    // 「10分28秒」 is a place in a film.
    if let Some(seconds) = number(text, after).filter(|it| unit == Unit::Minute && stands(text, it.end, "秒")) {
        return Numeric::None("media", seconds.end + "秒".len());
    }
    let half = after_any(text, after, &["半"]).filter(|_| !stands(text, after, "半日"));
    Numeric::Length(Length::one(Amount { n: n.value, half: half.is_some(), unit }), half.unwrap_or(after))
}

/// 「15時」「15時半」「15時30分」.
fn clock_time(text: &str, n: Number, after: usize, beside: Beside) -> Numeric {
    if n.value > 30 || stands_any(text, after, &["代", "期", "刻表"]) {
        return Numeric::None("number", after);
    }
    let minutes = number(text, skip_blanks(text, after))
        .filter(|it| it.value < 60 && stands(text, it.end, "分") && !stands(text, it.end, "分間"));
    let (minute, end) = match minutes {
        Some(it) => (it.value, it.end + "分".len()),
        None => after_any(text, after, &["半"]).map_or((0, after), |end| (30, end)),
    };
    let end = after_any(text, end, &["ちょうど", "きっかり", "ジャスト", "台"]).unwrap_or(end);
    let (minutes, guessed) = clock(n.value, minute, beside.part);
    Numeric::Time(Time::Clock { minutes, to: None, guessed }, end)
}

fn year(text: &str, n: Number, at: usize, after: usize) -> Option<Numeric> {
    let of_calendar = stands(text, at, "年") && !stands(text, at, "年間");
    let before_month = || number(text, after).is_some_and(|it| stands(text, it.end, "月"));
    let year = match n.value {
        1900..2200 => Some(n.value),
        20..100 if before_month() => Some(n.value + 2000),
        _ => None,
    };
    if let Some(year) = year.filter(|_| of_calendar) {
        let year = i32::try_from(year).ok()?;
        return Some(match after_any(text, after, &["度末"]) {
            Some(end) => Numeric::Date(
                Date::Calendar { year: Some(Year::Is(year + 1)), month: Some(Month::Is(3)), of: Of::Day(31) },
                end,
            ),
            None => Numeric::Date(Date::Year { year: Year::Is(year), part: None }, after),
        });
    }
    // 「創業20年」「経験3年」 is no length to count on.
    let counted = !of_calendar || stands_any(text, after, &["後", "以内", "間"]);
    let length = Length::one(Amount::new(n.value, Unit::Year));
    Some(if counted { Numeric::Length(length, after) } else { Numeric::None("number", after) })
}

/// 「25日」: a day of the month, or a length.
fn day(text: &str, n: Number, after: usize, beside: Beside) -> Option<Numeric> {
    if Place::NotADay.stands(text, after) {
        return Some(Numeric::None("number", after));
    }
    if Place::Rate.stands(text, after) && !stands(text, after, "に10") {
        return Some(Numeric::None("standing", after));
    }
    let next = number(text, after).filter(|it| it.digits > 0);
    let is_rate = next.is_some_and(|it| {
        stands(text, it.end, "時間")
            || !stands_any(text, skip_blanks(text, it.end), &["時", ":", "：", "日", "/", "〜", "、", "月"])
    });
    if is_rate {
        return Some(Numeric::None("standing", rate_end(text, after)));
    }
    let value = u32::try_from(n.value).ok()?;
    let is_day = beside.dated || !beside.counting && !is_counted(text, after, n.value);
    if is_day && (1..=31).contains(&value) {
        return Some(Numeric::Date(Date::Calendar { year: None, month: None, of: Of::Day(value) }, after));
    }
    let half = after_any(text, after, &["半"]).filter(|_| !stands(text, after, "半分"));
    Some(Numeric::Length(
        Length::one(Amount { n: n.value, half: half.is_some(), unit: Unit::Day }),
        half.unwrap_or(after),
    ))
}

/// Whether the words after 「N日」 make it a length.
pub(super) fn is_counted(text: &str, after: usize, n: i64) -> bool {
    if let Some(end) = Place::Vaguely.after(text, after) {
        return !Place::Dated.stands(text, end);
    }
    let counted = Place::Counted.after(text, after);
    // 「10日前後かかります」 is a length, 「25日前後」 a day.
    if Place::CountedNot.after(text, after).is_some_and(|not| counted.is_none_or(|it| it <= not)) {
        return false;
    }
    let completes = || n <= 20 && after_any(text, after, &["で"]).is_some_and(|at| completes(text, at));
    counted.is_some() || completes()
}

/// Whether something is finished in the next words: 「仕上げます」.
fn completes(text: &str, at: usize) -> bool {
    let mut at = at;
    for _ in 0..14 {
        let Some(it) = char_at(text, at) else { return false };
        if matches!(it, '。' | '\n' | '！' | '？' | '!' | '?') || digit(it).is_some() {
            return false;
        }
        if lexicon().cues.all_at(text, at).any(|(_, cue)| cue == Cue::Completion) {
            return true;
        }
        at += it.len_utf8();
    }
    false
}
