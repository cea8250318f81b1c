//! Lines at the head of a file that say what its text does not: whose side, which place, the due date, the buyer.
//!
//! ```text
//! ---
//! me: みどり工房
//! platform: coconala
//! due: 2026-11-27
//! buyer: deals=1, rating=4.2, last-login=3d
//! ---
//! ```

use chrono::NaiveDate;

use crate::calendar;
use crate::error::Error;
use crate::platform;
use crate::timing::Buyer;

/// How many lines a head may have.
const LONGEST: usize = 20;
const FENCE: &str = "---";

/// What the head of a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub(super) me: Vec<String>,
    pub(super) platform: Option<&'static str>,
    pub(super) due: Option<NaiveDate>,
    pub(super) buyer: Buyer,
}

/// The head and the text below it. A text that does not begin with known keys between two lines of `---` has none, and
/// is left as it is.
///
/// # Errors
/// The value of a known key cannot be used.
pub(super) fn split(text: &str) -> Result<(Head, &str), Error> {
    let Some((lines, rest)) = block(text) else { return Ok((Head::default(), text)) };
    let mut head = Head::default();
    for (key, value) in lines {
        head.take(key, value)?;
    }
    Ok((head, rest))
}

/// The keys and values between the fences, and what follows.
fn block(text: &str) -> Option<(Vec<(&str, &str)>, &str)> {
    let body = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let mut rest = body.strip_prefix(FENCE)?.strip_prefix('\r').unwrap_or(&body[FENCE.len()..]).strip_prefix('\n')?;
    let mut pairs = Vec::new();
    for _ in 0..=LONGEST {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        let line = line.trim();
        if line == FENCE {
            return (!pairs.is_empty()).then_some((pairs, rest));
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once([':', '：'])?;
        let key = KEYS.iter().find(|known| **known == key.trim())?;
        pairs.push((*key, value.trim()));
    }
    None
}

const KEYS: [&str; 4] = ["me", "platform", "due", "buyer"];

impl Head {
    fn take(&mut self, key: &str, value: &str) -> Result<(), Error> {
        let wrong = |name: &'static str, japanese: String, english: String| Error::Option {
            name,
            value: value.to_owned(),
            wanted: (japanese, english),
        };
        let parts = || value.split([',', '、']).map(str::trim).filter(|it| !it.is_empty());
        match key {
            "me" => self.me.extend(parts().map(str::to_owned)),
            "platform" => {
                let known = platform::ids().find(|id| *id == value);
                self.platform = Some(known.ok_or_else(|| {
                    let ids = || platform::ids().collect::<Vec<_>>();
                    wrong("platform", format!("使えるのは {} です。", ids().join("、")), ids().join(", "))
                })?);
            }
            "due" => {
                self.due = Some(calendar::day(value).ok_or_else(|| {
                    let english = "give a day such as `2026-11-27`".to_owned();
                    wrong("due", "「2026-11-27」の形で指定してください。".to_owned(), english)
                })?);
            }
            _ => parts().try_for_each(|pair| self.buyer.set("buyer", pair))?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "2026/11/16 10:02 田中\nこんにちは。\n";

    #[test]
    fn a_head_is_taken_off_and_read() {
        let text = format!(
            "---\nme: みどり工房、midori\n# 取引の場\nplatform: coconala\r\ndue: 2026-11-27\n\nbuyer: deals=1, last-login=3d\n---\n{BODY}"
        );
        let (head, rest) = split(&text).unwrap();
        assert_eq!(rest, BODY);
        assert_eq!(head.me, ["みどり工房", "midori"]);
        assert_eq!((head.platform, head.due), (Some("coconala"), NaiveDate::from_ymd_opt(2026, 11, 27)));
        assert_eq!((head.buyer.deals, head.buyer.last_login_days), (Some(1), Some(3)));
    }

    #[test]
    fn what_is_no_head_stays_in_the_text() {
        for text in [
            BODY.to_owned(),
            format!("---\n{BODY}---\n"),
            format!("---\n件名: お見積り\n---\n{BODY}"),
            format!("---\n---\n{BODY}"),
            "---\nme: 田中\n".to_owned(),
            "---".to_owned(),
            String::new(),
            format!("---\n{}---\n{BODY}", "me: a\n".repeat(30)),
        ] {
            assert_eq!(split(&text).unwrap(), (Head::default(), text.as_str()));
        }
    }

    #[test]
    fn a_value_that_cannot_be_used_is_named() {
        for (line, says) in
            [("due: 来週", "due の値「来週」"), ("platform: mercury", "coconala"), ("buyer: deals=x", "deals=1")]
        {
            let error = split(&format!("---\n{line}\n---\n{BODY}")).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
