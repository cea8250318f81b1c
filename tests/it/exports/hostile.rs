//! What may be put into an export to break whoever reads it.

use std::io::Cursor;

use henji::archive::{self, Kind, Limits};
use proptest::prelude::*;

use super::{Folder, folder, open_zip, zip_of};
use henji::archive::Container;

#[test]
fn hostile_archives() {
    let paste = "2026/11/16 10:02 田中\nお願いします。\n".as_bytes();
    let bomb = vec![b'a'; 8 << 20];
    let found = open_zip(zip_of(&[("bomb.txt", &bomb), ("a.txt", paste)]), &Limits::default());
    let [Err(trouble), Ok(_)] = found.as_slice() else { panic!("{found:?}") };
    assert!(trouble.japanese().contains("zip 爆弾"), "{trouble:?}");
    let found =
        open_zip(zip_of(&[("../../etc/passwd", paste), ("a/../b.txt", paste), ("ok.txt", paste)]), &Limits::default());
    assert_eq!(found.iter().filter(|it| it.is_err()).count(), 2, "{found:?}");
    assert_eq!(found.iter().filter(|it| it.is_ok()).count(), 1, "{found:?}");
    let small = Limits { unpacked: 40, ..Limits::default() };
    let found = open_zip(zip_of(&[("a.txt", paste), ("b.txt", paste)]), &small);
    assert!(matches!(found.as_slice(), [Err(trouble)] if trouble.japanese().contains("上限")), "{found:?}");
    let few = Limits { members: 1, ..Limits::default() };
    let found = open_zip(zip_of(&[("a.txt", paste), ("b.txt", paste)]), &few);
    assert!(matches!(found.as_slice(), [Err(trouble)] if trouble.japanese().contains("1個")), "{found:?}");
    let inner = zip_of(&[("a.txt", paste)]);
    let found = open_zip(zip_of(&[("inner.zip", &inner)]), &Limits::default());
    assert!(matches!(found.as_slice(), [Err(_)]), "{found:?}");
    let whole = zip_of(&[("a.txt", paste)]);
    for end in 0..whole.len() {
        let _ = open_zip(whole[..end].to_vec(), &Limits::default());
    }
}

/// Reads these bytes as a file of this kind to the end.
fn read_as(kind: Kind, bytes: &[u8]) -> usize {
    let limits = Limits { thread: 1 << 20, ..Limits::default() };
    let file = Box::new(Cursor::new(bytes.to_vec()));
    archive::open_file("", file, Some(kind), &limits).count()
}

#[test]
fn what_repeats_comes_to_an_end() {
    // So much of each that what is quadratic in it would take many minutes.
    let words = format!("Message-ID: <a@b>\nSubject: {}\n\nx\n", "=?utf-8?B?44GC?= ".repeat(100_000));
    read_as(Kind::Mail, words.as_bytes());
    let part = "--x\nContent-Type: multipart/mixed; boundary=nowhere\n\n";
    let parts = format!("Message-ID: <a@b>\nContent-Type: multipart/digest; boundary=x\n\n{}", part.repeat(20_000));
    read_as(Kind::Mail, parts.as_bytes());
    let part = |at: u32| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n");
    let nested = (0..5_000).map(part).collect::<Vec<_>>().concat();
    read_as(Kind::Mail, nested.as_bytes());
    let refs = format!("Message-ID: <a@b>\nReferences: {}\n\nx\n", "<c@d> ".repeat(100_000));
    read_as(Kind::Mail, refs.as_bytes());
    read_as(Kind::Mail, format!("Message-ID: <a@b>\n\n{}", "> ".repeat(400_000)).as_bytes());
    read_as(
        Kind::Mail,
        format!("Message-ID: <a@b>\nContent-Type: text/html\n\n{}", "<div><!-- <".repeat(80_000)).as_bytes(),
    );
    read_as(Kind::Mbox, "From a@b Mon Nov 16 10:02:05 2026\n\n".repeat(20_000).as_bytes());
    read_as(Kind::Mbox, format!("From a@b Mon Nov 16 10:02:05 2026\n{}", "x".repeat(8 << 20)).as_bytes());
    for kind in [
        Kind::DiscordJson,
        Kind::Telegram,
        Kind::TeamsGraph,
        Kind::TeamsPersonal,
        Kind::GoogleChat,
        Kind::ChatworkJson,
        Kind::SlackDay,
    ] {
        for open in ["[", "{\"messages\":[", "{\"a\":", "[{\"text\":[", "\"\\\\"] {
            read_as(kind, open.repeat(200_000).as_bytes());
        }
    }
    read_as(Kind::WhatsApp, "2026/11/16 10:02 - a: b\n".repeat(20_000).as_bytes());
    read_as(
        Kind::LineText,
        format!("[LINE] aとのトーク\n\n2026/11/16(月)\n{}", "10:02\ta\t\"\n".repeat(20_000)).as_bytes(),
    );
    read_as(Kind::ChatworkCsv, format!("2026-11-16T10:02:00+09:00,a,{}", "[download:".repeat(80_000)).as_bytes());
}

/// The samples, as bytes.
fn samples() -> Vec<Vec<u8>> {
    let mut source = Folder(folder());
    let names: Vec<String> = source.members(&Limits::default()).unwrap().into_iter().map(|it| it.name).collect();
    names.iter().map(|name| std::fs::read(folder().join(name)).unwrap()).collect()
}

#[test]
fn samples_that_are_cut_off_lose_only_what_is_cut() {
    for bytes in samples() {
        for end in (0..bytes.len()).step_by(97) {
            let file = Box::new(Cursor::new(bytes[..end].to_vec()));
            let _ = archive::open_file("", file, None, &Limits::default()).count();
        }
    }
    let whole = std::fs::read(folder().join("discord/channel.json")).unwrap();
    let cut = whole.len() - 600;
    let file = Box::new(Cursor::new(whole[..cut].to_vec()));
    let found: Vec<_> = archive::open_file("", file, None, &Limits::default()).collect();
    let [Ok(entry), Err(trouble)] = found.as_slice() else { panic!("{found:?}") };
    assert!(entry.notices.iter().any(|it| it.id == "cut-off"));
    assert_eq!(super::lines(entry).len(), 4);
    assert!(trouble.japanese().contains("途中で切れています"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_survived_as_any_kind(bytes: Vec<u8>, kind in proptest::sample::select(Kind::ALL)) {
        read_as(kind, &bytes);
    }

    #[test]
    fn broken_samples_are_survived(which: proptest::sample::Index, at: proptest::sample::Index, with in "[\\x00\\x1b\"{}\\[\\],:\n\t>あ]{1,4}") {
        let samples = samples();
        let mut bytes = which.get(&samples).clone();
        let at = at.index(bytes.len().max(1)).min(bytes.len());
        bytes.splice(at..at, with.bytes());
        let _ = archive::open_file("", Box::new(Cursor::new(bytes)), None, &Limits::default()).count();
    }
}
