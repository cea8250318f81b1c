use super::*;
use crate::error::Error;

#[track_caller]
fn parse(text: &str) -> Layer {
    Layer::parse(text, "config.toml").expect("the file is right")
}

#[track_caller]
fn refuses(text: &str, says: &str) {
    match Layer::parse(text, "config.toml") {
        Err(error @ Error::Config { .. }) => assert!(error.to_string().contains(says), "{error}"),
        other => panic!("{text:?} gave {other:?}"),
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    refuses("me = \"a\"\nmee = \"b\"\n", "2行1列：「mee」というキーはありません。使えるのは me、platform、");
    refuses("[business]\nopen-at = \"9:00\"", "2行1列：「open-at」");
    refuses("platform = \"mercury\"", "1行12列：「mercury」は使えません。使えるのは coconala、");
    refuses("channel = \"fax\"", "「fax」は使えません。使えるのは room、chat、mail です。");
    refuses("[waits]\nZ9 = 3", "「Z9」は使えません");
    refuses("[business]\nopens = \"9時\"", "2行9列：");
    refuses("[business]\ndays-off = [\"休\"]", "「月」から「日」");
    refuses("[business]\nyear-end = \"always\"", "12-29");
    refuses("tone = \"loud\"", "1行8列：「loud」は使えません。使えるのは soft、normal、firm です。");
    refuses("[facts]\nco-x = { after = \"4d\", because = \"\", date = \"2027-01-10\" }", "「co-x」は使えません");
    refuses("[facts]\nco-deliver = { after = \"4週間\", because = \"\", date = \"2027-01-10\" }", "96h、4d、3bd");
    refuses("[facts]\nco-deliver = { after = \"4d\", date = \"2027-01-10\" }", "because");
    refuses("lead-days = \"three\"", "1行13列：");
    refuses("lead-days = ", "1行");
}

#[test]
fn the_stronger_source_wins_key_by_key() {
    let file = parse("me = [\"みどり工房\", \"midori\"]\nlead-days = 5\nplatform = \"coconala\"\n[waits]\nO3 = 4\n");
    let environment = Layer { lead_days: Some(7), ..Layer::default() };
    let flag = parse("me = \"青空デザイン\"");
    let config = Config::of([(Origin::File, file), (Origin::Environment, environment), (Origin::Flag, flag)]);
    assert_eq!((config.me.value, config.me.origin), (vec!["青空デザイン".to_owned()], Origin::Flag));
    assert_eq!((config.lead_days.value, config.lead_days.origin), (7, Origin::Environment));
    assert_eq!((config.platform.value, config.platform.origin), (Some("coconala"), Origin::File));
    assert_eq!((config.channel.value, config.channel.origin), (None, Origin::Default));
    assert_eq!(config.waits.value, [(Situation::AwaitingMaterials, 4)]);
}

#[test]
fn office_hours_are_read() {
    let layer = parse(
        "[business]\ndays-off = [\"水\", \"sun\"]\nholidays-off = false\nclosed = [\"2026-08-13\"]\nyear-end = false\n\
         opens = \"10:30\"",
    );
    let business = Business::from(layer.business.expect("the table is there"));
    let day = |text: &str| text.parse().expect("a day");
    assert!(!business.is_business_day(day("2026-08-13")));
    assert!(!business.is_business_day(day("2026-11-25")), "a Wednesday");
    assert!(business.is_business_day(day("2026-11-23")), "a holiday");
    assert!(business.is_business_day(day("2026-12-31")));
    assert_eq!(business.opens.to_string(), "10:30:00");
    assert_eq!(business.closes.to_string(), "18:00:00");
}

#[test]
fn the_template_names_every_key_and_changes_nothing() {
    let empty = Layer {
        business: Some(BusinessLayer::default()),
        waits: Some([].into()),
        facts: Some([].into()),
        lint: Some(LintLayer::default()),
        ..Layer::default()
    };
    assert_eq!(parse(TEMPLATE), empty);
    let uncommented = |line: &'static str| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line);
    let filled = TEMPLATE.lines().map(uncommented).collect::<Vec<_>>().join("\n");
    let layer = parse(&filled);
    assert!(layer.me.is_some() && layer.platform.is_some() && layer.channel.is_some() && layer.signature.is_some());
    assert!(layer.lead_days.is_some() && layer.client.is_some() && layer.tone.is_some());
    assert!(layer.waits.is_some_and(|it| !it.is_empty()) && layer.facts.is_some_and(|it| !it.is_empty()));
}

#[test]
fn what_is_shown_reads_back() {
    let layer = parse(
        "me = \"a\\\"b\"\nclient = \"business\"\n[business]\nopen = [\"2026-11-28\"]\n[waits]\nD2 = 3\n\
         [facts]\nco-deliver = { after = \"96h\", because = \"改\\\"定\", date = \"2027-01-10\" }\n",
    );
    let config = Config::of([(Origin::File, layer)]);
    let again = Config::of([(Origin::File, parse(&config.to_string()))]);
    let values = |config: &Config| config.to_string().replace("既定", "").replace("設定ファイル", "");
    assert_eq!(values(&again), values(&config));
}
