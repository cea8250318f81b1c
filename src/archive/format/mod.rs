//! One file a format.

pub(super) mod ndjson;
pub(super) mod plain;
