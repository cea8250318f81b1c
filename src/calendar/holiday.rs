use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The name of the national holiday on a day in Japan, by the rules of 国民の祝日に関する法律: 2026-11-23 is 「勤労感謝の日」.
///
/// Right for 2019 to 2050, with the one-off laws of 2019, 2020 and 2021. The equinoxes are computed; they become law in the
/// February of the year before.
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    if let Some(name) = named(day) {
        return Some(name);
    }
    if is_substitute(day) {
        return Some("振替休日");
    }
    is_sandwiched(day).then_some("国民の休日")
}

/// A day that has a holiday name of its own.
fn named(day: NaiveDate) -> Option<&'static str> {
    match exception(day) {
        Exception::Holiday(name) => return Some(name),
        Exception::Moved => return None,
        Exception::None => {}
    }
    let nth_monday = if day.weekday() == Weekday::Mon { (day.day() - 1) / 7 + 1 } else { 0 };
    Some(match (day.month(), day.day()) {
        (1, 1) => "元日",
        (1, _) if nth_monday == 2 => "成人の日",
        (2, 11) => "建国記念の日",
        (2, 23) if day.year() >= 2020 => "天皇誕生日",
        (3, d) if d == equinox(day.year(), 20.8431) => "春分の日",
        (4, 29) => "昭和の日",
        (5, 3) => "憲法記念日",
        (5, 4) => "みどりの日",
        (5, 5) => "こどもの日",
        (7, _) if nth_monday == 3 => "海の日",
        (8, 11) => "山の日",
        (9, _) if nth_monday == 3 => "敬老の日",
        (9, d) if d == equinox(day.year(), 23.2488) => "秋分の日",
        (10, _) if nth_monday == 2 => sports_day(day.year()),
        (11, 3) => "文化の日",
        (11, 23) => "勤労感謝の日",
        _ => return None,
    })
}

enum Exception {
    Holiday(&'static str),
    Moved,
    None,
}

/// The laws that moved or added holidays for one year: the accession of 2019 and the games of 2020 and 2021.
fn exception(day: NaiveDate) -> Exception {
    match (day.year(), day.month(), day.day()) {
        (2019, 5, 1) => Exception::Holiday("即位の日"),
        (2019, 10, 22) => Exception::Holiday("即位礼正殿の儀"),
        (2020, 7, 23) | (2021, 7, 22) => Exception::Holiday("海の日"),
        (2020, 7, 24) | (2021, 7, 23) => Exception::Holiday("スポーツの日"),
        (2020, 8, 10) | (2021, 8, 8) => Exception::Holiday("山の日"),
        (2020 | 2021, 7 | 8 | 10, _) => Exception::Moved,
        _ => Exception::None,
    }
}

fn sports_day(year: i32) -> &'static str {
    if year >= 2020 { "スポーツの日" } else { "体育の日" }
}

/// The day of the month of an equinox, by the formula of 新こよみ便利帳 (1980 to 2099).
fn equinox(year: i32, base: f64) -> u32 {
    let n = year - 1980;
    let day = (base + 0.242_194 * f64::from(n)).floor() - f64::from(n.div_euclid(4));
    // Between 20 and 24 for every year of the formula; a day of a year far outside matches no date.
    if (1.0..=31.0).contains(&day) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie in 1..=31")]
        let day = day as u32;
        day
    } else {
        0
    }
}

/// The next day without a name after a holiday that fell on a Sunday.
fn is_substitute(day: NaiveDate) -> bool {
    let mut before = day.pred_opt();
    while let Some(it) = before.filter(|&it| named(it).is_some()) {
        if it.weekday() == Weekday::Sun {
            return true;
        }
        before = it.pred_opt();
    }
    false
}

/// A weekday between two holidays.
fn is_sandwiched(day: NaiveDate) -> bool {
    let is_named = |it: Option<NaiveDate>| it.is_some_and(|it| named(it).is_some());
    is_named(day.checked_sub_days(Days::new(1))) && is_named(day.checked_add_days(Days::new(1)))
}
