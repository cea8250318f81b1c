//! One file a format.

pub(super) mod chatwork;
pub(super) mod discord;
pub(super) mod google_chat;
pub(super) mod line_official;
pub(super) mod line_text;
pub(super) mod mail;
pub(super) mod mbox;
pub(super) mod ndjson;
pub(super) mod plain;
pub(super) mod slack;
pub(super) mod slack_markup;
pub(super) mod teams;
pub(super) mod telegram;
pub(super) mod whatsapp;
