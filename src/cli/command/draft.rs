//! `henji draft`: only the message, so that it can be piped to a clipboard.

use std::io::Write;
use std::process::ExitCode;

use crate::advice::Action;
use crate::analysis::Analysis;
use crate::cli::Stop;
use crate::cli::args::DraftArguments;
use crate::cli::language::Language;
use crate::cli::output::{self, Output};
use crate::cli::pipeline::Checked;
use crate::error::Error;
use crate::report::catalogue::plain;

/// Reads one thread and prints the message to send.
pub(crate) fn run(arguments: &DraftArguments) -> Result<ExitCode, Stop> {
    let checked = Checked::read(&arguments.thread, &arguments.general, arguments.force)?;
    if !checked.analysis.knows_me() {
        let known = checked.analysis.thread.parties.iter().map(|party| party.name.clone()).collect();
        return Err(Error::MeNeeded { known }.into());
    }
    let Some(draft) = &checked.draft else { return Err(Stop::NothingToSend(reason(&checked.analysis))) };
    let mut out = Output::new(arguments.general.color);
    writeln!(out, "{}", plain(draft.body.trim_end()))?;
    out.flush()?;
    if !arguments.general.quiet {
        if let Some(subject) = &draft.subject {
            output::complain(&format!("件名：{subject}"));
        }
        if !draft.placeholders.is_empty() {
            output::complain(&format!("送る前に埋めてください：{}", draft.placeholders.join("、")));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Why there is nothing to send.
fn reason(analysis: &Analysis) -> String {
    let advice = &analysis.advice;
    let japanese = match advice.action {
        Action::None => "いまは送る文がありません。".to_owned(),
        action => format!("いまは送る文がありません（{}）。", action.label()),
    };
    let why = advice.reasons.first().map_or("", |note| note.text.as_str());
    let english = format!("nothing to send now ({}); --force drafts all the same", advice.action.name());
    Language::of_environment().pick(format!("{japanese}{why}"), english)
}
