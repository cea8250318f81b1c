//! A template: a head that says what it is for and what it needs, and the message with its slots.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Deserialize;

use crate::Error;

/// How much work a user's template may do.
const FUEL: u64 = 50_000;
const FENCE: &str = "+++";
/// What the engine calls the text.
const BODY: &str = "body";

/// A prewritten message or page text, with its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The id: `nudge-materials-2`, `T04`.
    pub id: String,
    /// What it is called: 「素材のお願い」.
    pub label: String,
    /// When to use it, in one sentence.
    pub purpose: String,
    /// The codes of the situations it is for: `O3`.
    pub situations: Vec<String>,
    /// Its step on the ladder of firmness, from 1 to 5; 0 where firmness does not apply.
    pub tone: u8,
    /// The mail subject, with slots.
    pub subject: Option<String>,
    /// Its slots, in the order of their names.
    pub slots: Vec<Slot>,
    /// The text, with slots.
    pub body: String,
    compiled: Compiled,
}

/// The text made ready for the engine, where it is one of those that live as long as the program.
#[derive(Clone, Debug, Default)]
struct Compiled(Option<Arc<Environment<'static>>>);

impl PartialEq for Compiled {
    /// It says nothing that the text does not.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Compiled {}

/// A blank of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The name on the command line: `deadline`.
    pub name: String,
    /// What it is: 「期限」.
    pub label: String,
    /// Whether the text cannot do without it.
    pub required: bool,
    /// What it may look like: 「11月27日(金)18時まで」.
    pub example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    label: String,
    purpose: String,
    #[serde(default)]
    situations: Vec<String>,
    #[serde(default)]
    tone: u8,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    slots: BTreeMap<String, SlotHead>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotHead {
    label: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    example: String,
}

impl Template {
    /// Reads a template; `name` is its file or id, for the error.
    ///
    /// # Errors
    /// The head is missing or wrong, the body has a syntax error, or a slot is used and not declared, or declared and
    /// not used; the error says where and what to do.
    pub fn parse(name: &str, source: &str) -> Result<Self, Error> {
        let read =
            Self::read(source).and_then(
                |(template, mut problems)| {
                    if problems.is_empty() { Ok(template) } else { Err(problems.remove(0)) }
                },
            );
        read.map_err(|problem| problem.error(name))
    }

    /// Reads a template of the program's own, whose text is made ready once for all messages.
    ///
    /// # Errors
    /// As those of [`Self::parse`].
    pub(super) fn embedded(id: &str, source: &'static str) -> Result<Self, Error> {
        let mut template = Self::parse(id, source)?;
        if let Some((_, body, _)) = split(source) {
            let mut environment = environment();
            let added = environment.add_template(BODY, body);
            added.map_err(|error| syntax(&error, 0).error(id))?;
            template.compiled = Compiled(Some(Arc::new(environment)));
        }
        Ok(template)
    }

    /// Reads a template, with everything that is wrong with its slots.
    ///
    /// # Errors
    /// The head is missing or wrong, or the body has a syntax error.
    pub(super) fn read(source: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let (head, body, line) = split(source).ok_or_else(|| {
            Problem::new(
                1,
                format!("先頭に {FENCE} で囲んだ見出しがありません。id・label・purpose・slots を書いてください。"),
                format!("no head between {FENCE} lines; give id, label, purpose and slots"),
            )
        })?;
        let head_text = head;
        let head: Head = toml::from_str(head).map_err(|error| {
            let at = error.span().map_or(1, |span| head.get(..span.start).unwrap_or(head).matches('\n').count() + 2);
            let message = error.message();
            Problem::new(at, format!("{at}行目の見出しを読めません（{message}）。"), format!("line {at}: {message}"))
        })?;
        let slots = head.slots.into_iter().map(|(name, slot)| Slot {
            name,
            label: slot.label,
            required: slot.required,
            example: slot.example,
        });
        let template = Self {
            id: head.id,
            label: head.label,
            purpose: head.purpose,
            situations: head.situations,
            tone: head.tone,
            subject: head.subject,
            slots: slots.collect(),
            body: body.to_owned(),
            compiled: Compiled::default(),
        };
        let problems = template.check_slots(head_text, line)?;
        Ok((template, problems))
    }

    /// Every used slot is declared, and every declared one used.
    fn check_slots(&self, head: &str, line: usize) -> Result<Vec<Problem>, Problem> {
        let in_head = |word: &str| 2 + head.lines().position(|text| text.contains(word)).unwrap_or(0);
        let declared = |name: &str| 2 + head.lines().position(|text| declares(text, name)).unwrap_or(0);
        let mut used = undeclared(&self.body, line)?;
        let in_body = used.len();
        if let Some(subject) = &self.subject {
            used.extend(undeclared(subject, in_head("subject"))?);
        }
        let mut problems = Vec::new();
        for (i, unknown) in used.iter().enumerate().filter(|(_, it)| !self.slots.iter().any(|slot| slot.name == **it)) {
            let place = || line + self.body.lines().position(|text| text.contains(unknown.as_str())).unwrap_or(0);
            let at = if i < in_body { place() } else { in_head("subject") };
            problems.push(Problem::new(
                at,
                format!("{at}行目の「{unknown}」は slots にありません。slots に加えるか、名前を直してください。"),
                format!("line {at}: `{unknown}` is not among the slots; declare it or correct the name"),
            ));
        }
        for slot in self.slots.iter().filter(|slot| !used.contains(&slot.name)) {
            let (unused, at) = (&slot.name, declared(&slot.name));
            problems.push(Problem::new(
                at,
                format!(
                    "{at}行目：slots の「{unused}」が本文で使われていません。本文に入れるか、slots から消してください。"
                ),
                format!("line {at}: slot `{unused}` is declared and not used; use it or remove it"),
            ));
        }
        Ok(problems)
    }

    /// The text with the slots filled; a slot without a value is left out where the text allows it.
    pub(super) fn render(&self, values: &BTreeMap<&str, String>) -> Result<String, Error> {
        let context = self.context(values);
        let body = match &self.compiled.0 {
            Some(environment) => environment.get_template(BODY).and_then(|it| it.render(context)),
            None => environment().render_str(&self.body, context),
        };
        body.map(|body| tidy(&body)).map_err(|error| syntax(&error, 0).error(&self.id))
    }

    /// The subject with the slots filled, when the template has one.
    pub(super) fn subject(&self, values: &BTreeMap<&str, String>) -> Result<Option<String>, Error> {
        let subject = self.subject.as_deref().map(|it| environment().render_str(it, self.context(values)));
        subject.transpose().map_err(|error| syntax(&error, 0).error(&self.id))
    }

    fn context(&self, values: &BTreeMap<&str, String>) -> Value {
        let value = |slot: &Slot| {
            let value = values.get(slot.name.as_str()).map(String::as_str).unwrap_or_default();
            (slot.name.clone(), Value::from(value))
        };
        Value::from_pairs(self.slots.iter().map(value))
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters are valid"));
    environment
}

/// The head, the body, and the line on which the body begins.
fn split(source: &str) -> Option<(&str, &str, usize)> {
    let source = source.trim_start_matches('\u{feff}');
    let rest = source.strip_prefix(FENCE)?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let end = rest.find("\n+++")?;
    let head = &rest[..=end];
    let after = rest[end..].strip_prefix("\n+++")?;
    let body = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')).unwrap_or(after);
    Some((head, body, head.matches('\n').count() + 3))
}

/// Whether a line of the head declares the slot.
fn declares(line: &str, name: &str) -> bool {
    let rest = line.trim_start().trim_start_matches("[slots.").strip_prefix(name);
    rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']))
}

/// The names that a text asks for.
fn undeclared(text: &str, line: usize) -> Result<Vec<String>, Problem> {
    let environment = environment();
    let template = environment.template_from_str(text).map_err(|error| syntax(&error, line))?;
    let mut names: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    names.sort();
    Ok(names)
}

/// A blank line between paragraphs, no more; nothing at the ends of lines.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.trim().lines() {
        let line = line.trim_end();
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        out.push_str(line);
    }
    out
}

fn syntax(error: &minijinja::Error, before: usize) -> Problem {
    let line = error.line().map_or(before.max(1), |line| line + before.saturating_sub(1));
    let detail = error.detail().unwrap_or("syntax error").to_owned();
    Problem::new(
        line,
        format!("{line}行目の書き方が正しくありません（{detail}）。{{{{ }}}} と {{% %}} の対応をご確認ください。"),
        format!("line {line}: {detail}"),
    )
}

/// What is wrong with a template, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, from 1.
    pub line: usize,
    /// The sentence in Japanese and in English.
    pub reason: (String, String),
}

impl Problem {
    pub(super) fn new(line: usize, japanese: String, english: String) -> Self {
        Self { line, reason: (japanese, english) }
    }

    fn error(self, name: &str) -> Error {
        Error::Template { id: name.to_owned(), reason: self.reason }
    }
}
