//! The one integration binary: each links the dictionary, so there is no second.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

/// Figures on the labelled sets, each with a floor that only rises.
mod accuracy;
/// The model of dialogue acts belongs to its data.
mod acts;
/// Sessions with the program itself.
mod cli;
/// The JSON documents, which may only be added to.
mod contract;
/// The threads of `examples/`.
mod examples;
/// Exports of every service, and hostile ones.
mod exports;
/// Every layout of a paste is read.
mod formats;
/// The messages that follow each other, thread by thread.
mod gallery;
/// One conversation in every layout.
mod layouts;
/// The linter of drafts.
mod lint;
/// The pairs and traps of the rules, and what each rule has of its own.
mod lint_catalogue;
/// What holds for every draft that is fixed.
mod lint_fix;
/// Faults planted into ordinary messages.
mod lint_seeded;
/// The sellers' messages of the labelled threads under the linter, each beside what was written before it.
mod lint_threads;
/// The language server.
mod lsp;
/// Mails and LINE exports.
mod mails;
/// What is missing of what was asked for.
mod missing;
/// What is offered to choose from.
mod options;
/// Who is the user.
mod owner;
/// Single pastes with the quirks of their source.
mod pastes;
/// What holds for every input.
mod properties;
/// Whole archives.
mod scan;
/// JSON documents against their schemas.
mod schema;
/// The scoring that `accuracy` and the example of that name share.
mod score;
/// Every template and draft under the linter, beside its thread.
mod templates;
/// What no compiler checks: layers, lengths, places.
mod tidy;
/// Why a thread is not in a state.
mod why_not;
