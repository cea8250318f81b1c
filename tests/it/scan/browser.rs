//! The page in a real browser, where there is one.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::{run, scratch, thread};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Measures the page, filters it, and leaves what it found in the document.
const PROBE: &str = "<script>{
const out={},root=document.documentElement,words=document.querySelector('input[type=search]'),all=[...document.querySelectorAll('article')];
const shown=()=>all.filter(it=>!it.hidden).length,style=getComputedStyle(words),pen=document.createElement('canvas').getContext('2d');
out.width=innerWidth;out.wide=root.scrollWidth;out.all=shown();pen.font=style.font;
out.room=words.clientWidth-parseFloat(style.paddingLeft)-parseFloat(style.paddingRight)-pen.measureText(words.placeholder).width;
words.value='佐藤';words.dispatchEvent(new Event('input',{bubbles:true}));out.found=shown();
document.body.innerHTML='<pre id=probe>'+JSON.stringify(out)+'</pre>';
}</script>";

#[test]
fn a_phone_shows_the_page_in_full_and_filters_it() {
    let works = |name: &&&str| Command::new(name).arg("--version").output().is_ok_and(|it| it.status.success());
    let Some(browser) = BROWSERS.iter().find(works) else {
        eprintln!("SKIPPED: no Chromium is installed, so the page was not looked at");
        return;
    };
    let message =
        json!({"from": "長い名前のお客様".repeat(20), "at": "2026-11-19", "text": "お見積りをお願いします。"});
    let input = [
        json!({"text": thread("田中", ""), "me": "みどり工房"}).to_string(),
        json!({"text": thread("佐藤", ""), "me": "みどり工房"}).to_string(),
        json!({"messages": [message], "me": "みどり工房"}).to_string(),
    ];
    let session = run(&["scan", "-", "--format", "html", "--now", "2026-11-20"], input.join("\n").as_bytes());
    assert_eq!(session.code, 0, "{}", session.err);
    let page = scratch("scan-phone.html");
    fs::write(&page, session.out.replace("</body>", &format!("{PROBE}</body>"))).unwrap();
    for width in [390, 1000] {
        let size = format!("--window-size={width},844");
        let arguments = ["--headless", "--no-sandbox", "--disable-gpu", &size, "--dump-dom"];
        let output = Command::new(browser).args(arguments).arg(format!("file://{}", page.display())).output().unwrap();
        let document = String::from_utf8(output.stdout).unwrap();
        let found = document.split_once("<pre id=\"probe\">").and_then(|(_, it)| it.split_once("</pre>"));
        let found: Value = serde_json::from_str(found.map_or("", |it| it.0)).unwrap_or_else(|_| panic!("{document}"));
        assert_eq!((&found["all"], &found["found"]), (&json!(3), &json!(1)), "{found}");
        assert!(found["wide"].as_f64() <= found["width"].as_f64(), "nothing runs out of the page: {found}");
        assert!(found["room"].as_f64().is_some_and(|it| it >= 0.0), "the search box is too narrow: {found}");
    }
}
