//! What I charged, as the message with the invoice tells it: its number, the amount, the day of payment.

/// 「（No.2026-118、132,000円、お支払い期日11月13日(金)）」; empty where the message tells none of it.
pub(super) fn told(text: &str, day: Option<String>) -> String {
    let parts = [number(text), amount(text), day.map(|day| format!("お支払い期日{day}"))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("（{}）", parts.join("、")) }
}

/// The number of the invoice behind 「No.」「番号」: 「No.2026-118」.
fn number(text: &str) -> Option<String> {
    let (_, rest) = ["No.", "No．", "Ｎｏ．", "請求番号：", "請求番号:", "請求番号"]
        .iter()
        .find_map(|mark| text.split_once(mark))?;
    let rest = rest.trim_start();
    let end = rest.find(|it: char| !(it.is_ascii_alphanumeric() || it == '-' || it == '_')).unwrap_or(rest.len());
    let number =
        rest.get(..end).filter(|it| (1..=20).contains(&it.len()) && it.contains(|it: char| it.is_ascii_digit()))?;
    Some(format!("No.{number}"))
}

/// The amount that is to be paid: the only one, or the last that is called 合計, 請求額 or 税込.
fn amount(text: &str) -> Option<String> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('円') {
        let before = &rest[..at];
        let digits = before.trim_end_matches(|it: char| it.is_ascii_digit() || it == ',').len();
        let amount = before[digits..].trim_start_matches(',');
        let said = before[..digits].rsplit(['。', '\n']).next().unwrap_or_default();
        if !amount.is_empty() {
            all.push((
                format!("{amount}円"),
                ["合計", "請求額", "請求金額", "税込"].iter().any(|it| said.contains(it)),
            ));
        }
        rest = &rest[at + '円'.len_utf8()..];
    }
    match all.as_slice() {
        [(only, _)] => Some(only.clone()),
        several => several.iter().rev().find(|(_, total)| *total).map(|(amount, _)| amount.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn number_amount_and_day_are_told_again() {
        let text = "請求書（No.2026-118、金額132,000円、お支払い期日11月13日）をお送りいたします。";
        assert_eq!(told(text, Some("11月13日(金)".to_owned())), "（No.2026-118、132,000円、お支払い期日11月13日(金)）");
        assert_eq!(told("バナー8,000円、ページ45,000円、合計53,000円です。", None), "（53,000円）");
    }

    #[test]
    fn what_is_not_told_is_left_out() {
        assert_eq!(told("請求書をお送りいたします。", None), "");
        assert_eq!(told("8,000円と45,000円です。", None), "");
        assert_eq!(told("No. の欄、円、,円", None), "");
    }
}
