//! What the two plain formats give, and what is wrong in them.

use super::{Body, Entry, Id, Kind, Limits, Place, Skip, Spot, Trouble, open, open_as};

fn entries(name: &str, bytes: &[u8]) -> Vec<Result<Entry, Trouble>> {
    open(name, Box::new(bytes), &Limits::default()).collect()
}

#[test]
fn ndjson_gives_texts_and_messages_in_order() {
    let lines = "\u{feff}{\"id\": \"a\", \"text\": \"田中: はい\\r\\n\", \"me\": \"みどり\", \"now\": \"2026-11-20\", \"due\": \"2026-11-27\"}\n\n\
        {\"id\": 7, \"messages\": [{\"from\": \"田中\", \"at\": \"2026-11-16 10:02\", \"text\": \"購入しました。\"}, {\"text\": \" \"}], \
        \"me\": [\"みどり\", \"\"], \"title\": \"ロゴ\", \"unknown\": {\"a\": [1]}}";
    let found = entries("", lines.as_bytes());
    let [Ok(first), Ok(second)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((&first.id, &first.place), (&Some(Id::Text("a".to_owned())), &Place::line(1)));
    assert_eq!(first.body, Body::Text("田中: はい\n".to_owned()));
    assert_eq!(first.hints.me, ["みどり"]);
    assert!(first.hints.now.is_some() && first.hints.due.is_some());
    assert_eq!((&second.id, &second.place), (&Some(Id::Number(7.into())), &Place::line(3)));
    assert_eq!((second.hints.me.len(), second.skipped.count(Skip::Empty)), (1, 1));
    let Body::Thread(thread) = &second.body else { panic!("{second:?}") };
    assert_eq!((thread.messages.len(), thread.parties[0].name.as_str()), (1, "田中"));
    assert!(thread.messages[0].at.is_some_and(|at| at.timed));
    assert_eq!(thread.subject.as_deref(), Some("ロゴ"));
}

#[test]
fn a_broken_line_is_one_trouble_and_the_rest_goes_on() {
    let deep = "[".repeat(100_000);
    let lines = format!(
        "{{\"text\": \"田中: はい\"}}\n{{\"text\": \"cut\n{{\"id\": 3}}\n{{\"text\": 5}}\n{{\"id\":\"x\",\"text\":\"a\",\"now\":\"きのう\"}}\n{deep}\n{{\"messages\":{deep}\n{{\"text\": \"b\"}}"
    );
    let found = entries("a.jsonl", lines.as_bytes());
    let lines: Vec<_> = found.iter().map(|it| it.as_ref().err().and_then(|it| it.place.spot)).collect();
    let wanted = [0, 2, 3, 4, 5, 6, 7, 0].map(|line| (line > 0).then_some(Spot::Line(line)));
    assert_eq!(lines, wanted);
    let [_, Err(cut), Err(empty), _, Err(now), ..] = found.as_slice() else { panic!("{found:?}") };
    assert!(cut.japanese().starts_with("2行目：行が途中で切れています"), "{}", cut.japanese());
    assert!(cut.in_english().starts_with("line 2: the line is cut off"), "{}", cut.in_english());
    assert_eq!(empty.id, Some(Id::Number(3.into())));
    assert_eq!(now.id, Some(Id::Text("x".to_owned())));
}

#[test]
fn a_line_over_the_limit_is_an_error_for_that_one_alone() {
    let limits = Limits { thread: 1000, ..Limits::default() };
    let lines = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"b\"}}\n", "あ".repeat(500));
    let found: Vec<_> = open_as(Kind::Ndjson, Box::new(lines.as_bytes()), &limits).collect();
    let [Err(trouble), Ok(_)] = found.as_slice() else { panic!("{found:?}") };
    assert!(trouble.japanese().contains("上限の1000 B"), "{}", trouble.japanese());
    let found: Vec<_> = open("a.txt", Box::new(lines.as_bytes()), &limits).collect();
    assert!(matches!(found.as_slice(), [Err(_), Ok(_)]), "by its content it is NDJSON: {found:?}");
    let text = "あ".repeat(500);
    let found: Vec<_> = open("a.txt", Box::new(text.as_bytes()), &limits).collect();
    assert!(matches!(found.as_slice(), [Err(_)]), "{found:?}");
}

#[test]
fn a_paste_is_decoded() {
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("田中: 資料は25日までにお送りします。\r\n");
    let found = entries("話.txt", &bytes);
    let [Ok(entry)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(entry.body, Body::Text("田中: 資料は25日までにお送りします。\n".to_owned()));
    assert_eq!(entry.encoding, "Shift_JIS");
    assert!(matches!(entries("a.txt", b"\x89PNG\r\n\x1a\n\0").as_slice(), [Err(_)]));
    assert!(matches!(entries("a.txt", b"").as_slice(), [Err(_)]));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_survived(bytes: Vec<u8>, named: bool) {
        let _ = entries(if named { "a.ndjson" } else { "" }, &bytes);
    }
}
