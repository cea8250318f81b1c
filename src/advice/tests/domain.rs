//! The decisions of the domain, one line each: situation, silence, nudges and days to the due date, and what is done, how
//! firmly, by when, with what to mind and what the message says. It is Tuesday, 8 December 2026.

use super::line::{after, check};
use super::scene::now;
use crate::advice::flag::Flag;
use crate::advice::{Client, Situation, clock_end, deadline};
use crate::platform::Role as Part;
use crate::thread::Role;

/// P0–P2: they asked; I answer, or asked back.
#[test]
fn inquiries() {
    use crate::advice::Action::{Close, Nudge, Reply, Wait};
    check("P0 any", after(0), Reply, 0).warns(&["your-turn", "quote-clock"]).by("2026-12-15").offers(Close);
    check("P1 ≤2 d n0", after(2), Wait, 0).undated();
    check("P1 ≥3 d n0", after(3), Nudge, 1).by("2026-12-11").says(&["概算"]).says_not(&["行き違い", "ない場合"]);
    check("P1 ≥7 d n1", after(4).age(8).nudges(1), Close, 4).says(&["改めて承ります"]);
    check("P2 promise near", after(1), Reply, 0).warns(&["your-turn"]).says_not(&["申し訳"]);
    check("P2 promise past", after(4), Reply, 0).says(&["申し訳ございません"]);
}

/// P3–P5: a quote is out, considered, turned down.
#[test]
fn quotes() {
    use crate::advice::Action::{Close, None, Nudge, Thank, Wait};
    check("P3 ≤2 d n0", after(2), Wait, 0);
    let limited = "ご返信は12月14日(月)までにお願いいたします。";
    check("P3 ≤2 d, limit stated", after(5).text(limited), Wait, 0).at("2026-12-15").because("12月14日(月)");
    let valid = "お見積りの有効期限は12月18日(金)までです。";
    let offer = check("P3 long validity, 8 d", after(8).text(valid), Wait, 0).at("2026-12-15");
    offer.because("その前に一度").offers_not(Close).offers(Nudge);
    let near = "お見積りの有効期限は12月10日(木)までです。";
    check("P3 validity near, 8 d", after(8).text(near), Nudge, 1).says(&["一言"]);
    check("P3 3–6 d n0", after(4), Nudge, 1).by("2026-12-11").says(&["調整"]).says_not(&["ない場合", "行き違い"]);
    check("P3 ≥7 d n1", after(4).age(8).nudges(1), Nudge, 3).by("2026-12-11").says(&["有効期限は12月11日(金)"]);
    check("P3 ≥14 d", after(8).age(15).nudges(1), Close, 4).says(&["改めてお見積り"]);
    check("P3 validity passed", after(4).with(&[Flag::OfferExpired]), Close, 4).because("失効");
    let working = check("P3 working", after(1).with(&[Flag::WorkingUnpaid]), Nudge, 3);
    working.warns(&["unpaid-work"]).because("手を止め").says(&["ご購入手続き"]);
    check("P4 ≤7 d n0", after(6).promised(5), Wait, 0).because("お断りではありません");
    check("P4 until the date", after(2).promised(-3), Wait, 0).at("2026-12-12").because("12月11日(金)");
    check("P4 >7 d n0", after(8).promised(7), Nudge, 1).by("2026-12-15").says(&["見送りの場合も", "一言"]);
    check("P4 >14 d n1", after(6).age(16).nudges(1).promised(7), Close, 4);
    check("P5", after(1), Thank, 0).says(&["ありがとうございます"]).says_not(&["いかがでしょうか"]);
    check("P5 later", after(20), None, 0);
}

/// P6–P8: custom listings and consultations by phone.
#[test]
fn listings_and_calls() {
    use crate::advice::Action::{Close, List, Nudge, ProposeCancel, Unlist, Wait};
    let custom = &[Flag::Custom];
    check("P6 <3 d n0", after(2).with(custom), Wait, 0).because("待って問題ありません");
    let note = check("P6 3–7 d n0", after(4).with(custom), Nudge, 1).by("2026-12-11").warns(&["listing-ignorable"]);
    note.says(&["専用出品", "そのままで構いません"]).offers(Unlist).offers_not(ProposeCancel);
    check("P6 >14 d", after(15).with(custom), Unlist, 0).because("構いません").offers_not(ProposeCancel);
    check("P6 note unanswered 7 d", after(8).age(11).nudges(1).with(custom), Unlist, 0);
    check("P7 ≥1 d", after(1), List, 0).warns(&["your-turn"]);
    check("P8 <3 d", after(2), Wait, 0).warns(&["phone-quote"]).because("待機");
    let line = check("P8 ≥3 d n0", after(3), Nudge, 1).undated().warns(&["phone-quote"]);
    line.says(&["【空いている日時】", "そのままで構いません"]);
    check("P8 ≥7 d", after(8).age(8), Close, 4).because("閉じて問題ありません").says(&["いつでもご連絡ください"]);
}

/// O1 and O2: bought, and nothing to work from.
#[test]
fn bought_without_a_word() {
    use crate::advice::Action::{Deliver, FinalNotice, Nudge, ProposeCancel, ProposeExtension, Reply, Wait};
    check("O1 0–48 h", after(0), Reply, 0).warns(&["first-message-clock"]).says(&["ご購入いただき", "次の3点"]);
    check("O2 <1 d n0", after(0).due(9), Wait, 0).at("2026-12-09").offers(Nudge);
    let first_timer = check("O2 <1 d n0, few deals", after(0).due(9).with(&[Flag::Beginner]), Nudge, 1);
    first_timer.warns(&["beginner"]).undated().because("一つだけ").says_not(&["ない場合"]);
    check("O2 1–2 d n0", after(2).due(9), Nudge, 2).by("2026-12-10").says(&["次の3点"]);
    let beginner = check("O2 1–2 d n0, beginner", after(2).due(9).with(&[Flag::Beginner]), Nudge, 2);
    beginner.says(&["ひとつずつ"]).says_not(&["次の3点"]);
    check("O2 ≥3 d n0", after(3).due(9), Nudge, 3).by("2026-12-10").says(&["12月10日(木)", "お任せ"]);
    check("O2 ≥3 d n0, before due−1", after(3).due(3), Nudge, 3).by("2026-12-10");
    check("O2 n1 +2 d", after(2).nudges(1).due(9), Nudge, 3).by("2026-12-10");
    let last = check("O2 n2 +2 d", after(2).nudges(2), FinalNotice, 5).by("2026-12-11").warns(&["no-rating-talk"]);
    last.says(&["2回ご連絡", "キャンセルリクエスト", "改めて承ります"]);
    let cancel = check("O2 deadline passed", after(6).nudges(3), ProposeCancel, 5).offers_not(Deliver);
    cancel.warns(&["cancel-hides-room", "formal-unprovided", "no-rating-talk", "cancel-rating"]);
    let record = check("O2 L ≤2", after(1).due(2), Nudge, 3).by("2026-12-09").warns(&["no-record", "due-soon"]);
    record.offers(ProposeExtension).says(&["納期の変更も承ります"]);
}

/// O2: the day of the last notice is never before the fourth day, from which the cancellation can name the silence.
#[test]
fn the_last_notice_ends_after_the_fourth_day() {
    for (age, gap) in [(4, 1), (5, 2), (9, 3)] {
        let mut scene = after(2).nudges(2).scene(Situation::NoInstructions);
        scene.says(Role::Them, age, "よろしくお願いします。");
        for (index, message) in scene.thread.messages.iter_mut().take(3).enumerate() {
            let days = i64::try_from(2 - index).unwrap() * gap;
            message.at.as_mut().unwrap().at = now() - chrono::Duration::days(2 + days);
        }
        let advice = scene.advice();
        let (standing, settings) = (&scene.standing, &scene.settings);
        let day = deadline(&advice, standing, settings, now()).unwrap().at;
        let open = clock_end(&scene.thread, standing, &scene.platform, settings, Part::CancelReason).unwrap();
        assert!(day >= open, "{day} {open}");
    }
}

/// O3: things asked for have not all come.
#[test]
fn materials() {
    use crate::advice::Action::{
        ContactSupport, FinalNotice, Nudge, ProposeCancel, ProposeExtension as Extend, Reply, Wait,
    };
    let some = &[Flag::Partial, Flag::Unthanked];
    let partial = check("O3 partial", after(0).age(2).due(9).with(some), Nudge, 2).warns(&["partial-receipt"]);
    partial.by("2026-12-14").says(&["ありがとうございます", "残りは", "届いている分から"]);
    check("O3 ≤2 d n0, L >5", after(2).due(9), Wait, 0);
    let first = check("O3 ≥2 d n0, L 3–5", after(2).due(5), Nudge, 2).by("2026-12-10");
    first.says(&["ロゴデータと写真", "納期の12月13日(日)が近づいているため"]);
    let second = check("O3 n1 +2 d", after(2).nudges(1), Nudge, 3).by("2026-12-10").offers(Extend);
    second.says(&["揃った分から", "納期を調整"]).says_not(&["ない場合は"]);
    let extend = check("O3 L < lead", after(1).due(2), Extend, 3).by("2026-12-09").warns(&["silence-not-consent"]);
    extend.says(&[
        "いただいてから始める予定です",
        "揃ったものから順に",
        "納品予定日を12月14日(月)に変更",
        "延長で問題ない",
    ]);
    check("E2 consent", after(0), Reply, 0).warns(&["change-due"]);
    check("O3 n1 +1 d", after(1).nudges(1), Wait, 0).because("続けては送らず");
    check("O3 n2 +3 d", after(3).nudges(2), FinalNotice, 5).by("2026-12-11").says(&["2回ご連絡", "キャンセル"]);
    check("O3 T5 passed", after(6).nudges(3), ProposeCancel, 5).warns(&["cancel-hides-room"]);
    let part = &[Flag::Partial];
    check("O3 T5 passed, partial", after(6).nudges(3).with(part), ContactSupport, 0).offers(ProposeCancel);
    let direct = check("O3 T5 passed, partial, direct", after(6).nudges(3).with(part).place("email"), Extend, 3);
    direct.warns(&["partial-receipt", "silence-not-consent"]);
}

/// O4 and O5: a question is open, a promise was made.
#[test]
fn answers_and_promises() {
    use crate::advice::Action::{Nudge, Proceed, ProposeExtension, Wait};
    check("O4 ≤1 d n0, L >3", after(1).due(9), Wait, 0);
    check("O4 ≥2 d n0", after(2), Nudge, 3).by("2026-12-10").says(&["一言だけでも"]);
    let again = check("O4 ≥2 d n1", after(2).nudges(1), Nudge, 4).by("2026-12-10").warns(&["default-reversible"]);
    again.says(&["ご連絡がない場合は", "後から変更できる"]);
    check("O4 n1 passed", after(4).nudges(1).with(&[Flag::Announced]), Proceed, 4).says(&["お伝えしたとおり"]);
    check("O4 n1 passed, not announced", after(4).nudges(1), Nudge, 4);
    let running = check("O5 promise future", after(1).promised(-2), Wait, 0).at("2026-12-11");
    running.warns(&["promise-running"]).offers_not(crate::advice::Action::ProposeCancel);
    let soon = check("O5 promise future, L ≤2", after(1).due(2).promised(-1), Wait, 0).at("2026-12-10");
    soon.offers(Nudge).warns(&["no-record"]);
    let broken = check("O5 promise +1..+2 d", after(4).due(9).promised(2), Nudge, 2).by("2026-12-10");
    broken.says(&["12月6日(日)に", "とのことでしたので"]).says_not(&["約束", "まだですか"]);
    check("O5 promise +3 d, n≥1", after(2).nudges(1).promised(4), Nudge, 3).by("2026-12-10");
    let short = check("O5 promise +2 d, L < lead", after(2).due(2).promised(2), ProposeExtension, 3).by("2026-12-09");
    short.warns(&["silence-not-consent", "due-soon"]);
    check("O5 second broken promise", after(2).promised(1).with(&[Flag::BrokenTwice]), Nudge, 4).by("2026-12-10");
}

/// O6–O9, D4, D7: what I owe, and what rests.
#[test]
fn mine_and_on_hold() {
    use crate::advice::Action::{Nudge, ProposeExtension, Reply, Wait, Work};
    check("O6 any", after(1), Reply, 0).warns(&["your-turn", "silence-clock"]).or_says("12月9日(水)18時まで");
    check("O6 late", after(4).due(-2), Reply, 0).or_says("お返事が遅くなり、申し訳ございません。\nご連絡いただき");
    check("D4 any", after(1), Work, 0).warns(&["silence-clock"]).by("2026-12-11").because("今日中に終わらないとき");
    check("D7 any", after(1), Work, 0).warns(&["last-round"]).by("2026-12-11");
    check("O7 L ≤2", after(1).due(2), Reply, 0).by("2026-12-10").warns(&["due-soon"]).offers(ProposeExtension);
    check("O7 L far", after(1).due(9), Work, 0);
    let late = check("O8 any", after(1).due(-1), Reply, 0).by("2026-12-11").warns(&["no-blame"]);
    late.says(&["申し訳ございません", "12月11日(金)", "できている分から先に"]).says_not(&["いかがでしょうか"]);
    check("O9 until the date", after(5).promised(-3), Wait, 0).at("2026-12-12").warns(&["hold-clock"]);
    check("O9 at the date", after(20).promised(2), Nudge, 1).undated().says(&["お急ぎではございません"]);
    check("O9 14 d", after(14), Nudge, 1).warns(&["hold-clock"]);
    check("O9 13 d", after(13), Wait, 0);
}

/// D1–D3: drafts and finished work are with them.
#[test]
fn delivered() {
    use crate::advice::Action::{ContactSupport, Deliver, Nudge, Thank, Wait};
    check("D1 ≤2 d n0", after(1).due(9), Wait, 0);
    check("D1 ≥2 d n0", after(2), Nudge, 2).by("2026-12-10").says(&["方向性"]).says_not(&["正式な納品", "ない場合"]);
    check("D1 n1 +3 d", after(3).nudges(1), Nudge, 4).by("2026-12-10").says(&["この方向で仕上げ"]);
    check("D2 ≤2 d n0", after(1), Wait, 0).offers(Deliver);
    let first = check("D2 ≥2 d n0", after(2), Nudge, 4).by("2026-12-10").offers(Deliver);
    first.says(&["ご連絡がない場合は、現在の内容で正式な納品"]);
    let passed = check("D2 deadline passed", after(5).nudges(1), Deliver, 0).warns(&["scope-met"]);
    passed.says(&["正式な納品の手続き", "メッセージでご連絡いただけます"]);
    check("D2 n1, L ≤1", after(1).nudges(1).due(1), Deliver, 0).warns(&["scope-met"]);
    check("D3 in clock", after(1), Wait, 0).at("2026-12-10").warns(&["accept-clock"]).offers_not(Nudge);
    let last = check("D3 in clock, last day", after(2), Wait, 0).offers(Thank).offers_not(Nudge);
    last.or_says("自動で完了となる見込み");
    check("D3 clock over", after(5), ContactSupport, 0).warns(&["support-slow"]).because("取引画面を確かめ");
}

/// D5 and D6: revised, approved.
#[test]
fn revised_and_approved() {
    use crate::advice::Action::{Deliver, Nudge, Wait};
    check("D5 ≤1 d n0", after(1), Wait, 0).offers(Deliver);
    let list = "\n・見出しの色\n・電話番号\n";
    let first = check("D5 ≥2 d n0", after(2).text(list), Nudge, 4).by("2026-12-10").warns_not("last-round");
    first.says(&["修正した点は", "・見出しの色\n・電話番号", "正式な納品"]);
    check("D5 deadline passed", after(5).nudges(1), Deliver, 0).warns_not("last-round");
    let returned = &[Flag::Returned];
    check("D5 deadline passed, sent back once", after(5).nudges(1).with(returned), Deliver, 0).warns(&["last-round"]);
    check("D6 any", after(0), Deliver, 0).warns(&["your-turn"]).at("2026-12-08").says(&["問題ないとのことでしたので"]);
}

/// E1–E5: changes and cancellations.
#[test]
fn changes_and_cancellations() {
    use crate::advice::Action::{Nudge, Reply, Thank, Wait, Work};
    let remind = check("E1 1–2 d", after(1).due(5), Nudge, 2).by("2026-12-11").warns(&["silence-not-consent"]);
    remind.says(&["元の内容のまま"]);
    check("E1 once is enough", after(3).nudges(1), Work, 0)
        .warns(&["silence-not-consent"])
        .because("元の納期と条件のまま");
    let agreed = check("E2", after(0).due(9), Reply, 0).warns(&["change-due"]).because("納品予定日を変更し");
    agreed.says(&["ご同意いただき", "納品予定日を12月17日(木)に変更いたしました"]);
    check("E3 <24 h", after(0), Wait, 0).warns(&["cancel-hides-room"]).at("2026-12-09").offers_not(Nudge);
    check("E4 any", after(0), Reply, 0).warns(&["cancel-clock", "cancel-hides-room"]).because("早くお返し");
    check("E5", after(1), Thank, 0).warns(&["cancel-hides-room"]).because("記録を書き出し");
}

/// E6–E9, X0: endings, the limit of a room, payments, and what is not clear.
#[test]
fn endings() {
    use crate::advice::Action::{AskUser, ContactSupport, Deliver, FinalNotice, None, Nudge, Rate, Reply, Wait};
    check("E6", after(3), None, 0);
    check("E7 <10 d", after(1), Rate, 0).warns(&["no-rating-talk", "ratings-together"]).because("落ち着いて");
    let provided =
        check("E8 provided", after(0).with(&[Flag::Provided]), Deliver, 4).warns(&["room-limit", "scope-met"]);
    provided.because("その前に正式な納品");
    let open = check("E8 unfinished", after(0), Reply, 0).by("2026-12-10").offers(ContactSupport);
    open.warns(&["room-limit", "formal-unprovided"]).says(&["自動で閉じられる見込み"]);
    let bill = "請求書（No.118、52,800円）をお送りします。お支払い期日は12月7日(月)です。";
    let first = check("E9 due+1", after(4).text(bill), Nudge, 2).by("2026-12-15");
    first.says(&["行き違いをご容赦ください", "（No.118、52,800円、お支払い期日12月7日(月)）"]).says_not(&["ない場合"]);
    check("E9 due+6 bd", after(7).due(-8).nudges(1), Nudge, 3).by("2026-12-15").warns(&["payment-law"]);
    check("E9 due+16 bd", after(14).due(-24).nudges(2), FinalNotice, 5).by("2026-12-15").warns(&["payment-law"]);
    check("E9 not due", after(1).due(5), Wait, 0);
    let mut private = after(7).due(-8).nudges(1).scene(Situation::PaymentDue);
    private.settings.client = Client::Consumer;
    let warnings = private.advice().warnings;
    assert!(warnings.iter().any(|it| it.id == "consumer-no-legal") && warnings.iter().all(|it| it.id != "payment-law"));
    check("X0 unclear", after(0).with(&[Flag::LowConfidence]), AskUser, 0).warns(&["low-confidence"]);
}
