//! What can go wrong, and what was merely odd.

use std::fmt;

use crate::text::Span;

/// Something odd in the input that did not stop the reading: an unknown line, a guessed owner, a replaced byte.
///
/// Content never fails: readers return what they found and a list of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A stable name for programs: `undated-message`, `guessed-me`, `replaced-bytes`.
    pub id: &'static str,
    /// One Japanese sentence for the user: what was odd, and what was assumed.
    pub text: String,
    /// Where in the source text, when it has a place.
    pub span: Option<Span>,
}

/// A misuse or an unreadable input: what, where, and what to do, in one sentence.
///
/// [`fmt::Display`] gives the Japanese sentence, [`Error::english`] the English one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read or written.
    Io {
        /// The path as the user gave it.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The input has no characters but white space.
    Empty,
    /// The input is no text.
    Binary,
    /// The text holds no message.
    NoMessages,
    /// An option's value cannot be used.
    Option {
        /// The option: `--now`.
        name: &'static str,
        /// What was given.
        value: String,
        /// What would be accepted, in Japanese and English.
        wanted: (String, String),
    },
    /// A name given with `--me` occurs nowhere in the thread.
    UnknownMe {
        /// What was given.
        name: String,
        /// The names that do occur.
        known: Vec<String>,
    },
    /// It cannot be told which party is the user.
    MeNeeded {
        /// The names that occur.
        known: Vec<String>,
    },
    /// A slot of a template cannot be filled, or a template is wrong.
    Template {
        /// The template's id or file.
        id: String,
        /// What is wrong and what to do, in Japanese and English.
        reason: (String, String),
    },
    /// The system's clipboard cannot be used.
    Clipboard {
        /// Why, in Japanese and English.
        reason: (String, String),
    },
    /// A configuration file is wrong.
    Config {
        /// The file.
        path: String,
        /// What is wrong, where, and what to do, in Japanese and English.
        reason: (String, String),
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, reason } => {
                write!(f, "「{path}」を開けません（{reason}）。パスと権限をご確認ください。")
            }
            Self::Empty => f.write_str("入力が空です。やり取りの全文を貼り付けてください。"),
            Self::Binary => {
                f.write_str("入力がテキストではありません。やり取りをテキストとしてコピーしてお渡しください。")
            }
            Self::NoMessages => f.write_str(
                "メッセージが見つかりません。差出人の名前と本文が並ぶ形で貼り付けるか、--input で形式を指定してください。",
            ),
            Self::Option { name, value, wanted } => {
                write!(f, "{name} の値「{value}」は使えません。{}", wanted.0)
            }
            Self::UnknownMe { name, known } => write!(
                f,
                "--me の「{name}」はやり取りに出てきません。出てくる名前は「{}」です。",
                known.join("」「")
            ),
            Self::MeNeeded { known } => write!(
                f,
                "どちらがご自身か分かりません。--me で「{}」のどれかを指定してください。",
                known.join("」「")
            ),
            Self::Template { id, reason } => write!(f, "テンプレート「{id}」：{}", reason.0),
            Self::Clipboard { reason } => write!(
                f,
                "クリップボードを使えません（{}）。ファイルか標準入出力で受け渡してください。",
                reason.0
            ),
            Self::Config { path, reason } => write!(f, "設定「{path}」：{}", reason.0),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// The sentence in English.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::Io { path, reason } => format!("cannot open `{path}` ({reason}); check the path and its permissions"),
            Self::Empty => "the input is empty; paste the whole conversation".to_owned(),
            Self::Binary => "the input is not text; copy the conversation as text".to_owned(),
            Self::NoMessages => "no message found; paste lines that show the sender and the body, or name the layout \
                                 with --input"
                .to_owned(),
            Self::Option { name, value, wanted } => format!("{name}: `{value}` cannot be used; {}", wanted.1),
            Self::UnknownMe { name, known } => {
                format!("--me `{name}` does not occur in the thread; these names do: {}", known.join(", "))
            }
            Self::MeNeeded { known } => {
                format!("it cannot be told which party you are; give --me with one of: {}", known.join(", "))
            }
            Self::Template { id, reason } => format!("template `{id}`: {}", reason.1),
            Self::Clipboard { reason } => {
                format!("the clipboard cannot be used ({}); use a file or a pipe", reason.1)
            }
            Self::Config { path, reason } => format!("configuration `{path}`: {}", reason.1),
        }
    }
}
