//! What a rule sees of one draft.

mod line;
mod marks;
mod mask;

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::ops::Range;

pub use line::{Line, LineKind};
pub(in crate::lint) use marks::Marks;
pub use mask::{Mask, MaskKind};

use super::Situation;
use super::deadline::{self, Deadline};
use crate::clause::{Features, Frame, Lexicon, Splitter};
use crate::morph::{Form, Morph, Pos, Tokenizer};
use crate::register::{self, Tone};
use crate::text::{Span, View, sentences};
use crate::timex::{Anchor, Kind, Timex, scan};

/// How many bytes a token has at least on average: 「送り」「ます」「。」.
const BYTES_OF_A_TOKEN: usize = 4;

/// One sentence of the draft's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the draft.
    pub span: Span,
    /// Its place among [`Document::sentences`].
    pub index: usize,
    /// Its tokens, among [`Document::morphs`].
    pub tokens: Range<usize>,
    /// Whether it closes with a question mark.
    pub asks: bool,
    /// Whether its line begins with a list mark.
    pub listed: bool,
    /// The line on which it begins, among [`Document::lines`].
    pub line: usize,
    /// The byte after its last in the folded text.
    folded_end: u32,
}

/// One draft, read once for all rules.
///
/// Places are of three kinds: bytes of the draft ([`Span`]: what findings have), tokens (indices into
/// [`Document::morphs`]), and bytes of the folded text (inside [`Morph`], seldom needed). Sentences and tokens are made of
/// the draft's own lines only: quoted lines, code, mail headers and the signature have none.
pub struct Document<'t> {
    text: &'t str,
    situation: &'t Situation,
    view: View,
    lines: Vec<Line>,
    masks: Vec<Mask>,
    sentences: Vec<Sentence>,
    morphs: Vec<Morph>,
    frames: Vec<OnceCell<Vec<Frame>>>,
    tones: Vec<OnceCell<Tone>>,
    times: OnceCell<Vec<Timex>>,
    deadlines: OnceCell<Vec<Deadline>>,
    splitter: RefCell<Splitter>,
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("text", &self.text).finish_non_exhaustive()
    }
}

impl<'t> Document<'t> {
    /// Reads a draft; `outside` are stretches that are no prose at all: code, front matter, mail headers.
    pub(super) fn new(tokenizer: &mut Tokenizer, text: &'t str, outside: &[Span], situation: &'t Situation) -> Self {
        let lines = line::lines(text, outside, situation.thread.as_ref());
        let masks = mask::masks(text, &lines, outside);
        let mut document = Self {
            text,
            situation,
            view: View::with_capacity(text.len()),
            lines,
            masks,
            sentences: Vec::new(),
            morphs: Vec::with_capacity(text.len() / BYTES_OF_A_TOKEN),
            frames: Vec::new(),
            tones: Vec::new(),
            times: OnceCell::new(),
            deadlines: OnceCell::new(),
            splitter: RefCell::default(),
        };
        tokenizer.expect(text.len());
        document.tokenize(tokenizer);
        document
    }

    /// Tokenizes the sentences of every run of the draft's own lines.
    fn tokenize(&mut self, tokenizer: &mut Tokenizer) {
        let mut at = 0;
        while at < self.lines.len() {
            let run = self.lines[at..].iter().take_while(|line| line.kind.is_own()).count();
            if run > 0 {
                self.tokenize_lines(tokenizer, at, at + run);
            }
            at += run.max(1);
        }
        self.frames.resize_with(self.sentences.len(), OnceCell::new);
        self.tones.resize_with(self.sentences.len(), OnceCell::new);
    }

    fn tokenize_lines(&mut self, tokenizer: &mut Tokenizer, first: usize, end: usize) {
        let (start, stop) = (self.lines[first].span.start, self.lines[end - 1].span.end);
        let stretch = Span { start, end: stop }.of(self.text);
        let mut line = first;
        for sentence in sentences(stretch) {
            let span = Span { start: start + sentence.span.start, end: start + sentence.span.end };
            while self.lines[line].span.end <= span.start && line + 1 < end {
                line += 1;
            }
            let base = self.view.text().len();
            self.view.append_line(span.of(self.text), span.start as usize);
            let folded_end = self.view.text().len() - 1;
            let from = self.morphs.len();
            tokenizer.tokenize(&self.view.text()[base..folded_end], &mut self.morphs);
            let base = u32::try_from(base).unwrap_or(u32::MAX);
            for morph in &mut self.morphs[from..] {
                morph.start += base;
                morph.end += base;
            }
            self.sentences.push(Sentence {
                span,
                index: self.sentences.len(),
                tokens: from..self.morphs.len(),
                asks: sentence.asks,
                listed: sentence.listed,
                line,
                folded_end: u32::try_from(folded_end).unwrap_or(u32::MAX),
            });
        }
    }

    /// The draft as it stands.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// In which situation it is sent.
    #[must_use]
    pub fn situation(&self) -> &'t Situation {
        self.situation
    }

    /// The draft's own sentences with half-width kana, full-width Latin and the like folded, one a line.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.view.text()
    }

    /// Its lines, blank ones too.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The draft's own lines that hold characters of such kinds.
    pub(super) fn lines_with(&self, marks: Marks) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.kind.is_own() && line.marks.any(marks))
    }

    /// The runs of own lines without a blank one between them, as spans: those that hold characters of such kinds.
    pub(super) fn paragraphs_with(&self, marks: Marks) -> impl Iterator<Item = Span> {
        self.lines.split(|line| !line.kind.is_own()).filter_map(move |run| {
            let (first, last) = (run.first()?, run.last()?);
            let holds = run.iter().any(|line| line.marks.any(marks));
            holds.then_some(Span { start: first.span.start, end: last.span.end })
        })
    }

    /// The stretches inside of own lines that are somebody else's words or no words: 「」, code, addresses on the web.
    #[must_use]
    pub fn masks(&self) -> &[Mask] {
        &self.masks
    }

    /// The mask in which a span lies wholly.
    #[must_use]
    pub fn mask_of(&self, span: Span) -> Option<&Mask> {
        let after = self.masks.partition_point(|mask| mask.span.start <= span.start);
        self.masks[..after].last().filter(|mask| mask.span.contains(span))
    }

    /// Its own sentences in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentence to which a token belongs.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        &self.sentences[at.min(self.sentences.len() - 1)]
    }

    /// All tokens of all sentences in order.
    #[must_use]
    pub fn morphs(&self) -> &[Morph] {
        &self.morphs
    }

    /// A token; `None` beyond the last.
    #[must_use]
    pub fn morph(&self, token: usize) -> Option<&Morph> {
        self.morphs.get(token)
    }

    /// The folded words of a token; empty beyond the last.
    #[must_use]
    pub fn surface(&self, token: usize) -> &str {
        self.morphs.get(token).map_or("", |morph| morph.surface(self.view.text()))
    }

    /// The folded words of a run of tokens.
    #[must_use]
    pub fn words(&self, tokens: Range<usize>) -> &str {
        let Some((first, last)) = self.ends(&tokens) else { return "" };
        self.view.text().get(first.start as usize..last.end as usize).unwrap_or_default()
    }

    /// The base form of a token: 「送る」; its surface where no dictionary holds the word, empty beyond the last.
    #[must_use]
    pub fn base(&self, token: usize) -> &str {
        let base = self.morphs.get(token).map_or("", |morph| Tokenizer::base(morph.base));
        if base.is_empty() { self.surface(token) } else { base }
    }

    /// The conjugation class of a token: 「五段・ラ行」, 「*」 without one.
    #[must_use]
    pub fn conjugation(&self, token: usize) -> &'static str {
        self.morphs.get(token).and_then(|morph| Tokenizer::tag(morph).split(',').nth(4)).unwrap_or("*")
    }

    /// A run of tokens with the endings of its last word: 「何度も」「言い」 → 「何度も」「言い」「まし」「た」.
    pub(super) fn to_word_end(&self, tokens: Range<usize>) -> Range<usize> {
        let end = self.sentence_of(tokens.start).tokens.end;
        let mut last = tokens.end.saturating_sub(1);
        while let (Some(word), Some(next)) = (self.morphs.get(last), self.morphs[..end].get(last + 1)) {
            let open = !matches!(word.form, Form::None | Form::Basic);
            let joins = word.form == Form::ContinuativeTa && matches!(self.surface(last + 1), "て" | "で");
            if !(open && (joins || matches!(next.pos, Pos::Auxiliary | Pos::VerbSuffix))) {
                break;
            }
            last += 1;
        }
        tokens.start..last + 1
    }

    /// Where a run of tokens stands in the draft.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let Some((first, last)) = self.ends(&tokens) else { return Span::default() };
        self.place(first.start as usize, last.end as usize)
    }

    fn ends(&self, tokens: &Range<usize>) -> Option<(&Morph, &Morph)> {
        let last = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start)?;
        Some((self.morphs.get(tokens.start)?, self.morphs.get(last)?))
    }

    /// Where a range of the folded text stands in the draft; the end is that of its last character.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Span {
        let folded = self.view.text();
        let Some(last) = folded.get(start..end).and_then(|it| it.chars().next_back()) else {
            return self.view.original(start, start);
        };
        let begin = self.view.original(start, start).start;
        let last = self.view.original(end - last.len_utf8(), end - last.len_utf8()).start;
        let rest = self.text.get(last as usize..).unwrap_or_default();
        let mut chars = rest.chars();
        let mut length = chars.next().map_or(0, char::len_utf8);
        if let Some(mark @ ('ﾞ' | 'ﾟ')) = chars.next()
            && self.view.original(end, end).start as usize > last as usize + length
        {
            length += mark.len_utf8();
        }
        Span::new(begin as usize, last as usize + length)
    }

    /// The tokens that lie wholly in a span of the draft.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let original = |morph: &Morph| self.view.original(morph.start as usize, morph.start as usize).start;
        let first = self.morphs.partition_point(|morph| original(morph) < span.start);
        let end = self.morphs.partition_point(|morph| original(morph) < span.end);
        first..end
    }

    /// The tokens from one to that which ends at a byte of the folded text.
    pub(super) fn tokens_to(&self, first: usize, end: usize) -> Option<Range<usize>> {
        let length = self.morphs.get(first..)?.iter().position(|morph| morph.end as usize >= end)?;
        (self.morphs[first + length].end as usize == end).then_some(first..first + length + 1)
    }

    /// The clause frames of a sentence; their token indices count from the sentence's first token.
    pub(crate) fn frames(&self, sentence: &Sentence) -> &[Frame] {
        self.frames[sentence.index].get_or_init(|| {
            let mut frames = Vec::new();
            let text = self.view.text().get(..sentence.folded_end as usize).unwrap_or_default();
            let morphs = &self.morphs[sentence.tokens.clone()];
            self.splitter.borrow_mut().split(Lexicon::builtin(), text, morphs, sentence.asks, &mut frames);
            for frame in &mut frames {
                let from = sentence.tokens.start;
                let span = self.span(from + frame.first..from + frame.end);
                if sentence.listed {
                    frame.features.add(Features::LISTED);
                }
                if !self.times_in(span).is_empty() {
                    frame.features.add(Features::DATED);
                }
            }
            frames
        })
    }

    /// The clause frame in which a token stands.
    pub(crate) fn frame_of(&self, token: usize) -> Option<&Frame> {
        let sentence = self.sentence_of(token);
        let local = token.checked_sub(sentence.tokens.start)?;
        self.frames(sentence).iter().find(|frame| local < frame.end)
    }

    /// The register of a sentence.
    #[must_use]
    pub fn tone(&self, sentence: &Sentence) -> Tone {
        let of = || register::of(self.view.text(), &self.morphs[sentence.tokens.clone()]);
        *self.tones[sentence.index].get_or_init(of)
    }

    /// The temporal expressions of the whole draft, counted from the instant of sending, in order; those that are no dates
    /// to act upon are left out.
    #[must_use]
    pub fn times(&self) -> &[Timex] {
        self.times.get_or_init(|| {
            let anchor = Anchor::Written(self.situation.now.naive_local());
            let mut times = scan(self.text, anchor, &self.situation.business);
            times.retain(|time| time.kind != Kind::None);
            times
        })
    }

    /// The days by which the draft asks its reader for something, in order.
    pub(super) fn deadlines(&self) -> &[Deadline] {
        self.deadlines.get_or_init(|| deadline::find(self))
    }

    /// The temporal expressions that begin inside a span.
    #[must_use]
    pub fn times_in(&self, span: Span) -> &[Timex] {
        let times = self.times();
        let first = times.partition_point(|time| time.span.start < span.start);
        let end = times.partition_point(|time| time.span.start < span.end);
        &times[first..end.max(first)]
    }
}
