//! What the user knows or wants beside the thread: firmness, deadline, work left, buyer; and what the record covers.

use clap::{Args, ValueEnum};

use super::{FormArguments, GeneralArguments, ThreadArguments};

/// What the commands take that advise.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct AdviceArguments {
    /// How firmly to write.
    #[arg(
        long,
        value_name = "段階",
        help = "書き方の強さ：1 様子伺い、2 やわらかい依頼、3 期限つき、4 期限とその後、5 最終"
    )]
    pub(crate) tone: Option<String>,
    /// By when to ask for an answer.
    #[arg(long, value_name = "日付", help = "返事をお願いする日。例：2026-11-27、11/27")]
    pub(crate) deadline: Option<String>,
    /// Business days of work.
    #[arg(long, value_name = "日数", help = "必要なものがそろってから納品までの営業日数")]
    pub(crate) lead: Option<u8>,
    /// The work was handed over.
    #[arg(long, help = "納品物をすでに渡しています（やり取りに出てこないとき）")]
    pub(crate) delivered: bool,
    /// What kind of client it is.
    #[arg(
        long,
        value_name = "種別",
        value_enum,
        hide_possible_values = true,
        help = "相手：business（事業者）、consumer（個人）"
    )]
    pub(crate) client: Option<ClientKind>,
    /// What is known of the buyer.
    #[arg(
        long,
        value_name = "項目=値",
        value_delimiter = ',',
        help = "相手について分かること：deals=取引回数、rating=評価、last-login=最終ログイン（3d など）"
    )]
    pub(crate) buyer: Vec<String>,
}

/// What `draft` takes beside the thread.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct MessageArguments {
    /// Which message.
    #[arg(
        long,
        value_name = "種類",
        help = "文の種類：nudge、final、reply、later、late、progress、extension、deliver、cancel、close、thanks など。定型文の ID も使えます"
    )]
    pub(crate) kind: Option<String>,
    /// Other messages, too.
    #[arg(long, help = "ほかの言い方を2つまで、--- の行で区切って続けます")]
    pub(crate) alternatives: bool,
    /// Draft although nothing should be sent.
    #[arg(long, help = "何も送らないほうがよいときにも文を作ります")]
    pub(crate) force: bool,
    /// Put it on the clipboard.
    #[arg(long, help = "送る文をクリップボードにも入れます")]
    pub(crate) copy: bool,
}

/// What `draft` takes.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct DraftArguments {
    /// The thread.
    #[command(flatten)]
    pub(crate) thread: ThreadArguments,
    /// What the user knows beside it.
    #[command(flatten)]
    pub(crate) advice: AdviceArguments,
    /// What the message should be.
    #[command(flatten)]
    pub(crate) message: MessageArguments,
    /// For people or programs.
    #[command(flatten)]
    pub(crate) form: FormArguments,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// What kind of client it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClientKind {
    /// A company or another business.
    Business,
    /// A private person.
    Consumer,
}

/// What `evidence` takes.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct EvidenceArguments {
    /// The thread.
    #[command(flatten)]
    pub(crate) thread: ThreadArguments,
    /// What to cover.
    #[arg(
        long,
        value_name = "対象",
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true,
        help = "伏せるもの：names（名前）、contacts（メールアドレス・URL・電話番号）。カンマで並べられます"
    )]
    pub(crate) mask: Vec<Masked>,
    /// Markdown or a page.
    #[arg(
        long,
        value_name = "形式",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true,
        help = "出力の形式：markdown、html"
    )]
    pub(crate) format: Paper,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// What is covered in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Masked {
    /// The names of the parties.
    Names,
    /// Addresses and telephone numbers.
    Contacts,
}

/// The form of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Paper {
    /// Markdown.
    #[default]
    #[value(alias = "md")]
    Markdown,
    /// One page that loads nothing.
    Html,
}
