//! Readings on which usage is split, and undated writing.

use super::{Anchor, Business, Moment, minute, read, scan};

fn told(ends: (Option<Moment>, Option<Moment>)) -> String {
    let moment = |it: Option<Moment>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    format!("{} {}", moment(ends.0), moment(ends.1))
}

#[track_caller]
fn check(text: &str, rule: &str, chosen: &str, other: &str) {
    let times = read(text, "2026-11-20T15:00");
    let time = times.first().unwrap_or_else(|| panic!("no time in {text}"));
    let others: Vec<String> = time.alternatives.iter().copied().map(told).collect();
    assert_eq!(
        (time.rule, told((time.start, time.end)), others.join(", ")),
        (rule, chosen.to_owned(), other.to_owned()),
        "{text}"
    );
}

#[test]
fn a_choice_names_its_rule_and_the_other_reading() {
    check("来週の日曜に送ります", "week-starts-monday", "2026-11-29 2026-11-29", "2026-11-22 2026-11-22");
    check("金曜に送ります", "weekday-strictly-after", "2026-11-27 2026-11-27", "2026-11-20 2026-11-20");
    check("来週中に送ります", "week-end-friday", "2026-11-23 2026-11-27", "2026-11-23 2026-11-29");
    check("週末までに送ります", "weekend-through-sunday", "- 2026-11-22", "- 2026-11-21");
    check("2月末までに送ります", "month-end-calendar", "- 2027-02-28", "- 2027-02-26");
    check("数日中に送ります", "several-is-five", "2026-11-20 2026-11-25", "2026-11-20 2026-11-23");
    check("一両日中に送ります", "today-and-tomorrow", "2026-11-20 2026-11-21", "2026-11-20 2026-11-22");
    check(
        "明日の3時に送ります",
        "bare-hour-afternoon",
        "2026-11-21T15:00 2026-11-21T15:00",
        "2026-11-21T03:00 2026-11-21T03:00",
    );
    check("12月8日(月)までに送ります", "weekday-mismatch", "- 2026-12-08", "- 2026-12-07");
    check("木曜に送ります", "weekday-strictly-after", "2026-11-26 2026-11-26", "");
}

#[track_caller]
fn check_undated(text: &str, expected: &str) {
    let times = scan(text, Anchor::Undated(minute("2026-11-20T15:00")), &Business::default());
    assert_eq!(times.iter().map(|it| told((it.start, it.end))).collect::<Vec<_>>().join("; "), expected, "{text}");
}

#[test]
fn undated_writing_has_absolute_dates_only() {
    check_undated("11月13日までに送ります", "- 2026-11-13");
    check_undated("1月8日までに送ります", "- 2027-01-08");
    check_undated("8月8日(金)に送ります", "2025-08-08 2025-08-08");
    check_undated("2026-12-01 10:00に送ります", "2026-12-01T10:00 2026-12-01T10:00");
    check_undated("明日送ります", "- -");
    check_undated("来週の水曜までに送ります", "- -");
    check_undated("3日以内に送ります", "- -");
    check_undated("18時までに送ります", "- -");
    check_undated("お盆明けに送ります", "- -");
    check_undated("12月3日から5日まで休業です", "2026-12-03 2026-12-05");
}
