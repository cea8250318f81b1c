//! HTML of mails and chats, as text: a block is a line, a quotation stands behind `>`.

use mail_parser::decoders::html::html_to_text;

/// The text that a reader would see: `<div>はい</div><div>承知&amp;しました</div>` → 「はい」, 「承知&しました」.
pub(super) fn to_text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    let mut hidden: Option<&'static str> = None;
    while let Some(open) = rest.find('<') {
        let (before, tag_on) = rest.split_at(open);
        if hidden.is_none() {
            page.words(before);
        }
        let Some((tag, behind)) = tag(tag_on) else {
            // A lone bracket, as in 「3 < 5」.
            if hidden.is_none() {
                page.words("<");
            }
            rest = tag_on.get(1..).unwrap_or_default();
            continue;
        };
        rest = behind;
        let (closes, name) = name_of(tag);
        if let Some(until) = hidden {
            hidden = hidden.filter(|_| !(closes && name.eq_ignore_ascii_case(until)));
            continue;
        }
        hidden = if closes { None } else { HIDDEN.iter().copied().find(|it| name.eq_ignore_ascii_case(it)) };
        page.tag(name, closes);
    }
    if hidden.is_none() {
        page.words(rest);
    }
    page.finish()
}

/// What no reader sees.
const HIDDEN: [&str; 5] = ["script", "style", "head", "template", "title"];
/// What begins and ends a line.
const BLOCKS: [&str; 22] = [
    "div",
    "p",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "section",
    "article",
    "header",
    "footer",
    "dt",
    "dd",
];

/// A tag or comment at the beginning of `text`, and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        // An open comment hides the rest, as it does in browsers.
        return Some(comment.split_once("-->").map_or(("!", ""), |(_, behind)| ("!", behind)));
    }
    let inner = text.strip_prefix('<')?;
    let named = inner.strip_prefix('/').unwrap_or(inner).starts_with(|it: char| it.is_ascii_alphabetic() || it == '!');
    if !named {
        return None;
    }
    let end = memchr::memchr2(b'>', b'<', inner.as_bytes())?;
    let whole = inner.as_bytes().get(end) == Some(&b'>');
    whole.then(|| (inner.get(..end).unwrap_or_default(), inner.get(end + 1..).unwrap_or_default()))
}

/// Whether it closes, and its name.
fn name_of(tag: &str) -> (bool, &str) {
    let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |it| (true, it));
    (closes, tag.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default())
}

#[derive(Default)]
struct Page {
    text: String,
    line: String,
    /// Whether the last line was ended by a block and not by `<br>`.
    fresh: bool,
    quotes: usize,
}

/// Quotations within quotations; no mail is read deeper.
const DEEPEST: usize = 16;

impl Page {
    fn words(&mut self, words: &str) {
        for (at, part) in words.split(char::is_whitespace).enumerate() {
            if at > 0 && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(part);
        }
    }

    fn tag(&mut self, name: &str, closes: bool) {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("br") {
            self.end_line();
            self.fresh = false;
        } else if (is("td") || is("th")) && closes {
            self.line.push(' ');
        } else if BLOCKS.iter().any(|it| is(it)) {
            if !self.line.trim().is_empty() {
                self.end_line();
            }
            self.fresh = true;
            if is("blockquote") {
                self.quotes = if closes { self.quotes.saturating_sub(1) } else { (self.quotes + 1).min(DEEPEST) };
            }
            if is("li") && !closes {
                self.line.push('・');
            }
        }
    }

    fn end_line(&mut self) {
        let line = unescaped(self.line.trim());
        for _ in 0..self.quotes {
            self.text.push('>');
        }
        if self.quotes > 0 {
            self.text.push(' ');
        }
        self.text.push_str(line.trim());
        self.text.push('\n');
        self.line.clear();
    }

    fn finish(mut self) -> String {
        if !self.line.trim().is_empty() {
            self.end_line();
        }
        self.text.trim_end().to_owned()
    }
}

/// The words with their entities as characters: `&lt;` → `<`.
fn unescaped(words: &str) -> String {
    if !words.contains('&') {
        return words.to_owned();
    }
    // The decoder takes angle brackets for tags.
    let plain = words.replace('<', "&lt;").replace('>', "&gt;");
    html_to_text(&plain).replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_quotations_are_marked() {
        #[track_caller]
        fn check(html: &str, wanted: &str) {
            assert_eq!(to_text(html), wanted, "{html}");
        }
        check("<div>はい</div><div><br></div><div>承知&amp;しました</div>", "はい\n\n承知&しました");
        check("<p>A<br>B&nbsp;C</p>D", "A\nB C\nD");
        check("<style>p{}</style><script>x<y</script><p>はい</p>", "はい");
        check("<p>前</p><blockquote><p>引用</p>も</blockquote><p>後</p>", "前\n> 引用\n> も\n後");
        check("<ul><li>表紙</li><li>本文</li></ul>", "・表紙\n・本文");
        check("3 < 5 &lt;仮&gt; <b>太字</b><!-- 隠し --> 終", "3 < 5 <仮> 太字 終");
        check("  a\n  b  ", "a b");
        check("<!-- 閉じない", "");
        check("<div", "<div");
        check("", "");
        check("&bogus; &#x3042; &#12356;", "&bogus; あ い");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(html in "(<|>|&|;|div|/|br|!--|-->|あ| |\n|blockquote|script|#x|9){0,200}") {
            let _ = to_text(&html);
        }
    }
}
