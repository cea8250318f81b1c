//! Every situation has its message, every template its text, and nothing is left open without a mark.

mod loops;
mod messages;
mod names;
mod templates;
mod threads;

/// What no text that is sent may hold.
#[track_caller]
pub(super) fn check_text(name: &str, text: &str) {
    let wrong = [
        "。。",
        "、、",
        "、。",
        "。、",
        "  ",
        "{{",
        "}}",
        "{%",
        "None",
        "\n\n\n",
        "をを",
        "のの件",
        "までまで",
        "様様",
        "御中",
        "させて頂",
        "致し",
        "下さい",
        "宜しく",
        "まだですか",
        "放置",
        "無視",
        "困ります",
        "至急",
    ];
    for wrong in wrong {
        assert!(!text.contains(wrong), "{name} has {wrong:?}:\n{text}");
    }
    for line in text.lines().filter(|it| !it.is_empty()) {
        let starts = line.starts_with(['、', '。', 'に', 'を']);
        assert!(!starts && line.trim() == line, "{name}: {line}");
    }
    for once in ["よろしくお願いいたします", "お世話になっております", "恐れ入りますが", "お手数ですが"]
    {
        assert!(text.matches(once).count() <= 1, "{name} says {once} twice:\n{text}");
    }
    let cushions = ["恐れ入りますが", "お手数ですが", "恐縮ですが", "申し訳ありませんが", "お忙しいところ"];
    assert!(cushions.iter().filter(|it| text.contains(**it)).count() <= 1, "{name} has two cushions:\n{text}");
}
