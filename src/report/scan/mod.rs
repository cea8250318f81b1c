//! The threads of an archive: a table for a terminal, rows for a spreadsheet, dates for a calendar, a page for a browser.

pub mod csv;
pub mod html;
mod html_chart;
mod html_style;
pub mod ics;
pub mod table;
mod words;
