//! The few styles of every page.

use anstyle::{AnsiColor, Style};

/// Bold, for headings.
pub(crate) const HEADING: Style = Style::new().bold();
/// For what may be passed over.
pub(crate) const QUIET: Style = Style::new().dimmed();
/// For what is late or wrong.
pub(crate) const ALARM: Style = AnsiColor::Red.on_default().bold();
/// For what to mind.
pub(crate) const CAUTION: Style = AnsiColor::Yellow.on_default();
