//! `henji scan`: a whole archive, the most urgent first.

mod choose;
mod drafts;
mod gaps;
mod make;
mod plan;
mod print;
mod progress;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use chrono::Days;

use crate::cli::args::{ScanArguments, ScanFormat};
use crate::cli::beside::{self, Beside};
use crate::cli::language::Language;
use crate::cli::output::{self, Output};
use crate::cli::{MISUSE, Stop, input};
use crate::error::Error;
use crate::scan::{self, Go, Meter, Summary, Tree};
use crate::timing::Statistics;
use crate::triage::{List, Memory};
use choose::Choice;
use make::{Made, Make};

/// Exit status of a scan that could not read a part of the archive.
const PARTLY: u8 = 1;
/// How long what was shown is remembered.
const REMEMBERED: Days = Days::new(400);

/// Reads the archive and prints what it says.
pub(crate) fn run(arguments: &ScanArguments) -> Result<ExitCode, Stop> {
    beside::clean_up_when_interrupted();
    if arguments.paths.is_empty() {
        return gaps::add_up(arguments);
    }
    let place = gaps::place(arguments)?;
    let plan = plan::of(arguments)?;
    let choice = Choice::of(arguments, plan.options.now)?;
    let memory = arguments.state.as_deref().map(remembered).transpose()?;
    let tree = plan::tree(&plan)?;
    let mut keep = Keep::begin(arguments, memory, plan.options.now)?;
    let make = Make::new(arguments, &choice);
    let summary = go(arguments, &plan, &tree, &make, &mut keep)?;
    if let Some(error) = keep.broken.take() {
        return Err(error.into());
    }
    let nothing_read = summary.threads == 0;
    keep.finish(arguments, place, &plan, &summary)?;
    if !arguments.general.quiet {
        print::remarks(&summary, &tree.left);
    }
    Ok(match (nothing_read, summary.failed) {
        (true, 0) => {
            let sentence = Language::of_environment().pick(
                "読めるやり取りがありませんでした。パスをご確認ください。",
                "no thread was found; check the paths",
            );
            output::complain(sentence);
            ExitCode::from(MISUSE)
        }
        (true, _) => ExitCode::from(MISUSE),
        (false, 0) => ExitCode::SUCCESS,
        (false, _) => ExitCode::from(PARTLY),
    })
}

fn go(
    arguments: &ScanArguments,
    plan: &scan::Plan,
    tree: &Tree,
    make: &Make<'_>,
    keep: &mut Keep,
) -> Result<Summary, Error> {
    let meter = Meter::default();
    // One thread that breaks is reported as such; the trace of the panic would only be noise.
    std::panic::set_hook(Box::new(|_| {}));
    let summary = progress::shown(arguments, tree, &meter, || {
        scan::run(plan, tree, &meter, |scanned| make.of(&scanned), |made| keep.take(made))
    });
    drop(std::panic::take_hook());
    summary
}

fn remembered(path: &Path) -> Result<Memory, Error> {
    read_if_there(path)?.map_or_else(|| Ok(Memory::default()), |text| Memory::read(&text, &path.display().to_string()))
}

/// The text of a file that need not exist yet.
fn read_if_there(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::Io { path: path.display().to_string(), reason: input::reason(&error) }),
    }
}

/// Where the output goes.
enum Sink {
    Standard(Box<dyn Write + Send>),
    File(Beside),
}

impl Sink {
    fn open(arguments: &ScanArguments) -> Result<Self, Error> {
        match &arguments.output {
            Some(path) => Ok(Self::File(Beside::begin(path)?)),
            // Documents have no styles that would have to be taken out.
            None if arguments.format == ScanFormat::Ndjson => {
                Ok(Self::Standard(Box::new(io::BufWriter::with_capacity(1 << 16, io::stdout()))))
            }
            None => Ok(Self::Standard(Box::new(Output::new(arguments.general.color)))),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Standard(out) => out,
            Self::File(file) => file,
        }
    }

    fn close(self) -> Result<(), Stop> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::File(file) => Ok(file.complete()?),
        }
    }
}

/// What is kept of the threads while the scan runs, and what is printed at once.
struct Keep {
    list: List,
    statistics: Option<Statistics>,
    memory: Option<Memory>,
    sink: Sink,
    printed: usize,
    limit: usize,
    /// Whether every thread is needed, although no more are printed.
    to_the_end: bool,
    broken: Option<io::Error>,
}

impl Keep {
    fn begin(
        arguments: &ScanArguments,
        memory: Option<Memory>,
        now: chrono::DateTime<chrono::FixedOffset>,
    ) -> Result<Self, Error> {
        Ok(Self {
            list: List::new(now),
            statistics: (arguments.stats.is_some() || arguments.format == ScanFormat::Html).then(Statistics::default),
            to_the_end: arguments.stats.is_some() || memory.is_some() || arguments.drafts.is_some(),
            memory,
            sink: Sink::open(arguments)?,
            printed: 0,
            limit: arguments.limit.unwrap_or(usize::MAX),
            broken: None,
        })
    }

    fn take(&mut self, made: Made) -> Go {
        for gap in &made.gaps {
            if let Some(statistics) = &mut self.statistics {
                statistics.add(gap);
            }
        }
        if let Some(record) = made.record {
            let news = self.memory.as_ref().map(|memory| memory.news(&record));
            self.list.add(*record, news);
        }
        if let Some((origin, what)) = made.failure {
            self.list.failures.push((origin, what));
        }
        if let Some(line) = made.line {
            if self.printed < self.limit {
                self.printed += 1;
                if let Err(error) = self.sink.writer().write_all(&line) {
                    self.broken = Some(error);
                    return Go::Stop;
                }
            }
            if self.printed >= self.limit && !self.to_the_end {
                return Go::Stop;
            }
        }
        Go::On
    }

    fn finish(
        mut self,
        arguments: &ScanArguments,
        place: Option<gaps::Place<'_>>,
        plan: &scan::Plan,
        summary: &Summary,
    ) -> Result<(), Stop> {
        let keys = || self.list.records.iter().map(|it| it.record.seen.key.as_str());
        self.list.gone = self.memory.as_ref().map(|memory| memory.gone(keys()));
        if let (Some(memory), Some(path)) = (&mut self.memory, &arguments.state) {
            let today = plan.options.now.date_naive();
            for listed in &self.list.records {
                memory.remember(&listed.record, today);
            }
            memory.forget_before(today.checked_sub_days(REMEMBERED).unwrap_or(today));
            Beside::write_all(path, memory.write().as_bytes())?;
        }
        if let (Some(statistics), Some(place)) = (&self.statistics, place) {
            gaps::write(statistics, place, self.sink.writer())?;
        }
        self.list.sort();
        if let Some(folder) = &arguments.drafts {
            drafts::write(folder, &self.list)?;
        }
        self.list.shorten(self.limit);
        let page = print::Page { list: &self.list, summary, statistics: self.statistics.as_ref() };
        print::page(self.sink.writer(), arguments, &page)?;
        self.sink.close()
    }
}
