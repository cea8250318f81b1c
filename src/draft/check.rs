//! What is wrong with a user's own templates.

use super::Registry;
use super::template::{Problem, Template};

/// Everything that is wrong with these templates, each given as file name and content, in the order of the files.
///
/// Beside what keeps a template from being read: a required slot of the embedded template of the same id that is missing,
/// so that a message would lose its deadline or its address, and an id that two files bear.
#[must_use]
pub fn check(files: &[(String, String)]) -> Vec<(String, Problem)> {
    let mut problems = Vec::new();
    let mut ids: Vec<(String, &str)> = Vec::new();
    for (file, source) in files {
        match Template::read(source) {
            Err(problem) => problems.push((file.clone(), problem)),
            Ok((template, found)) => {
                let found = found.into_iter().chain(missing(&template)).chain(twice(&template, &ids));
                problems.extend(found.map(|problem| (file.clone(), problem)));
                ids.push((template.id.to_lowercase(), file));
            }
        }
    }
    problems
}

/// The required slots of the embedded template that this one replaces and that it does not ask for.
fn missing(template: &Template) -> Vec<Problem> {
    let registry = Registry::default();
    let Ok(embedded) = registry.get(&template.id) else { return Vec::new() };
    let has = |name: &str| template.slots.iter().any(|slot| slot.name == name);
    let gone = embedded.slots.iter().filter(|slot| slot.required && !has(&slot.name));
    let problem = |name: &str, label: &str| {
        Problem::new(
            1,
            format!(
                "同じ ID の定型文に必要な「{name}」（{label}）がありません。slots と本文に加えるか、別の ID にしてください。"
            ),
            format!(
                "slot `{name}`, which the embedded template of this id needs, is missing; add it or take another id"
            ),
        )
    };
    gone.map(|slot| problem(&slot.name, &slot.label)).collect()
}

/// Whether a file before this one bears the same id.
fn twice(template: &Template, ids: &[(String, &str)]) -> Option<Problem> {
    let (_, other) = ids.iter().find(|(id, _)| *id == template.id.to_lowercase())?;
    let id = &template.id;
    Some(Problem::new(
        1,
        format!("ID「{id}」は {other} でも使われています。どちらかの id を変えてください。"),
        format!("the id `{id}` is also that of {other}; change one of them"),
    ))
}
