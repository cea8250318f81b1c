//! What kind of source a file is, seen by its first bytes and its name.

/// The kinds of files that hold conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One JSON object a line, each with `text` or `messages`.
    Ndjson,
    /// A pasted thread, one in the file.
    Paste,
}

impl Kind {
    /// Every kind, the more certain first.
    pub const ALL: &[Self] = &[Self::Ndjson, Self::Paste];

    /// The name on the command line: `ndjson`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Paste => "paste",
        }
    }

    /// The kind of a file called `name` that begins with `head`; what nothing else explains is a paste.
    #[must_use]
    pub fn detect(name: &str, head: &[u8]) -> Self {
        if is_ndjson(name, head) { Self::Ndjson } else { Self::Paste }
    }
}

/// Whether the first line is a JSON object with a conversation in it, or the name says so.
fn is_ndjson(name: &str, head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"{") {
        return has_extension(name, &["ndjson", "jsonl"]);
    }
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let whole = line.len() < head.len();
    let keyed = |key: &[u8]| line.windows(key.len()).any(|it| it == key);
    has_extension(name, &["ndjson", "jsonl"])
        || (keyed(b"\"text\"") || keyed(b"\"messages\"")) && (!whole || line.trim_ascii_end().ends_with(b"}"))
        || name.is_empty() && !whole
}

/// Whether the file's name ends in one of these, in any case.
pub(super) fn has_extension(name: &str, wanted: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| wanted.iter().any(|it| end.eq_ignore_ascii_case(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_seen_by_content_and_name() {
        #[track_caller]
        fn check(name: &str, head: &str, wanted: Kind) {
            assert_eq!(Kind::detect(name, head.as_bytes()), wanted, "{name} {head}");
        }
        check("", "{\"id\": 1, \"text\": \"…\"}\n{\"text\"", Kind::Ndjson);
        check("a.txt", "\u{feff}{\"messages\": []}", Kind::Ndjson);
        check("a.jsonl", "", Kind::Ndjson);
        check("a.NDJSON", "not json", Kind::Ndjson);
        check("", "{\n  \"text\": 1\n}", Kind::Paste);
        check("", "2026/11/16 10:02 田中\n{\"text\"}", Kind::Paste);
        check("a.txt", "{田中} こんにちは\n", Kind::Paste);
        check("", "", Kind::Paste);
    }
}
