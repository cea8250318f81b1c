//! What I changed, as the message that handed over the revision lists it.

/// Up to so many changes are named again, each no longer than so many characters.
const MANY: usize = 5;
const LONG: usize = 40;
/// What stands before a point of a list.
const MARKS: [&str; 5] = ["・", "･", "●", "■", "- "];
/// What is left off a point, so that it can stand in a list: 「青に変更しました」 is 「青に変更」.
const DONE: [&str; 5] = ["いたしました", "致しました", "しました", "済みです", "です"];

/// On these a verb, an adjective or a sentence ends; a noun such as 「差し替え」「直し」 does not.
const SPOKEN: &str = "いうくすつぬむるただてではがをにもかねよなわん";

/// The points of the list, one on a line as 「・見出しを青に変更」; `None` where there is none, where there are too many, or
/// where one is no such point (a file, a link, a whole sentence).
pub(super) fn listed(text: &str) -> Option<String> {
    let points: Vec<String> = text.lines().filter_map(|line| point(line.trim())).map(bare).collect();
    let few = (1..=MANY).contains(&points.len());
    (few && points.iter().all(|it| fits(it)))
        .then(|| points.iter().map(|it| format!("・{it}")).collect::<Vec<_>>().join("\n"))
}

/// What follows the mark or the number: 「・…」「1. …」「①…」.
fn point(line: &str) -> Option<&str> {
    let marked = MARKS.iter().find_map(|mark| line.strip_prefix(mark));
    let circled = || line.strip_prefix(|it: char| ('①'..='⑨').contains(&it));
    let numbered = || {
        let rest = line.trim_start_matches(|it: char| it.is_ascii_digit());
        let number = (1..=2).contains(&(line.len() - rest.len()));
        rest.strip_prefix(['.', '．', ')', '）']).filter(|_| number)
    };
    let found = marked.or_else(circled).or_else(numbered)?.trim();
    (!found.is_empty()).then_some(found)
}

fn bare(point: &str) -> String {
    let point = point.trim_end_matches('。');
    DONE.iter().find_map(|end| point.strip_suffix(end)).unwrap_or(point).to_owned()
}

/// Whether the point is a short noun phrase.
fn fits(point: &str) -> bool {
    let named = point.chars().next_back().is_some_and(|it| !SPOKEN.contains(it));
    let file = point
        .rsplit_once('.')
        .is_some_and(|(_, end)| !end.is_empty() && end.chars().all(|it| it.is_ascii_alphanumeric()));
    let plain = !point.is_ascii() && !point.contains(['【', '】', '。', '？', '?', '@']) && !point.contains("://");
    point.chars().count() <= LONG && named && plain && !file
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn a_list_of_changes_is_taken_over() {
        let text = "修正版をお送りします。\n・見出しを青に変更しました。\n・電話番号\n2) 写真の差し替え済みです\nご確認ください。";
        assert_eq!(listed(text).as_deref(), Some("・見出しを青に変更\n・電話番号\n・写真の差し替え"));
        assert_eq!(listed("①行間の調整\n②誤字の訂正").as_deref(), Some("・行間の調整\n・誤字の訂正"));
    }

    #[test]
    fn what_is_no_such_list_is_left_alone() {
        for text in [
            "2校をお送りします。",
            "・logo_v2.png\n・名刺_v2.pdf",
            "・詳しくは https://example.com/見本",
            "・色味についてはもう少し明るいほうがよいかもしれません",
            "・一\n・二\n・三\n・四\n・五\n・六",
            "修正しました。",
            "2026.10.1 の件",
        ] {
            assert_eq!(listed(text), None, "{text}");
        }
    }
}
