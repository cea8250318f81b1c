//! What `lint` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{ChannelName, GeneralArguments};

/// What `lint` takes.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct LintArguments {
    /// The drafts.
    #[arg(
        value_name = "ファイル",
        help_heading = "引数",
        value_hint = ValueHint::AnyPath,
        help = "下書きのファイルやフォルダー（複数可）。- または省略で標準入力。--- だけの行で何通かに分けられます"
    )]
    pub(crate) files: Vec<PathBuf>,
    /// How it is sent.
    #[command(flatten)]
    pub(crate) situation: SituationArguments,
    /// Which findings.
    #[command(flatten)]
    pub(crate) choice: ChoiceArguments,
    /// What to do with them.
    #[command(flatten)]
    pub(crate) remedy: RemedyArguments,
    /// For people or programs.
    #[arg(
        long,
        value_name = "形式",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true,
        help = "出力の形式：human、json、sarif、github、checkstyle"
    )]
    pub(crate) format: LintFormat,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// What `lsp` takes.
#[cfg(feature = "lsp")]
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct LspArguments {
    /// How drafts are sent.
    #[command(flatten)]
    pub(crate) situation: SituationArguments,
    /// For editors that name their channel.
    #[arg(long, hide = true)]
    stdio: bool,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// In which situation the draft is sent.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "送る場面")]
pub(crate) struct SituationArguments {
    /// The thread that the draft answers.
    #[arg(
        long,
        value_name = "ファイル",
        value_hint = ValueHint::FilePath,
        help = "返信先のやり取り。名前・金額・納期・経緯と照らし合わせます"
    )]
    pub(crate) thread: Option<PathBuf>,
    /// The user's names.
    #[arg(long, value_name = "名前", help = "やり取りの中での自分の名前（複数回指定できます）")]
    pub(crate) me: Vec<String>,
    /// The instant of sending.
    #[arg(long, value_name = "日時", help = "送る日時。例：'2026-11-20 15:00'。省略すると現在の日時")]
    pub(crate) now: Option<String>,
    /// The market.
    #[arg(long, value_name = "ID", help = "取引の場：coconala、lancers、email、chat など")]
    pub(crate) platform: Option<String>,
    /// How the message is sent.
    #[arg(long, value_name = "経路", value_enum, hide_possible_values = true, help = "送り方：room、chat、mail")]
    pub(crate) channel: Option<ChannelName>,
    /// How firm and how formal it is.
    #[arg(
        long,
        value_name = "調子",
        value_delimiter = ',',
        help = "強さ T1（様子伺い）〜T5（最終通知）と、文体 friendly、normal、formal（コンマで両方）"
    )]
    pub(crate) tone: Vec<String>,
    /// Which message about the same thing it is.
    #[arg(long, value_name = "回", help = "同じ件で何度目の連絡か（1 から）")]
    pub(crate) turn: Option<u8>,
}

/// Which findings are told.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "規則")]
pub(crate) struct ChoiceArguments {
    /// Only these rules.
    #[arg(
        long,
        value_name = "規則",
        value_delimiter = ',',
        help = "この規則だけで見ます（コンマで複数）。all でふだん働かない規則も含めます"
    )]
    pub(crate) rules: Vec<String>,
    /// None of these rules.
    #[arg(long, value_name = "規則", value_delimiter = ',', help = "この規則では指摘しません（複数回指定できます）")]
    pub(crate) allow: Vec<String>,
    /// The exit status.
    #[arg(
        long,
        value_name = "重さ",
        value_enum,
        hide_possible_values = true,
        help = "終了コードを 1 にする重さ：error、warning（既定）、hint、never"
    )]
    pub(crate) fail_on: Option<FailOn>,
    /// Accepted findings.
    #[arg(long, value_name = "ファイル", value_hint = ValueHint::FilePath, help = "受け入れ済みの指摘の一覧。ここにある指摘は出しません")]
    pub(crate) baseline: Option<PathBuf>,
    /// Accept everything that is found now.
    #[arg(long, requires = "baseline", help = "いまの指摘をすべて受け入れ、--baseline のファイルに書きます")]
    pub(crate) write_baseline: bool,
    /// The rules.
    #[arg(long, help = "規則の一覧を表示します")]
    pub(crate) list: bool,
    /// One rule.
    #[arg(long, value_name = "規則", help = "規則の説明（何を、なぜ、例、許し方）を表示します")]
    pub(crate) explain: Option<String>,
}

/// What is done with the findings.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "直す")]
pub(crate) struct RemedyArguments {
    /// Apply the safe fixes.
    #[arg(long, conflicts_with_all = ["diff", "write_baseline"], help = "確かな修正を書き込みます（標準入力なら、直した文を標準出力へ）")]
    pub(crate) fix: bool,
    /// Show the safe fixes.
    #[arg(long, help = "確かな修正を差分で表示します（ファイルは変えません）")]
    pub(crate) diff: bool,
    /// Offer the choices.
    #[arg(long, help = "選べる直し方をすべて表示します")]
    pub(crate) suggest: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For people.
    #[default]
    Human,
    /// `henji/lint/1`.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Checkstyle's XML.
    Checkstyle,
}

/// From which severity on the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Hint,
    /// None.
    Never,
}
