//! One finding a fault: what is left when several rules spoke of the same words.

use super::registry::find;
use super::{Also, Finding};

/// Drops repetitions, lets the more exact rule speak for the others, and orders: errors first, then by place.
pub(super) fn settle(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept = beaten(without_repetitions(findings));
    order(&mut kept);
    kept
}

/// Errors first, then by place.
pub(super) fn order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| b.severity.cmp(&a.severity).then(a.span.cmp(&b.span)).then(a.rule.cmp(b.rule)));
}

/// Of overlapping findings of one rule the first and longest stays.
fn without_repetitions(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| {
        (a.rule, a.span.start, std::cmp::Reverse(a.span.end)).cmp(&(
            b.rule,
            b.span.start,
            std::cmp::Reverse(b.span.end),
        ))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let repeats = |last: &Finding| last.rule == finding.rule && last.span.overlaps(finding.span);
        if !kept.last().is_some_and(repeats) {
            kept.push(finding);
        }
    }
    kept
}

/// Moves each finding that another rule's beats into the `also` of that one.
fn beaten(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    let mut winner: Vec<Option<usize>> = vec![None; findings.len()];
    for at in 0..findings.len() {
        let end = findings[at].span.end;
        // What overlaps begins before this one's end; a few neighbours are enough, as one word has a few faults at most.
        for other in (at + 1..findings.len()).take(NEIGHBOURS).take_while(|&other| findings[other].span.start < end) {
            let (a, b) = (findings[at].rule, findings[other].rule);
            if beats(a, b) {
                winner[other] = Some(at);
            } else if beats(b, a) {
                winner[at] = Some(other);
            }
        }
    }
    for at in 0..findings.len() {
        let Some(mut over) = winner[at] else { continue };
        while let Some(above) = winner[over].filter(|&above| above != at && winner[above] != Some(over)) {
            over = above;
        }
        let also = Also { rule: findings[at].rule, span: findings[at].span };
        findings[over].also.push(also);
    }
    let mut lost = winner.iter().map(Option::is_some);
    findings.retain(|_| !lost.next().unwrap_or(false));
    findings
}

/// How many findings behind one are compared with it.
const NEIGHBOURS: usize = 32;

fn beats(a: &str, b: &str) -> bool {
    find(a).is_some_and(|rule| rule.beats.contains(&b))
}
