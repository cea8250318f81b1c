//! What the places do differently, and what is for the operator whatever the situation.

use chrono::Duration;

use super::line::{after, check};
use super::scene::{all, day, now};
use crate::advice::flag::Flag;
use crate::advice::{Action, Situation};
use crate::dialogue::WaitingOn;
use crate::platform;
use crate::thread::Role;

/// Lancers: three messages and a week of silence, then 連絡催促申請; finished work is reported first.
#[test]
fn lancers_the_operator_asks_them_after_three_messages_and_a_week() {
    use Action::{ContactSupport, Deliver, FinalNotice, ProposeCancel};
    let at = "lancers";
    check("O3 two messages", after(7).nudges(1).place(at), Action::Nudge, 3);
    check("O3 three messages, 6 d", after(6).nudges(2).place(at), FinalNotice, 5);
    let ripe = check("O3 three messages, 7 d", after(7).nudges(2).place(at), ContactSupport, 0);
    ripe.warns(&["operator-nudge", "support-slow"]).because("連絡催促申請");
    let early = check("O3 four messages, 5 d", after(5).nudges(3).place(at), ContactSupport, 0);
    early.at("2026-12-10").because("連絡催促申請");
    check("O3 another week", after(14).nudges(3).place(at), ProposeCancel, 5);
    check("O3 another week, no last notice yet", after(14).nudges(2).place(at), FinalNotice, 5);
    let mut work = after(7).nudges(2).scene(Situation::QuestionOpen);
    work.platform = platform::builtin(at).unwrap();
    work.settings.delivered = true;
    let advice = work.advice();
    assert_eq!((advice.row.as_str(), advice.action), ("r-report-first", Deliver));
    check("D2 report first", after(5).nudges(1).place(at), Deliver, 0).because("完了報告");
    // Nobody knows of an acceptance by itself there, so that it is asked for.
    check("D3 reported, 3 d", after(3).place(at), Action::Nudge, 2).because("承認がまだ").says_not(&["ない場合"]);
    check("D3 reported, three messages", after(7).nudges(2).place(at), ContactSupport, 0);
}

/// CrowdWorks: a week after the delivery the office; an early end never after it, and before it only after 連絡催促依頼.
#[test]
fn crowdworks_the_office_after_a_week_and_no_early_end_after_the_delivery() {
    use Action::{ContactSupport, Deliver, ProposeCancel, Wait};
    let at = "crowdworks";
    check("D3 <7 d", after(5).place(at), Wait, 0).at("2026-12-10");
    let office = check("D3 ≥7 d", after(7).place(at), ContactSupport, 0).warns(&["operator-nudge"]);
    office.because("クラウドワークス事務局").offers_not(ProposeCancel);
    check("D2 deadline passed", after(5).nudges(1).place(at), Deliver, 0).because("納品完了の報告");
    let ask = check("O2 last notice passed", after(6).nudges(3).place(at), ContactSupport, 0);
    ask.warns(&["operator-nudge"]).because("連絡催促依頼").offers(ProposeCancel);
    let end = check("O2 asked without an answer", after(8).nudges(3).place(at), ProposeCancel, 5);
    end.warns(&["escrow-returns"]);
    for (name, mut scene) in all() {
        scene.platform = platform::builtin(at).unwrap();
        scene.settings.delivered = true;
        let advice = scene.advice();
        let ends = advice.alternatives.contains(&ProposeCancel) || advice.action == ProposeCancel;
        assert!(!ends, "{name}: {}", advice.row);
    }
}

/// SKIMA: an order past its date is extended before it ends by itself.
#[test]
fn skima_extends_before_the_order_expires() {
    use Action::{ProposeExtension, Reply};
    let at = "skima";
    let waiting = check("O3 past the date", after(2).due(-2).place(at), ProposeExtension, 3).warns(&["expiry"]);
    waiting.because("延長を相談");
    check("O8 past the date", after(1).due(-2).place(at), Reply, 0).offers(ProposeExtension).warns(&["expiry"]);
    check("O3 long past", after(2).due(-9).place(at), ProposeExtension, 3).warns_not("expiry");
    check("O3 before the date", after(2).due(9).place(at), Action::Wait, 0).warns_not("expiry");
}

/// Mercari and minne: what ends by itself is waited for.
#[test]
fn mercari_and_minne_wait_for_the_automatic_date() {
    use Action::{ContactSupport, Wait};
    check("D3 <9 d", after(4).place("mercari"), Wait, 0).at("2026-12-13").offers_not(Action::Nudge);
    check("D3 ≥9 d", after(10).place("mercari"), ContactSupport, 0);
    for days in [1, 5, 30] {
        check("D3 any", after(days).place("minne"), Wait, 0).offers_not(Action::Nudge);
    }
    let unpaid = check("E9 unpaid", after(4).due(-2).place("minne"), Wait, 0).warns(&["unpaid-order"]);
    unpaid.because("10日").offers_not(Action::Nudge);
}

/// Fiverr and Upwork: what is not submitted through the contract starts no clock.
#[test]
fn fiverr_and_upwork_submit_through_the_contract() {
    for (place, formal, ends) in
        [("fiverr", "Deliver Now", "2026-12-10"), ("upwork", "契約画面からの提出", "2026-12-21")]
    {
        let first = check("D2 at once", after(0).place(place), Action::Deliver, 0).warns(&["submit-first"]);
        first.because(formal);
        check("D5 at once", after(0).place(place), Action::Deliver, 0);
        check("D3 in clock", after(1).place(place), Action::Wait, 0).at(ends);
    }
}

/// A direct contract: silence is acceptance only where the two have settled it; otherwise a day, a last notice, the phone.
#[test]
fn direct_silence_is_acceptance_only_by_contract() {
    use Action::{Close, FinalNotice, Nudge};
    for place in ["email", "chat"] {
        check("D2 n0", after(3).place(place), Nudge, 2);
        let second = check("D2 n1", after(6).nudges(1).place(place), Nudge, 3).warns(&["by-phone"]);
        second.says_not(&["ない場合"]);
        let last = check("D2 n2", after(8).nudges(2).place(place), FinalNotice, 5).warns(&["by-phone"]);
        last.says(&["ない場合"]).says_not(&["完了とさせて"]);
        check("D5 n1", after(6).nudges(1).place(place), Nudge, 3);
        check("D5 n2", after(8).nudges(2).place(place), FinalNotice, 5).says_not(&["完了とさせて"]);
        let settled = &[Flag::Deemed];
        let default = check("D2 n1, settled", after(6).nudges(1).with(settled).place(place), Nudge, 4);
        default.warns(&["deemed-acceptance"]).says(&["お約束のとおり"]);
        check("D2 n2, settled", after(9).nudges(2).with(settled).place(place), Close, 4).says(&["完了とさせて"]);
        check("D5 n2, settled", after(9).nudges(2).with(settled).place(place), Close, 4);
    }
    check("D2 n1, a market", after(6).nudges(1), Action::Deliver, 0).warns_not("by-phone");
}

/// any: no answer to the last notice, where neither the formal step nor a cancellation is open.
#[test]
fn any_without_another_way_goes_to_the_operator() {
    let stuck = check("O4 n3", after(3).nudges(3), Action::ContactSupport, 0).warns(&["support-slow"]);
    stuck.says(&["経緯", "3回ご連絡"]);
    check("D3 clock over", after(6), Action::ContactSupport, 0);
}

/// any: threats, pressure to leave the market, an order bought twice. What I owe is answered first.
#[test]
fn any_trouble_goes_to_the_operator_with_the_record() {
    let lines = [
        ("訴えますよ。", "r-abuse", "stay-calm"),
        ("LINEでやり取りしませんか。", "r-outside", "outside-pressure"),
        ("手数料がもったいないので、ココナラを通さずにお願いします。", "r-outside", "outside-pressure"),
        ("すみません、二重に購入してしまいました。", "r-double", "double-purchase"),
        ("間違えて購入しました。", "r-double", "double-purchase"),
    ];
    for (text, rule, warning) in lines {
        for (name, source) in all() {
            let mut scene = source.clone();
            scene.platform = platform::builtin("coconala").unwrap();
            scene.says(Role::Them, 0, text);
            let advice = scene.advice();
            assert!(advice.warnings.iter().any(|it| it.id == warning), "{name}: {:?}", advice.warnings);
            if advice.situation.waiting_on() == WaitingOn::Them {
                assert_eq!((advice.row.as_str(), advice.action), (rule, Action::ContactSupport), "{name} {text}");
                assert!(advice.warnings.iter().any(|it| it.id == "support-slow"), "{name}");
            } else {
                let told = advice.action == Action::ContactSupport;
                assert!(told || advice.alternatives.first() == Some(&Action::ContactSupport), "{name} {text}");
            }
        }
    }
}

/// The words alone are none of it, and between two who deal directly there is no market to leave.
#[test]
fn what_only_looks_like_trouble_is_none() {
    for text in ["LINEスタンプを8個お願いします。", "電話番号は名刺に入れてください。", "2回目の購入です。"]
    {
        let mut scene = after(3).due(5).scene(Situation::AwaitingMaterials);
        scene.says(Role::Them, 4, text);
        assert_eq!(scene.advice().action, Action::Nudge, "{text}");
    }
    let mut direct = after(3).due(5).place("email").scene(Situation::AwaitingMaterials);
    direct.says(Role::Them, 4, "LINEでやり取りしませんか。");
    assert_eq!(direct.advice().action, Action::Nudge);
}

/// A first-timer whom I have just written to is not written to again within the hour.
#[test]
fn nobody_is_guided_twice_within_hours() {
    let mut scene = after(0).due(9).with(&[Flag::Beginner]).scene(Situation::NoInstructions);
    scene.thread.messages[0].at.as_mut().unwrap().at = now() - Duration::hours(2);
    assert_eq!(scene.advice().action, Action::Wait);
    assert!(scene.settings.due.is_none_or(|due| due == day(9)));
}

/// The courtesy before the acceptance names the day of the formal step, not that of the files.
#[test]
fn the_last_day_tells_of_the_formal_step() {
    let mut scene = after(2).scene(Situation::FormalDelivered);
    scene.thread.messages[0].at.as_mut().unwrap().at -= Duration::days(14);
    let found = check("D3 last day", after(2), Action::Wait, 0);
    let outcome = super::line::Outcome { advice: scene.advice(), scene, ..found };
    outcome.or_says("12月6日にお送りした正式な納品の件で").or_says("12月9日(水)14時ごろに自動で完了");
}

/// Who has ordered and asks something before I have written at all: the first message has a clock of its own.
#[test]
fn the_clock_of_the_first_message_is_told_whatever_they_ask() {
    let mut scene = after(0).scene(Situation::BuyerQuestion);
    scene.thread.messages.retain(|it| it.party == 1);
    let advice = scene.advice();
    assert_eq!(advice.situation, Situation::BuyerQuestion);
    let text = &advice.warnings.iter().find(|it| it.id == "first-message-clock").unwrap().text;
    assert!(text.contains("48時間"), "{text}");
    scene.says(Role::Me, 0, "ご購入ありがとうございます。");
    assert!(scene.advice().warnings.iter().all(|it| it.id != "first-message-clock"));
}
