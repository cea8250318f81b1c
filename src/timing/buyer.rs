//! What the user knows of the buyer beside the thread.

use super::risk::speaks_of_slow_contact;
use crate::Error;

/// What the user tells of the buyer; nothing is looked up and nothing kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Buyer {
    /// How many deals they have made.
    pub deals: Option<u32>,
    /// Their rating, from 0 to 5.
    pub rating: Option<f32>,
    /// How many days ago they were last seen.
    pub last_login_days: Option<u32>,
    /// Whether reviews of them speak of slow or broken contact.
    pub slow_reviews: Option<bool>,
}

/// Up to so many deals somebody is still new to the market.
const FEW_DEALS: u32 = 2;

impl Buyer {
    /// Whether they have hardly made a deal yet, as far as that is known.
    #[must_use]
    pub fn is_first_timer(&self) -> bool {
        self.deals.is_some_and(|deals| deals <= FEW_DEALS)
    }

    /// Takes over `key=value`: `deals=1`, `rating=4.2`, `last-login=3d`, `reviews=連絡が遅い`; `name` is the option that
    /// is named when it is wrong.
    ///
    /// # Errors
    /// An unknown key, or a value that is none for it.
    pub fn set(&mut self, name: &'static str, pair: &str) -> Result<(), Error> {
        let wrong = |japanese: &str, english: &str| Error::Option {
            name,
            value: pair.trim().to_owned(),
            wanted: (japanese.to_owned(), english.to_owned()),
        };
        let (key, value) = pair.split_once(['=', '＝']).unwrap_or((pair, ""));
        let value = value.trim();
        match key.trim() {
            "deals" => {
                let number = value.trim_end_matches('回').parse();
                self.deals = Some(number.map_err(|_| wrong("deals=1 の形で回数を指定してください。", "give deals=1"))?);
            }
            "rating" => {
                let rating = value.parse::<f32>().ok().filter(|it| (0.0..=5.0).contains(it));
                let rating = rating.ok_or_else(|| {
                    wrong("rating=4.2 の形で 0 から 5 の数を指定してください。", "give rating=4.2, from 0 to 5")
                });
                self.rating = Some(rating?);
            }
            "last-login" => {
                let days = days(value).ok_or_else(|| {
                    wrong("last-login=3d の形で日数を指定してください。", "give last-login=3d, in days")
                });
                self.last_login_days = Some(days?);
            }
            "reviews" => self.slow_reviews = Some(speaks_of_slow_contact(value)),
            _ => {
                return Err(wrong(
                    "使えるのは deals=1、rating=4.2、last-login=3d、reviews=文面 です。",
                    "it is deals=1, rating=4.2, last-login=3d or reviews=text",
                ));
            }
        }
        Ok(())
    }

    /// These values, and what they leave open from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            deals: self.deals.or(other.deals),
            rating: self.rating.or(other.rating),
            last_login_days: self.last_login_days.or(other.last_login_days),
            slow_reviews: self.slow_reviews.or(other.slow_reviews),
        }
    }
}

/// The days of 「3d」, 「3日」, 「3」, 「36h」; of several observations, 「1d/3d/2d」, the one in the middle.
fn days(text: &str) -> Option<u32> {
    let mut seen = text.split('/').map(one).collect::<Option<Vec<u32>>>()?;
    seen.sort_unstable();
    seen.get(seen.len() / 2).copied()
}

fn one(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('前');
    if let Some(hours) = text.strip_suffix("時間").or_else(|| text.strip_suffix('h')) {
        return hours.trim().parse::<u32>().ok().map(|hours| hours / 24);
    }
    text.trim_end_matches(['d', '日']).trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[&str], expected: Buyer) {
        let mut buyer = Buyer::default();
        for pair in pairs {
            buyer.set("--buyer", pair).unwrap();
        }
        assert_eq!(buyer, expected);
    }

    #[test]
    fn what_is_known_of_the_buyer_is_read() {
        let all = Buyer { deals: Some(1), rating: Some(4.2), last_login_days: Some(3), slow_reviews: None };
        check(&["deals=1", "rating=4.2", "last-login=3d"], all);
        check(&[" deals = 1回", "rating=4.2 ", "last-login=3日前"], all);
        check(&["last-login=36h"], Buyer { last_login_days: Some(1), ..Buyer::default() });
        check(&["last-login=1d/4d/2d"], Buyer { last_login_days: Some(2), ..Buyer::default() });
        check(&["reviews=連絡が遅かったです"], Buyer { slow_reviews: Some(true), ..Buyer::default() });
        check(&["reviews=とても丁寧な方でした"], Buyer { slow_reviews: Some(false), ..Buyer::default() });
    }

    #[test]
    fn what_is_no_value_says_what_would_be_one() {
        for (pair, says) in [
            ("deals=many", "deals=1"),
            ("rating=7", "0 から 5"),
            ("rating=NaN", "0 から 5"),
            ("last-login=昨日", "last-login=3d"),
            ("stars=5", "deals=1、rating=4.2"),
            ("", "deals=1、rating=4.2"),
        ] {
            let error = Buyer::default().set("--buyer", pair).unwrap_err().to_string();
            assert!(error.contains("--buyer") && error.contains(says), "{error}");
        }
    }

    #[test]
    fn the_stronger_source_wins_value_by_value() {
        let flag = Buyer { deals: Some(1), ..Buyer::default() };
        let head = Buyer { deals: Some(9), rating: Some(3.0), ..Buyer::default() };
        assert_eq!(flag.or(head), Buyer { deals: Some(1), rating: Some(3.0), ..Buyer::default() });
    }
}
