//! Threads with a standing, as the reading would make them.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};

use crate::advice::flag::Flag;
use crate::advice::table::Row;
use crate::advice::{Advice, Settings, Situation, advise};
use crate::dialogue::{Act, Confidence, Delivered, Evidence, Item, ItemKind, Promise, Stage, Standing, State, Status};
use crate::platform::{self, Platform};
use crate::text::Span;
use crate::thread::{Event, EventKind, Message, Party, Role, Stamp, Thread};
use crate::timing::{Gaps, measure};

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-12-08T15:00:00+09:00").unwrap()
}

pub(super) fn ago(days: i64) -> DateTime<FixedOffset> {
    now() - Duration::days(days) - Duration::hours(1)
}

pub(super) fn day(days: i64) -> NaiveDate {
    now().date_naive() + Duration::days(days)
}

/// Everything that `advise` reads.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) thread: Thread,
    pub(crate) standing: Standing,
    pub(crate) platform: Platform,
    pub(crate) settings: Settings,
}

impl Scene {
    pub(crate) fn new(state: State, reached: Stage, place: &str) -> Self {
        let party = |name: &str, role: Role| Party { name: name.to_owned(), role, ..Party::default() };
        Scene {
            thread: Thread {
                parties: vec![party("みどり工房", Role::Me), party("田中", Role::Them)],
                ..Thread::default()
            },
            standing: Standing {
                state,
                stage: reached,
                since: None,
                missing: Vec::new(),
                promise: None,
                my_due: None,
                nudges: 0,
                unanswered_nudges: Vec::new(),
                delivered: Delivered::Nothing,
                items: Vec::new(),
                evidence: Vec::new(),
                confidence: Confidence::High,
                votes: Vec::new(),
                notices: Vec::new(),
            },
            platform: platform::builtin(place).unwrap(),
            settings: Settings::default(),
        }
    }

    /// A message of a side, so many days ago; returns its number.
    pub(crate) fn says(&mut self, role: Role, days: i64, text: &str) -> usize {
        let at = Some(Stamp { at: ago(days), timed: true });
        let party = usize::from(role == Role::Them);
        self.thread.messages.push(Message { party, at, text: text.to_owned(), ..Message::default() });
        self.thread.messages.len()
    }

    pub(super) fn event(&mut self, kind: EventKind, days: i64, by: Option<Role>) {
        let party = by.map(|role| usize::from(role == Role::Them));
        let after = self.thread.messages.len();
        let at = Some(Stamp { at: ago(days), timed: true });
        self.thread.events.push(Event { kind, at, after, party, text: String::new() });
    }

    pub(super) fn item(&mut self, kind: ItemKind, holder: Role, act: Act, message: usize) -> &mut Item {
        self.standing.items.push(Item {
            kind,
            holder,
            what: Vec::new(),
            variety: None,
            message,
            status: Status::Open,
            promises: Vec::new(),
            nudges: Vec::new(),
            evidence: Evidence { message, span: Span::default(), act, rule: String::new() },
        });
        self.standing.items.last_mut().unwrap()
    }

    pub(super) fn evidence(&mut self, act: Act, message: usize) {
        self.standing.evidence.push(Evidence { message, span: Span::default(), act, rule: String::new() });
    }

    pub(super) fn promise(&mut self, end: i64, message: usize) {
        let end = Some(day(-end));
        self.standing.promise = Some(Promise { start: end, end, latest: end, message, span: Span::default() });
    }

    pub(crate) fn gaps(&self, now: DateTime<FixedOffset>) -> Gaps {
        measure(&self.thread, &self.standing, now, &self.settings.business)
    }

    pub(crate) fn advice(&self) -> Advice {
        self.advice_at(now())
    }

    pub(crate) fn advice_at(&self, now: DateTime<FixedOffset>) -> Advice {
        advise(&self.thread, &[], &self.standing, &self.gaps(now), &self.platform, &self.settings, now)
    }
}

/// The scenes of all rows, by the id of the row.
pub(crate) fn all() -> Vec<(String, Scene)> {
    crate::advice::table::rows().iter().map(|row| (row.id.clone(), of_row(row))).collect()
}

/// The scene of a row's example.
pub(super) fn of_row(row: &Row) -> Scene {
    let example = &row.example;
    let facts: Vec<Flag> = example.facts.iter().chain(&row.when_flags()).copied().collect();
    let has = |flag: Flag| facts.contains(&flag);
    let (state, reached) = base(row.situation);
    let mut scene = Scene::new(state, reached, place(row.situation, &facts));
    let silence = example.silence.unwrap_or(0);
    let age = example.age.unwrap_or(silence + 4 * i64::try_from(example.nudges).unwrap());
    if row.situation == Situation::AwaitingMaterials {
        scene.standing.missing = ["ロゴデータ", "写真"].map(str::to_owned).to_vec();
    }
    open(&mut scene, row.situation, silence, age);
    nudge(&mut scene, example.nudges, silence, has(Flag::Announced));
    if let Some(due) = example.due {
        scene.settings.due = Some(day(due));
    }
    if let Some(promise) = example.promise {
        let message = scene.says(Role::Them, silence.max(age - 1), "のちほどご連絡します。");
        scene.promise(promise, message);
    }
    apply(&mut scene, &facts, silence);
    scene
}

/// A place in which these facts hold.
fn place(situation: Situation, facts: &[Flag]) -> &'static str {
    let has = |flag: Flag| facts.contains(&flag);
    match situation {
        _ if has(Flag::Office) => "crowdworks",
        _ if has(Flag::PayClock) => "minne",
        _ if has(Flag::SubmitFirst) => "fiverr",
        _ if has(Flag::NoAutoAccept) => "skima",
        Situation::PaymentDue if !has(Flag::Market) => "email",
        _ if has(Flag::Direct) => "generic",
        _ => "coconala",
    }
}

/// The opening message of what the situation names.
fn open(scene: &mut Scene, situation: Situation, silence: i64, age: i64) {
    use crate::dialogue::WaitingOn;
    if situation == Situation::Cancelled || situation == Situation::LimitNear {
        scene.event(EventKind::Purchased, if situation == Situation::LimitNear { 115 } else { 20 }, None);
    }
    let mine = situation.waiting_on() == WaitingOn::Them || situation == Situation::OnHold;
    let role = if mine { Role::Me } else { Role::Them };
    let text = match situation {
        Situation::CustomRequested => "専用出品をお願いできますか。",
        Situation::PhoneLeft => "電話相談は30分からです。",
        _ => "お世話になっております。",
    };
    let number = scene.says(role, age, text);
    if silence < age && scene.standing.unanswered_nudges.is_empty() && !mine {
        scene.says(Role::Them, silence, "よろしくお願いします。");
    }
    scene.standing.since = Some(number);
    shape(scene, situation, number, silence);
}

/// What makes the situation the one it is.
fn shape(scene: &mut Scene, situation: Situation, number: usize, silence: i64) {
    use Situation as S;
    match situation {
        S::QuoteDue => {
            let promise = Promise { start: None, end: None, latest: None, message: 1, span: Span::default() };
            scene.item(ItemKind::Estimate, Role::Me, Act::RequestEstimate, number).promises.push(promise);
        }
        S::PurchasedFirstReply => scene.event(EventKind::Purchased, silence, None),
        S::SellerLate => scene.evidence(Act::Chase, number),
        S::DraftSent => scene.standing.delivered = Delivered::Draft,
        S::DeliveredNoReply | S::RevisedNoReply | S::ApprovedNotClosed => scene.standing.delivered = Delivered::Work,
        S::FormalDelivered => {
            scene.event(EventKind::DeliveredFormally, silence, None);
            scene.standing.delivered = Delivered::Formally;
        }
        S::Returned => {
            scene.event(EventKind::DeliveredFormally, 5, None);
            scene.event(EventKind::Returned, silence, None);
        }
        S::ExtensionAsked => {
            scene.item(ItemKind::Agreement, Role::Me, Act::ProposeExtension, number);
        }
        S::ExtensionAgreed => {
            scene.item(ItemKind::Agreement, Role::Them, Act::ProposeExtension, number).status = Status::Done;
        }
        S::CancelRequestedByMe => {
            scene.item(ItemKind::Agreement, Role::Them, Act::ProposeCancel, number);
        }
        S::CancelRequestedByThem => scene.event(EventKind::CancelRequested, silence, Some(Role::Them)),
        S::Completed | S::RatingOpen => {
            scene.event(EventKind::Accepted, silence, None);
            scene.standing.delivered = Delivered::Formally;
            if situation == S::Completed {
                scene.event(EventKind::Rated, silence, Some(Role::Me));
            }
        }
        _ => {}
    }
}

fn nudge(scene: &mut Scene, nudges: usize, silence: i64, announced: bool) {
    let text = if announced {
        "ご連絡がない場合はA案で進めます。"
    } else {
        "その後いかがでしょうか。"
    };
    for left in (0..nudges).rev() {
        let number = scene.says(Role::Me, silence + 3 * i64::try_from(left).unwrap(), text);
        scene.standing.unanswered_nudges.push(number);
        scene.standing.nudges += 1;
    }
}

fn apply(scene: &mut Scene, facts: &[Flag], silence: i64) {
    for fact in facts {
        match fact {
            Flag::Custom => {
                scene.thread.messages[0].text.push_str("専用出品をご用意しました。");
            }
            Flag::WorkingUnpaid => scene.thread.messages[0].text.push_str("すでに着手しました。"),
            Flag::OfferExpired => {
                scene.thread.messages[0].text.push_str("お見積りの有効期限は12月5日(土)までです。");
            }
            Flag::Beginner => {
                scene.settings.first_timer = true;
                let stamps = scene.thread.messages.iter_mut().filter_map(|it| it.at.as_mut());
                stamps.for_each(|stamp| stamp.at -= Duration::hours(8));
            }
            Flag::Returned => {
                scene.event(EventKind::DeliveredFormally, 20, None);
                scene.event(EventKind::Returned, 19, None);
            }
            Flag::Deemed => {
                scene.thread.messages[0].text.push_str("10日以内にご連絡がない場合は検収完了とみなします。");
            }
            Flag::Partial => {
                scene.item(ItemKind::Materials, Role::Them, Act::RequestMaterials, 1).status = Status::Done;
                scene.standing.state = State::AwaitingMaterials;
            }
            Flag::Unthanked => {
                scene.says(Role::Them, silence, "写真だけ先にお送りします。");
            }
            Flag::LowConfidence => scene.standing.confidence = Confidence::Low,
            Flag::Provided => scene.standing.delivered = Delivered::Work,
            Flag::BrokenTwice => {
                let promise = scene.standing.promise.clone().unwrap();
                let item = scene.item(ItemKind::Materials, Role::Them, Act::RequestMaterials, 1);
                item.promises = vec![promise.clone(), promise];
            }
            _ => {}
        }
    }
}

fn base(situation: Situation) -> (State, Stage) {
    use Situation as S;
    match situation {
        S::InquiryNew | S::QuoteDue => (State::EstimateRequested, Stage::Inquiry),
        S::InquiryAskedBack => (State::AwaitingAnswer, Stage::Inquiry),
        S::QuoteSent | S::QuoteConsidering | S::PhoneLeft => (State::AwaitingEstimateReply, Stage::Inquiry),
        S::QuoteDeclined => (State::Declined, Stage::Closed),
        S::CustomUnbought => (State::AwaitingPurchase, Stage::Inquiry),
        S::CustomRequested => (State::ReplyOwed, Stage::Inquiry),
        S::NoInstructions => (State::AwaitingInstructions, Stage::Contracted),
        S::AwaitingMaterials | S::BuyerPromised => (State::AwaitingMaterials, Stage::Contracted),
        S::QuestionOpen => (State::AwaitingAnswer, Stage::Contracted),
        S::InProgress | S::ExtensionAgreed | S::SellerLate | S::LimitNear => (State::InProgress, Stage::Contracted),
        S::OnHold => (State::OnHold, Stage::Contracted),
        S::DraftSent => (State::AwaitingReview, Stage::Contracted),
        S::DeliveredNoReply | S::FormalDelivered => (State::AwaitingReview, Stage::Delivered),
        S::RevisionRequested | S::Returned => (State::RevisionRequested, Stage::Delivered),
        S::RevisedNoReply => (State::AwaitingRevisionReview, Stage::Delivered),
        S::ApprovedNotClosed | S::Completed | S::RatingOpen => (State::Completed, Stage::Closed),
        S::ExtensionProposed | S::CancelRequestedByMe => (State::AwaitingAgreement, Stage::Contracted),
        S::PurchasedFirstReply | S::BuyerQuestion | S::ExtensionAsked | S::CancelRequestedByThem => {
            (State::ReplyOwed, Stage::Contracted)
        }
        S::Cancelled => (State::Cancelled, Stage::Closed),
        S::PaymentDue => (State::AwaitingPayment, Stage::Closed),
        S::Unclear => (State::Idle, Stage::Inquiry),
    }
}
