use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::super::phrase;
use super::{Anchor, Business, Kind, Moment, minute, scan, show};

/// Characters of which temporal expressions are made, and some of which they are not.
const LETTERS: &str = "0123456789１２〇一二三十百年月日時分秒週間火水木金土曜今明昨来再翌前後以内中末頃初旬半午朝昼夕夜までからのにはでかと、。・（）()/:-〜～第数営業連休盆明け令和R遅くとも早最短約あときょうあしたさってGWPMあいうabc😀\u{3000} \nヶ納期締切";

fn text() -> impl Strategy<Value = String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    proptest::collection::vec(proptest::sample::select(letters), 0..40).prop_map(|it| it.into_iter().collect())
}

fn check_sound(text: &str) -> Result<(), TestCaseError> {
    for anchor in [Anchor::Written(minute("2028-02-29T23:59")), Anchor::Undated(minute("2026-11-20T15:00"))] {
        let mut last = 0;
        for it in scan(text, anchor, &Business::default()) {
            let (start, end) = (it.span.start as usize, it.span.end as usize);
            prop_assert!(start < end && last <= start, "{text:?}: {}", show(text, &it));
            prop_assert!(text.get(start..end).is_some(), "{text:?}: {:?} cuts a character", it.span);
            if let (Some(from), Some(to)) = (it.start, it.end) {
                prop_assert!(from.earliest() <= to.latest(), "{text:?}: {}", show(text, &it));
            }
            prop_assert_eq!(it.value.is_some(), it.kind == Kind::Duration, "{:?}: {}", text, show(text, &it));
            last = end;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in text()) {
        check_sound(&text)?;
    }

    #[test]
    fn any_string_is_read(text in any::<String>()) {
        check_sound(&text)?;
    }

    #[test]
    fn what_is_written_is_read_back(days in 0_i64..800, minutes in proptest::option::of(0_i64..1440), from in 0_i64..3000) {
        let reference = minute("2024-01-01T09:30") + TimeDelta::days(from);
        let day = reference.date() + TimeDelta::days(days);
        let moment = minutes.map_or(Moment::Day(day), |it| Moment::Minute(day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(it)));
        for kind in [Kind::By, Kind::On, Kind::From, Kind::Around] {
            let text = phrase(moment, kind, reference);
            let found = scan(&text, Anchor::Written(reference), &Business::default());
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(found[0].kind, kind, "{}", &text);
            let at = if kind == Kind::From { found[0].start } else { found[0].end };
            prop_assert_eq!(at, Some(moment), "{}", &text);
        }
    }
}

#[test]
fn numbers_out_of_range_are_read() {
    for text in [
        "99999999日後",
        "999999999ヶ月以内",
        "999999999営業日以内",
        "999999999年後",
        "令和99年12月31日の999999999日後",
        "9999年12月31日の翌日",
        "2199年12月31日の999999999週間後まで",
        "９９９９９９９９９時間以内",
    ] {
        check_sound(text).unwrap();
    }
}

#[test]
fn long_texts_of_one_pattern_are_read_in_time() {
    for pattern in ["今日(", "25日（", "3時間", "25日、", "毎日", "明日の", "(", "12/3〜", "あと", "『明日"]
    {
        check_sound(&pattern.repeat(5000)).unwrap();
    }
}

#[track_caller]
fn check_phrase(moment: &str, kind: Kind, expected: &str) {
    let day = moment.parse::<NaiveDate>().map(Moment::Day);
    let moment = day.unwrap_or_else(|_| Moment::Minute(minute(moment)));
    assert_eq!(phrase(moment, kind, minute("2026-11-20T15:00")), expected);
}

#[test]
fn phrases() {
    check_phrase("2026-11-27T18:00", Kind::By, "11月27日(金)18時まで");
    check_phrase("2026-11-27", Kind::By, "11月27日(金)まで");
    check_phrase("2027-01-08T12:30", Kind::By, "2027年1月8日(金)12時30分まで");
    check_phrase("2026-11-27", Kind::From, "11月27日(金)以降");
    check_phrase("2026-11-27T17:00", Kind::Around, "11月27日(金)17時頃");
    check_phrase("2026-11-27T05:00", Kind::On, "11月27日(金)午前5時");
}
