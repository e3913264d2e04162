//! What the person may say against it, and how the family answers: with one voice, calmly, and then the question again
//! (practice.md §3.1, stage 11, and §3.2).

use crate::slug::slugs;
use crate::{Line, MemberId, Prose};
use serde::{Deserialize, Serialize};

/// How many a circle prepares at most. Whoever prepares for everything reads instead of listening.
pub const MOST: usize = 20;

slugs! {
    /// What is said most often.
    Usual {
        /// "I can stop on my own."
        OnMyOwn = "on-my-own",
        /// "Not now."
        NotNow = "not-now",
        /// Work, school, an appointment.
        Work = "work",
        /// The children, an animal, somebody who needs care.
        Children = "children",
        /// "I hate that place."
        ThatPlace = "that-place",
        /// "You drink too."
        YouToo = "you-too",
    }
}

/// One of them with its answer. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionWords {
    /// What they may say.
    pub said: Line<200>,
    /// What is answered; empty while nobody knows.
    pub answer: Prose<400>,
    /// What happens if that isn't enough; may be empty.
    pub fallback: Prose<400>,
}

/// Whether somebody can answer it: there are words, and one voice for them.
pub fn is_ready(words: &ObjectionWords, voice: Option<MemberId>) -> bool {
    !words.answer.is_blank() && voice.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_answer_needs_words_and_one_voice() {
        let answer = |text: &str| ObjectionWords { answer: Prose::parse(text).unwrap(), ..ObjectionWords::default() };
        let somebody = Some(MemberId(Uuid::nil()));
        for (text, voice, ready) in
            [("We know.", somebody, true), ("We know.", None, false), (" ", somebody, false), ("", None, false)]
        {
            assert_eq!(is_ready(&answer(text), voice), ready, "{text:?} {voice:?}");
        }
    }
}
