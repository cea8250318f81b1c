//! Which language a sentence to the user is in.

use std::env;
use std::sync::OnceLock;

/// The language of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Unless the locale says otherwise.
    Japanese,
    /// Under the locales `C`, `POSIX` and `en…`.
    English,
}

impl Language {
    /// What the environment asks for.
    #[must_use]
    pub(crate) fn of_environment() -> Self {
        static LANGUAGE: OnceLock<Language> = OnceLock::new();
        *LANGUAGE.get_or_init(|| {
            let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].map(env::var_os);
            let first = variables.into_iter().flatten().find(|value| !value.is_empty());
            first.map_or(Self::Japanese, |locale| Self::of_locale(&locale.to_string_lossy()))
        })
    }

    fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        match language {
            "C" | "POSIX" | "en" => Self::English,
            _ => Self::Japanese,
        }
    }

    /// The sentence of this language.
    pub(crate) fn pick<T>(self, japanese: T, english: T) -> T {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides() {
        #[track_caller]
        fn check(locale: &str, wanted: Language) {
            assert_eq!(Language::of_locale(locale), wanted, "{locale}");
        }
        check("C", Language::English);
        check("C.UTF-8", Language::English);
        check("en_US.UTF-8", Language::English);
        check("en", Language::English);
        check("ja_JP.UTF-8", Language::Japanese);
        check("eno", Language::Japanese);
        check("de_DE", Language::Japanese);
    }
}
