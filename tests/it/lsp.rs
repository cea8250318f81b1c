//! A scripted editor talks to `henji lsp`.
#![cfg(feature = "lsp")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

const URI: &str = "file:///drafts/reply.txt";

/// An editor and its server.
struct Editor {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    next: u64,
}

impl Editor {
    fn start(options: &Value) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_henji"));
        command
            .args(["lsp", "--stdio", "--now", "2026-11-20 15:00"])
            .env_clear()
            .env("HOME", env!("CARGO_TARGET_TMPDIR"));
        let mut server = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (to, from) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
        let mut editor = Self { server, to, from, next: 1 };
        let answer = editor.ask("initialize", &json!({ "capabilities": {}, "initializationOptions": options }));
        assert_eq!(answer["serverInfo"]["name"], "henji");
        assert_eq!(answer["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", &json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and gives the whole answer; notes that come in between are passed over.
    fn ask_raw(&mut self, method: &str, params: &Value) -> Value {
        let id = self.next;
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.ask_raw(method, params)["result"].take()
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim() {
                "" => break,
                line => length = line.strip_prefix("Content-Length: ").map_or(length, |it| it.parse().unwrap()),
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The next diagnostics that are published.
    fn diagnostics(&mut self) -> Value {
        loop {
            let mut message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" {
                return message["params"].take();
            }
        }
    }

    fn open(&mut self, language: &str, text: &str) -> Value {
        let document = json!({ "uri": URI, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        self.diagnostics()
    }

    fn quit(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        drop(self.to);
        assert!(self.server.wait().unwrap().success());
        let mut rest = Vec::new();
        self.from.read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty(), "{}", String::from_utf8_lossy(&rest));
    }
}

fn range(line: u32, from: u32, to: u32) -> Value {
    json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } })
}

fn codes(published: &Value) -> Vec<&str> {
    published["diagnostics"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect()
}

const ONLY: &str = "double-honorific,weekday-mismatch,repeated-closing";

#[test]
fn findings_come_while_typing_and_can_be_fixed() {
    let mut editor = Editor::start(&json!({ "rules": ONLY }));
    let published = editor.open("plaintext", "𠮷野様🙏資料はご覧になられましたか。\r\nはい。");
    assert_eq!((&published["uri"], &published["version"]), (&URI.into(), &1.into()));
    let found = &published["diagnostics"][0];
    // 「𠮷」 and 「🙏」 take two code units each.
    assert_eq!(found["range"], range(0, 9, 18));
    assert_eq!((&found["severity"], &found["source"]), (&1.into(), &"henji".into()));

    let context = json!({ "diagnostics": [found] });
    let document = json!({ "uri": URI });
    let at = range(0, 12, 12);
    let actions =
        editor.ask("textDocument/codeAction", &json!({ "textDocument": document, "range": at, "context": context }));
    let fix = &actions[0];
    assert_eq!((&fix["kind"], &fix["isPreferred"]), (&"quickfix".into(), &true.into()));
    assert_eq!(fix["edit"]["changes"][URI], json!([{ "range": range(0, 9, 18), "newText": "ご覧になりました" }]));
    assert_eq!(actions[1]["kind"], "source.fixAll");
    // The stretch that differs, after the surrogate pairs.
    assert_eq!(actions[1]["edit"]["changes"][URI], json!([{ "range": range(0, 13, 15), "newText": "り" }]));

    let hover = editor
        .ask("textDocument/hover", &json!({ "textDocument": document, "position": { "line": 0, "character": 10 } }));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("敬語の指針"), "{hover}");
    assert_eq!(hover["range"], range(0, 9, 18));
    let nothing = editor
        .ask("textDocument/hover", &json!({ "textDocument": document, "position": { "line": 1, "character": 0 } }));
    assert_eq!(nothing, Value::Null);

    let change = json!({ "range": range(0, 13, 15), "text": "り" });
    let changed = json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": [change] });
    editor.tell("textDocument/didChange", &changed);
    let published = editor.diagnostics();
    assert_eq!((&published["version"], codes(&published).len()), (&2.into(), 0));
    editor.quit();
}

#[test]
fn choices_are_offered_and_markdown_is_known() {
    let mut editor =
        Editor::start(&json!({ "henji": { "rules": ["weekday-mismatch"], "channel": "mail", "tone": "T2" } }));
    let published = editor.open("markdown", "`11月25日(月)`\n\n11月25日(月)まで\n");
    assert_eq!(codes(&published), ["weekday-mismatch"]);
    let wanted = range(2, 0, 9);
    assert_eq!(published["diagnostics"][0]["range"], wanted);
    let context = json!({ "diagnostics": [], "only": ["quickfix"] });
    let asked = json!({ "textDocument": { "uri": URI }, "range": wanted, "context": context });
    let actions = editor.ask("textDocument/codeAction", &asked);
    let titles: Vec<_> = actions.as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["案：11月25日(水)", "案：11月23日(月)"]);
    editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": URI } }));
    assert_eq!(codes(&editor.diagnostics()), Vec::<&str>::new());
    editor.quit();
}

#[test]
fn settings_may_change_and_nonsense_is_answered() {
    let mut editor = Editor::start(&Value::Null);
    let text = "よろしくお願いします。\nよろしくお願いいたします。\n";
    assert!(codes(&editor.open("plaintext", text)).contains(&"repeated-closing"));
    let settings = json!({ "settings": { "henji": { "allow": ["repeated-closing"], "turn": "no number" } } });
    editor.tell("workspace/didChangeConfiguration", &settings);
    assert!(codes(&editor.diagnostics()).contains(&"repeated-closing"), "settings that make no sense are passed over");
    let settings = json!({ "settings": { "henji": { "allow": ["repeated-closing", "poem"] } } });
    editor.tell("workspace/didChangeConfiguration", &settings);
    assert!(!codes(&editor.diagnostics()).contains(&"repeated-closing"));
    assert_eq!(editor.ask_raw("textDocument/poem", &json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask_raw("textDocument/hover", &json!({ "x": 1 }))["error"]["code"], -32602);
    editor.tell("textDocument/didChange", &json!({ "textDocument": 3 }));
    editor.tell("$/setTrace", &json!({ "value": "off" }));
    let far = json!({ "textDocument": { "uri": "file:///none" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(editor.ask("textDocument/hover", &far), Value::Null);
    editor.quit();
}
