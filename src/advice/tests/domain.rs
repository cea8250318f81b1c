//! The decisions of the domain, one line each: situation, silence, nudges and days to the due date, and what is done.

use super::scene::of_row;
use crate::advice::flag::Flag;
use crate::advice::table::{Example, rows};
use crate::advice::{Action, Situation};

/// The case of a line; what is left out is far off or nothing.
#[derive(Default)]
struct Case {
    silence: i64,
    age: Option<i64>,
    nudges: usize,
    due: Option<i64>,
    promise: Option<i64>,
    facts: Vec<Flag>,
}

fn after(silence: i64) -> Case {
    Case { silence, ..Case::default() }
}

impl Case {
    fn age(self, days: i64) -> Self {
        Self { age: Some(days), ..self }
    }

    fn nudges(self, nudges: usize) -> Self {
        Self { nudges, ..self }
    }

    fn due(self, days: i64) -> Self {
        Self { due: Some(days), ..self }
    }

    fn promised(self, days: i64) -> Self {
        Self { promise: Some(days), ..self }
    }

    fn with(self, facts: &[Flag]) -> Self {
        Self { facts: facts.to_vec(), ..self }
    }
}

#[track_caller]
fn check(line: &str, case: Case, action: Action, step: u8) {
    let code = line.split(' ').next().unwrap();
    let situation = Situation::from_name(code).unwrap();
    // The last row of a situation has no condition of its own, so that only the case counts.
    let mut row = rows().iter().rfind(|row| row.situation == situation).unwrap().clone();
    row.example = Example {
        silence: Some(case.silence),
        age: case.age,
        nudges: case.nudges,
        due: case.due,
        promise: case.promise,
        facts: case.facts,
    };
    let advice = of_row(&row).advice();
    let found = advice.step.map_or(0, crate::advice::Step::number);
    assert_eq!((advice.situation, advice.action, found), (situation, action, step), "{line}: {}", advice.row);
}

#[test]
fn before_an_order() {
    use Action::{Close, List, Nudge, Reply, Thank, Unlist, Wait};
    check("P0 any", after(0), Reply, 0);
    check("P1 ≤2 d n0", after(2), Wait, 0);
    check("P1 ≥3 d n0", after(3), Nudge, 1);
    check("P1 ≥7 d n1", after(4).age(8).nudges(1), Close, 4);
    check("P2 promise near", after(1), Reply, 0);
    check("P3 ≤2 d n0", after(2), Wait, 0);
    check("P3 3–6 d n0", after(4), Nudge, 1);
    check("P3 ≥7 d n1", after(4).age(8).nudges(1), Nudge, 3);
    check("P3 ≥14 d", after(8).age(15).nudges(1), Close, 4);
    check("P3 working", after(1).with(&[Flag::WorkingUnpaid]), Nudge, 3);
    check("P4 ≤7 d n0", after(6).promised(5), Wait, 0);
    check("P4 >7 d n0", after(8).promised(7), Nudge, 1);
    check("P4 >14 d n1", after(6).age(16).nudges(1).promised(7), Close, 4);
    check("P5", after(1), Thank, 0);
    check("P6 <3 d n0", after(2).with(&[Flag::Custom]), Wait, 0);
    check("P6 3–7 d n0", after(4).with(&[Flag::Custom]), Nudge, 1);
    check("P6 >14 d", after(15).with(&[Flag::Custom]), Unlist, 0);
    check("P6 note unanswered 7 d", after(8).age(11).nudges(1).with(&[Flag::Custom]), Unlist, 0);
    check("P7 ≥1 d", after(1), List, 0);
    check("P8 <3 d", after(2), Wait, 0);
    check("P8 ≥3 d n0", after(3), Nudge, 1);
    check("P8 ≥7 d", after(8).age(8), Close, 4);
}

#[test]
fn ordered() {
    use Action::{FinalNotice, Nudge, Proceed, ProposeCancel, ProposeExtension, Reply, Wait, Work};
    check("O1 0–48 h", after(0), Reply, 0);
    check("O2 <1 d n0", after(0), Wait, 0);
    check("O2 1–2 d n0", after(2), Nudge, 2);
    check("O2 ≥3 d n0", after(3), Nudge, 3);
    check("O2 n1 +2 d", after(2).nudges(1), Nudge, 3);
    check("O2 n2 +2 d", after(2).nudges(2), FinalNotice, 5);
    check("O2 deadline passed", after(6).nudges(3), ProposeCancel, 5);
    check("O2 L ≤2", after(1).due(2), Nudge, 3);
    check("O3 partial", after(0).age(2).with(&[Flag::Partial, Flag::Unthanked]), Nudge, 2);
    check("O3 ≤2 d n0, L >5", after(2).due(9), Wait, 0);
    check("O3 ≥2 d n0, L 3–5", after(2).due(5), Nudge, 2);
    check("O3 n1 +2 d", after(2).nudges(1), Nudge, 3);
    check("O3 L < lead", after(1).due(2), ProposeExtension, 3);
    check("O3 n2 +3 d", after(3).nudges(2), FinalNotice, 5);
    check("O3 T5 passed", after(6).nudges(3), ProposeCancel, 5);
    check("O4 ≤1 d n0, L >3", after(1).due(9), Wait, 0);
    check("O4 ≥2 d n0", after(2), Nudge, 3);
    check("O4 n1 passed", after(4).nudges(1).with(&[Flag::Announced]), Proceed, 4);
    check("O5 promise future", after(1).promised(-2), Wait, 0);
    check("O5 promise +1..+2 d", after(4).promised(2), Nudge, 2);
    check("O5 promise +3 d, n≥1", after(2).nudges(1).promised(4), Nudge, 3);
    check("O5 second broken promise", after(2).promised(1).with(&[Flag::BrokenTwice]), Nudge, 4);
    check("O6 any", after(1), Reply, 0);
    check("O7 L ≤2", after(1).due(2), Reply, 0);
    check("O7 L far", after(1).due(9), Work, 0);
    check("O8 any", after(1).due(-1), Reply, 0);
    check("O9 until the date", after(5).promised(-3), Wait, 0);
    check("O9 at the date", after(20).promised(2), Nudge, 1);
    check("O9 14 d", after(14), Nudge, 1);
}

#[test]
fn delivered() {
    use Action::{ContactSupport, Deliver, Nudge, Wait, Work};
    check("D1 ≤1 d n0", after(1), Wait, 0);
    check("D1 ≥2 d n0", after(2), Nudge, 2);
    check("D1 n1 +3 d", after(3).nudges(1), Nudge, 4);
    check("D2 ≤1 d n0", after(1), Wait, 0);
    check("D2 ≥2 d n0", after(2), Nudge, 4);
    check("D2 deadline passed", after(5).nudges(1), Deliver, 0);
    check("D2 n1, L ≤1", after(1).nudges(1).due(1), Deliver, 0);
    check("D3 in clock", after(1), Wait, 0);
    check("D3 clock over", after(5), ContactSupport, 0);
    check("D4 any", after(1), Work, 0);
    check("D5 ≤1 d n0", after(1), Wait, 0);
    check("D5 ≥2 d n0", after(2), Nudge, 4);
    check("D5 deadline passed", after(5).nudges(1), Deliver, 0);
    check("D6 any", after(0), Deliver, 0);
    check("D7 any", after(1), Work, 0);
}

#[test]
fn changes_and_endings() {
    use Action::{AskUser, Deliver, FinalNotice, None, Nudge, Rate, Reply, Thank, Wait};
    check("E1 1–2 d", after(1), Nudge, 2);
    check("E2", after(0), Reply, 0);
    check("E3 <24 h", after(0), Wait, 0);
    check("E4 any", after(0), Reply, 0);
    check("E5", after(1), Thank, 0);
    check("E6", after(3), None, 0);
    check("E7 <10 d", after(1), Rate, 0);
    check("E8 provided", Case { facts: vec![Flag::Provided], ..Case::default() }, Deliver, 4);
    check("E8 unfinished", after(0), Reply, 0);
    check("E9 due+1", after(1).due(-1), Nudge, 2);
    check("E9 due+6", after(6).due(-6).nudges(1), Nudge, 3);
    check("E9 due+16", after(16).due(-16).nudges(2), FinalNotice, 5);
    check("E9 not due", after(1).due(5), Wait, 0);
    check("X0 unclear", Case { facts: vec![Flag::LowConfidence], ..Case::default() }, AskUser, 0);
}
