//! Lists of what is built in, for people: templates and platforms.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::human::line::{COLUMNS, fill, one_line, pad, several_lines, width, wrap};
use super::human::style::{CAUTION, HEADING, QUIET};
use crate::draft::Template;
use crate::platform::{Fact, Platform};

/// The text as a terminal may have it.
#[must_use]
pub fn plain(text: &str) -> String {
    several_lines(text)
}

/// One line a template: id, label, purpose.
///
/// # Errors
/// What `out` reports.
pub fn templates(out: &mut dyn Write, templates: &[Template]) -> io::Result<()> {
    let ids = templates.iter().map(|template| width(&template.id)).max().unwrap_or(0);
    for template in templates {
        let id = pad(&one_line(&template.id), ids);
        let (label, situations) = (one_line(&template.label), template.situations.join(" "));
        writeln!(out, "{HEADING}{id}{HEADING:#}  {label}  {QUIET}{situations}{QUIET:#}")?;
    }
    Ok(())
}

/// A template with its slots.
///
/// # Errors
/// What `out` reports.
pub fn template(out: &mut dyn Write, template: &Template) -> io::Result<()> {
    writeln!(out, "{HEADING}{}　{}{HEADING:#}", one_line(&template.id), one_line(&template.label))?;
    for line in wrap(&one_line(&template.purpose), COLUMNS) {
        writeln!(out, "{line}")?;
    }
    if !template.slots.is_empty() {
        writeln!(out, "\n{HEADING}埋める項目{HEADING:#}（* は必須）")?;
    }
    let names = template.slots.iter().map(|slot| width(&slot.name)).max().unwrap_or(0);
    for slot in &template.slots {
        let mark = if slot.required { '*' } else { ' ' };
        let name = pad(&slot.name, names);
        let example =
            if slot.example.is_empty() { String::new() } else { format!("　例：{}", one_line(&slot.example)) };
        writeln!(out, "  {CAUTION}{mark}{CAUTION:#} {name}  {}{QUIET}{example}{QUIET:#}", one_line(&slot.label))?;
    }
    writeln!(out, "\n{HEADING}文{HEADING:#}")?;
    if let Some(subject) = &template.subject {
        writeln!(out, "件名：{}\n", one_line(subject))?;
    }
    writeln!(out, "{}", several_lines(template.body.trim()))
}

/// One line a place: id, name, channel.
///
/// # Errors
/// What `out` reports.
pub fn platforms(out: &mut dyn Write, platforms: &[Platform]) -> io::Result<()> {
    let ids = platforms.iter().map(|platform| width(&platform.id)).max().unwrap_or(0);
    let labels = platforms.iter().map(|platform| width(&platform.label)).max().unwrap_or(0);
    for platform in platforms {
        let (id, label) = (pad(&platform.id, ids), pad(&platform.label, labels));
        writeln!(out, "{HEADING}{id}{HEADING:#}  {label}  {QUIET}手続き{}件{QUIET:#}", platform.facts.len())?;
    }
    Ok(())
}

/// A place with its procedures and limits, each with its date and certainty.
///
/// # Errors
/// What `out` reports.
pub fn platform(out: &mut dyn Write, platform: &Platform, today: NaiveDate) -> io::Result<()> {
    writeln!(out, "{HEADING}{}（{}）{HEADING:#}", platform.label, platform.id)?;
    writeln!(out, "規約や画面は変わります。手続きの前に公式の案内をご確認ください。")?;
    let words = &platform.words;
    let named = [
        Some(format!("やり取り＝{}", words.room)),
        words.formal.as_ref().map(|word| format!("納品の手続き＝{word}")),
        words.accept.as_ref().map(|word| format!("受け取り＝{word}")),
        words.send_back.as_ref().map(|word| format!("やり直し＝{word}")),
        Some(format!("取り消し＝{}", words.cancel)),
        Some(format!("納期＝{}", words.due)),
    ];
    for line in fill(&named.into_iter().flatten().collect::<Vec<_>>(), COLUMNS) {
        writeln!(out, "{QUIET}{line}{QUIET:#}")?;
    }
    platform.facts.iter().try_for_each(|it| fact(out, it, today))
}

fn fact(out: &mut dyn Write, fact: &Fact, today: NaiveDate) -> io::Result<()> {
    writeln!(out, "\n{HEADING}{}{HEADING:#}　{}　{QUIET}{}{QUIET:#}", fact.label, fact.limit(), fact.id)?;
    let mut rows = vec![("起点", fact.trigger.clone()), ("過ぎると", fact.outcome.label().to_owned())];
    if !fact.actions.is_empty() {
        rows.push(("できること", fact.actions.join("、")));
    }
    if !fact.guard.is_empty() {
        rows.push(("条件", fact.guard.join("、")));
    }
    if !fact.note.is_empty() {
        rows.push(("補足", fact.note.clone()));
    }
    rows.push(("出典", format!("{}　確度 {}（{}）", fact.origin(), fact.grade.letter(), fact.grade.label())));
    for (label, text) in rows {
        for (i, part) in wrap(&one_line(&text), COLUMNS - 14).into_iter().enumerate() {
            writeln!(out, "  {QUIET}{}{QUIET:#}{part}", pad(if i == 0 { label } else { "" }, 12))?;
        }
    }
    if fact.is_stale(today) {
        writeln!(out, "  {CAUTION}! 確認した日から時間がたっています。公式の案内をご確認ください。{CAUTION:#}")?;
    }
    Ok(())
}
