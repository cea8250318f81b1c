//! The linter as a language server: findings while a draft is typed, its fixes as actions, its rules on hover.

mod action;
mod client;
mod document;
mod place;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, FixedOffset};
use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, Response};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, HoverParams, InitializeParams, PublishDiagnosticsParams,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::lint::{Linter, Selection, Situation};
use document::Document;

/// What the server is told from outside: the rules, how drafts are sent, and the clock.
pub struct Host {
    /// The rules that run unless the editor says otherwise.
    pub selection: Selection,
    /// How drafts are sent unless the editor says otherwise; its instant is set anew for each look.
    pub situation: Situation,
    /// The clock.
    pub now: fn() -> Option<DateTime<FixedOffset>>,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("selection", &self.selection).finish_non_exhaustive()
    }
}

/// Serves one editor until it says goodbye.
///
/// # Errors
/// When the editor breaks the protocol or goes away without a word.
pub fn serve(connection: &Connection, host: Host) -> Result<(), ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let answer = serde_json::json!({
        "capabilities": capabilities(),
        "serverInfo": { "name": "henji", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, answer)?;
    let mut server = Server::new(connection, host);
    server.configure(params.initialization_options.unwrap_or_default());
    server.run()
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::INCREMENTAL)),
        hover_provider: Some(true.into()),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        ..ServerCapabilities::default()
    }
}

/// The drafts that are open, and how they are judged.
struct Server<'c> {
    connection: &'c Connection,
    host: Host,
    linter: Linter,
    situation: Situation,
    documents: BTreeMap<String, Document>,
}

impl<'c> Server<'c> {
    fn new(connection: &'c Connection, host: Host) -> Self {
        let linter = Linter::new(host.selection.clone());
        let situation = host.situation.clone();
        Self { connection, host, linter, situation, documents: BTreeMap::new() }
    }

    /// Answers until the editor wants to end; what was typed is looked at when nothing more is waiting.
    fn run(&mut self) -> Result<(), ProtocolError> {
        loop {
            let waiting = self.connection.receiver.try_recv().ok();
            let message = waiting.or_else(|| {
                self.look();
                self.connection.receiver.recv().ok()
            });
            let Some(message) = message else { return Ok(()) };
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    self.look();
                    let response = self.answer(request);
                    let _ = self.connection.sender.send(response.into());
                }
                Message::Notification(notification) => self.note(notification),
                Message::Response(_) => {}
            }
        }
    }

    fn answer(&mut self, request: Request) -> Response {
        let id = request.id.clone();
        match request.method.as_str() {
            "textDocument/hover" => with(request, |params: HoverParams| {
                let at = params.text_document_position_params;
                let document = self.documents.get(at.text_document.uri.as_str());
                document.and_then(|document| document.hover(at.position))
            }),
            "textDocument/codeAction" => with(request, |params: CodeActionParams| self.actions(&params)),
            other => Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("henji does not know {other}")),
        }
    }

    fn note(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            "textDocument/didOpen" => {
                let Some(DidOpenTextDocumentParams { text_document: it }) = read(params) else { return };
                let document = Document::new(it.uri.clone(), &it.language_id, it.version, it.text);
                self.documents.insert(it.uri.as_str().to_owned(), document);
            }
            "textDocument/didChange" => {
                let Some(DidChangeTextDocumentParams { text_document: it, content_changes }) = read(params) else {
                    return;
                };
                if let Some(document) = self.documents.get_mut(it.uri.as_str()) {
                    document.change(it.version, content_changes);
                }
            }
            "textDocument/didClose" => {
                let Some(DidCloseTextDocumentParams { text_document: it }) = read(params) else { return };
                if self.documents.remove(it.uri.as_str()).is_some() {
                    self.publish(it.uri, Vec::new(), None);
                }
            }
            "workspace/didChangeConfiguration" => {
                let Some(DidChangeConfigurationParams { settings }) = read(params) else { return };
                self.configure(settings);
            }
            _ => {}
        }
    }

    /// Takes what the editor's settings say of the drafts; everything is looked at anew.
    fn configure(&mut self, settings: Value) {
        let mut selection = self.host.selection.clone();
        self.situation = self.host.situation.clone();
        client::take(settings, &mut self.situation, &mut selection);
        self.linter = Linter::new(selection);
        self.documents.values_mut().for_each(Document::forget);
    }

    /// Lints what was changed since the last look, and tells the editor.
    fn look(&mut self) {
        if let Some(now) = (self.host.now)() {
            self.situation.now = now;
        }
        let mut told = Vec::new();
        for document in self.documents.values_mut().filter(|document| document.is_changed()) {
            document.lint(&mut self.linter, &self.situation);
            told.push((document.uri().clone(), document.diagnostics(), document.version()));
        }
        for (uri, diagnostics, version) in told {
            self.publish(uri, diagnostics, Some(version));
        }
    }

    fn publish(&self, uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>, version: Option<i32>) {
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        let note = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
        // An editor that is gone is met again at the next receive.
        let _ = self.connection.sender.send(note.into());
    }

    fn actions(&mut self, params: &CodeActionParams) -> Vec<lsp_types::CodeActionOrCommand> {
        let Some(document) = self.documents.get(params.text_document.uri.as_str()) else { return Vec::new() };
        let wanted = |kind: &CodeActionKind| {
            let only = params.context.only.as_ref();
            only.is_none_or(|only| only.iter().any(|it| kind.as_str().starts_with(it.as_str())))
        };
        let mut actions = Vec::new();
        if wanted(&CodeActionKind::QUICKFIX) {
            actions.extend(action::quick_fixes(document, params.range));
        }
        if wanted(&CodeActionKind::SOURCE_FIX_ALL) {
            actions.extend(action::fix_all(document, &mut self.linter, &self.situation));
        }
        actions.into_iter().map(Into::into).collect()
    }
}

/// The parameters of a notification; one that makes no sense is passed over.
fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// Answers a request by its parameters.
fn with<T: DeserializeOwned, R: Serialize>(request: Request, answer: impl FnOnce(T) -> R) -> Response {
    match serde_json::from_value(request.params) {
        Ok(params) => Response::new_ok(request.id, answer(params)),
        Err(error) => Response::new_err(request.id, ErrorCode::InvalidParams as i32, error.to_string()),
    }
}
