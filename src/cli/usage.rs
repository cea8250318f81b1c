//! Wrong use, said in one Japanese sentence.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// What was wrong with the call, and what to do.
#[must_use]
pub(crate) fn sentence(error: &Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("「{argument}」という指定はありません。{}", suggestion(error)),
        ErrorKind::InvalidSubcommand => {
            format!("「{}」というコマンドはありません。", context(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} には値が必要です。{}", choices(error)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{argument} の値「{value}」は使えません。{}", choices(error))
        }
        ErrorKind::MissingRequiredArgument => format!("{argument} を指定してください。"),
        ErrorKind::ArgumentConflict if argument.starts_with('-') => {
            let other = context(error, ContextKind::PriorArg);
            match other.trim_matches(['[', ']', '<', '>']) {
                other if other.is_empty() || other == argument => format!("{argument} は一度だけ指定してください。"),
                other => format!("{argument} と {other} は一緒に指定できません。"),
            }
        }
        ErrorKind::ArgumentConflict => "ファイルは一つだけ指定してください。".to_owned(),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} の値の数が違います。")
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "コマンドを指定してください。".to_owned()
        }
        ErrorKind::InvalidUtf8 => "文字として読めない指定があります。".to_owned(),
        _ => "指定の仕方が違います。".to_owned(),
    };
    format!("{what}使い方は henji --help でご覧ください。")
}

/// What the error says of one thing: `--now`, `foo`.
fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => option_name(one),
        Some(ContextValue::Strings(several)) => {
            several.iter().map(|one| option_name(one)).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}

/// `--now` of `--now <日時>`.
fn option_name(shown: &str) -> String {
    if shown.starts_with('-') { shown.split(' ').next().unwrap_or(shown).to_owned() } else { shown.to_owned() }
}

fn suggestion(error: &Error) -> String {
    match context(error, ContextKind::SuggestedArg) {
        none if none.is_empty() => none,
        near => format!("「{near}」でしょうか。"),
    }
}

fn choices(error: &Error) -> String {
    match context(error, ContextKind::ValidValue) {
        none if none.is_empty() => none,
        all => format!("使えるのは {all} です。"),
    }
}
