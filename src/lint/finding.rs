//! What a rule finds, and how it can be put right.

use super::rule::Rule;
use crate::text::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a thought (参考).
    Hint,
    /// Better put right (直すとよい).
    Warning,
    /// To be put right before it is sent (送信前に直す).
    Error,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The name in JSON: `warning`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The Japanese label: 「直すとよい」.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "送信前に直す",
            Self::Warning => "直すとよい",
            Self::Hint => "参考",
        }
    }

    /// The severity of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

/// A replacement: the words at `span` become `text`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// The words to replace, inside the finding's span; empty to insert.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

impl Edit {
    /// The text with the edit applied.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        [text.get(..start).unwrap_or_default(), &self.text, text.get(end..).unwrap_or_default()].concat()
    }
}

/// A finding of another rule at the same fault, which this one speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The rule's id.
    pub rule: &'static str,
    /// Where it was found.
    pub span: Span,
}

/// One fault: 「ご覧になられました」 is `double-honorific`, with the fix 「ご覧になりました」.
///
/// Every span counts in bytes of the whole text that was given, on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id: `double-honorific`.
    pub rule: &'static str,
    /// How much it matters here.
    pub severity: Severity,
    /// The words to change.
    pub span: Span,
    /// What is wrong and why, one or two Japanese sentences.
    pub message: String,
    /// What can be put there without asking.
    pub fix: Option<Edit>,
    /// What could be put there, for the user to choose from; the best first.
    pub suggestions: Vec<Edit>,
    /// Other places that the finding speaks of, such as the first of two closings.
    pub related: Vec<Span>,
    /// What other rules found at the same fault.
    pub also: Vec<Also>,
}

impl Finding {
    /// Lets the words at the finding's span be replaced without asking.
    pub fn fix(&mut self, text: impl Into<String>) -> &mut Self {
        self.fix_at(self.span, text)
    }

    /// Lets the words at a place inside the finding be replaced without asking.
    pub fn fix_at(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.fix = Some(Edit { span, text: text.into() });
        self
    }

    /// Offers other words for the finding's span.
    pub fn suggest(&mut self, text: impl Into<String>) -> &mut Self {
        self.suggest_at(self.span, text)
    }

    /// Offers other words for a place inside the finding.
    pub fn suggest_at(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.suggestions.push(Edit { span, text: text.into() });
        self
    }

    /// Sets how much it matters, where that is not what the rule says.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Names another place that belongs to the fault.
    pub fn related(&mut self, span: Span) -> &mut Self {
        self.related.push(span);
        self
    }

    /// Moves every place by so many bytes: from those of a draft to those of its file.
    pub(super) fn shift(&mut self, by: u32) {
        let moved = |span: &mut Span| *span = Span { start: span.start + by, end: span.end + by };
        moved(&mut self.span);
        self.fix.iter_mut().chain(&mut self.suggestions).for_each(|edit| moved(&mut edit.span));
        self.related.iter_mut().for_each(moved);
        self.also.iter_mut().for_each(|also| moved(&mut also.span));
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Findings<'r> {
    rule: &'r Rule,
    severity: Severity,
    pub(super) list: Vec<Finding>,
}

impl<'r> Findings<'r> {
    pub(super) fn new(rule: &'r Rule, severity: Severity) -> Self {
        Self { rule, severity, list: Vec::new() }
    }

    /// Whether nothing was reported yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds a finding with the rule's own severity; the message says what is wrong and why.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        let at = self.list.len();
        self.list.push(Finding {
            rule: self.rule.id,
            severity: self.severity,
            span,
            message: message.into(),
            fix: None,
            suggestions: Vec::new(),
            related: Vec::new(),
            also: Vec::new(),
        });
        &mut self.list[at]
    }
}
