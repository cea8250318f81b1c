//! What was typed: the commands and options, with their help.

mod kept;
mod lint;
mod plain;
mod scan;
mod wish;
mod word;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueHint};

pub(crate) use kept::{
    CheckTemplatesArguments, ConfigArguments, ConfigCommand, FillArguments, PlatformArguments, PlatformCommand,
    TemplateArguments, TemplateCommand,
};
pub(crate) use plain::{CompletionsArguments, ExplainArguments, SchemaArguments};
pub(crate) use scan::{ScanArguments, ScanFormat};
pub(crate) use wish::{
    AdviceArguments, ClientKind, DraftArguments, EvidenceArguments, Masked, MessageArguments, Paper,
};
pub(crate) use word::{ChannelName, Color, Output};

#[cfg(feature = "lsp")]
pub(crate) use lint::LspArguments;
pub(crate) use lint::{FailOn, LintArguments, LintFormat, SituationArguments};

/// The frame of every help page.
const HELP: &str = "\
{about-with-newline}
使い方:
  {usage}

{all-args}{after-help}
";

const EXAMPLES: &str = "\
例:
  henji やり取り.txt                        状況と、いま送る文を表示します
  pbpaste | henji                           クリップボードの内容を読みます
  henji draft やり取り.txt | pbcopy         送る文だけをクリップボードに入れます
  henji check --me みどり工房 --now '2026-11-20 15:00' やり取り.txt

終了コード: 0 正常   1 指摘あり・一部を読めない   2 使い方の誤り・読めない   3 送る文なし（draft）
henji はネットワークに接続しません。";

/// 貼り付けたやり取りを読み、だれの番か、次に何をするか、何と書いて送るかを示します。
#[derive(Debug, Parser)]
#[command(
    name = "henji",
    version,
    about = "貼り付けたやり取りを読み、だれの番か、次に何をするか、何と書いて送るかを示します。",
    help_template = HELP,
    override_usage = "henji [オプション] [ファイル]\n  henji <コマンド> [オプション] …",
    after_help = EXAMPLES,
    subcommand_help_heading = "コマンド",
    next_help_heading = "オプション",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
)]
pub(crate) struct Arguments {
    /// The command; without one, `check`.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// What `check` takes.
    #[command(flatten)]
    pub(crate) check: CheckArguments,
    /// The version was asked for.
    #[arg(short = 'V', long, action = ArgAction::Version, help = "版を表示します")]
    version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// State, why, gaps, advice, draft.
    #[command(
        about = "状況・根拠・返信の間隔・次の一手・送る文を表示します（既定のコマンド）",
        help_template = HELP,
        override_usage = "henji check [オプション] [ファイル]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Check(CheckArguments),
    /// Only the message.
    #[command(
        about = "送る文だけを出力します",
        long_about = "送る文だけを出力します。\n\nいま何も送らないほうがよいときは何も出力せず、理由を標準エラー出力に書いて 3 で終わります。",
        help_template = HELP,
        override_usage = "henji draft [オプション] [ファイル]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Draft(DraftArguments),
    /// The record for a support desk.
    #[command(
        about = "運営に渡せる、事実のみの記録を作ります（Markdown、HTML）",
        help_template = HELP,
        override_usage = "henji evidence [オプション] [ファイル]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Evidence(EvidenceArguments),
    /// A whole archive.
    #[command(
        about = "書き出した会話をまとめて読み、急ぐものから並べます",
        help_template = HELP,
        override_usage = "henji scan [オプション] <パス>…",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Scan(ScanArguments),
    /// How a text is read.
    #[command(
        about = "文章の読み取り方（語・節・発話行為・敬語・日時）を表示します",
        help_template = HELP,
        override_usage = "henji explain [オプション] [ファイル]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Explain(ExplainArguments),
    /// What to put right in a draft.
    #[command(
        about = "自分の下書きの敬語・言い方・日付・取引のルールを点検します",
        help_template = HELP,
        override_usage = "henji lint [オプション] [ファイル…]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Lint(Box<LintArguments>),
    /// The same for editors.
    #[cfg(feature = "lsp")]
    #[command(
        about = "点検をエディターから使うための言語サーバー（LSP、標準入出力）です",
        help_template = HELP,
        override_usage = "henji lsp [オプション]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Lsp(Box<LspArguments>),
    /// The prewritten messages.
    #[command(
        alias = "kit",
        about = "定型文の一覧・表示・穴埋めをします",
        help_template = HELP,
        override_usage = "henji template <コマンド>",
        subcommand_help_heading = "コマンド",
        next_help_heading = "オプション",
        disable_help_flag = true,
        disable_help_subcommand = true
    )]
    Template(TemplateArguments),
    /// The procedures and limits.
    #[command(
        about = "取引の場ごとの手続きと期限を表示します",
        help_template = HELP,
        override_usage = "henji platform <コマンド>",
        subcommand_help_heading = "コマンド",
        next_help_heading = "オプション",
        disable_help_flag = true,
        disable_help_subcommand = true
    )]
    Platform(PlatformArguments),
    /// The configuration.
    #[command(
        about = "設定ファイルを作成・表示します",
        help_template = HELP,
        override_usage = "henji config <コマンド>",
        subcommand_help_heading = "コマンド",
        next_help_heading = "オプション",
        disable_help_flag = true,
        disable_help_subcommand = true
    )]
    Config(ConfigArguments),
    /// A document's JSON Schema.
    #[command(
        about = "JSON 出力のスキーマを表示します（analysis、draft、explain、lint、error）",
        help_template = HELP,
        override_usage = "henji schema <名前>",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Schema(SchemaArguments),
    /// Shell completions.
    #[command(
        about = "シェルの補完スクリプトを出力します（bash、zsh、fish、elvish、powershell）",
        help_template = HELP,
        override_usage = "henji completions <シェル>",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Completions(CompletionsArguments),
    /// The manual page.
    #[command(
        about = "man ページ（roff）を出力します",
        help_template = HELP,
        override_usage = "henji man",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Man(GeneralArguments),
    /// Keeps the clipboard filled after `--copy`.
    #[command(hide = true, name = super::HOLD)]
    HoldClipboard,
    /// Licences.
    #[command(
        about = "henji と同梱辞書のライセンスを表示します",
        help_template = HELP,
        override_usage = "henji license",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    License(GeneralArguments),
}

/// What every command takes.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct GeneralArguments {
    /// When to colour.
    #[arg(
        long,
        value_name = "いつ",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true,
        help = "色を付けるか：auto（端末のときだけ）、always、never"
    )]
    pub(crate) color: Color,
    /// Leave notices out.
    #[arg(short, long, help = "注意書きを表示しません")]
    pub(crate) quiet: bool,
    /// Another configuration.
    #[arg(long, value_name = "ファイル", value_hint = ValueHint::FilePath, help = "設定ファイルを指定します")]
    pub(crate) config: Option<PathBuf>,
    /// Help was asked for.
    #[arg(short, long, action = ArgAction::Help, help = "使い方を表示します")]
    help: Option<bool>,
}

/// What the commands take that read a thread.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ThreadArguments {
    /// The thread.
    #[arg(
        value_name = "ファイル",
        help_heading = "引数",
        value_hint = ValueHint::FilePath,
        help = "やり取りのファイル。- または省略で標準入力"
    )]
    pub(crate) file: Option<PathBuf>,
    /// The user's names.
    #[arg(long, value_name = "名前", help = "やり取りの中での自分の名前（複数回指定できます）。省略すると推定します")]
    pub(crate) me: Vec<String>,
    /// The instant at which the thread is looked at.
    #[arg(long, value_name = "日時", help = "いつの時点で見るか。例：'2026-11-20 15:00'。省略すると現在の日時")]
    pub(crate) now: Option<String>,
    /// The market.
    #[arg(
        long,
        value_name = "ID",
        help = "取引の場：coconala、lancers、email、chat など（henji platform list で一覧）"
    )]
    pub(crate) platform: Option<String>,
    /// How the message is sent.
    #[arg(
        long,
        value_name = "経路",
        value_enum,
        hide_possible_values = true,
        help = "送り方：room、chat、mail。省略すると取引の場から決めます"
    )]
    pub(crate) channel: Option<ChannelName>,
    /// The contractual delivery date.
    #[arg(long, value_name = "日付", help = "契約上の納期。例：2026-11-27（やり取りの記載より優先します）")]
    pub(crate) due: Option<String>,
    /// The layout.
    #[arg(
        long,
        value_name = "形式",
        help = "貼り付けの形式：header、inline、line、slack、chatwork、email、coconala、bare"
    )]
    pub(crate) input: Option<String>,
    /// The thread from the clipboard.
    #[arg(long, conflicts_with = "file", help = "やり取りをクリップボードから読みます")]
    pub(crate) paste: bool,
    /// Reply gaps, to go by.
    #[arg(
        long,
        value_name = "ファイル",
        value_hint = ValueHint::FilePath,
        help = "scan --stats の集計を助言に使います（複数指定で合算）"
    )]
    pub(crate) with_stats: Vec<PathBuf>,
}

impl ThreadArguments {
    /// Whether something other than the standard input is to be read.
    pub(crate) fn has_source(&self) -> bool {
        self.file.is_some() || self.paste
    }
}

/// Whether people or programs read what comes out.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct FormArguments {
    /// For people or programs.
    #[arg(
        long,
        value_name = "形式",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true,
        help = "出力の形式：human、json"
    )]
    pub(crate) format: Output,
}

/// What `check` takes.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct CheckArguments {
    /// The thread.
    #[command(flatten)]
    pub(crate) thread: ThreadArguments,
    /// What the user knows beside it.
    #[command(flatten)]
    pub(crate) advice: AdviceArguments,
    /// Other messages, too.
    #[arg(long, help = "ほかの言い方を2つまで添えます")]
    pub(crate) alternatives: bool,
    /// For people or programs.
    #[command(flatten)]
    pub(crate) form: FormArguments,
    /// The state that it is not.
    #[arg(long, value_name = "状態", help = "その状態と読まなかった理由を加えます。例：awaiting_materials、資料待ち")]
    pub(crate) why_not: Option<String>,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}
