//! Why a thread is not in a state, in sentences: what a page and the JSON document share.

mod words;

use super::human::line::{clip, one_line};
use crate::analysis::Analysis;
use crate::dialogue::{Act, Arrival, Cause, Hinge, Reason, State, WhyNot, Words};
use crate::thread::{Role, Thread};

/// How many columns of a quotation are shown.
const QUOTED: usize = 44;

/// An answer to `--why-not`, with what it was asked of.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The thread.
    pub analysis: &'a Analysis,
    /// Why it is not in the state.
    pub why_not: &'a WhyNot,
    /// The sentence on which another reading hinges.
    pub hinge: Option<&'a Hinge>,
}

impl Answer<'_> {
    /// 「資料待ち（awaiting_materials）ではない理由」.
    pub(super) fn heading(&self) -> String {
        let end = if self.why_not.holds { "と読んだ理由" } else { "ではない理由" };
        format!("{}{end}", named(self.why_not.state))
    }

    /// The share of the readings that lead to the state, from 0 to 1.
    pub(super) fn share(&self) -> f64 {
        self.analysis.standing.shares().find(|it| it.0 == self.why_not.state).map_or(0.0, |it| it.1)
    }

    /// A reason as a sentence or two.
    pub(super) fn reason(&self, reason: &Reason) -> String {
        let phrases = words::of(reason.state);
        let noun = || format!("{}{}", phrases.noun, self.place(reason.opened));
        let quote = || self.quote(reason.ended);
        match reason.cause {
            Cause::Holds => self.holds(reason),
            Cause::Never => format!("{}。", phrases.never),
            Cause::Settled => format!("{}{}", self.settled(reason), came(&reason.came)),
            Cause::Withdrawn => format!("{}は、{}で取り下げられています。", noun(), quote()),
            Cause::AskedBack => format!("{}に対し、{}と聞き返していて、その答えを待っています。", noun(), quote()),
            Cause::NotCounted => self.not_counted(reason),
            Cause::Reopened => {
                format!("{}{}があり、{}で話が再び動いています。", phrases.noun, self.place(reason.opened), quote())
            }
            Cause::Overruled => {
                format!("{}ため、{}が優先されます。", self.fact(reason), named(reason.state))
            }
            Cause::Later => format!(
                "{}ため、{}が優先されます（相手を待つ件どうしでは、後から始まった件が先です）。",
                self.fact(reason),
                named(reason.state)
            ),
            Cause::UnknownMe => "どちらがご自身か分からないため、読み取れません（--me で指定できます）。".to_owned(),
        }
    }

    /// What would have to be different: 「頼んだ物のうち、届いていない物があること。また、相手の問いかけ（#7）に返事をしていること。」
    pub(super) fn needed(&self) -> Option<String> {
        let why_not = self.why_not;
        let blocks = |it: &&Reason| matches!(it.cause, Cause::Overruled | Cause::Later);
        let blockers = why_not.reasons.iter().filter(blocks).map(|it| {
            let at = it.opened.map(|words| format!("（#{}）", words.message)).unwrap_or_default();
            format!("{}{at}", words::of(it.state).done)
        });
        let fails = why_not.reasons.iter().any(|it| !blocks(&it));
        let own = fails.then(|| words::of(why_not.state).requires.to_owned());
        let all: Vec<String> = own.into_iter().chain(blockers).collect();
        (!why_not.holds && !all.is_empty()).then(|| format!("{}。", all.join("。また、")))
    }

    /// 「読み方の14%はこの状態になります。#5「…」を…」, where some of the readings lead to the state.
    pub(super) fn doubt(&self) -> Option<String> {
        let percent = (self.share() * 100.0).round();
        if self.why_not.holds || percent < 1.0 {
            return None;
        }
        let part = format!("読み方の{percent:.0}%はこの状態になります。");
        let Some(hinge) = self.hinge else { return Some(part) };
        let sentence = self.said(hinge.message, Some(hinge.span));
        let (told, otherwise) = (labels(&hinge.told), labels(&hinge.otherwise));
        Some(format!("{part}{sentence}を{told}でなく{otherwise}と読む場合です。"))
    }

    fn holds(&self, reason: &Reason) -> String {
        match reason.state {
            State::Idle => "残っている件がなく、完了・見送り・キャンセル・保留でもありません。".to_owned(),
            _ => format!("{}ためです。", self.fact(reason)),
        }
    }

    /// 「相手の問いかけ（#7「…」）にまだ返事をしていない」.
    fn fact(&self, reason: &Reason) -> String {
        let phrases = words::of(reason.state);
        let place = self.place(reason.opened);
        match reason.state {
            State::AwaitingMaterials if !reason.missing.is_empty() => {
                let missing: Vec<_> = reason.missing.iter().map(|it| one_line(it)).collect();
                format!("{}{place}のうち、{}{}", phrases.noun, missing.join("、"), phrases.still)
            }
            State::Completed | State::Declined | State::Cancelled | State::OnHold => {
                format!("{}で{}となっている", self.quote(reason.opened), reason.state.label())
            }
            _ => format!("{}{place}{}", phrases.noun, phrases.still),
        }
    }

    /// 「頼んだ物（#2「…」）は、#5「…」で届き終えています。」
    fn settled(&self, reason: &Reason) -> String {
        let noun = format!("{}{}", words::of(reason.state).noun, self.place(reason.opened));
        let Some(ended) = reason.ended else { return format!("{noun}は、すでに済んでいます。") };
        let quote = self.quote(reason.ended);
        match (reason.state, ended.by) {
            (State::InProgress, _) => format!("{noun}は、{quote}で納めています。"),
            _ if ended.notice.is_some() => format!("{noun}は、{quote}で済んでいます。"),
            (State::AwaitingMaterials, Role::Them) => format!("{noun}は、{quote}で届き終えています。"),
            (_, Role::Them) => format!("{noun}には、相手が{quote}で応じています。"),
            _ => format!("{noun}は、こちらの{quote}で済んでいます。"),
        }
    }

    fn not_counted(&self, reason: &Reason) -> String {
        let (quote, act) = (self.quote(reason.ended), reason.ended.and_then(|words| words.act));
        let kind = act.map_or("", Act::label);
        match reason.state {
            State::AwaitingMaterials => {
                format!("{quote}は、あれば送ってほしいというお願いなので、待つ物には数えません。")
            }
            State::RevisionRequested => {
                format!(
                    "{quote}は{kind}と読みましたが、それより前に渡した物が見当たらないため、修正依頼には数えていません。"
                )
            }
            State::OnHold => format!("{quote}は{kind}と読み、話を止める言葉には数えていません。"),
            _ => format!("{quote}は{kind}と読み、承諾や完了には数えていません。"),
        }
    }

    /// 「（#2「ロゴをお送りください」）」.
    fn place(&self, words: Option<Words>) -> String {
        words.map(|_| format!("（{}）", self.quote(words))).unwrap_or_default()
    }

    /// 「#2「ロゴをお送りください」」, 「#4 のあとのサービスの通知」.
    fn quote(&self, words: Option<Words>) -> String {
        match words {
            Some(words) if words.notice.is_some() => format!("#{} のあとのサービスの通知", words.message),
            Some(words) => self.said(words.message, words.span),
            None => "その後の発言".to_owned(),
        }
    }

    fn said(&self, message: usize, span: Option<crate::text::Span>) -> String {
        let text = text_of(&self.analysis.thread, message);
        let quoted = one_line(span.map_or("", |span| span.of(text)));
        let quoted = quoted.trim_matches(['、', '。', ',', ' ']);
        if quoted.is_empty() { format!("#{message}") } else { format!("#{message}「{}」", clip(quoted, QUOTED)) }
    }
}

/// 「要返信（reply_owed）」.
fn named(state: State) -> String {
    format!("{}（{}）", state.label(), state.name())
}

/// 「届いた物：ロゴ（#5）、写真（#7）。」
fn came(came: &[Arrival]) -> String {
    if came.is_empty() {
        return String::new();
    }
    let things: Vec<_> = came.iter().map(|it| format!("{}（#{}）", one_line(&it.name), it.message)).collect();
    format!("届いた物：{}。", things.join("、"))
}

/// 〈説明〉, 〈回答・お礼〉.
fn labels(acts: &[Act]) -> String {
    let labels: Vec<_> = acts.iter().map(|act| act.label()).collect();
    if labels.is_empty() { "何もしない文".to_owned() } else { format!("〈{}〉", labels.join("・")) }
}

/// The text of message `number` (from 1).
pub(super) fn text_of(thread: &Thread, number: usize) -> &str {
    number.checked_sub(1).and_then(|at| thread.messages.get(at)).map_or("", |message| &message.text)
}
