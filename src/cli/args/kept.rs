//! The commands about what is kept: templates, platforms, settings.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

use super::{GeneralArguments, HELP};

/// What `template` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct TemplateArguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: TemplateCommand,
    /// Help was asked for.
    #[arg(short, long, action = clap::ArgAction::Help, help = "使い方を表示します")]
    help: Option<bool>,
}

/// What to do with templates.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum TemplateCommand {
    /// All of them.
    #[command(
        about = "定型文の一覧を表示します",
        help_template = HELP,
        override_usage = "henji template list",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    List(GeneralArguments),
    /// One with its slots.
    #[command(
        about = "定型文と、埋める項目を表示します",
        help_template = HELP,
        override_usage = "henji template show <ID>",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Show(NamedArguments),
    /// One with its slots filled.
    #[command(
        about = "項目を埋めた文を出力します",
        help_template = HELP,
        override_usage = "henji template fill <ID> --set 項目=値 …",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Fill(FillArguments),
    /// The user's own, looked through.
    #[command(
        about = "自作の定型文に誤りがないか確かめます",
        help_template = HELP,
        override_usage = "henji template check [ファイル …]",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Check(CheckTemplatesArguments),
}

/// What `template check` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct CheckTemplatesArguments {
    /// The files.
    #[arg(
        value_name = "ファイル",
        help_heading = "引数",
        value_hint = ValueHint::FilePath,
        help = "定型文のファイル（.j2）。省略すると設定ファイルと同じフォルダーの templates を見ます"
    )]
    pub(crate) files: Vec<PathBuf>,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// One thing by its id.
#[derive(Args, Clone, Debug)]
pub(crate) struct NamedArguments {
    /// The id.
    #[arg(value_name = "ID", help_heading = "引数", help = "一覧（list）に出る ID")]
    pub(crate) id: String,
    /// The rest.
    #[command(flatten)]
    pub(crate) general: GeneralArguments,
}

/// What `template fill` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct FillArguments {
    /// Which one.
    #[command(flatten)]
    pub(crate) named: NamedArguments,
    /// The values.
    #[arg(long, value_name = "項目=値", help = "埋める項目と値（複数回指定できます）")]
    pub(crate) set: Vec<String>,
}

/// What `platform` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct PlatformArguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: PlatformCommand,
    /// Help was asked for.
    #[arg(short, long, action = clap::ArgAction::Help, help = "使い方を表示します")]
    help: Option<bool>,
}

/// What to do with platforms.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum PlatformCommand {
    /// All of them.
    #[command(
        about = "取引の場の一覧を表示します",
        help_template = HELP,
        override_usage = "henji platform list",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    List(GeneralArguments),
    /// One with its facts.
    #[command(
        about = "手続きと期限を、出典の日付と確度つきで表示します",
        help_template = HELP,
        override_usage = "henji platform show <ID>",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Show(NamedArguments),
}

/// What `config` takes.
#[derive(Args, Clone, Debug)]
pub(crate) struct ConfigArguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: ConfigCommand,
    /// Help was asked for.
    #[arg(short, long, action = clap::ArgAction::Help, help = "使い方を表示します")]
    help: Option<bool>,
}

/// What to do with the configuration.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Make the file.
    #[command(
        about = "設定ファイルのひな型を作ります（すでにあれば何もしません）",
        help_template = HELP,
        override_usage = "henji config init",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Init(GeneralArguments),
    /// What is in force.
    #[command(
        about = "いま有効な設定を、どこから来たかとともに表示します",
        help_template = HELP,
        override_usage = "henji config show",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Show(GeneralArguments),
    /// Where the file is.
    #[command(
        about = "設定ファイルの場所を表示します",
        help_template = HELP,
        override_usage = "henji config path",
        next_help_heading = "オプション",
        disable_help_flag = true
    )]
    Path(GeneralArguments),
}
