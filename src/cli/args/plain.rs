//! What the commands take that read no thread.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use clap_complete::Shell;

use super::{FormArguments, GeneralArguments};

/// What `explain` takes.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ExplainArguments {
    /// The text.
    #[arg(
        value_name = "ファイル",
        help_heading = "引数",
        value_hint = ValueHint::FilePath,
        help = "文章のファイル。- または省略で標準入力"
    )]
    pub(crate) file: Option<PathBuf>,
    /// When the text is taken to be written.
    #[arg(long, value_name = "日時", help = "書かれた日時。日付の解釈の基準になります")]
    pub(crate) now: Option<String>,
    /// Every line by itself.
    #[arg(long, help = "一行ずつ別の文章として読みます（json では一行に一件）")]
    pub(crate) lines: bool,
    /// For people or programs.
    #[command(flatten)]
    pub(crate) form: FormArguments,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// What `schema` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct SchemaArguments {
    /// The document.
    #[arg(value_name = "名前", help_heading = "引数", help = "analysis、explain、lint、error")]
    pub(crate) name: String,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// What `completions` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell.
    #[arg(
        value_name = "シェル",
        help_heading = "引数",
        value_enum,
        hide_possible_values = true,
        help = "bash、zsh、fish、elvish、powershell"
    )]
    pub(crate) shell: Shell,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}
