use super::*;
use chrono::NaiveDate;

#[track_caller]
fn check(text: &str, day: Option<Day>, clock: Option<(u32, u32)>, rest: &str) {
    let (stamp, taken) = lex(text).expect("there is a stamp");
    assert_eq!(stamp.day, day, "{text}");
    assert_eq!(stamp.clock.map(|it| (it.hour, it.minute)), clock, "{text}");
    assert_eq!(&text[taken..], rest, "{text}");
}

fn date(year: i32, month: u32, day: u32) -> Option<Day> {
    NaiveDate::from_ymd_opt(year, month, day).map(Day::Full)
}

#[test]
fn full_dates() {
    let day = date(2026, 11, 20);
    for text in [
        "2026年11月20日(金) 10:02",
        "2026年11月20日（金）10:02",
        "2026年11月20日 金曜日 10:02",
        "2026/11/20 10:02",
        "2026/11/20(金) 10:02",
        "2026-11-20 10:02:33",
        "2026-11-20T10:02:33.120+09:00",
        "2026.11.20 10:02",
        "２０２６年１１月２０日　１０：０２",
        "令和8年11月20日 10:02",
        "R8.11.20 10:02",
        "2026年11月20日 午前10:02",
        "2026年11月20日 午前10時02分",
        "2026年11月20日 10時02分",
        "Fri, 20 Nov 2026 10:02:46 +0900",
        "Friday, November 20, 2026 10:02 AM",
        "Nov 20, 2026 at 10:02",
        "Nov 20th, 2026 at 10:02 AM",
        "11/20/2026, 10:02",
        "26/11/20 10:02",
        "20-Nov-26 10:02 AM",
        "20.11.2026 10:02",
        "10:02 2026/11/20",
        "2026年11月20日 金曜日 10:02 JST",
    ] {
        check(text, day, Some((10, 2)), "");
    }
}

#[test]
fn parts() {
    let monthly = Some(Day::Yearly(10, 5));
    check("10月5日 20:14", monthly, Some((20, 14)), "");
    check("10/5 20:14　田中", monthly, Some((20, 14)), "　田中");
    check("10/5(月) 午後8:14", monthly, Some((20, 14)), "");
    check("10月5日（月・祝）", monthly, None, "");
    check("Oct 5th", monthly, None, "");
    check("昨日 14:32", Some(Day::Back(1)), Some((14, 32)), "");
    check("Today at 2:32 PM", Some(Day::Back(0)), Some((14, 32)), "");
    check("月曜日 10:00", Some(Day::Last(Weekday::Mon)), Some((10, 0)), "");
    check("5分前", Some(Day::Ago { seconds: 300 }), None, "");
    check("10:02 田中", None, Some((10, 2)), " 田中");
    check("午後0:15", None, Some((12, 15)), "");
    check("午前12:15", None, Some((0, 15)), "");
    check("9:12 PM", None, Some((21, 12)), "");
    check("2026/08/20(木)", date(2026, 8, 20), None, "");
    check("2021.1.1 金曜日", date(2021, 1, 1), None, "");
    check("Tuesday, January 5", Some(Day::Yearly(1, 5)), None, "");
}

#[test]
fn offsets_are_kept() {
    let offset = |text| lex(text).and_then(|(stamp, _)| stamp.offset);
    assert_eq!(offset("Fri, 06 Nov 2026 18:40:46 +0900"), Some(32_400));
    assert_eq!(offset("Fri, 06 Nov 2026 18:40:46 -0800 (PST)"), Some(-28_800));
    assert_eq!(offset("2026-11-20T10:02Z"), Some(0));
    assert_eq!(offset("2026-11-20 10:02"), None);
}

#[test]
fn what_is_no_stamp() {
    for text in [
        "田中",
        "2026",
        "3点送ります",
        "1.5倍",
        "728×90",
        "11月分です",
        "月末払い",
        "No.4",
        "13/40",
        "お世話になります",
        "12:5",
    ] {
        assert_eq!(lex(text), None, "{text}");
    }
}
