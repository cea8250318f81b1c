//! How well acts are told: each act by itself, and all together.

use std::collections::BTreeMap;

use henji::dialogue::{Act, Acts};

/// Acts that only keep the talk going: mistakes among them change no state.
const TALK: Acts =
    Acts::of(&[Act::Greeting, Act::Thanks, Act::Apology, Act::Acknowledge, Act::Inform, Act::Progress, Act::Offer]);

/// Counts of right and wrong acts.
#[derive(Default)]
pub struct Score {
    /// For each act: told rightly, told, wanted.
    counts: BTreeMap<Act, (usize, usize, usize)>,
    confusion: BTreeMap<(Act, Option<Act>), usize>,
    exact: (usize, usize),
}

impl Score {
    pub fn add(&mut self, gold: Acts, told: Acts, main: Option<Act>, best: Option<Act>) {
        for act in gold.with(told).iter() {
            let count = self.counts.entry(act).or_default();
            count.0 += usize::from(gold.has(act) && told.has(act));
            count.1 += usize::from(told.has(act));
            count.2 += usize::from(gold.has(act));
        }
        self.exact.1 += 1;
        let weighty = |acts: Acts| Acts::iter(acts).filter(|&act| !TALK.has(act)).collect::<Acts>();
        self.exact.0 += usize::from(weighty(gold) == weighty(told));
        if let Some(main) = main
            && best.is_none_or(|best| !gold.has(best))
        {
            *self.confusion.entry((main, best)).or_default() += 1;
        }
    }

    fn f1(&self, counted: impl Fn(Act) -> bool) -> (f64, f64, f64) {
        let mut sum = (0, 0, 0);
        for (_, count) in self.counts.iter().filter(|(act, _)| counted(**act)) {
            sum = (sum.0 + count.0, sum.1 + count.1, sum.2 + count.2);
        }
        rates(sum)
    }

    /// One line: all acts, and those that decide states.
    pub fn print(&self, name: &str) {
        let all = self.f1(|_| true);
        let weighty = self.f1(|act| !TALK.has(act));
        println!(
            "{name:<28} all {:.1} (P {:.1} R {:.1})   deciding {:.1} (P {:.1} R {:.1})   sentences right {:.1}",
            all.2,
            all.0,
            all.1,
            weighty.2,
            weighty.0,
            weighty.1,
            share(self.exact.0, self.exact.1)
        );
    }

    /// A line an act, beside those of another reading.
    pub fn print_acts(&self, other: &Self) {
        println!("{:<22} wanted      P     R    F1   cues F1", "act");
        let mut acts: Vec<_> = self.counts.iter().filter(|(_, count)| count.2 > 0).collect();
        acts.sort_by_key(|(act, count)| (std::cmp::Reverse(count.2), **act));
        for (act, count) in acts {
            let (precision, recall, f1) = rates(*count);
            let cues = other.counts.get(act).map_or(0.0, |count| rates(*count).2);
            println!("{:<22} {:>6} {precision:>6.1} {recall:>5.1} {f1:>5.1} {cues:>9.1}", act.name(), count.2);
        }
        let mut confusion: Vec<_> = self.confusion.iter().collect();
        confusion.sort_by_key(|(pair, count)| (std::cmp::Reverse(**count), **pair));
        for ((wanted, told), count) in confusion.into_iter().take(40) {
            println!("{count:>4}  {wanted} -> {}", told.map_or("nothing", Act::name));
        }
    }
}

fn rates((right, told, wanted): (usize, usize, usize)) -> (f64, f64, f64) {
    (share(right, told), share(right, wanted), share(2 * right, told + wanted))
}

#[expect(clippy::cast_precision_loss, reason = "counts of sentences")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}
