//! The embedded templates and the user's own.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::data::TEMPLATES;
use super::template::Template;
use crate::error::{Error, Notice};

/// The templates: the user's own before the embedded ones of the same id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    own: Vec<Template>,
    wrong: Vec<Wrong>,
}

/// A template of the user's own that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wrong {
    /// What it is asked for by: its id, or where that cannot be read its file's name without the ending.
    id: String,
    error: Error,
}

impl Wrong {
    fn of(file: &str, source: &str, error: Error) -> Self {
        let value =
            |line: &str| Some(line.trim().strip_prefix("id")?.trim_start().strip_prefix('=')?.trim().to_owned());
        let id = source.lines().skip(1).take_while(|line| !line.starts_with("+++")).find_map(value);
        let id = id.map(|id| id.trim_matches(['"', '\'']).to_owned()).filter(|id| !id.is_empty());
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        Self { id: id.unwrap_or_else(|| name.trim_end_matches(".j2").to_owned()), error }
    }
}

/// An embedded template, read from its source once.
fn embedded(at: usize) -> Result<&'static Template, Error> {
    static READ: [OnceLock<Template>; TEMPLATES.len()] = [const { OnceLock::new() }; TEMPLATES.len()];
    if let Some(known) = READ[at].get() {
        return Ok(known);
    }
    let (id, source) = TEMPLATES[at];
    Template::embedded(id, source).map(|template| READ[at].get_or_init(|| template))
}

/// The templates to make one's own before all others, each as file name and source: what is sent right after a purchase
/// (T01), and the first reminder (T11).
pub fn first() -> impl Iterator<Item = (&'static str, &'static str)> {
    const FIRST: [(&str, &str); 2] = [("T01", "t01-after-purchase.j2"), ("T11", "t11-first-nudge.j2")];
    let source = |id: &str| TEMPLATES.iter().find(|(known, _)| *known == id).map(|(_, source)| *source);
    FIRST.iter().filter_map(move |(id, name)| Some((*name, source(id)?)))
}

/// What is said where a template of the user's own is wrong, and what is done can be done without it.
#[must_use]
pub fn left_out(error: &Error) -> Notice {
    Notice { id: "wrong-template", text: format!("{error}この定型文は使わずに進めます。"), span: None }
}

/// A filled template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The mail subject, when the template has one.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
}

impl Registry {
    /// The embedded templates and these of the user, each as file name and content.
    ///
    /// One that is wrong fails only when it is asked for ([`Self::get`]); [`Self::wrong`] names them all.
    #[must_use]
    pub fn with_user(files: &[(String, String)]) -> Self {
        let mut registry = Self::default();
        for (name, source) in files {
            match Template::parse(name, source) {
                Ok(template) => registry.own.push(template),
                Err(error) => registry.wrong.push(Wrong::of(name, source, error)),
            }
        }
        registry
    }

    /// What is wrong with the user's own templates: file, line and what to do.
    pub fn wrong(&self) -> impl Iterator<Item = &Error> {
        self.wrong.iter().map(|it| &it.error)
    }

    /// What is wrong with the user's own template of this id.
    pub(super) fn wrong_one(&self, id: &str) -> Option<&Error> {
        self.wrong.iter().find(|it| it.id.eq_ignore_ascii_case(id)).map(|it| &it.error)
    }

    /// The template of this id.
    ///
    /// # Errors
    /// There is none, where the error names near ones; or the user's own of this id is wrong.
    pub fn get(&self, id: &str) -> Result<&Template, Error> {
        if let Some(error) = self.wrong_one(id) {
            return Err(error.clone());
        }
        if let Some(own) = self.own.iter().find(|it| it.id.eq_ignore_ascii_case(id)) {
            return Ok(own);
        }
        match TEMPLATES.iter().position(|(known, _)| known.eq_ignore_ascii_case(id)) {
            Some(at) => embedded(at),
            None => Err(self.unknown(id)),
        }
    }

    /// Every template: the user's own first, then the embedded ones in the order of their ids.
    ///
    /// # Errors
    /// None for the embedded ones, which a test reads.
    pub fn list(&self) -> Result<Vec<Template>, Error> {
        let mut all = self.own.clone();
        for (id, source) in TEMPLATES {
            if !all.iter().any(|it| it.id.eq_ignore_ascii_case(id)) {
                all.push(Template::parse(id, source)?);
            }
        }
        Ok(all)
    }

    /// The template of this id with its slots filled.
    ///
    /// # Errors
    /// There is no such template, a required slot is missing, or a given one is not among its slots.
    pub fn fill(&self, id: &str, values: &[(String, String)]) -> Result<Filled, Error> {
        let template = self.get(id)?;
        let fail =
            |japanese: String, english: String| Error::Template { id: id.to_owned(), reason: (japanese, english) };
        let known: Vec<&str> = template.slots.iter().map(|slot| slot.name.as_str()).collect();
        if let Some((name, _)) = values.iter().find(|(name, _)| !known.contains(&name.as_str()) && name != "to") {
            return Err(fail(
                format!("「{name}」という欄はありません。使える欄は {} です。", known.join("・")),
                format!("no slot `{name}`; the slots are {}", known.join(", ")),
            ));
        }
        let mut filled: BTreeMap<&str, String> =
            values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        if !filled.contains_key("opening")
            && let Some(to) = filled.get("to")
        {
            let opening = format!("{to}\n\nお世話になっております。");
            filled.insert("opening", opening);
        }
        filled.entry("closing").or_insert_with(|| "よろしくお願いいたします。".to_owned());
        let blank = |name: &str| filled.get(name).is_none_or(|value| value.trim().is_empty());
        let missing: Vec<String> = template
            .slots
            .iter()
            .filter(|slot| slot.required && blank(&slot.name))
            .map(|slot| format!("{}（{}）", slot.name, slot.label))
            .collect();
        if !missing.is_empty() {
            return Err(fail(
                format!("必要な欄が足りません：{}。--set 欄=値 で渡してください。", missing.join("、")),
                format!("missing slots: {}; give them with --set key=value", missing.join(", ")),
            ));
        }
        Ok(Filled { subject: template.subject(&filled)?, body: template.render(&filled)? })
    }

    fn unknown(&self, id: &str) -> Error {
        let wanted = id.to_lowercase();
        let shared = |known: &str| known.to_lowercase().chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
        let own = self.own.iter().map(|it| it.id.as_str());
        let mut near: Vec<&str> = own.chain(TEMPLATES.iter().map(|(known, _)| *known)).collect();
        near.sort_by_key(|known| std::cmp::Reverse(shared(known)));
        let best = near.first().map_or(0, |known| shared(known)).max(2);
        near.retain(|known| shared(known) >= best);
        near.truncate(8);
        let (near_ja, near_en) = if near.is_empty() {
            ("一覧は henji template list でご覧になれます。".to_owned(), "see `henji template list`".to_owned())
        } else {
            (format!("近いものは {} です。", near.join("・")), format!("near ones: {}", near.join(", ")))
        };
        Error::Template {
            id: id.to_owned(),
            reason: (
                format!("このテンプレートはありません。{near_ja}"),
                format!("there is no such template; {near_en}"),
            ),
        }
    }
}
