//! Slack's notation in messages: `<@U01>`, `<#C01|general>`, `<https://…|ここ>`, `&lt;`.

use std::collections::HashMap;

/// Names by the ids of users and channels.
pub(super) type Names = HashMap<String, String>;

/// The words as a reader sees them.
pub(super) fn plain(text: &str, names: &Names) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        whole.push_str(before);
        let Some((tag, after)) = behind.split_once('>').filter(|(tag, _)| !tag.contains('\n')) else {
            whole.push('<');
            rest = behind;
            continue;
        };
        whole.push_str(&shown(tag, names));
        rest = after;
    }
    whole.push_str(rest);
    // The last one is the ampersand, so that `&amp;lt;` stays `&lt;`.
    if whole.contains('&') { whole.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") } else { whole }
}

/// What stands between `<` and `>`.
fn shown(tag: &str, names: &Names) -> String {
    let (target, label) = tag.split_once('|').map_or((tag, None), |(target, label)| (target, Some(label)));
    let label_or_name =
        |id: &str| label.filter(|it| !it.is_empty()).or(names.get(id).map(String::as_str)).unwrap_or(id).to_owned();
    let label = label.filter(|it| !it.is_empty());
    if let Some(id) = target.strip_prefix('@') {
        let name = names.get(id).map_or_else(|| label_or_name(id), Clone::clone);
        return format!("@{}", name.trim_start_matches('@'));
    }
    if let Some(id) = target.strip_prefix('#') {
        return format!("#{}", label_or_name(id));
    }
    if let Some(special) = target.strip_prefix('!') {
        let word = special.split('^').next().unwrap_or(special);
        return match label {
            Some(label) if word == "date" => label.to_owned(),
            Some(label) => format!("@{}", label.trim_start_matches('@')),
            None => format!("@{word}"),
        };
    }
    match label {
        Some(label) if target.starts_with("mailto:") || target.starts_with("tel:") || target.ends_with(label) => {
            label.to_owned()
        }
        Some(label) => format!("{label} ({target})"),
        None => target.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_shown_as_a_reader_sees_them() {
        let names = Names::from([("U1".to_owned(), "田中".to_owned()), ("C1".to_owned(), "general".to_owned())]);
        for (text, wanted) in [
            ("<@U1> さん、<@U9> と <@U8|加藤>", "@田中 さん、@U9 と @加藤"),
            ("<#C1> <#C2|logo> <!here> <!subteam^S1|@design>", "#general #logo @here @design"),
            ("<https://example.com|ここ> <https://example.com>", "ここ (https://example.com) https://example.com"),
            ("<mailto:a@example.com|a@example.com>", "a@example.com"),
            ("<!date^1794790920^{date}|11月16日>", "11月16日"),
            ("A&amp;B &lt;仮&gt; &amp;lt;", "A&B <仮> &lt;"),
            ("3 < 5\nはい>", "3 < 5\nはい>"),
        ] {
            assert_eq!(plain(text, &names), wanted, "{text}");
        }
    }
}
