//! The CSV of a conversation that the LINE Official Account Manager writes.

use crate::archive::conversation::{Conversation, stamp};
use crate::archive::{Entry, Limits, Skip, Trouble};
use crate::thread::Format;

/// The first words of the file.
pub(in crate::archive) const FIRST: &str = "アカウント名,";
/// The heads of the columns.
const COLUMNS: &str = "送信者タイプ";
/// The sender of answers that no person wrote.
const AUTOMATIC: &str = "応答メッセージ";
const UNSENT: &str = "送信が取り消されたメッセージです";

/// The conversation of the file.
pub(in crate::archive) fn table(text: &str, limits: &Limits) -> Result<Entry, Trouble> {
    let mut conversation = Conversation::new(Format::Line, limits);
    let mut rows = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut account = String::new();
    let mut in_table = false;
    for row in rows.records() {
        let Ok(row) = row else {
            conversation.skipped.add(Skip::Other);
            continue;
        };
        let cell = |at| row.get(at).unwrap_or_default();
        if !in_table {
            in_table = cell(0) == COLUMNS;
            if cell(0) == "アカウント名" {
                cell(1).clone_into(&mut account);
            }
            continue;
        }
        let at = stamp(&format!("{} {}", cell(2), cell(3)).replace('/', "-"));
        let ours = cell(0) == "Account";
        if ours && cell(1) == AUTOMATIC {
            conversation.skipped.add(Skip::Bot);
            continue;
        }
        let name = if ours && !account.is_empty() { &account } else { cell(1) };
        let body = content(cell(4));
        if body.trim_end_matches('。') == UNSENT {
            conversation.note(Skip::Unsent, name, at, body);
        } else {
            conversation.say(name, at, media(&body).map_or(body, str::to_owned));
        }
    }
    conversation.me.extend((!account.is_empty()).then(|| account.clone()));
    conversation.room.owner = Some(account).filter(|it| !it.is_empty());
    conversation.finish()
}

/// The words without what a spreadsheet put there: an apostrophe at the beginning, `_x000D_` for a carriage return.
fn content(cell: &str) -> String {
    let words = cell.strip_prefix("'\r\n").or_else(|| cell.strip_prefix("'\n")).unwrap_or(cell);
    let words = words.strip_prefix('\'').filter(|it| it.starts_with(['=', '+', '-', '@'])).unwrap_or(words);
    words.replace("_x000D_\n", "\n").replace("_x000D_", "\n")
}

/// The sentence that stands for something sent, as the mark that other exports have for it.
fn media(body: &str) -> Option<&'static str> {
    let what = body.trim_end_matches('。').strip_suffix("を送信しました")?;
    Some(match what {
        "写真" | "画像" => "[写真]",
        "動画" => "[動画]",
        "スタンプ" => "[スタンプ]",
        "ファイル" => "[ファイル]",
        "ボイスメッセージ" | "音声" => "[ボイスメッセージ]",
        "位置情報" => "[位置情報]",
        "連絡先" => "[連絡先]",
        _ => return None,
    })
}
