//! Holding a pattern against the words of a text.

use super::table::{Rule, Table};
use super::tokens::{ANY, EXEMPT, NAME, Token};

/// What a step of a pattern does; `table.rs` says how each is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Op {
    One,
    Maybe,
    Gap,
    Ahead,
    Behind,
    End,
    Begin,
    Capitals,
    Title,
    Open,
    Close,
}

/// One step: how far it reaches, and its words, as classes and as a range of the table's choices.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub op: Op,
    pub reach: u8,
    pub classes: u64,
    pub from: u16,
    pub to: u16,
}

/// A place in a text at which a pattern is tried.
pub(super) struct Attempt<'a> {
    table: &'a Table,
    tokens: &'a [Token],
    /// Where the pattern began.
    start: usize,
    /// The tokens to mark: the first, and the one after the last.
    span: (usize, usize),
}

impl<'a> Attempt<'a> {
    /// The tokens that `rule` marks when it matches with its first word at `start`.
    pub(super) fn of(table: &'a Table, tokens: &'a [Token], rule: Rule, start: usize) -> Option<(usize, usize)> {
        let mut attempt = Attempt { table, tokens, start, span: (start, start) };
        let steps = &table.steps[usize::from(rule.from)..usize::from(rule.to)];
        attempt.matches(steps, start).then_some(attempt.span)
    }

    fn matches(&mut self, steps: &[Step], at: usize) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            self.span = (self.start, at);
            return true;
        };
        match step.op {
            Op::One => self.is(step, at) && self.matches(rest, at + 1),
            Op::Maybe => self.is(step, at) && self.matches(rest, at + 1) || self.matches(rest, at),
            Op::Gap => {
                for skipped in 0..=usize::from(step.reach) {
                    if self.matches(rest, at + skipped) {
                        return true;
                    }
                    if !self.is_there(at + skipped) {
                        break;
                    }
                }
                false
            }
            Op::Ahead => {
                let mut next = (at..at + usize::from(step.reach)).take_while(|next| self.is_there(*next));
                !next.any(|next| self.is(step, next)) && self.matches(rest, at)
            }
            Op::Behind => !self.is_before(step, at) && self.matches(rest, at),
            Op::End => self.ends(at) && self.matches(rest, at),
            Op::Begin => {
                let begins = self.tokens.get(at).is_some_and(|token| token.is_first() || token.after_pause());
                begins && self.matches(rest, at)
            }
            Op::Capitals => self.tokens.get(at).is_some_and(|token| token.is_capitals()) && self.matches(rest, at),
            Op::Title => self.tokens.get(at).is_some_and(|token| token.is_title()) && self.matches(rest, at),
            // The span is set at the end of the pattern and narrowed on the way back, so that a try that failed leaves
            // nothing behind.
            Op::Open => {
                let matched = self.matches(rest, at);
                if matched {
                    self.span.0 = at;
                }
                matched
            }
            Op::Close => {
                let matched = self.matches(rest, at);
                if matched {
                    self.span.1 = at;
                }
                matched
            }
        }
    }

    /// Whether a token is there and in the sentence in which the pattern began.
    fn is_there(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| at == self.start || !token.is_first())
    }

    fn is(&self, step: &Step, at: usize) -> bool {
        self.is_there(at) && self.chosen(step, at)
    }

    fn chosen(&self, step: &Step, at: usize) -> bool {
        let token = self.tokens[at];
        let choices = &self.table.choices[usize::from(step.from)..usize::from(step.to)];
        token.id != EXEMPT && (self.classes(token) & step.classes != 0 || choices.contains(&token.id))
    }

    /// The classes that a word is in.
    fn classes(&self, token: Token) -> u64 {
        let of = |id: u16| self.table.classes_of.get(usize::from(id)).copied().unwrap_or_default();
        of(token.id) | of(ANY) | if token.is_name() { of(NAME) } else { 0 }
    }

    /// Whether one of the words before `at` is chosen, back to the comma or the beginning of the sentence: "if you don't
    /// go, I will" has no "not" before its "will".
    fn is_before(&self, step: &Step, at: usize) -> bool {
        for before in (at.saturating_sub(step.reach.into())..at).rev() {
            let next = self.tokens.get(before + 1);
            if next.is_some_and(|next| next.after_pause() || before < self.start && next.is_first()) {
                return false;
            }
            if self.chosen(step, before) {
                return true;
            }
        }
        false
    }

    fn ends(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|_| self.is_there(at));
        token.is_none_or(|token| token.after_pause() || self.classes(*token) & self.table.end != 0)
    }
}
