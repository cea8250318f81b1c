//! A whole archive: its files walked, its threads read on every core, the results handed on in the archive's order.
//!
//! What is held in memory is bounded: a source is a stream, and only so many threads are under way at once.

mod cut;
mod dedupe;
mod folder;
mod meter;
mod order;
mod read;
mod source;
mod walk;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use rayon::ThreadPoolBuilder;

pub use meter::Meter;
pub use read::{Checked, Scanned};
pub use walk::{Found, Left, Tree, walk};

use crate::analysis::Options;
use crate::archive::{Kind, Limits, Skipped};
use crate::draft::{DraftWish, Registry};
use crate::error::Error;
use dedupe::{Groups, Survey};
use order::Line;
use read::{Desk, Job};

/// What to scan, and how.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The files and folders; `-` is the standard input.
    pub paths: Vec<PathBuf>,
    /// How each thread is looked at, unless its source says otherwise.
    pub options: Options,
    /// How messages are written.
    pub wish: DraftWish,
    /// The user's templates and the built-in ones.
    pub templates: Registry,
    /// What kind of source every file is; otherwise it is seen.
    pub kind: Option<Kind>,
    /// How much of a source is taken.
    pub limits: Limits,
    /// How many threads of work; otherwise as many as there are cores.
    pub jobs: Option<NonZeroUsize>,
    /// Whether a conversation that carries several jobs stays one thread.
    pub whole: bool,
    /// Whether messages that were exported twice count once, and the conversations that share them are one.
    pub dedupe: bool,
}

/// What a scan came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The sources that were opened.
    pub files: u64,
    /// The threads that were read.
    pub threads: u64,
    /// The messages in them.
    pub messages: u64,
    /// What could not be read.
    pub failed: u64,
    /// What was left out of the threads.
    pub skipped: Skipped,
}

/// Whether a scan goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To the next thread.
    On,
    /// No further.
    Stop,
}

/// How many threads are under way for each thread of work, those included that wait for their turn to be handed on.
const UNDER_WAY: usize = 64;
/// How many bytes of conversations are under way at once; one larger than this goes alone.
const BYTES_UNDER_WAY: usize = 8 * 1024 * 1024;

/// Scans: `work` makes of each thread what is kept of it, on any core; `take` is given that, in the order of the archive.
///
/// # Errors
/// [`Error::Io`] where a path of the plan does not exist; what is wrong further inside is a [`Scanned`] of its own.
pub fn run<T: Send>(
    plan: &Plan,
    tree: &Tree,
    meter: &Meter,
    work: impl Fn(Scanned) -> T + Sync,
    take: impl FnMut(T) -> Go + Send,
) -> Result<Summary, Error> {
    let jobs = plan.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let pool = ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|error| Error::Io { path: "--jobs".to_owned(), reason: error.to_string() })?;
    let desks = Desk::several(jobs);
    let line = Line::new(take, jobs.saturating_mul(UNDER_WAY), BYTES_UNDER_WAY);
    let mut groups = if plan.dedupe { survey(plan, tree) } else { Groups::default() };
    pool.in_place_scope(|scope| {
        let (mut number, mut conversation) = (0, 0);
        source::jobs(plan, tree, meter, &mut |job: Job| {
            conversation += 1;
            let Some(job) = groups.take(conversation - 1, job, &plan.options.me, plan.options.now) else {
                return Go::On;
            };
            meter.skip(job.skipped());
            if line.admit(job.cost()) == Go::Stop {
                return Go::Stop;
            }
            let (place, line, desks, work) = (number, &line, &desks, &work);
            number += 1;
            scope.spawn(move |_| {
                let cost = job.cost();
                let scanned = desks.read(job, plan);
                meter.read(&scanned);
                line.hand_in(place, cost, scanned.into_iter().map(work).collect());
            });
            Go::On
        });
    });
    Ok(meter.summary())
}

/// Which conversations of the archive belong together.
fn survey(plan: &Plan, tree: &Tree) -> Groups {
    let mut survey = Survey::default();
    // What is looked at twice is counted once.
    source::jobs(plan, tree, &Meter::default(), &mut |job: Job| {
        survey.add(&job, &plan.options.me, plan.options.now);
        Go::On
    });
    survey.groups()
}
