//! The system's clipboard, touched only by `--paste` and `--copy`.

use crate::error::Error;

/// The text on the clipboard.
///
/// # Errors
/// There is no clipboard, or no text on it.
pub(crate) fn paste() -> Result<String, Error> {
    system::paste()
}

/// Puts the text on the clipboard.
///
/// # Errors
/// There is no clipboard.
pub(crate) fn copy(text: &str) -> Result<(), Error> {
    system::copy(text)
}

/// Keeps what comes in on the standard input on the clipboard until another program takes it over. Where the clipboard
/// belongs to the program that filled it, this goes on after `henji` has ended.
///
/// # Errors
/// There is no clipboard.
pub(crate) fn hold() -> Result<(), Error> {
    system::hold()
}

fn none(japanese: &str, english: &str) -> Error {
    Error::Clipboard { reason: (japanese.to_owned(), english.to_owned()) }
}

#[cfg(feature = "clipboard")]
mod system {
    use super::none;
    use crate::error::Error;

    pub(super) fn paste() -> Result<String, Error> {
        open()?.get_text().map_err(|error| refused(&error))
    }

    fn open() -> Result<arboard::Clipboard, Error> {
        reachable()?;
        arboard::Clipboard::new().map_err(|error| refused(&error))
    }

    fn refused(error: &arboard::Error) -> Error {
        match error {
            arboard::Error::ContentNotAvailable => none("文字が入っていません", "it holds no text"),
            arboard::Error::ClipboardOccupied => none("ほかのプログラムが使用中です", "another program is using it"),
            _ => none("この環境では利用できません", "it is not available here"),
        }
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    pub(super) use owned::{copy, hold, reachable};
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    pub(super) use whole::{copy, hold, reachable};

    /// Systems that keep what was put on the clipboard.
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    mod whole {
        use super::{Error, open, refused};

        pub(in super::super) fn reachable() -> Result<(), Error> {
            Ok(())
        }

        pub(in super::super) fn copy(text: &str) -> Result<(), Error> {
            open()?.set_text(text).map_err(|error| refused(&error))
        }

        pub(in super::super) fn hold() -> Result<(), Error> {
            Ok(())
        }
    }

    /// Systems on which the clipboard is served by the program that filled it.
    #[cfg(all(unix, not(target_os = "macos")))]
    mod owned {
        use std::env;
        use std::io::{self, BufRead, BufReader, Read, Write};
        use std::os::unix::process::CommandExt;
        use std::process::{Command, Stdio};

        use arboard::SetExtLinux;

        use super::{Error, none, open, refused};
        use crate::cli::HOLD;

        /// What the one that holds the clipboard says once it does.
        const READY: &str = "ready";

        /// A display on another machine is not spoken to: henji opens no connection to one.
        pub(in super::super) fn reachable() -> Result<(), Error> {
            let display = env::var_os("DISPLAY").unwrap_or_default();
            let display = display.to_string_lossy();
            let host = display.split(':').next().unwrap_or_default();
            if display.is_empty() {
                return Err(none("画面のない環境です", "there is no display"));
            }
            if matches!(host, "" | "unix" | "localhost") {
                return Ok(());
            }
            Err(none("DISPLAY が別の機器を指しています", "DISPLAY names another machine"))
        }

        pub(in super::super) fn copy(text: &str) -> Result<(), Error> {
            open()?;
            let gone = |_: io::Error| none("預け先を起動できません", "the holder cannot be started");
            let mut child = Command::new(env::current_exe().map_err(gone)?)
                .arg(HOLD)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .process_group(0)
                .spawn()
                .map_err(gone)?;
            if let Some(mut input) = child.stdin.take() {
                input.write_all(text.as_bytes()).map_err(gone)?;
            }
            let mut said = String::new();
            if let Some(output) = child.stdout.take() {
                BufReader::new(output).read_line(&mut said).map_err(gone)?;
            }
            if said.trim() == READY {
                return Ok(());
            }
            Err(none("この環境では利用できません", "it is not available here"))
        }

        pub(in super::super) fn hold() -> Result<(), Error> {
            let unread = |_: io::Error| none("文を受け取れません", "nothing came in");
            let mut text = String::new();
            io::stdin().lock().read_to_string(&mut text).map_err(unread)?;
            let mut clipboard = open()?;
            clipboard.set_text(text.as_str()).map_err(|error| refused(&error))?;
            let mut out = io::stdout().lock();
            writeln!(out, "{READY}").and_then(|()| out.flush()).map_err(unread)?;
            drop(out);
            clipboard.set().wait().text(text).map_err(|error| refused(&error))
        }
    }
}

#[cfg(not(feature = "clipboard"))]
mod system {
    use super::none;
    use crate::error::Error;

    fn left_out() -> Error {
        none("この henji はクリップボードなしで作られています", "this henji was built without it")
    }

    pub(super) fn paste() -> Result<String, Error> {
        Err(left_out())
    }

    pub(super) fn copy(_: &str) -> Result<(), Error> {
        Err(left_out())
    }

    pub(super) fn hold() -> Result<(), Error> {
        Err(left_out())
    }
}
