//! Help from others: what a reader says about a letter, other words they suggest, a change they ask for before they
//! approve. The letter stays its writer's; nothing here changes a word of it until the writer takes it.

use crate::letter::PartText;
use crate::slug::slugs;
use crate::{MemberId, Prose};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How many a letter may have, settled ones included: far more than help, and an end to what can be piled up.
pub const MOST: usize = 200;

slugs! {
    /// What a comment is.
    CommentKind {
        /// Something to say about a part, or about some of its words.
        Remark = "remark",
        /// Other words for a part, to be taken or declined.
        Suggestion = "suggestion",
        /// What somebody asks to be changed before they approve the letter.
        Request = "request",
    }
}

slugs! {
    /// Where a comment stands.
    CommentState {
        /// Nobody has settled it.
        Open = "open",
        /// It has been dealt with.
        Resolved = "resolved",
        /// The suggested words are in the letter, or beside it.
        Taken = "taken",
        /// The writer keeps their own words.
        Declined = "declined",
    }
}

slugs! {
    /// What can be done with a comment.
    Decision {
        /// Put the suggested words into the letter.
        Take = "take",
        /// Keep the words that are there.
        Decline = "decline",
        /// Say that it is dealt with.
        Resolve = "resolve",
        /// Take it up again.
        Reopen = "reopen",
    }
}

/// What somebody says. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentWords {
    /// The words of the letter it is about, as they were read; empty for the whole part.
    pub quote: Prose<400>,
    /// What is said; may be empty beside suggested words.
    pub says: Prose<1000>,
    /// The whole part in other words: for a suggestion, and for nothing else.
    pub instead: Option<PartText>,
}

/// Why a decision can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotDecide {
    /// It is for the writer of the letter, or for whoever wrote the comment.
    #[error("not theirs to decide")]
    NotYours,
    /// It doesn't fit where the comment stands.
    #[error("settled already")]
    Settled,
}

/// Those who have to do with a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concerned {
    /// Whose letter it is.
    pub writer: MemberId,
    /// Who wrote the comment.
    pub author: MemberId,
}

impl CommentState {
    /// The state after `decision`. The writer decides about their letter; whoever wrote a comment may settle it too, and
    /// take it up again, but never put words into somebody else's letter. Deciding twice is deciding once.
    ///
    /// # Errors
    /// [`CannotDecide`].
    pub fn decide(
        self,
        decision: Decision,
        kind: CommentKind,
        by: MemberId,
        concerned: Concerned,
    ) -> Result<Self, CannotDecide> {
        let theirs = match decision {
            Decision::Take | Decision::Decline => by == concerned.writer,
            Decision::Resolve | Decision::Reopen => by == concerned.writer || by == concerned.author,
        };
        if !theirs {
            return Err(CannotDecide::NotYours);
        }
        let suggests = kind == CommentKind::Suggestion;
        match (decision, self) {
            (Decision::Take, Self::Open | Self::Taken) if suggests => Ok(Self::Taken),
            (Decision::Decline, Self::Open | Self::Declined) if suggests => Ok(Self::Declined),
            (Decision::Resolve, Self::Open | Self::Resolved) => Ok(Self::Resolved),
            // What was taken is in the letter; bringing it back to be taken again would say otherwise.
            (Decision::Reopen, Self::Open | Self::Resolved | Self::Declined) => Ok(Self::Open),
            _ => Err(CannotDecide::Settled),
        }
    }
}

/// Whether `quote` stands in `text`, however it is spaced. The empty quote is about the whole part.
pub fn is_quoted(quote: &str, text: &PartText) -> bool {
    folded(text.as_str()).contains(&folded(quote))
}

/// Whether what a comment is about has become other words: of the quoted ones, or of the whole part where none are
/// quoted. `then` is what the part said when it was commented on.
pub fn has_changed(quote: &str, then: &PartText, now: &PartText) -> bool {
    if folded(quote).is_empty() { folded(then.as_str()) != folded(now.as_str()) } else { !is_quoted(quote, now) }
}

/// Words as they are compared: single spaces. A browser copies line ends and runs of spaces in its own way.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const BEN: MemberId = MemberId(Uuid::from_u128(1));
    const MARA: MemberId = MemberId(Uuid::from_u128(2));
    const ANA: MemberId = MemberId(Uuid::from_u128(3));
    const MARAS: Concerned = Concerned { writer: BEN, author: MARA };

    fn part(text: &str) -> PartText {
        PartText::parse(text).unwrap()
    }

    #[test]
    fn only_the_writer_takes_or_declines() {
        let decide = |decision, by| CommentState::Open.decide(decision, CommentKind::Suggestion, by, MARAS);
        assert_eq!(decide(Decision::Take, BEN), Ok(CommentState::Taken));
        assert_eq!(decide(Decision::Decline, BEN), Ok(CommentState::Declined));
        assert_eq!(decide(Decision::Resolve, MARA), Ok(CommentState::Resolved));
        for decision in [Decision::Take, Decision::Decline] {
            assert_eq!(decide(decision, MARA), Err(CannotDecide::NotYours));
        }
        for decision in Decision::ALL {
            assert_eq!(decide(*decision, ANA), Err(CannotDecide::NotYours));
        }
    }

    #[test]
    fn what_is_settled_can_be_taken_up_again_unless_it_was_taken() {
        let reopen = |state: CommentState| state.decide(Decision::Reopen, CommentKind::Suggestion, BEN, MARAS);
        assert_eq!(reopen(CommentState::Resolved), Ok(CommentState::Open));
        assert_eq!(reopen(CommentState::Declined), Ok(CommentState::Open));
        assert_eq!(reopen(CommentState::Taken), Err(CannotDecide::Settled));
        let again = CommentState::Taken.decide(Decision::Take, CommentKind::Suggestion, BEN, MARAS);
        assert_eq!(again, Ok(CommentState::Taken), "pressed twice");
        let remark = CommentState::Open.decide(Decision::Take, CommentKind::Remark, BEN, MARAS);
        assert_eq!(remark, Err(CannotDecide::Settled), "a remark has no words to take");
    }

    #[test]
    fn quoted_words_are_followed_through_the_part() {
        let then = part("I found you on the floor.\nI was afraid.");
        assert!(is_quoted("on the floor. I was", &then) && !is_quoted("on the chair", &then));
        let moved = part("That night I found you on  the floor. I was afraid.");
        assert!(!has_changed("on the floor.", &then, &moved), "they still stand there");
        assert!(has_changed("", &then, &moved), "the part as a whole says something else");
        assert!(has_changed("on the floor.", &then, &part("I found you in the bathroom.")));
    }
}
