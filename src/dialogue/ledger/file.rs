//! Files by their names: 「logo_fix.ai」 is 「店名ロゴ」.

use super::mention::parts;

/// What people call files, by what is in them.
const NAMES: &[(&str, &[&str])] = &[
    ("ロゴ", &["logo"]),
    ("写真", &["photo", "pic", "img", "dsc", "shashin"]),
    ("画像", &["photo", "pic", "img", "image", "gazo"]),
    ("原稿", &["genko", "manuscript", "text", "draft"]),
    ("名簿", &["meibo", "list", "member"]),
    ("地図", &["map", "chizu"]),
    ("図面", &["zumen", "plan", "drawing"]),
    ("見取り図", &["zumen", "plan", "map", "mitori"]),
    ("測量図", &["sokuryo"]),
    ("料金表", &["price", "ryokin", "ryoukin"]),
    ("価格表", &["price", "kakaku"]),
    ("値段表", &["price", "nedan"]),
    ("メニュー", &["menu"]),
    ("台本", &["daihon", "script"]),
    ("脚本", &["script", "kyakuhon"]),
    ("進行表", &["shinko", "schedule", "timetable"]),
    ("タイムテーブル", &["timetable", "schedule"]),
    ("音源", &["audio", "bgm", "song", "music"]),
    ("動画", &["movie", "video", "douga"]),
    ("プロフィール", &["profile", "prof"]),
    ("経歴", &["profile", "cv", "keireki"]),
    ("履歴書", &["resume", "cv", "rireki"]),
    ("契約書", &["contract", "keiyaku"]),
    ("見積", &["mitsumori", "estimate", "quote"]),
    ("請求書", &["seikyu", "invoice"]),
    ("領収書", &["ryoshu", "receipt"]),
    ("仕様書", &["spec", "shiyo"]),
    ("要望書", &["youbou", "yobo", "request"]),
    ("許可", &["kyoka", "permit"]),
    ("用語集", &["glossary", "yogo", "terms"]),
    ("要旨", &["abst", "yoshi"]),
    ("表紙", &["cover", "hyoshi"]),
    ("ヒアリングシート", &["hearing", "sheet"]),
    ("アンケート", &["survey", "anketo"]),
    ("勤怠", &["kintai"]),
    ("マニュアル", &["manual"]),
    ("手引き", &["manual", "tebiki", "guide"]),
    ("パスポート", &["passport"]),
    ("住所", &["address", "jusho"]),
    ("楽譜", &["score", "gakufu"]),
    ("歌詞", &["lyrics", "kashi"]),
    ("申告書", &["shinkoku"]),
    ("証明書", &["shomei", "certificate"]),
    ("告知", &["kokuchi", "notice"]),
    ("型紙", &["pattern", "katagami"]),
    ("バナー", &["banner"]),
    ("アイコン", &["icon"]),
];

/// Whether words hold a file whose name says that it is the thing.
pub(super) fn names_file(name: &str, words: &str) -> bool {
    words.contains('.')
        && files(words).any(|file| {
            let file = file.to_ascii_lowercase();
            let latin =
                parts(name).filter(|part| part.is_ascii()).any(|part| begins(&file, &part.to_ascii_lowercase()));
            latin || NAMES.iter().any(|(word, files)| name.contains(word) && files.iter().any(|it| begins(&file, it)))
        })
}

/// The names of files in words, without their ends: 「logo_fix」 of 「logo_fix.ai」.
fn files(words: &str) -> impl Iterator<Item = &str> {
    let inside = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '-');
    words.split(move |char: char| !inside(char)).filter_map(|word| {
        let (name, end) = word.rsplit_once('.')?;
        let known = (2..=4).contains(&end.len()) && end.starts_with(|char: char| char.is_ascii_alphabetic());
        (known && !name.is_empty()).then_some(name)
    })
}

/// Whether a part of a file's name begins with these letters: 「fuku_ref」 with 「ref」.
fn begins(file: &str, word: &str) -> bool {
    file.split(['_', '-', '.'])
        .any(|part| part.trim_start_matches(|char: char| char.is_ascii_digit()).starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_understood_by_their_names() {
        for (words, name) in [
            ("logo_2026.ai", "会社のロゴ"),
            ("20261101_menu.xlsx", "ランチメニュー"),
            ("daihon-03.docx です", "朗読の台本"),
            ("IMG_0042.HEIC", "外観の写真"),
            ("gakufu.pdf", "合唱曲の楽譜"),
        ] {
            assert!(names_file(name, words), "{words} {name}");
        }
        for (words, name) in
            [("logo_2026.ai", "写真"), ("catalogo.pdf", "ロゴ"), ("www.example.com", "写真"), ("v1.2", "ロゴ")]
        {
            assert!(!names_file(name, words), "{words} {name}");
        }
    }
}
