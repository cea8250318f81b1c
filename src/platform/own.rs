//! Facts that the user knows better than the built-in data: a limit that has changed since it was read.

use chrono::NaiveDate;

use super::{After, Fact, Grade, Platform, Unit};

/// A limit as the user has it: 「96時間（2027年の改定、2027-01-10）」.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The id of the fact: `co-deliver`.
    pub fact: String,
    /// The limit.
    pub after: After,
    /// Where the user has it from: 「2027年の改定」.
    pub because: String,
    /// The day of that.
    pub date: NaiveDate,
}

impl Platform {
    /// The place with the user's limits in the place of the built-in ones.
    #[must_use]
    pub fn with(mut self, own: &[Own]) -> Self {
        for fact in &mut self.facts {
            if let Some(own) = own.iter().find(|it| it.fact == fact.id) {
                overrule(fact, own);
            }
        }
        self
    }
}

fn overrule(fact: &mut Fact, own: &Own) {
    fact.after = Some(own.after);
    fact.grade = Grade::Own;
    fact.source = format!("ご自身の設定「{}」", own.because);
    fact.source_date = own.date.to_string();
    fact.checked_on = own.date;
}

impl After {
    /// The length as [`Self::parse`] reads it: `96h`.
    #[must_use]
    pub fn short(self) -> String {
        let unit = match self.unit {
            Unit::Hours => "h",
            Unit::Days => "d",
            Unit::BusinessDays => "bd",
            Unit::Years => "y",
            Unit::Times => "回",
        };
        format!("{}{unit}", self.value)
    }

    /// A length as it is written: `96h`, `4d`, `3bd`, `1y`, 「96時間」「4日」「3営業日」.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(|it: char| !it.is_ascii_digit())?;
        let unit = match text[end..].trim() {
            "h" | "時間" => Unit::Hours,
            "d" | "日" => Unit::Days,
            "bd" | "営業日" => Unit::BusinessDays,
            "y" | "年" => Unit::Years,
            "回" => Unit::Times,
            _ => return None,
        };
        text[..end].parse().ok().filter(|value| *value > 0).map(|value| Self { value, unit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::{Role, builtin};

    #[test]
    fn a_limit_of_the_users_own_replaces_the_built_in_one() {
        let own = Own {
            fact: "co-deliver".to_owned(),
            after: After::parse("96h").unwrap(),
            because: "2027年の改定".to_owned(),
            date: NaiveDate::from_ymd_opt(2027, 1, 10).unwrap(),
        };
        let plain = builtin("coconala").unwrap();
        let changed = plain.clone().with(std::slice::from_ref(&own));
        let fact = changed.fact(Role::FormalAccept).unwrap();
        assert_eq!((fact.limit().as_str(), changed.hours(Role::FormalAccept)), ("96時間", Some(96)));
        assert_eq!(fact.origin(), "ご自身の設定「2027年の改定」（2027-01-10時点、2027-01-10確認）");
        assert!(fact.is_stale(NaiveDate::from_ymd_opt(2028, 2, 1).unwrap()));
        let others = |it: &Platform| it.facts.iter().filter(|it| it.id != "co-deliver").cloned().collect::<Vec<_>>();
        assert_eq!(others(&changed), others(&plain));
    }

    #[test]
    fn lengths_are_read_with_their_units() {
        #[track_caller]
        fn check(text: &str, wanted: Option<(u16, Unit)>) {
            assert_eq!(After::parse(text), wanted.map(|(value, unit)| After { value, unit }), "{text}");
        }
        check("96h", Some((96, Unit::Hours)));
        check("4d", Some((4, Unit::Days)));
        check("3 営業日", Some((3, Unit::BusinessDays)));
        check("1年", Some((1, Unit::Years)));
        check("0d", None);
        check("d", None);
        check("99999999h", None);
        check("4週間", None);
        check("4", None);
    }
}
