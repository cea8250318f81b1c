//! The sellers' messages of the labelled threads under the linter: each beside what was written before it, at its own
//! instant, in its channel and place.

use std::collections::BTreeSet;
use std::fs;

use henji::lint::{self, Finding, Group, Known, Linter, Selection, Severity, Situation};
use henji::thread::{self, ReadHint, Role, Thread};
use henji::{Analysis, Analyzer, Options, platform};
use serde::Deserialize;
use serde_json::Value;

use crate::score::labelled_threads;

/// How many warnings and errors a thousand sentences of messages that are fine may have.
const BUDGET: usize = 1;
/// The most messages in a hundred that may be set aside as not fine.
const FAULTY: usize = 3;

/// The messages that a careful reader would not let pass as they are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faulty {
    message: Vec<Fault>,
}

/// What is wrong in one of them.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Fault {
    /// The thread's id.
    thread: String,
    /// Which message of the thread it is, from 1.
    number: usize,
    rule: String,
    /// The words that are wrong.
    words: String,
    /// Why a reader who knows the rule agrees.
    why: String,
}

/// One message that I wrote, and how it is sent.
struct Sent {
    thread: String,
    number: usize,
    text: String,
    situation: Situation,
    /// Whether the thread tells when it was sent.
    dated: bool,
}

fn faulty() -> Vec<Fault> {
    let path = format!("{}/tests/data/lint_faulty.toml", env!("CARGO_MANIFEST_DIR"));
    toml::from_str::<Faulty>(&fs::read_to_string(path).unwrap()).unwrap().message
}

/// Every message of the labelled threads that the user wrote.
fn sent() -> Vec<Sent> {
    let mut analyzer = Analyzer::new();
    labelled_threads().iter().flat_map(|record| of_thread(&mut analyzer, record)).collect()
}

fn of_thread(analyzer: &mut Analyzer, record: &Value) -> Vec<Sent> {
    let [id, text, me, now] = ["id", "text", "me", "now"].map(|key| record[key].as_str().unwrap());
    let mut options = Options::at(now.parse().unwrap());
    options.me = vec![me.to_owned()];
    options.platform = platform::ids().find(|known| record["platform"] == *known && *known != "generic");
    let hint = ReadHint { format: None, now: options.now, me: &options.me };
    let mut whole = thread::read(text, &hint).value.remove(0);
    thread::assign_roles(&mut whole, &options.me).unwrap();
    let mine = |at: &usize| whole.parties[whole.messages[*at].party].role == Role::Me;
    let one = |at: usize| {
        let message = &whole.messages[at];
        let mut options = options.clone();
        options.now = message.at.map_or(options.now, |stamp| stamp.at);
        let before = (at > 0).then(|| analyzer.analyze(before(&whole, at), Vec::new(), &options));
        let situation = situation(before.as_ref(), &options);
        let text = own_words(&whole, at, options.platform);
        Sent { thread: id.to_owned(), number: at + 1, text, situation, dated: message.at.is_some() }
    };
    (0..whole.messages.len()).filter(mine).map(one).collect()
}

/// The thread as it was when a message of it was about to be sent.
fn before(whole: &Thread, at: usize) -> Thread {
    let mut thread = whole.clone();
    thread.messages.truncate(at);
    thread.events.retain(|event| event.after <= at);
    thread
}

/// The situation that `henji lint --thread` makes of what was written before.
fn situation(before: Option<&Analysis>, options: &Options) -> Situation {
    let mut situation = Situation::at(options.now);
    if let Some(before) = before {
        situation.take_thread(Known::new(before));
    }
    if let Some(place) = options.platform {
        situation.take_place(place);
    }
    situation
}

/// The addresses under which the threads name pages of the place itself, and what stands there in life.
const STAND_INS: [&str; 5] =
    ["coconala.example.com", "service.example.com", "shop.example.com", "market.example.com", "example.com/services"];

fn site(platform: Option<&str>) -> &'static str {
    match platform {
        Some("lancers") => "www.lancers.jp",
        Some("crowdworks") => "crowdworks.jp",
        _ => "coconala.com",
    }
}

/// A message without what its layout quotes, with the true addresses of the place.
fn own_words(whole: &Thread, at: usize, platform: Option<&str>) -> String {
    let message = &whole.messages[at];
    let mut text = message.text.clone();
    for quoted in message.quoted.iter().rev() {
        text.replace_range(quoted.start as usize..quoted.end as usize, "");
    }
    STAND_INS
        .iter()
        .fold(text, |text, it| text.replace(&format!("https://{it}/"), &format!("https://{}/", site(platform))))
}

#[test]
fn what_sellers_wrote_is_left_alone_unless_it_is_at_fault() {
    let sent = sent();
    let faults = faulty();
    let mut linter = Linter::new(Selection::default());
    let (mut sentences, mut alarms, mut met) = (0, Vec::new(), BTreeSet::new());
    for it in &sent {
        let listed: Vec<&Fault> =
            faults.iter().filter(|fault| (&fault.thread, fault.number) == (&it.thread, it.number)).collect();
        if listed.is_empty() {
            sentences += henji::text::sentences(&it.text).len();
        }
        // Without an instant there is no calendar to hold a date against.
        let is_date = |finding: &Finding| lint::find(finding.rule).is_some_and(|rule| rule.group == Group::Date);
        let is_grave = |finding: &Finding| finding.severity > Severity::Hint && (it.dated || !is_date(finding));
        for finding in linter.lint(&it.text, &it.situation).into_iter().filter(is_grave) {
            let words = finding.span.of(&it.text);
            match listed.iter().find(|fault| fault.rule == finding.rule && fault.words == words) {
                Some(fault) => {
                    met.insert(*fault);
                }
                None => {
                    alarms.push(format!("{} {} {}: {words:?} in {:?}", it.thread, it.number, finding.rule, it.text));
                }
            }
        }
    }
    let stale: Vec<&Fault> = faults.iter().filter(|fault| !met.contains(fault)).collect();
    let aside: BTreeSet<_> = faults.iter().map(|fault| (&fault.thread, fault.number)).collect();
    println!("{} alarms in {sentences} sentences of {} messages, {} set aside", alarms.len(), sent.len(), aside.len());
    assert!(stale.is_empty(), "no finding where one is listed: {stale:#?}");
    assert!(faults.iter().all(|fault| !fault.why.is_empty()), "a reason is missing");
    assert!(aside.len() * 100 <= FAULTY * sent.len(), "{} of {} messages are set aside", aside.len(), sent.len());
    assert!(sentences > 2000, "{sentences} sentences");
    assert!(alarms.len() * 1000 <= BUDGET * sentences, "{} in {sentences}:\n{}", alarms.len(), alarms.join("\n"));
}
