use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use super::{Business, Days, Season, Weekdays, holiday};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn minute(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

#[track_caller]
fn check_year(year: i32, expected: &str) {
    let days = day(&format!("{year}-01-01")).iter_days().take_while(|it| it.year() == year);
    let found: Vec<String> =
        days.filter(|&it| holiday(it).is_some()).map(|it| format!("{}/{}", it.month(), it.day())).collect();
    assert_eq!(found.join(" "), expected, "{year}");
}

#[test]
fn holidays_of_whole_years() {
    check_year(2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23");
    check_year(2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23");
}

#[test]
fn holidays_of_the_years_with_laws_of_their_own() {
    check_year(
        2019,
        "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23",
    );
    check_year(2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23");
    check_year(2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23");
}

#[test]
fn holiday_names() {
    for (date, name) in [
        ("2026-05-06", Some("振替休日")),
        ("2026-09-22", Some("国民の休日")),
        ("2032-09-21", Some("国民の休日")),
        ("2037-09-22", Some("国民の休日")),
        ("2043-09-22", Some("国民の休日")),
        ("2049-09-21", Some("国民の休日")),
        ("2019-10-14", Some("体育の日")),
        ("2026-10-12", Some("スポーツの日")),
        ("2027-03-22", Some("振替休日")),
        ("2021-08-11", None),
        ("2020-10-12", None),
        ("2031-09-22", None),
        ("2026-08-14", None),
    ] {
        assert_eq!(holiday(day(date)), name, "{date}");
    }
}

#[track_caller]
fn check_nth(from: &str, n: u32, after: &str, before: &str) {
    let business = Business::default();
    assert_eq!(business.nth_after(day(from), n), Some(day(after)), "{n} after {from}");
    assert_eq!(business.nth_before(day(from), n), Some(day(before)), "{n} before {from}");
}

#[test]
fn business_days_are_counted_without_the_day_itself() {
    check_nth("2026-11-20", 1, "2026-11-24", "2026-11-19");
    check_nth("2026-11-20", 2, "2026-11-25", "2026-11-18");
    check_nth("2026-09-17", 5, "2026-09-29", "2026-09-10");
    check_nth("2026-12-28", 2, "2027-01-05", "2026-12-24");
    check_nth("2026-11-22", 0, "2026-11-22", "2026-11-22");
}

#[test]
fn an_office_has_its_own_days() {
    let mut business = Business { days_off: Weekdays::of(&[Weekday::Wed]), ..Business::default() };
    assert!(!business.is_business_day(day("2026-11-25")));
    assert!(business.is_business_day(day("2026-11-28")));
    business.closed.insert(day("2026-11-28"));
    assert!(!business.is_business_day(day("2026-11-28")));
    business.open.insert(day("2026-11-23"));
    assert!(business.is_business_day(day("2026-11-23")));
    business.year_end = None;
    assert!(business.is_business_day(day("2026-12-31")));
    business.holidays_off = false;
    assert!(business.is_business_day(day("2027-01-01")));
}

#[test]
fn an_office_that_is_always_closed_has_no_next_day() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let business = Business { days_off: Weekdays::of(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun]), ..Business::default() };
    assert_eq!(business.next(day("2026-11-20")), None);
    assert_eq!(business.run_off(day("2026-11-20"), 3).map(|it| it.contains(day("2026-11-20"))), Some(true));
}

#[track_caller]
fn check_seconds(from: &str, to: &str, hours: i64) {
    assert_eq!(Business::default().seconds_between(minute(from), minute(to)), hours * 3600, "{from} to {to}");
}

#[test]
fn business_hours_skip_nights_and_days_off() {
    check_seconds("2026-11-20T15:00", "2026-11-20T17:00", 2);
    check_seconds("2026-11-20T15:00", "2026-11-24T10:00", 4);
    check_seconds("2026-11-20T20:00", "2026-11-24T08:00", 0);
    check_seconds("2026-11-24T10:00", "2026-11-20T15:00", 0);
    assert_eq!(Business::default().days_between(day("2026-11-20"), day("2026-11-25")), 2);
}

#[track_caller]
fn check_days(found: Option<Days>, first: &str, last: &str) {
    assert_eq!(found, Some(Days { first: day(first), last: day(last) }));
}

#[test]
fn seasons_and_runs_of_days_off() {
    let business = Business::default();
    check_days(business.run_off(day("2026-11-20"), 3), "2026-11-21", "2026-11-23");
    check_days(business.run_off(day("2026-11-22"), 3), "2026-11-21", "2026-11-23");
    check_days(business.run_off(day("2026-11-24"), 3), "2026-12-29", "2027-01-03");
    check_days(business.run_off(day("2026-09-17"), 3), "2026-09-19", "2026-09-23");
    check_days(Season::YearEnd.next(day("2027-01-02")), "2026-12-29", "2027-01-03");
    check_days(Season::YearEnd.next(day("2027-01-04")), "2027-12-29", "2028-01-03");
    check_days(Season::Bon.next(day("2026-08-16")), "2026-08-13", "2026-08-16");
    check_days(Season::GoldenWeek.next(day("2026-05-06")), "2027-04-29", "2027-05-05");
    assert_eq!(Season::of(day("2026-08-14")), Some(Season::Bon));
    assert_eq!(Season::of(day("2026-08-17")), None);
}
