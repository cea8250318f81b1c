//! The words of a mail that are its writer's own, without the earlier mails below them.

use super::cursor::is_space;
use super::format::mail_head;

/// A mail's text without the history that mail programs put below an answer: what stands behind
/// 「2026年11月16日(月) 10:02 田中 <…>:」, 「-----元のメッセージ-----」 or a block of header lines. Where somebody answers between the
/// quoted lines, those stay, behind their `>`; and a mail that only passes another on stays as it is.
///
/// ```
/// let mail = "承知しました。\n\n2026年11月16日(月) 10:02 田中 <tanaka@example.com>:\n> お見積りをお願いします。\n";
/// assert_eq!(henji::thread::own_words(mail), "承知しました。");
/// ```
#[must_use]
pub fn own_words(text: &str) -> String {
    let lines: Vec<(usize, &str)> = text.split('\n').map(|line| depth(line.trim_end_matches('\r'))).collect();
    let raw: Vec<&str> = text.split('\n').collect();
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(&(level, line)) = lines.get(at) {
        if level == 0 {
            if mail_head::is_separator(line) {
                break;
            }
            if let Some(opening) = mail_head::opening(&lines, at) {
                if opening.block || !goes_on(&lines, at + opening.lines) {
                    break;
                }
                at += opening.lines;
                continue;
            }
        }
        kept.extend(raw.get(at));
        at += 1;
    }
    while kept.last().is_some_and(|it| it.trim_matches(is_space).is_empty() || it.starts_with('>')) {
        kept.pop();
    }
    let own = kept.join("\n");
    if own.trim().is_empty() { text.trim().to_owned() } else { own.trim_start_matches('\n').to_owned() }
}

/// Whether, behind quoted lines, there are words again that are not quoted.
fn goes_on(lines: &[(usize, &str)], from: usize) -> bool {
    let mut rest = lines.get(from..).unwrap_or_default().iter().skip_while(|it| it.1.trim().is_empty());
    let quoted = rest.clone().next().is_some_and(|it| it.0 > 0);
    quoted && rest.any(|it| it.0 == 0 && !it.1.trim().is_empty())
}

/// How deep a line is quoted, and what is quoted.
fn depth(line: &str) -> (usize, &str) {
    let inner = line.trim_start_matches(['>', ' ']);
    let marks = line.get(..line.len() - inner.len()).unwrap_or_default().matches('>').count();
    if marks > 0 { (marks, inner) } else { (0, line) }
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn the_history_below_is_left_out() {
        #[track_caller]
        fn check(text: &str, wanted: &str) {
            assert_eq!(own_words(text), wanted, "{text}");
        }
        check("はい。\n\nOn Mon, Nov 16, 2026 at 10:02 AM Tanaka <t@example.com> wrote:\n> q\n> r\n", "はい。");
        check("はい。\n\n-----元のメッセージ-----\n差出人: 田中\n件名: x\n\n古い", "はい。");
        check(
            "はい。\n\nFrom: Tanaka <t@example.com>\nSent: Monday, November 16, 2026\nTo: M\nSubject: x\n\n古い",
            "はい。",
        );
        check(
            "> 明日でよいですか\nはい。\n> 金額は\n5万円です。\n> 以上",
            "> 明日でよいですか\nはい。\n> 金額は\n5万円です。",
        );
        check(
            "2026年11月16日(月) 10:02 田中 <t@example.com>:\n> 明日でよいですか\nはい。\n",
            "> 明日でよいですか\nはい。",
        );
        check(
            "---------- Forwarded message ---------\nFrom: T <t@example.com>\nSubject: x\n\n本文",
            "---------- Forwarded message ---------\nFrom: T <t@example.com>\nSubject: x\n\n本文",
        );
        check("件名だけの引用です：\n本文", "件名だけの引用です：\n本文");
        check("", "");
    }
}
