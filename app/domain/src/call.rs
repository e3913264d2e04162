//! Calls to programmes: what was asked and answered, and what nobody knows yet (practice.md §7.3).

use crate::outcome::TaskWords;
use crate::slug::slugs;
use crate::{Day, Line, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

slugs! {
    /// What to ask a programme. The words of each are in the content files.
    Question {
        /// Licence, accreditation, until when.
        Licence = "licence",
        /// Who decides on the level, and how.
        Assessment = "assessment",
        /// All three opioid medications, offered and continued.
        OpioidMedications = "opioid-medications",
        /// How withdrawal is treated.
        Withdrawal = "withdrawal",
        /// Care for another illness at the same time.
        OtherIllness = "other-illness",
        /// Which therapies, by whom.
        Therapies = "therapies",
        /// How long, and who decides.
        Length = "length",
        /// The family's part.
        Family = "family",
        /// First slot, how long it is held, what ends the hold.
        FirstOpening = "first-opening",
        /// Who is turned away.
        Exclusions = "exclusions",
        /// Network, approval, total, deposit, refund, extras.
        Cost = "cost",
        /// What follows when somebody uses again or leaves early.
        ReturnToUse = "return-to-use",
        /// Planning the time after.
        Leaving = "leaving",
        /// Naloxone to take home.
        Naloxone = "naloxone",
        /// Whether the person will fit in.
        Fit = "fit",
        /// Whether anybody is paid for sending people.
        ReferralPayment = "referral-payment",
    }
}

/// How many calls to one programme are kept: far more than a family makes.
pub const MOST: usize = 100;

/// One call. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallWords {
    /// The day of the call.
    pub day: Day,
    /// Who answered; empty when nobody did.
    pub spoke_to: Line<120>,
    /// What they said.
    pub answers: BTreeMap<Question, Prose<600>>,
    /// Anything else.
    pub notes: Prose<1000>,
}

impl CallWords {
    /// Whether somebody was reached. A call that nobody picked up is worth knowing of, and still has to be made.
    pub fn reached_somebody(&self) -> bool {
        !self.spoke_to.is_blank() || !self.answers.is_empty()
    }
}

/// For each question that was answered, the place of the call with the newest answer among `calls`, which may be in any
/// order. Of two calls on one day the later in the list counts.
pub fn newest_answers<'a>(calls: impl Iterator<Item = &'a CallWords>) -> BTreeMap<Question, usize> {
    let mut newest: BTreeMap<Question, (Day, usize)> = BTreeMap::new();
    for (at, call) in calls.enumerate() {
        for question in call.answers.keys() {
            let known = newest.entry(*question).or_insert((call.day, at));
            if call.day >= known.0 {
                *known = (call.day, at);
            }
        }
    }
    newest.into_iter().map(|(question, (_, at))| (question, at)).collect()
}

/// What nobody knows yet. The question about opioid medications isn't asked where opioids play no part.
pub fn unknown(answered: &BTreeMap<Question, usize>, opioids: bool) -> Vec<Question> {
    let matters = |question: &Question| opioids || *question != Question::OpioidMedications;
    Question::ALL.iter().copied().filter(matters).filter(|question| !answered.contains_key(question)).collect()
}

/// The task of whoever calls next.
pub fn task(programme: &Line<120>) -> TaskWords {
    // "Call " and a name always fit a title.
    TaskWords { title: Line::parse(&format!("Call {programme}")).unwrap_or_default(), why: Prose::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(day: i64, answers: &[(Question, &str)]) -> CallWords {
        let answers = answers.iter().map(|(question, words)| (*question, Prose::parse(words).unwrap())).collect();
        CallWords { day: Day(day), spoke_to: Line::default(), answers, notes: Prose::default() }
    }

    #[test]
    fn the_newest_answer_counts_whenever_it_was_written_down() {
        let calls = [
            call(5, &[(Question::Cost, "900 a week"), (Question::Length, "four weeks")]),
            call(3, &[(Question::Cost, "800 a week"), (Question::Family, "Sundays")]),
            call(5, &[(Question::Length, "six weeks")]),
        ];
        let newest = newest_answers(calls.iter());
        assert_eq!(newest, BTreeMap::from([(Question::Length, 2), (Question::Family, 1), (Question::Cost, 0)]));
    }

    #[test]
    fn what_is_not_answered_is_still_to_be_asked() {
        let answered = newest_answers([call(1, &[(Question::Cost, "900")])].iter());
        assert_eq!(unknown(&answered, true).len(), 15);
        assert!(unknown(&answered, true).contains(&Question::OpioidMedications));
        assert_eq!(unknown(&answered, false).len(), 14);
        assert!(!unknown(&answered, false).contains(&Question::OpioidMedications));
        assert_eq!(unknown(&BTreeMap::new(), true), Question::ALL);
    }

    #[test]
    fn a_call_that_nobody_picked_up_reached_nobody() {
        assert!(!call(1, &[]).reached_somebody());
        assert!(call(1, &[(Question::Fit, "yes")]).reached_somebody());
        assert!(CallWords { spoke_to: Line::parse("Ines").unwrap(), ..call(1, &[]) }.reached_somebody());
    }

    #[test]
    fn the_longest_name_fits_a_task() {
        let name = Line::<120>::parse(&"x".repeat(120)).unwrap();
        assert_eq!(task(&name).title.as_str().len(), 125);
    }
}
