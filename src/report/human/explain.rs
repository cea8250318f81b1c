//! How a text is read, for people: sentence by sentence, tokens, clauses, acts by speaker, dates.

use std::io::{self, Write};

use anstyle::AnsiColor;
use chrono::{DateTime, FixedOffset, NaiveDate};

use super::line::{COLUMNS, fill, one_line, pad, wrap};
use super::style::{HEADING, QUIET};
use super::words;
use crate::clause::{Agent, Aspect, Clause, Force, Polarity};
use crate::dialogue::{Act, ExplainedSentence};
use crate::register::Register;
use crate::timex::{Kind, Moment, Timex};

/// The columns of the labels.
const LABEL: usize = 8;

/// Writes how `text` is read, as if written at `reference`.
///
/// # Errors
/// What `out` reports.
pub fn explain(
    out: &mut dyn Write,
    text: &str,
    reference: DateTime<FixedOffset>,
    sentences: &[ExplainedSentence],
) -> io::Result<()> {
    writeln!(out, "{QUIET}{} に書かれたものとして読みました{QUIET:#}", words::at(reference))?;
    for sentence in sentences {
        writeln!(out)?;
        one(out, text, sentence, reference.date_naive())?;
    }
    Ok(())
}

fn one(out: &mut dyn Write, text: &str, sentence: &ExplainedSentence, today: NaiveDate) -> io::Result<()> {
    for part in wrap(&one_line(sentence.span.of(text)), COLUMNS) {
        writeln!(out, "{HEADING}{part}{HEADING:#}")?;
    }
    let tokens: Vec<_> = sentence
        .tokens
        .iter()
        .map(|token| format!("{}[{}]", one_line(token.span.of(text)), token.pos.split(',').next().unwrap_or_default()))
        .collect();
    rows(out, "語", fill(&tokens, COLUMNS - LABEL - 4))?;
    for clause in &sentence.clauses {
        row(out, "節", &frame(text, clause))?;
    }
    row(out, "丁寧さ", &register(sentence))?;
    row(out, "自分なら", &acts(&sentence.me))?;
    row(out, "相手なら", &acts(&sentence.them))?;
    for timex in sentence.times.iter().filter(|timex| timex.kind != Kind::None) {
        row(out, "日時", &format!("「{}」{}", one_line(timex.span.of(text)), date(timex, today)))?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
    rows(out, label, wrap(text, COLUMNS - LABEL - 4))
}

fn rows(out: &mut dyn Write, label: &str, lines: Vec<String>) -> io::Result<()> {
    let style = AnsiColor::Cyan.on_default();
    for (i, line) in lines.into_iter().enumerate() {
        let label = pad(if i == 0 { label } else { "" }, LABEL + 2);
        writeln!(out, "  {style}{label}{style:#}{line}")?;
    }
    Ok(())
}

/// 「送る（SEND）　これから・話し手がする・叙述　資料」.
fn frame(text: &str, clause: &Clause) -> String {
    let class = clause.class.map_or_else(String::new, |class| format!("（{class}）"));
    let mut marks = vec![aspect(clause.aspect), agent(clause.agent), force(clause.force)];
    if clause.polarity == Polarity::Negative {
        marks.insert(0, "否定");
    }
    let arguments: Vec<_> = clause.arguments.iter().map(|span| one_line(span.of(text))).collect();
    let arguments = if arguments.is_empty() { String::new() } else { format!("　← {}", arguments.join("、")) };
    format!("{}{class}　{}{arguments}", clause.predicate, marks.join("・"))
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Done => "済み",
        Aspect::NotYet => "まだ",
        Aspect::Ongoing => "途中",
        Aspect::AboutTo => "これから",
        Aspect::State => "状態",
    }
}

fn agent(agent: Agent) -> &'static str {
    match agent {
        Agent::Speaker => "書き手がする",
        Agent::Hearer => "読み手がする",
        Agent::Third => "ほかの人がする",
        Agent::Open => "だれがするかは不定",
    }
}

fn force(force: Force) -> &'static str {
    match force {
        Force::Statement => "述べる",
        Force::Request => "頼む",
        Force::Question => "たずねる",
        Force::Offer => "申し出る",
        Force::Intention => "つもり",
        Force::Wish => "望む",
        Force::Condition => "条件",
        Force::Hearsay => "伝え聞き",
    }
}

/// 「敬語（謙譲語）」.
fn register(sentence: &ExplainedSentence) -> String {
    let Some(register) = sentence.register else { return "述語なし".to_owned() };
    let name = match register {
        Register::Casual => "常体",
        Register::Polite => "敬体（です・ます）",
        Register::Honorific => "敬語",
    };
    let detail = match (sentence.respect, sentence.humble) {
        (true, true) => "（尊敬語・謙譲語）",
        (true, false) => "（尊敬語）",
        (false, true) => "（謙譲語）",
        (false, false) => "",
    };
    format!("{name}{detail}")
}

fn acts(acts: &[Act]) -> String {
    if acts.is_empty() {
        return "―".to_owned();
    }
    acts.iter().map(|act| act.label()).collect::<Vec<_>>().join("、")
}

/// 「→ 11月25日(水)まで」, 「→ 3営業日（P3BD）」.
fn date(timex: &Timex, today: NaiveDate) -> String {
    let show = |moment: Option<Moment>| match moment {
        Some(Moment::Day(day)) => Some(words::day(day, today)),
        Some(Moment::Minute(at)) => Some(format!("{} {}", words::day(at.date(), today), at.format("%-H:%M"))),
        None => None,
    };
    let span = match (show(timex.start), show(timex.end)) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start}〜{end}"),
        (Some(start), None) => format!("{start}〜"),
        (None, Some(end)) => format!("〜{end}"),
        (None, None) => timex.value.clone().unwrap_or_default(),
    };
    let kind = match timex.kind {
        Kind::By => "期限",
        Kind::Within => "期間内",
        Kind::On => "その日時",
        Kind::From => "以降",
        Kind::Around => "おおよそ",
        Kind::Duration => "長さ",
        Kind::None => "日時ではない",
    };
    format!(" → {span}（{kind}）")
}
