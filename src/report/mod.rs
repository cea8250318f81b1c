//! From plain data to bytes: the machine's form and the reader's.

pub mod catalogue;
pub mod human;
pub mod json;
pub mod lint;
pub mod scan;
pub mod why_not;
