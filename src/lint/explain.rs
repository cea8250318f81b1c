//! What `henji lint --explain RULE` says.

use std::fmt::Write as _;

use super::pattern::read;
use super::{Check, FILES, Rule};

/// The explanation of a rule as Markdown: what it looks for, why and by which source, bad and good sentences, and how to
/// allow the pattern.
#[must_use]
pub fn explain(rule: &Rule) -> String {
    let id = rule.id;
    let mut text = format!("# {id}（{}）\n\n{}・{}\n\n", rule.name, rule.group.label(), rule.severity.label());
    match rule.check {
        Check::Patterns => text.push_str(&of_data(rule)),
        _ => text.push_str(&head(rule.explanation)),
    }
    let _ = write!(
        text,
        "\n## 許すには\n\n一度だけなら `henji lint --allow {id}`。いつもなら設定ファイルの `[lint]` に `allow = [\"{id}\"]`、\n\
         その言い回しだけなら `phrases = [\"…\"]` を書きます。\n"
    );
    if rule.needs_thread {
        text.push_str("\nこの規則は、やり取り（--thread）を渡したときだけ働きます。\n");
    }
    if !rule.on {
        let _ = write!(text, "\nふだんは働きません。`henji lint --rules {id}` または `--rules all` で働きます。\n");
    }
    text
}

/// The `//!` lines at the head of a rule's file.
fn head(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
}

/// The same sections, from a data file.
fn of_data(rule: &Rule) -> String {
    let content = FILES.iter().find(|(id, _)| *id == rule.id).map_or("", |(_, content)| content);
    let file = read(rule.id, content).unwrap_or_default();
    let mut text = format!("## 何を見るか\n\n{}\n\n## なぜ\n\n{}\n", file.what.trim(), file.why.trim());
    for (title, examples) in [("悪い例", &file.examples.bad), ("良い例", &file.examples.good)] {
        let _ = write!(text, "\n## {title}\n\n");
        for example in examples.iter().take(3) {
            let _ = writeln!(text, "- 「{}」", example.text.trim().replace('\n', "⏎"));
        }
    }
    text
}
