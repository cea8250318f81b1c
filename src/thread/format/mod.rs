//! The layouts, one file each: from lines to entries.

pub(crate) mod bare;
pub(crate) mod block;
pub(crate) mod chatwork;
pub(crate) mod coconala;
pub(crate) mod email;
pub(crate) mod header;
pub(crate) mod inline;
pub(crate) mod line;
pub(crate) mod line_desktop;
pub(crate) mod mail_head;
pub(crate) mod quoted;
pub(crate) mod segment;
pub(crate) mod slack;
pub(crate) mod stacked;
pub(crate) mod table;

pub(crate) use line::is_of_computer as is_line_of_computer;
