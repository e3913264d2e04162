//! The debrief: a quarter of an hour together, right after it (practice.md §3.2). Four questions, each in one's own words, read by
//! everybody in the circle.

use crate::Prose;
use crate::slug::slugs;
use crate::wellbeing::Feeling;
use serde::{Deserialize, Serialize};

/// How many one member writes at most: a meeting may be held more than once.
pub const MOST: usize = 12;

slugs! {
    /// What is asked, in the order in which a tired person can answer it.
    Question {
        /// How they are.
        Now = "now",
        /// What was said.
        Said = "said",
        /// What helped, and what they would do another way.
        Learnt = "learnt",
        /// Whether everybody is safe tonight.
        Tonight = "tonight",
    }
}

/// One member's answers. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebriefWords {
    /// How they are, in one word; none where they don't say.
    pub feeling: Option<Feeling>,
    /// The same in their own words; may be empty.
    pub now: Prose<1000>,
    /// What was said that matters; may be empty.
    pub said: Prose<1000>,
    /// What helped, and what they would do another way; may be empty.
    pub learnt: Prose<1000>,
    /// Whether everybody is safe tonight; may be empty.
    pub tonight: Prose<1000>,
}

impl DebriefWords {
    /// What was answered to a question.
    pub const fn answer(&self, question: Question) -> &Prose<1000> {
        match question {
            Question::Now => &self.now,
            Question::Said => &self.said,
            Question::Learnt => &self.learnt,
            Question::Tonight => &self.tonight,
        }
    }

    /// Whether it says nothing at all.
    pub fn is_blank(&self) -> bool {
        self.feeling.is_none() && Question::ALL.iter().all(|question| self.answer(*question).is_blank())
    }

    /// Whether whoever wrote it is asked if they need help.
    pub const fn asks_for_care(&self) -> bool {
        matches!(self.feeling, Some(Feeling::Heavy | Feeling::TooMuch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_is_enough() {
        assert!(DebriefWords::default().is_blank());
        assert!(!DebriefWords { feeling: Some(Feeling::Tired), ..DebriefWords::default() }.is_blank());
        for question in Question::ALL {
            let mut words = DebriefWords::default();
            let text = Prose::parse("We held hands.").unwrap();
            match question {
                Question::Now => words.now = text.clone(),
                Question::Said => words.said = text.clone(),
                Question::Learnt => words.learnt = text.clone(),
                Question::Tonight => words.tonight = text.clone(),
            }
            assert_eq!(words.answer(*question), &text);
            assert!(!words.is_blank());
        }
    }

    #[test]
    fn whoever_is_not_well_is_asked_if_they_need_help() {
        for (feeling, asks) in [
            (None, false),
            (Some(Feeling::AllRight), false),
            (Some(Feeling::Tired), false),
            (Some(Feeling::Heavy), true),
            (Some(Feeling::TooMuch), true),
        ] {
            assert_eq!(DebriefWords { feeling, ..DebriefWords::default() }.asks_for_care(), asks, "{feeling:?}");
        }
    }
}
