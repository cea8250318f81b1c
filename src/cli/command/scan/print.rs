//! The page that was asked for, and what is said beside it.

use std::io::{self, Write};

use crate::cli::args::{ScanArguments, ScanFormat};
use crate::cli::language::Language;
use crate::cli::output;
use crate::report::json::{self, Layout};
use crate::report::scan::{csv, html, ics, table};
use crate::scan::{Left, Summary};
use crate::timing::Statistics;
use crate::triage::List;

/// Everything that a page may show.
pub(super) struct Page<'a> {
    pub(super) list: &'a List,
    pub(super) summary: &'a Summary,
    pub(super) statistics: Option<&'a Statistics>,
}

/// Prints what was not printed at once.
pub(super) fn page(out: &mut dyn Write, arguments: &ScanArguments, page: &Page<'_>) -> io::Result<()> {
    let list = page.list;
    match arguments.format {
        ScanFormat::Ndjson => Ok(()),
        ScanFormat::Human => {
            let columns = output::columns();
            table::write(out, list, columns)?;
            failures(list);
            Ok(())
        }
        ScanFormat::Json => {
            let skipped = &page.summary.skipped;
            let counts =
                json::ScanCounts::new(page.summary.files, page.summary.threads, page.summary.messages, skipped);
            json::write(out, &json::Scan::new(list, counts), Layout::Pretty)
        }
        ScanFormat::Csv => {
            failures(list);
            csv::write(out, list, arguments.bom)
        }
        ScanFormat::Ics => {
            failures(list);
            ics::write(out, list)
        }
        ScanFormat::Html => {
            failures(list);
            html::write(out, list, page.statistics)
        }
    }
}

/// How many failures are told one by one.
const TOLD: usize = 20;

/// What could not be read, on the standard error.
fn failures(list: &List) {
    for (origin, what) in list.failures.iter().take(TOLD) {
        let path = origin.path.as_deref().unwrap_or("-");
        output::complain(&format!("{path}：{what}"));
    }
    let more = list.failures.len().saturating_sub(TOLD);
    if more > 0 {
        output::complain(&Language::of_environment().pick(
            format!("ほか{more}件を読めませんでした。--format ndjson ですべて表示します。"),
            format!("{more} more could not be read; --format ndjson lists them all"),
        ));
    }
}

/// What was read and what was left out, on the standard error.
pub(super) fn remarks(summary: &Summary, left: &Left) {
    let mut parts: Vec<String> = summary
        .skipped
        .counts()
        .map(|(why, count)| {
            Language::of_environment().pick(format!("{} {count}", why.label()), format!("{count} {}", why.name()))
        })
        .collect();
    let files = [
        (left.media, "会話ではないファイル", "files that hold no conversation"),
        (left.links, "リンク", "links"),
        (left.empty, "空のファイル", "empty files"),
    ];
    for (count, japanese, english) in files.into_iter().filter(|(count, ..)| *count > 0) {
        parts.push(Language::of_environment().pick(format!("{japanese} {count}"), format!("{count} {english}")));
    }
    let Summary { files, threads, messages, failed, .. } = summary;
    let language = Language::of_environment();
    let skipped = match (parts.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Japanese) => format!("　読み飛ばし：{}", parts.join("、")),
        (false, Language::English) => format!("; left out: {}", parts.join(", ")),
    };
    let failed = match (*failed, language) {
        (0, _) => String::new(),
        (failed, Language::Japanese) => format!("、読めなかったもの {failed} 件"),
        (failed, Language::English) => format!(", {failed} could not be read"),
    };
    output::complain(&language.pick(
        format!("{files} ファイル、{threads} 件のやり取り、{messages} 通{failed}{skipped}"),
        format!("{files} files, {threads} threads, {messages} messages{failed}{skipped}"),
    ));
}
