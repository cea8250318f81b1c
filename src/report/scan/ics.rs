//! The days of the threads for a calendar: when to follow up, and my due dates (RFC 5545).
//!
//! An event keeps its UID from run to run, so that importing the file again moves events and doubles none.

use std::io::{self, Write};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, Utc};

use super::words::{open, what_to_do};
use crate::advice::Action;
use crate::report::human::line::one_line;
use crate::triage::{List, Record};

/// Writes the calendar.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, list: &List) -> io::Result<()> {
    let mut file = File { out, stamp: utc(list.now) };
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//henji//scan//JA"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", "henji"),
    ] {
        file.line(name, value)?;
    }
    for listed in &list.records {
        let record = &listed.record;
        follow_up(&mut file, record)?;
        if let Some(due) = record.my_due {
            let text = format!("納期：{}", record.who);
            file.event(&format!("{}-due@henji", record.seen.key), &text, &details(record), &Moment::Day(due), false)?;
        }
    }
    file.line("END", "VCALENDAR")
}

/// When something is to be done, or the waiting ends.
fn follow_up(file: &mut File<'_>, record: &Record) -> io::Result<()> {
    let verb = match record.action {
        Action::None => return Ok(()),
        Action::Wait => "返事がなければ確認",
        action => action.label(),
    };
    let text = format!("{verb}：{}（{}）", record.who, record.state.label());
    let uid = format!("{}-follow-up@henji", record.seen.key);
    let when = if record.action == Action::Wait || record.at > record.now {
        Moment::At(record.at.max(record.now))
    } else {
        Moment::Day(record.now.date_naive())
    };
    file.event(&uid, &text, &details(record), &when, true)
}

fn details(record: &Record) -> String {
    let parts = [what_to_do(record), record.why.clone(), open(record), format!("場所：{}", record.origin)];
    parts.into_iter().filter(|part| !part.is_empty()).map(|part| one_line(&part)).collect::<Vec<_>>().join("\n")
}

/// An instant, or a whole day.
enum Moment {
    At(DateTime<FixedOffset>),
    Day(NaiveDate),
}

struct File<'a> {
    out: &'a mut dyn Write,
    stamp: String,
}

impl File<'_> {
    fn event(&mut self, uid: &str, text: &str, details: &str, when: &Moment, alarm: bool) -> io::Result<()> {
        self.line("BEGIN", "VEVENT")?;
        self.line("UID", uid)?;
        let stamp = self.stamp.clone();
        self.line("DTSTAMP", &stamp)?;
        match when {
            Moment::At(at) => {
                self.line("DTSTART", &utc(*at))?;
                self.line("DURATION", "PT15M")?;
            }
            Moment::Day(day) => {
                let next = day.checked_add_days(Days::new(1)).unwrap_or(*day);
                self.line("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string())?;
                self.line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string())?;
            }
        }
        self.line("SUMMARY", &escaped(&one_line(text)))?;
        self.line("DESCRIPTION", &escaped(details))?;
        self.line("TRANSP", "TRANSPARENT")?;
        if alarm && matches!(when, Moment::At(_)) {
            for (name, value) in [("BEGIN", "VALARM"), ("ACTION", "DISPLAY"), ("TRIGGER", "PT0M")] {
                self.line(name, value)?;
            }
            self.line("DESCRIPTION", &escaped(&one_line(text)))?;
            self.line("END", "VALARM")?;
        }
        self.line("END", "VEVENT")
    }

    /// A line, folded after at most 75 octets, between characters.
    fn line(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.out.write_all(folded(&format!("{name}:{value}")).as_bytes())
    }
}

fn folded(line: &str) -> String {
    const OCTETS: usize = 75;
    let mut folded = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > OCTETS {
            folded.push_str("\r\n ");
            used = 1;
        }
        used += c.len_utf8();
        folded.push(c);
    }
    folded + "\r\n"
}

/// The text as a value: backslash, semicolon, comma and line feed escaped.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

fn utc(at: DateTime<FixedOffset>) -> String {
    at.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let folded = folded(&format!("SUMMARY:{}", "返事".repeat(40)));
        for line in folded.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "返事".repeat(40)));
        assert_eq!(super::folded("A:b"), "A:b\r\n");
    }

    #[test]
    fn no_value_ends_its_line() {
        assert_eq!(escaped("a;b,c\\\nEND:VEVENT"), "a\\;b\\,c\\\\\\nEND:VEVENT");
    }
}
