//! Figures that are worked out by hand, and sums that do not depend on their order.

use super::*;
use crate::calendar::instant;

fn gap(name: &str, day: u32, hours: i64, answered: bool) -> Observation {
    Observation {
        side: Role::Them,
        counterpart: name.to_owned(),
        asked: instant(&format!("2026-11-{day:02} 10:00")).expect("a day of November"),
        seconds: hours * 3600,
        business_seconds: hours * 1200,
        answered,
    }
}

fn of(gaps: &[Observation]) -> Statistics {
    let mut all = Statistics::default();
    for gap in gaps {
        all.add(gap);
    }
    all
}

#[test]
fn the_estimate_is_that_of_kaplan_and_meier() {
    // Answers after 1, 2, 2 and 4 days, silences that run for 2 and 3: S = 5/6, 5/6·3/5, 5/6·3/5·0.
    let days = [(1, true), (2, true), (2, true), (2, false), (3, false), (4, true)];
    let all = of(&days.map(|(days, answered)| gap("田中", 1, days * 24, answered)));
    let curve = all.them().elapsed.survival();
    let wanted = [(1, 5.0 / 6.0), (2, 0.5), (4, 0.0)];
    assert_eq!(curve.len(), wanted.len());
    for ((seconds, share), (days, should)) in curve.iter().zip(wanted) {
        assert_eq!(*seconds, days * 86_400);
        assert!((share - should).abs() < 1e-9, "{share} {should}");
    }
    let chance = |silence: i64, further: i64| all.them().elapsed.chance(silence * 86_400, further * 86_400);
    assert!(chance(1, 1).is_some_and(|it| (it - 0.4).abs() < 1e-9), "{:?}", chance(1, 1));
    assert!(chance(2, 1).is_some_and(|it| it.abs() < 1e-9), "{:?}", chance(2, 1));
    assert_eq!(chance(9, 1), None, "no gap is as long as this silence");
    assert_eq!(Tally::default().chance(0, 1), None);
}

#[test]
fn the_figures_of_a_counterpart() {
    let hours = [2, 4, 6, 8, 10, 30, 40, 50];
    let gaps: Vec<_> = hours.iter().zip(1..).map(|(hours, day)| gap("田中 様", day, *hours, true)).collect();
    let all = of(&gaps);
    let pace = all.of("田中").expect("the honorific does not count");
    assert_eq!(pace.elapsed.tenth(5), Some(8 * 3600));
    assert_eq!(pace.elapsed.tenth(9), Some(50 * 3600));
    assert_eq!(pace.elapsed.share_within(1), Some(5.0 / 8.0));
    assert_eq!(pace.elapsed.share_within(2), Some(7.0 / 8.0));
    assert_eq!(pace.business.tenth(5), Some(8 * 1200));
    assert_eq!(pace.trend(), Some(Trend::Slower));
    assert_eq!(of(&gaps[..4]).of("田中").and_then(Pace::trend), None);
    assert_eq!(all.of("佐藤"), None);
}

#[test]
fn lengths_are_rounded_as_people_name_them() {
    for (seconds, minutes) in
        [(0, 0), (89, 1), (7200, 120), (7500, 130), (200_000, 3360), (9_000_000, 149_760), (-5, 0)]
    {
        assert_eq!(rounded(seconds), minutes, "{seconds}");
    }
    assert_eq!(rounded(i64::MAX / 2), rounded(i64::MAX / 3));
}

#[test]
fn what_is_written_is_read() {
    let all = of(&[gap("田中", 1, 2, true), gap("佐藤", 2, 3, false)]);
    let text = serde_json::to_string(&all).expect("plain data");
    assert_eq!(Statistics::read(&text, "stats.json"), Ok(all));
    assert!(Statistics::read("{}", "stats.json").is_err());
    assert!(Statistics::read(&text.replace("stats/1", "stats/2"), "stats.json").is_err());
}

proptest::proptest! {
    #[test]
    fn a_sum_does_not_depend_on_how_it_is_parted(
        gaps in proptest::collection::vec((0_usize..4, 1_u32..28, 0_i64..3000, proptest::bool::ANY), 0..40),
        first in 0_usize..40,
        second in 0_usize..40,
    ) {
        let names = ["田中", "田中様", "佐藤", "ＡＢＣ"];
        let gaps: Vec<_> = gaps.iter().map(|(name, day, hours, answered)| gap(names[*name], *day, *hours, *answered)).collect();
        let (first, second) = (first.min(second).min(gaps.len()), second.max(first).min(gaps.len()));
        let parts = [&gaps[..first], &gaps[first..second], &gaps[second..]].map(of);
        let whole = of(&gaps);
        let mut left = parts[0].clone();
        left.merge(&parts[1]);
        left.merge(&parts[2]);
        let mut tail = parts[2].clone();
        tail.merge(&parts[1]);
        let mut right = parts[0].clone();
        right.merge(&tail);
        proptest::prop_assert_eq!(&left, &whole);
        proptest::prop_assert_eq!(&right, &whole);
    }
}
