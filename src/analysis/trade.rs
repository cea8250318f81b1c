//! What a name tells of the side on which its bearer stands: 「校正ルーム双葉」 works for others, 「喫茶よあけ」 has work done.

/// Words in the names of those who work by message.
const WORKERS: &[&str] = &[
    "工房",
    "工務店",
    "デザイン",
    "design",
    "イラスト",
    "illust",
    "絵師",
    "ライター",
    "writer",
    "校正",
    "校閲",
    "コピー",
    "翻訳",
    "通訳",
    "スタジオ",
    "studio",
    "写真",
    "フォト",
    "photo",
    "カメラ",
    "撮",
    "dtp",
    "印刷",
    "web",
    "コード",
    "code",
    "制作",
    "製作",
    "編集室",
    "設計",
    "動画",
    "映像",
    "音楽",
    "占",
    "事務所",
    "税理士",
    "行政書士",
    "社労士",
    "司法書士",
    "弁護士",
    "コーディ",
    "エンジニア",
    "アプリ",
    "修理",
    "修復",
    "左官",
    "大工",
    "仕立",
    "縫製",
    "ミシン",
    "手描き",
    "先生",
    "講師",
    "作家",
    "works",
    "ラボ",
    "箔押し",
    "組版",
    "写植",
    "ロゴ",
    "字幕",
    "空撮",
    "篆刻",
    "代行",
    "入力",
    "コンサル",
    "看板",
    "刺繍",
    "ナレ",
    "作曲",
    "書道",
];

/// Words in the names of those who have work done: businesses, offices, clubs.
const CLIENTS: &[&str] = &[
    "株式会社",
    "(株)",
    "（株）",
    "合同会社",
    "有限会社",
    "(有)",
    "（有）",
    "カフェ",
    "喫茶",
    "保育園",
    "幼稚園",
    "教室",
    "クリニック",
    "医院",
    "歯科",
    "整骨院",
    "委員会",
    "総務",
    "広報",
    "編集部",
    "会計",
    "店主",
    "店長",
    "商店",
    "商会",
    "商事",
    "食品",
    "運輸",
    "建設",
    "興業",
    "物産",
    "町内会",
    "学会",
    "大会",
    "旅館",
    "ホテル",
    "農園",
    "酒蔵",
    "書店",
    "書房",
    "学校",
    "大学",
    "npo",
    "協会",
    "不動産",
    "水産",
    "バンド",
    "施主",
    "新郎",
    "花嫁",
    "珈琲",
    "ベーカリー",
    "パン屋",
    "サロン",
    "事務局",
    "担当",
    "人事",
    "組合",
    "神社",
    "病院",
    "薬局",
];

/// How much the words of a name are worth.
const WORKS: i32 = 10;
const ORDERS: i32 = -6;

/// How much a name speaks for its bearer working for the others; below 0 for having work done.
pub(super) fn weight(name: &str) -> i32 {
    let name = name.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    i32::from(holds(WORKERS)) * WORKS + i32::from(holds(CLIENTS)) * ORDERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_who_works() {
        for name in ["刺繍ラボねこ", "たかはしデザイン", "Photo Mori", "小石川行政書士事務所", "字幕翻訳 辻"]
        {
            assert!(weight(name) > 0, "{name}");
        }
        for name in ["有限会社みのり", "はま薬局", "文化祭実行委員会", "そば処 店主"] {
            assert!(weight(name) < 0, "{name}");
        }
        for name in ["田中", "服部", "yuki", ""] {
            assert_eq!(weight(name), 0, "{name}");
        }
    }
}
