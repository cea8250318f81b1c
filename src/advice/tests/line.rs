//! One line of the domain as a case, with what has to come of it.

use super::scene::{Scene, now, of_row};
use crate::advice::flag::Flag;
use crate::advice::table::{Example, rows};
use crate::advice::{Action, Advice, Situation, Step, deadline};
use crate::draft::{Ask, DraftWish, Registry, alternatives, draft};
use crate::platform;

/// The case of a line; what is left out is far off or nothing.
#[derive(Default)]
pub(super) struct Case {
    silence: i64,
    age: Option<i64>,
    nudges: usize,
    due: Option<i64>,
    promise: Option<i64>,
    facts: Vec<Flag>,
    place: Option<&'static str>,
    text: Option<&'static str>,
}

/// So many days after my last message, or theirs where it is my turn.
pub(super) fn after(silence: i64) -> Case {
    Case { silence, ..Case::default() }
}

impl Case {
    pub(super) fn age(self, days: i64) -> Self {
        Self { age: Some(days), ..self }
    }

    pub(super) fn nudges(self, nudges: usize) -> Self {
        Self { nudges, ..self }
    }

    pub(super) fn due(self, days: i64) -> Self {
        Self { due: Some(days), ..self }
    }

    pub(super) fn promised(self, days: i64) -> Self {
        Self { promise: Some(days), ..self }
    }

    pub(super) fn with(self, facts: &[Flag]) -> Self {
        Self { facts: facts.to_vec(), ..self }
    }

    pub(super) fn place(self, id: &'static str) -> Self {
        Self { place: Some(id), ..self }
    }

    /// What the opening message says beside.
    pub(super) fn text(self, text: &'static str) -> Self {
        Self { text: Some(text), ..self }
    }

    pub(super) fn scene(self, situation: Situation) -> Scene {
        // The last row of a situation has no condition of its own, so that only the case counts.
        let mut row = rows().iter().rfind(|row| row.situation == situation).unwrap().clone();
        row.example = Example {
            silence: Some(self.silence),
            age: self.age,
            nudges: self.nudges,
            due: self.due,
            promise: self.promise,
            facts: self.facts,
        };
        let mut scene = of_row(&row);
        if let Some(id) = self.place {
            scene.platform = platform::builtin(id).unwrap();
        }
        if let Some(text) = self.text {
            scene.thread.messages[0].text.push_str(text);
        }
        scene
    }
}

/// What came of a line.
pub(super) struct Outcome {
    pub(super) line: String,
    pub(super) scene: Scene,
    pub(super) advice: Advice,
}

/// The line's situation, the action and the step, 0 for none.
#[track_caller]
pub(super) fn check(line: &str, case: Case, action: Action, step: u8) -> Outcome {
    let situation = Situation::from_name(line.split(' ').next().unwrap()).unwrap();
    let scene = case.scene(situation);
    let advice = scene.advice();
    let found = advice.step.map_or(0, Step::number);
    assert_eq!((advice.situation, advice.action, found), (situation, action, step), "{line}: {}", advice.row);
    Outcome { line: line.to_owned(), scene, advice }
}

impl Outcome {
    fn ask(&self) -> Ask<'_> {
        let (scene, advice) = (&self.scene, &self.advice);
        let Scene { thread, standing, platform, settings } = scene;
        Ask { thread, standing, advice, platform, settings, now: now() }
    }

    pub(super) fn message(&self) -> String {
        draft(&self.ask(), &Registry::default(), &DraftWish::default()).unwrap().map_or(String::new(), |it| it.body)
    }

    /// The message asks for an answer by this day.
    #[track_caller]
    pub(super) fn by(self, day: &str) -> Self {
        let found = deadline(&self.advice, &self.scene.standing, &self.scene.settings, now());
        assert_eq!(found.map(|it| it.at.date_naive().to_string()).as_deref(), Some(day), "{}", self.line);
        self
    }

    /// No day is asked for.
    #[track_caller]
    pub(super) fn undated(self) -> Self {
        assert_eq!(deadline(&self.advice, &self.scene.standing, &self.scene.settings, now()), None, "{}", self.line);
        self
    }

    /// It happens on this day.
    #[track_caller]
    pub(super) fn at(self, day: &str) -> Self {
        assert_eq!(self.advice.at.date_naive().to_string(), day, "{}", self.line);
        self
    }

    #[track_caller]
    pub(super) fn warns(self, ids: &[&str]) -> Self {
        let found: Vec<&str> = self.advice.warnings.iter().map(|it| it.id.as_str()).collect();
        for id in ids {
            assert!(found.contains(id), "{}: {id} is not among {found:?}", self.line);
        }
        self
    }

    #[track_caller]
    pub(super) fn warns_not(self, id: &str) -> Self {
        assert!(self.advice.warnings.iter().all(|it| it.id != id), "{}: {id}", self.line);
        self
    }

    #[track_caller]
    pub(super) fn offers(self, action: Action) -> Self {
        assert!(self.advice.alternatives.contains(&action), "{}: {:?}", self.line, self.advice.alternatives);
        self
    }

    #[track_caller]
    pub(super) fn offers_not(self, action: Action) -> Self {
        assert!(!self.advice.alternatives.contains(&action), "{}: {:?}", self.line, self.advice.alternatives);
        self
    }

    /// The reason, or what happens otherwise, says this.
    #[track_caller]
    pub(super) fn because(self, words: &str) -> Self {
        let told: String = self.advice.reasons.iter().map(|it| it.text.as_str()).collect();
        let told = told + self.advice.otherwise.as_deref().unwrap_or_default();
        assert!(told.contains(words), "{}: {told}", self.line);
        self
    }

    /// The message says this.
    #[track_caller]
    pub(super) fn says(self, words: &[&str]) -> Self {
        let message = self.message();
        for words in words {
            assert!(message.contains(words), "{}: {words} is not in\n{message}", self.line);
        }
        self
    }

    #[track_caller]
    pub(super) fn says_not(self, words: &[&str]) -> Self {
        let message = self.message();
        for words in words {
            assert!(!message.contains(words), "{}: {words} is in\n{message}", self.line);
        }
        self
    }

    /// One of the other messages says this.
    #[track_caller]
    pub(super) fn or_says(self, words: &str) -> Self {
        let others = alternatives(&self.ask(), &Registry::default(), &DraftWish::default()).unwrap();
        assert!(others.iter().any(|it| it.body.contains(words)), "{}: {others:#?}", self.line);
        self
    }
}
