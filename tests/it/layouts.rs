//! One conversation written in every layout reads the same.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Timelike};
use henji::thread::{self, ReadHint, Thread};

/// A message of the conversation that is laid out: writer, time, body.
#[derive(Clone, Copy)]
struct Said {
    name: &'static str,
    at: &'static str,
    body: &'static str,
}

const fn said(name: &'static str, at: &'static str, body: &'static str) -> Said {
    Said { name, at, body }
}

/// How much of the times a layout keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    All,
    None,
}

struct Layout {
    id: &'static str,
    times: Times,
    write: fn(&mut String, &Said, Option<&Said>),
}

impl Said {
    fn time(&self) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(self.at, "%Y-%m-%d %H:%M").expect("the table's times are well-formed")
    }

    fn format(&self, pattern: &str) -> String {
        let time = self.time();
        let weekday = ["月", "火", "水", "木", "金", "土", "日"][time.weekday().num_days_from_monday() as usize];
        let half = if time.hour() < 12 { "午前" } else { "午後" };
        let hour = if time.hour().is_multiple_of(12) { 12 } else { time.hour() % 12 };
        let pattern = pattern.replace("{曜}", weekday).replace("{半}", half).replace("{時}", &hour.to_string());
        time.format(&pattern).to_string()
    }
}

macro_rules! head {
    ($id:literal, $stamp:literal, $head:literal) => {
        Layout {
            id: $id,
            times: Times::All,
            write: |out, said, _| {
                let head = format!($head, name = said.name, stamp = said.format($stamp), body = said.body);
                let _ = writeln!(out, "{}\n", head.replace("writer@", &format!("writer{}@", said.name.len())));
            },
        }
    };
}

macro_rules! divided {
    ($id:literal, $day:literal, $stamp:literal, $head:literal) => {
        Layout {
            id: $id,
            times: Times::All,
            write: |out, said, before| {
                if before.is_none_or(|it| it.time().date() != said.time().date()) {
                    let _ = writeln!(out, "{}\n", said.format($day));
                }
                let _ = writeln!(out, $head, name = said.name, stamp = said.format($stamp), body = said.body);
                out.push('\n');
            },
        }
    };
}

macro_rules! untimed {
    ($id:literal, $head:literal) => {
        Layout {
            id: $id,
            times: Times::None,
            write: |out, said, _| {
                let _ = writeln!(out, $head, name = said.name, body = said.body);
                out.push('\n');
            },
        }
    };
}

const LAYOUTS: &[Layout] = &[
    head!("header", "%Y/%m/%d %H:%M", "{stamp} {name}\n{body}"),
    head!("header-weekday", "%Y年%-m月%-d日({曜}) %H:%M", "{stamp} {name}さん\n{body}"),
    head!("header-wide", "%Y年%-m月%-d日（{曜}）%H:%M", "{stamp}　{name}\n{body}"),
    head!("header-bracket", "%Y-%m-%d %H:%M", "[{stamp}] {name}\n{body}"),
    head!("header-slash", "%Y.%m.%d %H:%M", "{stamp} / {name}\n{body}"),
    head!("header-name-first", "%Y-%m-%d %H:%M", "{name} {stamp}\n{body}"),
    head!("header-name-wide", "%Y年%-m月%-d日 %-H:%M", "{name}　{stamp}\n{body}"),
    head!("header-name-kanji", "%Y年%-m月%-d日 %-H時%M分", "{name}　{stamp}\n{body}"),
    head!("header-name-paren", "%Y/%m/%d %H:%M", "■{name}（{stamp}）\n{body}"),
    head!("header-monthly", "%-m/%-d %H:%M", "{stamp}　{name}\n{body}"),
    head!("header-monthly-weekday", "%-m/%-d({曜}) %H:%M", "{stamp} {name}\n{body}"),
    head!("header-monthly-kanji", "%-m月%-d日 %H:%M", "{name}　{stamp}\n{body}"),
    head!("header-half-day", "%Y/%m/%d {半}{時}:%M", "{name} {stamp}\n{body}"),
    head!("header-seconds", "%Y-%m-%d %H:%M:00", "{name} {stamp}\n{body}"),
    head!("header-iso", "%Y-%m-%dT%H:%M:00+09:00", "{stamp} {name}\n{body}"),
    head!("header-english", "%b %-d, %Y at %-I:%M %p", "{name}  {stamp}\n{body}"),
    head!("header-bold", "%Y/%m/%d %H:%M", "**{name}** {stamp}\n{body}"),
    head!("header-lens", "%Y/%m/%d %H:%M", "【{name}】{stamp}\n{body}"),
    head!("header-lens-both", "%Y/%m/%d %H:%M", "【{stamp} {name}】\n{body}"),
    head!("header-ruled", "%Y/%m/%d %H:%M", "--------------------\n{name} {stamp}\n--------------------\n{body}"),
    head!("header-dash", "%Y/%m/%d %H:%M", "{name} — {stamp}\n{body}"),
    head!("header-bar", "%Y/%m/%d %H:%M", "{name} | {stamp}\n{body}"),
    head!("header-read", "%Y/%m/%d %H:%M", "{name} {stamp} 既読\n{body}"),
    head!("header-from", "%Y/%m/%d %H:%M", "from {name} ({stamp})\n{body}"),
    head!("header-hash", "%Y/%m/%d %H:%M", "### {name} ({stamp})\n{body}"),
    head!("header-blank", "%Y/%m/%d %H:%M", "{stamp} {name}\n\n{body}"),
    head!("header-era", "令和8年%-m月%-d日 %H:%M", "{stamp} {name}\n{body}"),
    head!("inline-paren", "%-m/%-d %H:%M", "{name}({stamp}): {body}"),
    head!("inline-paren-wide", "%-m/%-d %H:%M", "{name}さん（{stamp}）：{body}"),
    head!("inline-stamp", "%-m/%-d %H:%M", "{stamp} {name}：{body}"),
    head!("inline-bracket", "%Y/%m/%d %H:%M", "[{stamp}] {name}: {body}"),
    head!("inline-full", "%Y-%m-%d %H:%M:00", "{stamp} {name}: {body}"),
    head!("inline-angle", "%-m/%-d %H:%M", "{stamp} {name}＞{body}"),
    head!("inline-lens", "%-m/%-d %H:%M", "[{stamp}]【{name}】{body}"),
    head!("stacked", "%Y年%-m月%-d日 %H:%M", "{name}\n{stamp}\n{body}"),
    head!("stacked-blank", "%Y年%-m月%-d日 %H:%M", "{name}\n{stamp}\n\n{body}"),
    head!("stacked-short", "%m/%d %H:%M", "{name}さん\n{stamp}\n{body}"),
    head!("stacked-paren", "%Y/%m/%d %H:%M", "{name}\n({stamp})\n{body}"),
    head!("stacked-affiliation", "%Y年%-m月%-d日 %H:%M", "{name}\n有限会社どんぐり\n{stamp}\n{body}"),
    head!("stacked-gmail", "%-m月%-d日({曜}) %H:%M", "{name} <writer@example.com>\n{stamp}\nTo 自分\n\n{body}"),
    head!("stacked-time-first", "%Y年%-m月%-d日 %H:%M", "{stamp}\n{name}\n{body}"),
    head!("trailing", "%Y年%-m月%-d日 %H:%M", "{name}\n{body}\n{stamp}"),
    head!("trailing-monthly", "%-m月%-d日 %H:%M", "{name}\n{body}\n{stamp}"),
    head!("trailing-wide-gap", "%Y/%m/%d %H:%M", "{name}\n\n{body}\n\n{stamp}\n\n"),
    head!("labelled", "%Y/%m/%d %H:%M", "送信者：{name}\n日時：{stamp}\n本文：\n{body}"),
    head!("labelled-inline", "%Y年%-m月%-d日 %H:%M", "差出人: {name}\n送信日時: {stamp}\n本文: {body}"),
    head!("mail", "%Y/%m/%d %H:%M", "From: {name} <writer@example.com>\nDate: {stamp}\nSubject: Re: 見積り\n\n{body}"),
    head!(
        "mail-outlook",
        "%Y年%-m月%-d日 %-H:%M",
        "________________________________\n差出人: {name}\n送信日時: {stamp}\n件名: Re: 見積り\n\n{body}"
    ),
    divided!("chat", "%-m月%-d日（{曜}）", "%H:%M", "{name}  {stamp}\n{body}"),
    divided!("chat-stacked", "%-m月%-d日（{曜}）", "%-H:%M", "{name}\n  {stamp}\n{body}"),
    divided!("chat-half-day", "%Y年%-m月%-d日({曜})", "{半}{時}:%M", "{name}  {stamp}\n{body}"),
    divided!("chat-time-first", "%Y/%m/%d({曜})", "%H:%M", "{stamp} {name}\n{body}"),
    divided!("chat-english", "%A, %B %-d", "%-I:%M %p", "{name}  {stamp}\n{body}"),
    divided!("chat-bracket", "%Y/%m/%d", "%H:%M", "[{stamp}] {name}\n{body}"),
    divided!("chat-inline", "%-m/%-d({曜})", "%H:%M", "{stamp} {name}: {body}"),
    divided!("chat-inline-paren", "%-m月%-d日", "%H:%M", "{name}（{stamp}）「{body}」"),
    divided!("desktop", "%Y.%m.%d {曜}曜日", "%H:%M", "{stamp} {name} {body}"),
    untimed!("bare", "{name}\n{body}"),
    untimed!("bare-lens", "【{name}】\n{body}"),
    untimed!("bare-quote", "「{name}」\n{body}"),
    untimed!("bare-colon", "{name}：\n{body}"),
    untimed!("bare-square", "■{name}\n{body}"),
    untimed!("bare-rule", "――――\n{name}\n{body}"),
    untimed!("bare-dash", "--- {name} ---\n{body}"),
    untimed!("bare-bold", "**{name}**\n{body}"),
    untimed!("bare-angle", "＜{name}＞\n{body}"),
    untimed!("bare-from", "from {name}\n{body}"),
    untimed!("bare-san", "{name}さん\n{body}"),
    untimed!("inline", "{name}: {body}"),
    untimed!("inline-wide", "{name}：{body}"),
    untimed!("inline-angle-bare", "{name}＞{body}"),
    untimed!("inline-spoken", "{name}「{body}」"),
    untimed!("inline-lens-bare", "【{name}】{body}"),
    untimed!("inline-bold", "**{name}**: {body}"),
];

/// A business exchange with what bodies contain: lists, prices, dates, files, addressing.
const LONG: &[Said] = &[
    said(
        "山田",
        "2026-10-05 09:14",
        "はじめまして。チラシのデザインをお願いしたいです。\nA4片面で、納期は10/20(火)を希望しています。",
    ),
    said(
        "kotori工房",
        "2026-10-05 10:02",
        "山田様\n\nお問い合わせありがとうございます。下記のとおりです。\n\n・デザイン費：18,000円\n・修正：3回まで\n\n10/16(金) 18:00までに初稿をお出しします。",
    ),
    said("山田", "2026-10-05 21:40", "はい"),
    said("山田", "2026-10-06 08:05", "原稿を送ります。\nchirashi_genkou.docx\nhttps://example.com/photo/2026/10/06"),
    said(
        "kotori工房",
        "2026-10-06 12:30",
        "受け取りました！\n1. 地図の場所はどちらですか？\n2. 電話番号：03-0000-0000で合っていますか？",
    ),
    said("山田", "2026-10-08 19:00", "1は右下で、2は合っています。"),
    said(
        "kotori工房",
        "2026-10-16 17:20",
        "初稿ができましたのでお送りします。\nchirashi_v1.pdf\nご確認をお願いいたします。",
    ),
];

/// The two lines with which many conversations begin.
const SHORT: &[Said] = &[
    said("佐々木 由美", "2026-11-18 20:11", "名刺のデザインはおいくらですか？"),
    said("デザイン処つばめ", "2026-11-18 21:03", "お問い合わせありがとうございます。\n片面で6,000円です。"),
];

const LONE: &[Said] =
    &[said("あおい", "2026-11-19 10:00", "はじめまして。\nロゴをお願いしたいのですが、今からだといつ頃になりますか？")];

/// Three people, one of whom speaks once.
const THREE: &[Said] = &[
    said("黒川", "2026-11-02 10:03", "今日から入ってもらいました。よろしくお願いします"),
    said("みなと", "2026-11-02 10:10", "よろしくお願いします！企画書はどちらですか？"),
    said("経理 三浦", "2026-11-02 11:45", "請求書は月末までに私あてにお願いします。"),
    said("みなと", "2026-11-04 12:31", "承知しました。"),
    said("黒川", "2026-11-04 12:33", "企画書はフォルダの中です。\nよければ感想も聞かせてください。"),
];

const NOW: &str = "2026-11-20T15:00:00+09:00";

fn written(layout: &Layout, conversation: &[Said]) -> String {
    let mut text = String::new();
    let mut before = None;
    for said in conversation {
        (layout.write)(&mut text, said, before);
        before = Some(said);
    }
    text
}

/// The conversation with what a service says before its first message and behind its last.
fn with_notices(layout: &Layout, conversation: &[Said]) -> String {
    let text = without_spaces_in_names(&written(layout, conversation));
    format!("トークルームがオープンしました\n\n{}\n\n正式な納品が送信されました\n", text.trim_end())
}

/// Where only spaces part name and body, a name with a space in it that stands once has no end.
fn without_spaces_in_names(text: &str) -> String {
    text.replace("佐々木 由美", "佐々木由美").replace("経理 三浦", "経理三浦")
}

fn read(text: &str) -> Option<Thread> {
    let now: DateTime<FixedOffset> = DateTime::parse_from_rfc3339(NOW).expect("now is an instant");
    thread::read(text, &ReadHint { format: None, now, me: &[] }).value.pop()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// The first difference between what was said and what was read.
fn fault(layout: &Layout, conversation: &[Said], text: &str) -> Option<String> {
    let Some(thread) = read(text) else { return Some("nothing read".to_owned()) };
    let of = |index: usize| thread.parties[thread.messages[index].party].name.as_str();
    if thread.messages.len() != conversation.len() {
        let found: Vec<_> =
            (0..thread.messages.len()).map(|it| format!("{}|{:?}", of(it), thread.messages[it].text)).collect();
        return Some(format!("{:?}: {} messages: {}", thread.format, found.len(), found.join("  ")));
    }
    for (index, (said, message)) in conversation.iter().zip(&thread.messages).enumerate() {
        if !thread::names_match(of(index), said.name) {
            return Some(format!("{:?}: {} instead of {}", thread.format, of(index), said.name));
        }
        if squeeze(&message.text) != squeeze(said.body) {
            return Some(format!("{:?}: {:?} instead of {:?}", thread.format, message.text, said.body));
        }
        let at = message.at.filter(|it| it.timed).map(|it| it.at.naive_local());
        let wanted = (layout.times == Times::All).then(|| said.time());
        if at != wanted {
            return Some(format!("{:?}: {at:?} instead of {wanted:?}", thread.format));
        }
    }
    None
}

#[test]
fn every_layout_reads_the_same() {
    let mut faults = Vec::new();
    let mut count = 0;
    for layout in LAYOUTS {
        for (name, conversation) in [("long", LONG), ("short", SHORT), ("lone", LONE), ("three", THREE)] {
            if name == "three" && layout.times == Times::None && layout.id.starts_with("bare") {
                continue; // a name that stands once without time or ornament is not told from a heading
            }
            let spaced = written(layout, conversation);
            let spaced = if layout.id == "desktop" { without_spaces_in_names(&spaced) } else { spaced };
            let dense = spaced.replace("\n\n", "\n");
            let dense_is_fair = layout.times == Times::All && !layout.id.starts_with("desktop");
            let newest_first: Vec<Said> = conversation.iter().rev().copied().collect();
            let falling = without_spaces_in_names(&written(layout, &newest_first));
            let noted = with_notices(layout, conversation);
            let timed = layout.times == Times::All;
            for (spacing, text, is_fair) in [
                ("spaced", &spaced, true),
                ("dense", &dense, dense_is_fair),
                ("newest first", &falling, timed),
                ("with notices", &noted, true),
                ("indented", &format!("\n　\n{}\n\n", spaced.replace('\n', "  \n")), true),
            ] {
                if is_fair {
                    count += 1;
                    faults.extend(
                        fault(layout, conversation, text).map(|it| format!("{} {name} {spacing}: {it}", layout.id)),
                    );
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}\n{}", faults.len(), faults.join("\n"));
}
