//! What the forms about a part send, and how they are read.

use crate::forms;
use crate::ui::Errors;
use kith_domain::comment::{CommentKind, CommentWords, is_quoted};
use kith_domain::letter::{Part, PartText};
use kith_domain::{LetterId, Prose};
use kith_store::letters::NewComment;
use serde::Deserialize;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::letters) struct Input {
    pub(super) quote: String,
    pub(super) says: String,
    pub(super) instead: String,
    /// The revision of the part that the form was made for.
    pub(super) rev: String,
    /// This form's own; sent twice, it says it once.
    pub(super) op: String,
}

impl Input {
    /// An empty form about a part that is at revision `rev`.
    pub(super) fn fresh(rev: i64) -> Self {
        Self { rev: rev.to_string(), op: forms::fresh_op().to_string(), ..Self::default() }
    }

    /// A number that makes no sense is no revision, and the form comes back.
    pub(super) fn rev(&self) -> i64 {
        self.rev.trim().parse().unwrap_or(-1)
    }

    /// What is said about a part that said `then`, if everything fits.
    pub(super) fn parse(&self, kind: CommentKind, then: &PartText, errors: &mut Errors) -> Option<CommentWords> {
        let words = match kind {
            CommentKind::Suggestion => CommentWords {
                quote: Prose::default(),
                says: forms::maybe_prose(errors, "says", &self.says),
                instead: Some(self.instead(then, errors)),
            },
            CommentKind::Remark | CommentKind::Request => CommentWords {
                quote: self.quote(then, errors),
                says: forms::prose(errors, "says", &self.says, "Say it in a sentence or two."),
                instead: None,
            },
        };
        errors.is_empty().then_some(words)
    }

    fn instead(&self, then: &PartText, errors: &mut Errors) -> PartText {
        let instead = forms::maybe_prose(errors, "instead", &self.instead);
        if errors.of("instead").is_none() && instead == *then {
            errors.add("instead", "These are the words that are there. Change some of them, or go back.");
        }
        instead
    }

    fn quote(&self, then: &PartText, errors: &mut Errors) -> Prose<400> {
        let quote = forms::maybe_prose(errors, "quote", &self.quote);
        if errors.of("quote").is_none() && !is_quoted(quote.as_str(), then) {
            errors
                .add("quote", "These words don’t stand in this part. Copy them from above, or leave the field empty.");
        }
        quote
    }

    pub(super) fn comment(&self, letter: LetterId, part: Part, kind: CommentKind, words: CommentWords) -> NewComment {
        let op = self.op.parse().unwrap_or_else(|_| forms::fresh_op());
        NewComment { letter, about: Some((part, self.rev())), kind, words, op }
    }
}
