//! IPADIC, compiled for Lindera and embedded, with tables by word id.
//!
//! [`load`] gives the dictionary; [`WORDS`], [`BASES`], [`BASE_STARTS`], [`TAGS`] and [`FORMS`] are the tables that README.md describes.
//! The licence in `COPYING` ([`LICENSE`]) must accompany every program that embeds this crate.

lindera_dictionary::embedded_dictionary!("/ipadic", IpadicLoader);

/// Eight bytes for each word id: base-form id, tag id, conjugation-form id.
pub static WORDS: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/words.bin"));

/// The base forms in byte order, one a line: line 0 is base-form id 0.
pub static BASES: &str = include_str!(concat!(env!("LINDERA_WORKDIR"), "/bases.txt"));

/// Where each line of [`BASES`] begins, and one past the last line's newline: a little-endian `u32` each.
pub static BASE_STARTS: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/bases.bin"));

/// The tags in byte order, one a line: 「動詞,自立,*,*,五段・ラ行」.
pub static TAGS: &str = include_str!(concat!(env!("LINDERA_WORKDIR"), "/tags.txt"));

/// The conjugation forms in byte order, one a line: 「連用形」.
pub static FORMS: &str = include_str!(concat!(env!("LINDERA_WORKDIR"), "/forms.txt"));

/// The dictionary's terms, which must be shown with it.
pub static LICENSE: &str = include_str!("../COPYING");
