//! Conversations written in every format: each message that was written is found, once, as it was.

use std::fmt::Write;
use std::io::Cursor;

use chrono::{DateTime, Datelike, Duration, FixedOffset, Timelike};
use henji::archive::{self, Limits};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{thread, zip_of};

#[derive(Clone, Debug)]
struct Said {
    from: &'static str,
    at: DateTime<FixedOffset>,
    text: String,
}

const NAMES: [&str; 2] = ["田中 美咲", "みどり工房🍀"];

fn conversation() -> impl Strategy<Value = Vec<Said>> {
    let line = "[ぁ-こa-zA-Z0-9、。「」!?\"'&;,.()🙇👍 \t<>=%#*]{0,12}";
    let text = (proptest::collection::vec(line, 0..4), "[あ-お]{1,3}").prop_map(|(mut lines, end)| {
        let first = lines.first_mut();
        if let Some(first) = first {
            first.insert(0, 'あ');
        }
        lines.push(end);
        lines.join("\n")
    });
    proptest::collection::vec((0..2_usize, 1..3000_i64, text), 1..12).prop_map(|said| {
        let mut at: DateTime<FixedOffset> = "2026-01-05T09:00:00+09:00".parse().unwrap();
        let mut one = |(from, gap, text): (usize, i64, String)| {
            at += Duration::minutes(gap);
            Said { from: NAMES[from], at, text }
        };
        said.into_iter().map(&mut one).collect()
    })
}

/// The name of the file and its bytes.
type Written = (&'static str, Vec<u8>);

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn line_text(said: &[Said]) -> Written {
    let mut text = "[LINE] 田中 美咲とのトーク履歴\n保存日時：2026/11/20 14:05\n".to_owned();
    let mut day = None;
    for it in said {
        if day != Some(it.at.date_naive()) {
            day = Some(it.at.date_naive());
            let weekday = ["月", "火", "水", "木", "金", "土", "日"][it.at.weekday().num_days_from_monday() as usize];
            text += &it.at.format(&format!("\n%Y/%m/%d({weekday})\n")).to_string();
        }
        let body = if it.text.contains('\n') { quoted(&it.text) } else { it.text.clone() };
        let _ = writeln!(text, "{}\t{}\t{body}", it.at.format("%H:%M"), it.from);
    }
    ("talk.txt", text.into_bytes())
}

fn line_of_computer(said: &[Said]) -> Written {
    let mut text = "[LINE] 田中 美咲とのトーク履歴\n保存日時：2026/11/20 14:05\n\n".to_owned();
    let mut day = None;
    for it in said {
        if day != Some(it.at.date_naive()) {
            day = Some(it.at.date_naive());
            let weekday = ["月", "火", "水", "木", "金", "土", "日"][it.at.weekday().num_days_from_monday() as usize];
            text += &it.at.format(&format!("%Y.%m.%d {weekday}曜日\n")).to_string();
        }
        let _ = writeln!(text, "{} {} {}", it.at.format("%H:%M"), it.from, it.text);
    }
    ("talk.txt", text.into_bytes())
}

fn line_official(said: &[Said]) -> Written {
    let mut text = "\u{feff}アカウント名,みどり工房🍀\r\nタイムゾーン,'+09:00\r\nダウンロード日時,2026/11/20 14:34\r\n送信者タイプ,送信者名,送信日,送信時刻,内容\r\n".to_owned();
    for it in said {
        let kind = if it.from == NAMES[1] { "Account" } else { "User" };
        let _ = write!(text, "{kind},{},{},{}\r\n", it.from, it.at.format("%Y/%m/%d,%H:%M:%S"), quoted(&it.text));
    }
    ("talk.csv", text.into_bytes())
}

fn chatwork_csv(said: &[Said]) -> Written {
    let row = |it: &Said| format!("{},{},{}\n", it.at.to_rfc3339(), it.from, quoted(&it.text));
    ("room.csv", said.iter().rev().map(row).collect::<String>().into_bytes())
}

fn discord_csv(said: &[Said]) -> Written {
    let row =
        |it: &Said| format!("\"1\",{},\"{}\",{},\"\",\"\"\n", quoted(it.from), it.at.to_rfc3339(), quoted(&it.text));
    let head = "\u{feff}AuthorID,Author,Date,Content,Attachments,Reactions\n".to_owned();
    ("channel.csv", said.iter().fold(head, |text, it| text + &row(it)).into_bytes())
}

fn whatsapp(said: &[Said]) -> Written {
    let row = |it: &Said| format!("{} - {}: {}\n", it.at.format("%Y/%m/%d %-H:%M"), it.from, it.text);
    ("chat.txt", said.iter().map(row).collect::<String>().into_bytes())
}

fn written(name: &'static str, value: &Value) -> Written {
    (name, serde_json::to_vec_pretty(value).unwrap())
}

fn list(said: &[Said], one: impl Fn(&Said) -> Value) -> Value {
    said.iter().map(one).collect()
}

fn ndjson(said: &[Said]) -> Written {
    let messages = list(said, |it| json!({"from": it.from, "at": it.at.to_rfc3339(), "text": it.text}));
    ("a.ndjson", serde_json::to_vec(&json!({"messages": messages})).unwrap())
}

fn chatwork_json(said: &[Said]) -> Written {
    let one = |it: &Said| json!({"message_id": "1", "account": {"name": it.from}, "body": it.text, "send_time": it.at.timestamp()});
    written("room.json", &list(said, one))
}

fn discord_json(said: &[Said]) -> Written {
    let one = |it: &Said| json!({"id": "1", "type": "Default", "timestamp": it.at.to_rfc3339(), "content": it.text, "author": {"name": it.from, "isBot": false}});
    written("c.json", &json!({"guild": {"name": "g"}, "channel": {"name": "c"}, "messages": list(said, one)}))
}

fn telegram(said: &[Said]) -> Written {
    let one = |it: &Said| json!({"id": 1, "type": "message", "date": it.at.format("%Y-%m-%dT%H:%M:%S").to_string(), "from": it.from, "text": [it.text]});
    written("result.json", &json!({"name": "田中", "type": "personal_chat", "id": 1, "messages": list(said, one)}))
}

fn teams(said: &[Said]) -> Written {
    let one = |it: &Said| json!({"messageType": "message", "createdDateTime": it.at.to_utc().to_rfc3339(), "from": {"user": {"displayName": it.from}}, "body": {"contentType": "text", "content": it.text}});
    written("teams.json", &json!({"value": list(said, one)}))
}

fn teams_personal(said: &[Said]) -> Written {
    let one = |it: &Said| json!({"displayName": it.from, "originalarrivaltime": it.at.to_utc().to_rfc3339(), "messagetype": "Text", "content": it.text, "from": format!("8:live:{}", it.from.chars().map(u32::from).sum::<u32>())});
    let room = json!({"id": "19:a", "displayName": "室", "MessageList": list(said, one)});
    written("messages.json", &json!({"userId": "8:me", "conversations": [room]}))
}

fn google_chat(said: &[Said]) -> Written {
    let date = |it: &Said| it.at.to_utc().format("%A, %B %-d, %Y at %-I:%M:%S\u{202f}%p UTC").to_string();
    let one = |it: &Said| json!({"creator": {"name": it.from, "email": format!("{}@example.com", it.from.len()), "user_type": "Human"}, "created_date": date(it), "text": it.text});
    written("messages.json", &json!({"messages": list(said, one)}))
}

fn slack(said: &[Said]) -> Written {
    let users: Value = NAMES
        .iter()
        .enumerate()
        .map(|(at, name)| json!({"id": format!("U{at}"), "profile": {"display_name": name}}))
        .collect();
    let id = |name: &str| format!("U{}", NAMES.iter().position(|it| *it == name).unwrap());
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let one = |it: &Said| json!({"type": "message", "user": id(it.from), "text": escaped(&it.text), "ts": format!("{}.000100", it.at.timestamp())});
    let mut files = vec![
        ("users.json".to_owned(), serde_json::to_vec(&users).unwrap()),
        ("channels.json".to_owned(), b"[{\"id\": \"C1\", \"name\": \"logo\"}]".to_vec()),
    ];
    for day in said.chunk_by(|a, b| a.at.to_utc().date_naive() == b.at.to_utc().date_naive()) {
        let name = format!("logo/{}.json", day[0].at.to_utc().date_naive());
        files.push((name, serde_json::to_vec(&list(day, one)).unwrap()));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    ("slack.zip", zip_of(&files))
}

fn mails(said: &[Said]) -> Vec<String> {
    let address = |name: &str| format!("p{}@example.com", NAMES.iter().position(|it| *it == name).unwrap());
    let base64 = |name: &str| format!("\"{name}\"");
    let one = |(at, it): (usize, &Said)| {
        let other = NAMES.iter().find(|name| **name != it.from).unwrap();
        let answers = if at > 0 { format!("In-Reply-To: <{}@x>\n", at - 1) } else { String::new() };
        format!(
            "Message-ID: <{at}@x>\n{answers}Date: {}\nFrom: {} <{}>\nTo: <{}>\nSubject: Re: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n{}\n",
            it.at.to_rfc2822(),
            base64(it.from),
            address(it.from),
            address(other),
            it.text
        )
    };
    said.iter().enumerate().map(one).collect()
}

fn mbox(said: &[Said]) -> Written {
    let one = |mail: &String| format!("From p@example.com Mon Nov 16 10:02:05 2026\n{mail}\n");
    ("all.mbox", mails(said).iter().map(one).collect::<String>().into_bytes())
}

fn maildir(said: &[Said]) -> Written {
    let mails = mails(said);
    let place = |at: usize| {
        if at.is_multiple_of(2) { format!("box/cur/{at:03}.M1.host:2,S") } else { format!("box/new/{at:03}.M1.host") }
    };
    let files: Vec<(String, &[u8])> = mails.iter().enumerate().map(|(at, it)| (place(at), it.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    ("maildir.zip", zip_of(&files))
}

fn eml(said: &[Said]) -> Written {
    let mails = mails(said);
    let files: Vec<(String, &[u8])> =
        mails.iter().enumerate().map(|(at, it)| (format!("{at:03}.eml"), it.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    ("mails.zip", zip_of(&files))
}

const FORMATS: [fn(&[Said]) -> Written; 17] = [
    line_text,
    line_of_computer,
    maildir,
    line_official,
    chatwork_csv,
    chatwork_json,
    discord_csv,
    discord_json,
    telegram,
    whatsapp,
    teams,
    teams_personal,
    google_chat,
    slack,
    mbox,
    eml,
    ndjson,
];

/// Ends of lines and of texts aside, where exports and screens differ.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_written_is_found(said in conversation()) {
        let wanted: Vec<_> = said.iter().map(|it| (it.from.to_owned(), (it.at.date_naive(), it.at.hour(), it.at.minute()), plain(&it.text))).collect();
        for format in FORMATS {
            let (name, bytes) = format(&said);
            let found: Vec<_> = archive::open_file(name, Box::new(Cursor::new(bytes)), None, &Limits::default()).collect();
            prop_assert_eq!(found.len(), 1, "{}: {:?}", name, &found);
            let entry = found[0].as_ref().map_err(|it| TestCaseError::fail(format!("{name}: {it:?}")))?;
            prop_assert_eq!(entry.skipped.total(), 0, "{}", name);
            let thread = thread(entry);
            let messages: Vec<_> = thread.messages.iter().map(|it| {
                let at = it.at.unwrap().at;
                (thread.parties[it.party].name.clone(), (at.date_naive(), at.hour(), at.minute()), plain(&it.text))
            }).collect();
            prop_assert_eq!(&messages, &wanted, "{}", name);
        }
    }
}
