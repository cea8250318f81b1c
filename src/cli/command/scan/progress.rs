//! How far the scan has come, on a terminal.

use std::io::{self, IsTerminal};
use std::sync::mpsc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::args::ScanArguments;
use crate::cli::language::Language;
use crate::scan::{Found, Meter, Tree};

/// How often the bar is drawn.
const TICK: Duration = Duration::from_millis(120);

/// Runs `work` with a bar on the standard error where that is a terminal, and quietly elsewhere.
pub(super) fn shown<T>(arguments: &ScanArguments, tree: &Tree, meter: &Meter, work: impl FnOnce() -> T) -> T {
    if arguments.general.quiet || !io::stderr().is_terminal() {
        return work();
    }
    let bar = bar(tree);
    let (done, wait) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while wait.recv_timeout(TICK) == Err(mpsc::RecvTimeoutError::Timeout) {
                bar.set_position(meter.bytes());
                bar.set_message(message(tree, meter));
            }
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}

fn bar(tree: &Tree) -> ProgressBar {
    let streamed = tree.found.contains(&Found::Input);
    let template = if streamed {
        "{spinner} {msg}　{bytes} {bytes_per_sec}"
    } else {
        "{bar:30} {percent}%　{msg}　{bytes_per_sec}　残り {eta}"
    };
    let bar = if streamed { ProgressBar::new_spinner() } else { ProgressBar::new(tree.bytes) };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn message(tree: &Tree, meter: &Meter) -> String {
    let (files, all, threads) = (meter.files(), tree.found.len(), meter.threads());
    Language::of_environment()
        .pick(format!("{files}/{all} ファイル　{threads} 件"), format!("{files}/{all} files, {threads} threads"))
}
