//! What `scan` takes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{ChannelName, GeneralArguments, ThreadArguments};

/// What `scan` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct ScanArguments {
    /// The sources.
    #[arg(
        value_name = "パス",
        help_heading = "引数",
        required_unless_present = "with_stats",
        value_hint = ValueHint::AnyPath,
        help = "ファイル、フォルダー、書き出した ZIP。- で標準入力（NDJSON）"
    )]
    pub(crate) paths: Vec<PathBuf>,
    /// The user's names.
    #[arg(long, value_name = "名前", help = "自分の名前（複数回指定できます）。出てこないやり取りでは推定します")]
    me: Vec<String>,
    /// The instant at which the threads are looked at.
    #[arg(long, value_name = "日時", help = "いつの時点で見るか。省略すると現在の日時")]
    now: Option<String>,
    /// The market.
    #[arg(long, value_name = "ID", help = "取引の場（henji platform list で一覧）。省略すると推定します")]
    platform: Option<String>,
    /// How the message is sent.
    #[arg(long, value_name = "経路", value_enum, hide_possible_values = true, help = "送り方：room、chat、mail")]
    channel: Option<ChannelName>,
    /// The contractual delivery date.
    #[arg(long, value_name = "日付", help = "契約上の納期（すべてのやり取りに当てはめます）")]
    due: Option<String>,
    /// The kind of source, or the layout of pastes.
    #[arg(
        long,
        value_name = "形式",
        help = "入力の形式（書き出しの種類、または貼り付けの形式）。省略すると内容で見分けます"
    )]
    pub(crate) input: Option<String>,
    /// For whom.
    #[arg(
        long,
        value_name = "形式",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true,
        help = "出力の形式：human、json、ndjson、csv、ics、html"
    )]
    pub(crate) format: ScanFormat,
    /// Where to.
    #[arg(short, long, value_name = "ファイル", value_hint = ValueHint::FilePath, help = "標準出力の代わりに書き出すファイル")]
    pub(crate) output: Option<PathBuf>,
    /// Which threads.
    #[arg(
        long,
        value_name = "絞り込み",
        value_delimiter = ',',
        help = "相手の番 them、自分の番 me、または状態（awaiting_materials など）だけ。複数可"
    )]
    pub(crate) only: Vec<String>,
    /// How far back.
    #[arg(
        long,
        value_name = "日付",
        help = "最後のメッセージがこの日以降のものだけ。2026-11-01、または 14d（14日以内）"
    )]
    pub(crate) since: Option<String>,
    /// How many.
    #[arg(long, value_name = "件数", help = "表示する件数の上限")]
    pub(crate) limit: Option<usize>,
    /// Drafts as files.
    #[arg(long, value_name = "フォルダー", value_hint = ValueHint::DirPath, help = "送る文を一件ずつファイルに書き出します")]
    pub(crate) drafts: Option<PathBuf>,
    /// Overlapping exports.
    #[arg(long, help = "重なって書き出されたメッセージを一度だけ数え、同じやり取りを一つにまとめます")]
    pub(crate) dedupe: bool,
    /// No cutting.
    #[arg(long, help = "一つの会話に続けて入っている複数の案件を分けません")]
    pub(crate) whole: bool,
    /// Reply gaps, to write.
    #[arg(long, value_name = "ファイル", value_hint = ValueHint::FilePath, help = "返信間隔の集計を書き出します（相手の名前を含みます）。ndjson では - で最後の一行に")]
    pub(crate) stats: Option<PathBuf>,
    /// Reply gaps, to go by.
    #[arg(long, value_name = "ファイル", value_hint = ValueHint::FilePath, help = "返信間隔の集計を助言に使います（複数指定で合算）。パスなしで --stats とともに指定すると、合算だけを書き出します")]
    pub(crate) with_stats: Vec<PathBuf>,
    /// What was shown before.
    #[arg(long, value_name = "ファイル", value_hint = ValueHint::FilePath, help = "前回からの変化を示します。ハッシュと日時だけを記録し、本文は残しません")]
    pub(crate) state: Option<PathBuf>,
    /// Threads of work.
    #[arg(short, long, value_name = "数", help = "並列に読む数。省略すると CPU の数。結果は変わりません")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// The largest thread.
    #[arg(
        long,
        value_name = "大きさ",
        default_value = "16M",
        hide_default_value = true,
        help = "一件の大きさの上限。例：16M（既定）、500K"
    )]
    pub(crate) max_thread_size: String,
    /// A mark for Excel.
    #[arg(long, help = "csv の先頭に BOM を付けます（Excel 用）")]
    pub(crate) bom: bool,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

impl ScanArguments {
    /// What they say of each thread.
    #[must_use]
    pub(crate) fn thread(&self) -> ThreadArguments {
        ThreadArguments {
            me: self.me.clone(),
            now: self.now.clone(),
            platform: self.platform.clone(),
            channel: self.channel,
            due: self.due.clone(),
            with_stats: self.with_stats.clone(),
            ..ThreadArguments::default()
        }
    }
}

/// For whom the output of `scan` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScanFormat {
    /// The table.
    #[default]
    Human,
    /// One document with a short record a thread.
    Json,
    /// One document a thread, in the order of the archive.
    Ndjson,
    /// For spreadsheets.
    Csv,
    /// For calendars.
    Ics,
    /// A page of its own.
    Html,
}
