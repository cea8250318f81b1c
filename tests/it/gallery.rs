//! The gallery: for every state that waits on the other side three threads under `examples/gallery/`, and the messages
//! that follow each other there, as `examples/GALLERY.md` shows them.

use std::fmt::Write;
use std::fs;

use chrono::{DateTime, Duration, FixedOffset};
use henji::advice::{Action, Step};
use henji::dialogue::{State, WaitingOn};
use henji::draft::{self, Ask, Draft, DraftWish, Registry};
use henji::lint::{Finding, Linter, Selection, Severity, Situation};
use henji::thread::{Role, Room, Stamp, Written, assign_roles, compose};
use henji::{Analysis, Analyzer, Options};

/// The instant at which every thread of the gallery is looked at.
const NOW: &str = "2026-11-18T11:00:00+09:00";
/// How many days after one message the next is written at the earliest, and at the latest.
const PAUSE: std::ops::Range<i64> = 3..21;

/// The folder's names for the states.
const STATES: [(&str, State); 9] = [
    ("estimate", State::AwaitingEstimateReply),
    ("purchase", State::AwaitingPurchase),
    ("instructions", State::AwaitingInstructions),
    ("materials", State::AwaitingMaterials),
    ("answer", State::AwaitingAnswer),
    ("review", State::AwaitingReview),
    ("revision", State::AwaitingRevisionReview),
    ("agreement", State::AwaitingAgreement),
    ("payment", State::AwaitingPayment),
];

const STEPS: [(&str, Step); 3] = [("1回目", Step::Status), ("2回目", Step::Soft), ("最終", Step::Final)];

fn now() -> DateTime<FixedOffset> {
    NOW.parse().unwrap()
}

fn text(name: &str) -> String {
    fs::read_to_string(format!("{}/examples/gallery/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The message of this step, as somebody would ask for it.
fn drafted(it: &Analysis, step: Step) -> Draft {
    let ask = Ask {
        thread: &it.thread,
        standing: &it.standing,
        advice: &it.advice,
        platform: &it.platform,
        settings: &it.settings,
        now: it.now,
    };
    let action = if step == Step::Final { Action::FinalNotice } else { Action::Nudge };
    let wish = DraftWish { action: Some(action), tone: Some(step), ..DraftWish::default() };
    draft::draft(&ask, &Registry::default(), &wish).unwrap().unwrap()
}

/// The same thread with this message sent, put together anew as an export would give it, on the first business day on
/// which the day that it named has passed.
fn sent(analyzer: &mut Analyzer, before: &Analysis, body: &str) -> Analysis {
    let thread = &before.thread;
    let name = |party: usize| thread.parties[party].name.clone();
    let mut written: Vec<Written> = Vec::new();
    for (index, message) in thread.messages.iter().enumerate() {
        let notices = thread.events.iter().filter(|event| event.after == index);
        written.extend(notices.map(|it| Written {
            at: it.at,
            text: it.text.clone(),
            service: true,
            ..Written::default()
        }));
        let (from, text) = (name(message.party), message.text.clone());
        written.push(Written { from, at: message.at, text, ..Written::default() });
    }
    let me = thread.parties.iter().position(|it| it.role == Role::Me).unwrap();
    let at = Some(Stamp { at: before.now, timed: true });
    written.push(Written { from: name(me), at, text: body.to_owned(), ..Written::default() });
    let others = thread.parties.iter().filter(|it| it.role != Role::Me);
    let recipients = others.map(|it| (it.name.clone(), it.address.clone())).collect();
    let room = Room { format: thread.format, subject: thread.subject.clone(), recipients, ..Room::default() };
    let mut after = compose(written, &room).value;
    assign_roles(&mut after, &[name(me)]).unwrap();
    let mut later = PAUSE.map(|days| {
        let mut options = Options::at(before.now + Duration::days(days));
        options.platform = henji::platform::ids().find(|id| *id == before.platform.id);
        analyzer.analyze(after.clone(), Vec::new(), &options)
    });
    later.find(|it| it.advice.row != "r-open" && it.settings.business.is_business_day(it.now.date_naive())).unwrap()
}

/// What has to hold of every message that is shown.
#[track_caller]
fn check(name: &str, draft: &Draft) {
    assert!(draft.placeholders.is_empty(), "{name}: {:?}", draft.placeholders);
    assert!(draft.body.chars().count() <= 400, "{name} is long");
    let findings = Linter::new(Selection::default()).lint(&draft.body, &Situation::at(now()));
    let weighty: Vec<_> = findings.iter().filter(|it| it.severity >= Severity::Warning).collect();
    assert!(weighty.is_empty(), "{name}: {weighty:#?}\n{}", draft.body);
}

/// The chapter of one thread.
fn chapter(analyzer: &mut Analyzer, out: &mut String, name: &str, state: State) {
    let source = text(name);
    let mut analysis = analyzer.read(&source, &Options::at(now())).unwrap();
    assert_eq!(analysis.standing.state, state, "{name}");
    let advice = &analysis.advice;
    let step = advice.step.map(|step| format!("（{}）", step.label())).unwrap_or_default();
    let reason = advice.reasons.first().map_or("", |note| note.text.as_str());
    writeln!(out, "\n### [`{name}.txt`](gallery/{name}.txt)\n\n{}\n", analysis.platform.label).unwrap();
    writeln!(out, "いまの一手：{}{step}。{reason}", advice.action.label()).unwrap();
    for (label, step) in STEPS {
        let draft = drafted(&analysis, step);
        check(&format!("{name} {label}"), &draft);
        let day = henji::advice::phrase::day(analysis.now.date_naive(), 2026);
        writeln!(out, "\n{label}：{}（{day}）\n\n```text\n{}\n```", step.label(), draft.body).unwrap();
        let nudges = analysis.standing.nudges;
        analysis = sent(analyzer, &analysis, &draft.body);
        assert_eq!(analysis.standing.state, state, "{name} after {label}\n{}", draft.body);
        assert_eq!(analysis.standing.nudges, nudges + 1, "{name} after {label}\n{}", draft.body);
    }
}

fn gallery() -> String {
    let mut analyzer = Analyzer::new();
    let mut out = String::from(
        "# 文例集\n\n相手の返事を待つ9つの状況について、`gallery/` のやり取りと、順に送る3通を並べました。\n\
         人名・店名・内容はすべて架空です。1通目は2026年11月18日(水)、その後は前の文の期限が過ぎた日に送る場合の文面です。\n\
         2通目からは、前の文を送ったやり取りを読み直して書いています。\n\n    henji draft --kind nudge --tone 1 examples/gallery/materials-1.txt --now '2026-11-18 11:00' --force\n",
    );
    for (name, state) in STATES {
        writeln!(out, "\n## {}", state.label()).unwrap();
        for number in 1..=3 {
            chapter(&mut analyzer, &mut out, &format!("{name}-{number}"), state);
        }
    }
    out
}

/// `HENJI_UPDATE_GALLERY=1 cargo test gallery` writes the file anew.
#[test]
fn the_gallery_shows_what_is_drafted() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/GALLERY.md");
    let drafted = gallery();
    if std::env::var_os("HENJI_UPDATE_GALLERY").is_some() {
        fs::write(path, &drafted).unwrap();
    }
    let shown = fs::read_to_string(path).unwrap_or_default();
    let differs = drafted.lines().zip(shown.lines()).find(|(now, then)| now != then);
    assert!(shown == drafted, "run HENJI_UPDATE_GALLERY=1 cargo test gallery; first difference: {differs:?}");
}

#[test]
fn every_state_that_waits_on_them_has_three_threads() {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/gallery")).unwrap();
    let mut there: Vec<_> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    let mut wanted: Vec<_> =
        STATES.iter().flat_map(|(name, _)| (1..=3).map(move |number| format!("{name}-{number}.txt"))).collect();
    wanted.sort();
    assert_eq!(there, wanted);
    let waiting = State::ALL.iter().filter(|state| state.waiting_on() == WaitingOn::Them).count();
    assert_eq!(waiting, STATES.len());
}

/// Every embedded template, written for three threads and, for the kit, with the values of its examples.
#[test]
fn every_template_passes_the_linter() {
    let registry = Registry::default();
    let mut analyzer = Analyzer::new();
    let mut linter = Linter::new(Selection::default());
    let threads = ["materials-1", "review-1", "estimate-2"].map(|name| {
        let source = text(name);
        analyzer.read(&source, &Options::at(now())).unwrap()
    });
    let mut wrong = Vec::new();
    let mut look = |id: &str, body: &str, open: &[String]| {
        let findings = linter.lint(body, &Situation::at(now()));
        // A slot that no thread can fill stays as 【…】, and the draft tells of it; no other may be left.
        let told = |it: &Finding| it.rule == "placeholder-left" && open.iter().any(|slot| slot == it.span.of(body));
        let weighty = findings.iter().filter(|it| it.severity >= Severity::Warning && !told(it));
        wrong.extend(weighty.map(|it| format!("{id}: {} {:?}", it.rule, it.message)));
    };
    for template in registry.list().unwrap() {
        for it in &threads {
            let ask = Ask {
                thread: &it.thread,
                standing: &it.standing,
                advice: &it.advice,
                platform: &it.platform,
                settings: &it.settings,
                now: it.now,
            };
            let wish = DraftWish { template: Some(template.id.clone()), ..DraftWish::default() };
            let draft = draft::draft(&ask, &registry, &wish).unwrap().unwrap();
            for open in draft.body.match_indices('【').map(|(at, _)| &draft.body[at..]) {
                let told = draft.placeholders.iter().any(|it| open.starts_with(it.as_str()));
                assert!(told, "{}: {:?}\n{}", template.id, draft.placeholders, draft.body);
            }
            look(&template.id, &draft.body, &draft.placeholders);
        }
        if template.slots.iter().all(|slot| !slot.required || !slot.example.is_empty()) {
            let values: Vec<_> = template.slots.iter().map(|it| (it.name.clone(), it.example.clone())).collect();
            look(&template.id, &registry.fill(&template.id, &values).unwrap().body, &[]);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
