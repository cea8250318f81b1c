//! `henji draft`: only the message, so that it can be piped to a clipboard.

use std::io::Write;
use std::process::ExitCode;

use crate::advice::Action;
use crate::analysis::Analysis;
use crate::cli::args::{DraftArguments, MessageArguments, Output as Form};
use crate::cli::language::Language;
use crate::cli::output::{self, Output};
use crate::cli::pipeline::Checked;
use crate::cli::{Stop, clipboard};
use crate::draft::{Draft, DraftWish};
use crate::error::Error;
use crate::report::catalogue::plain;
use crate::report::json;

/// Reads one thread and prints the message to send.
pub(crate) fn run(arguments: &DraftArguments) -> Result<ExitCode, Stop> {
    let checked = Checked::read(&arguments.thread, &arguments.advice, &arguments.general, false)?;
    if !checked.analysis.knows_me() {
        let known = checked.analysis.thread.parties.iter().map(|party| party.name.clone()).collect();
        return Err(Error::MeNeeded { known }.into());
    }
    let wish = wish(&checked, &arguments.message)?;
    let Some(draft) = checked.draft(&wish)? else { return Err(Stop::NothingToSend(reason(&checked.analysis))) };
    let others = arguments.message.alternatives.then(|| checked.alternatives(&wish)).transpose()?;
    let mut out = Output::new(arguments.general.color);
    match arguments.form.format {
        Form::Json => json::write(&mut out, &json::Drafted::new(&draft, others.as_deref()), json::Layout::Pretty)?,
        Form::Human => {
            writeln!(out, "{}", body(&draft))?;
            for other in others.iter().flatten() {
                writeln!(out, "---\n{}", body(other))?;
            }
        }
    }
    out.flush()?;
    if arguments.message.copy {
        clipboard::copy(&body(&draft))?;
    }
    if !arguments.general.quiet && arguments.form.format == Form::Human {
        remarks(&draft, arguments.message.copy);
    }
    Ok(ExitCode::SUCCESS)
}

/// What was asked for; a message that should not be sent is written only when forced.
fn wish(checked: &Checked, arguments: &MessageArguments) -> Result<DraftWish, Stop> {
    let wish = match &arguments.kind {
        Some(kind) => DraftWish::of_kind(kind, checked.templates())?,
        None => DraftWish::default(),
    };
    let wish = DraftWish { force: arguments.force, ..wish };
    match wish.objection(&checked.ask()) {
        // The formal step is not undone: only `--delivered` opens it.
        Some(note) if !wish.force || wish.action == Some(Action::Deliver) => {
            let (japanese, english) = match wish.action {
                Some(Action::Deliver) => {
                    ("お渡し済みのときは --delivered を付けてください。", "give --delivered if it was")
                }
                _ => ("それでも文を作るときは --force を付けてください。", "--force drafts all the same"),
            };
            let japanese = format!("{}{japanese}", note.text);
            let english = format!("not to be sent now ({}); {english}", note.id);
            Err(Stop::NothingToSend(Language::of_environment().pick(japanese, english)))
        }
        _ => Ok(wish),
    }
}

fn body(draft: &Draft) -> String {
    plain(draft.body.trim_end())
}

/// What is not part of the message.
fn remarks(draft: &Draft, copied: bool) {
    let language = Language::of_environment();
    if let Some(subject) = &draft.subject {
        output::complain(&language.pick(format!("件名：{subject}"), format!("subject: {subject}")));
    }
    if !draft.placeholders.is_empty() {
        let places = draft.placeholders.join("、");
        let english = format!("fill in before sending: {places}");
        output::complain(&language.pick(format!("送る前に埋めてください：{places}"), english));
    }
    if copied {
        output::complain(language.pick("クリップボードに入れました。", "it is on the clipboard"));
    }
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
