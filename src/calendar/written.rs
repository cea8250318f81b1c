//! Days and instants as people and programs type them: `2026-11-20`, `2026-11-20 15:00`, RFC 3339.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// Asia/Tokyo, which has kept UTC+9 without summer time since 1951.
#[must_use]
pub fn japan() -> FixedOffset {
    FixedOffset::east_opt(9 * 60 * 60).expect("nine hours are a valid offset")
}

/// The instant that `text` names: RFC 3339, `2026-11-20 15:00` in Japan, or a bare day, which is its noon.
#[must_use]
pub fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(exact.with_timezone(&japan()));
    }
    let minute = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M"];
    let local = minute.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let local = local.or_else(|| Some(day(text)?.and_time(NaiveTime::from_hms_opt(12, 0, 0)?)))?;
    japan().from_local_datetime(&local).single()
}

/// The day that `text` names: `2026-11-20`, `2026/11/20`.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%Y/%m/%d"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_exact_a_minute_or_a_day() {
        #[track_caller]
        fn check(given: &str, wanted: Option<&str>) {
            assert_eq!(instant(given).map(|at| at.to_rfc3339()).as_deref(), wanted, "{given}");
        }
        check("2026-11-20T15:00:00+09:00", Some("2026-11-20T15:00:00+09:00"));
        check("2026-11-20T06:00:00Z", Some("2026-11-20T15:00:00+09:00"));
        check("2026-11-20 15:00", Some("2026-11-20T15:00:00+09:00"));
        check("2026-11-20T15:00", Some("2026-11-20T15:00:00+09:00"));
        check("2026/11/20 15:00", Some("2026-11-20T15:00:00+09:00"));
        check("2026-11-20", Some("2026-11-20T12:00:00+09:00"));
        check("2026/11/20", Some("2026-11-20T12:00:00+09:00"));
        check("2026-02-30", None);
        check("2026-11-20 25:00", None);
        check("きのう", None);
        check("", None);
    }
}
