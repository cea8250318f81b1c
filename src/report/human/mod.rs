//! The Japanese report of one thread, for a terminal: at most one screen, eighty columns.
//!
//! It begins with what somebody in a hurry has to know and ends with the message, unindented, ready to copy.

mod explain;
mod facts;
pub(super) mod line;
pub(super) mod style;
pub(super) mod words;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

pub use explain::explain;

use crate::advice::{Action, Advice, Limit, Note};
use crate::analysis::Analysis;
use crate::dialogue::WaitingOn;
use crate::draft::Draft;
use crate::error::Notice;
use crate::report::why_not::Answer;
use crate::text::Span;
use crate::thread::Thread;
use line::{COLUMNS, clip, one_line, pad, several_lines, wrap};
use style::{CAUTION, HEADING, QUIET};

/// How many quotes, reasons, warnings and notices are shown before the rest is only counted.
const SHOWN: usize = 3;

/// Writes the report, styled; `notices` says whether what was odd or guessed is told.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, analysis: &Analysis, draft: Option<&Draft>, notices: bool) -> io::Result<()> {
    write_with(out, analysis, None, draft, notices)
}

/// Writes the report as [`write()`] does, and why the thread is not in a state.
///
/// # Errors
/// What `out` reports.
pub fn write_with(
    out: &mut dyn Write,
    analysis: &Analysis,
    why_not: Option<Answer<'_>>,
    draft: Option<&Draft>,
    notices: bool,
) -> io::Result<()> {
    headline(out, analysis)?;
    for fact in facts::of(analysis) {
        fact.write(out)?;
    }
    quotes(out, analysis)?;
    if let Some(answer) = why_not {
        explain_why_not(out, &answer)?;
    }
    advice(out, analysis)?;
    if let Some(draft) = draft {
        message(out, analysis, draft)?;
    }
    if notices {
        remarks(out, &analysis.notices)?;
    }
    Ok(())
}

/// 「資料待ち ― 相手（田中）の番です」, and below it where, how much, when.
fn headline(out: &mut dyn Write, analysis: &Analysis) -> io::Result<()> {
    let state = analysis.standing.state;
    let (style, turn) = match state.waiting_on() {
        WaitingOn::Me => (AnsiColor::Yellow.on_default().bold(), "あなたの番です".to_owned()),
        WaitingOn::Them => {
            (AnsiColor::Cyan.on_default().bold(), format!("相手{}の番です", words::others(&analysis.thread)))
        }
        WaitingOn::Nobody => (AnsiColor::Green.on_default().bold(), "どちらの番でもありません".to_owned()),
    };
    writeln!(out, "{style}■ {}{style:#}　{turn}", state.label())?;
    let context = format!("{}　{}", words::context(analysis), words::at(analysis.now));
    writeln!(out, "  {QUIET}{context} 時点{QUIET:#}")
}

/// The lines on which the conclusion rests, and the promise, in the order in which they were written.
fn quotes(out: &mut dyn Write, analysis: &Analysis) -> io::Result<()> {
    let standing = &analysis.standing;
    let deciding = standing.evidence.iter().take(SHOWN).map(|it| (it.message, it.span, it.act.label()));
    let promise = standing.promise.iter().map(|it| (it.message, it.span, "相手の約束"));
    let mut quotes: Vec<_> = deciding.chain(promise).collect();
    quotes.sort_by_key(|(message, span, _)| (*message, *span));
    quotes.dedup_by_key(|(message, span, _)| (*message, *span));
    if quotes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}根拠{HEADING:#}")?;
    for (number, span, label) in quotes {
        quote(out, &analysis.thread, number, span, label)?;
    }
    Ok(())
}

/// 「#2 自分 11/16(月) 11:30 「写真をお送りください」 資料の依頼」.
fn quote(out: &mut dyn Write, thread: &Thread, number: usize, span: Span, label: &str) -> io::Result<()> {
    let Some(message) = number.checked_sub(1).and_then(|i| thread.messages.get(i)) else { return Ok(()) };
    let who = pad(&words::writer(thread, message), 12);
    let when = message.at.map_or_else(String::new, |at| pad(&words::stamp(at), 16));
    let head = format!("#{number:<3} {who} {when}");
    let room = COLUMNS.saturating_sub(2 + line::width(&head) + 4 + 1 + line::width(label));
    let words = one_line(span.of(&message.text));
    let words = clip(words.trim_matches(['、', '。', ',', ' ']), room);
    writeln!(out, "  {QUIET}{head}{QUIET:#}「{words}」 {QUIET}{label}{QUIET:#}")
}

/// Why the thread is not in a state, what would have to be different, and how far it may be read so all the same.
fn explain_why_not(out: &mut dyn Write, answer: &Answer<'_>) -> io::Result<()> {
    writeln!(out, "\n{HEADING}{}{HEADING:#}", answer.heading())?;
    for reason in &answer.why_not.reasons {
        bullet(out, "・", Style::new(), &answer.reason(reason))?;
    }
    if let Some(needed) = answer.needed() {
        bullet(out, "成り立つ条件：", QUIET, &needed)?;
    }
    answer.doubt().map_or(Ok(()), |doubt| bullet(out, "別の読み方：", QUIET, &doubt))
}

/// What to do now, why, what to mind, what else.
fn advice(out: &mut dyn Write, analysis: &Analysis) -> io::Result<()> {
    let advice = &analysis.advice;
    let step = advice.step.map_or_else(String::new, |step| format!("（{}）", step.label()));
    let when = words::when(advice, analysis.now);
    writeln!(out, "\n{HEADING}次の一手　{}{step}{HEADING:#}{when}", action(advice))?;
    for reason in advice.reasons.iter().take(SHOWN) {
        bullet(out, "・", Style::new(), &reason.text)?;
    }
    for warning in first(&advice.warnings) {
        bullet(out, "! ", CAUTION, &warning.text)?;
    }
    if let Some(otherwise) = &advice.otherwise {
        bullet(out, "! ", CAUTION, otherwise)?;
    }
    for cost in costs(advice) {
        bullet(out, "待つ負担：", QUIET, &cost.text)?;
    }
    if !advice.alternatives.is_empty() {
        let others: Vec<_> = advice.alternatives.iter().take(SHOWN).map(|action| action.label()).collect();
        bullet(out, "ほかの手：", QUIET, &others.join("／"))?;
    }
    Ok(())
}

/// The weightiest cost of waiting, unless a warning or the facts above say it already.
fn costs(advice: &Advice) -> impl Iterator<Item = &Note> {
    let said = advice.warnings.iter().take(SHOWN).any(|it| it.id == "no-record");
    let told = move |it: &&Note| it.id == "cost-blocked" || it.id == "cost-no-record" && !said;
    advice.costs.iter().filter(told).take(1)
}

fn first(notes: &[Note]) -> impl Iterator<Item = &Note> {
    notes.iter().take(SHOWN)
}

fn action(advice: &Advice) -> &'static str {
    match advice.action {
        Action::None => "することはありません",
        action => action.label(),
    }
}

/// A sentence behind a mark, wrapped under itself.
fn bullet(out: &mut dyn Write, mark: &str, style: Style, text: &str) -> io::Result<()> {
    let indent = 2 + line::width(mark);
    for (i, part) in wrap(&one_line(text), COLUMNS - indent).into_iter().enumerate() {
        if i == 0 {
            writeln!(out, "  {style}{mark}{part}{style:#}")?;
        } else {
            writeln!(out, "{:indent$}{style}{part}{style:#}", "")?;
        }
    }
    Ok(())
}

/// The message, unindented, with nothing around it that would be copied along.
fn message(out: &mut dyn Write, analysis: &Analysis, draft: &Draft) -> io::Result<()> {
    let own = analysis.advice.limit == Limit::Own;
    let label = if own { "お届けの目安" } else { "返事の目安" };
    let deadline = analysis.deadline.as_ref().map(|it| format!("　{label}：{}", one_line(&it.phrase)));
    writeln!(out, "\n{HEADING}送る文{HEADING:#}{QUIET}{}{QUIET:#}\n", deadline.unwrap_or_default())?;
    if let Some(subject) = &draft.subject {
        writeln!(out, "件名：{}\n", one_line(subject))?;
    }
    writeln!(out, "{}", several_lines(draft.body.trim_end()))?;
    if !draft.placeholders.is_empty() {
        let places: Vec<_> = draft.placeholders.iter().map(|it| one_line(it)).collect();
        writeln!(out)?;
        bullet(out, "! ", CAUTION, &format!("送る前に埋めてください：{}", places.join("、")))?;
    }
    Ok(())
}

/// Other messages that could be sent, each under what it does and how firmly.
///
/// # Errors
/// What `out` reports.
pub fn alternatives(out: &mut dyn Write, drafts: &[Draft]) -> io::Result<()> {
    for draft in drafts {
        let step = draft.step.map_or_else(String::new, |step| format!("（{}）", step.label()));
        writeln!(out, "\n{HEADING}ほかの文　{}{step}{HEADING:#}\n", draft.action.label())?;
        writeln!(out, "{}", several_lines(draft.body.trim_end()))?;
    }
    Ok(())
}

/// What was odd or guessed.
fn remarks(out: &mut dyn Write, notices: &[Notice]) -> io::Result<()> {
    if notices.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}注意{HEADING:#}")?;
    for notice in notices.iter().take(SHOWN) {
        bullet(out, "・", QUIET, &notice.text)?;
    }
    match notices.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => bullet(out, "・", QUIET, &format!("ほか{more}件（--format json ですべて表示します）")),
    }
}
