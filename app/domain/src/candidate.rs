//! Who should take part, and who rather not: somebody whom the circle thinks about. Nobody is judged; a person who
//! shouldn't be in the room can be heard there all the same, when somebody else reads their letter.

use crate::slug::slugs;
use crate::{Line, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How many a circle may think about: far more than come to a meeting, and an end to what can be piled up.
pub const MOST: usize = 40;

slugs! {
    /// What may speak against somebody's being in the room (practice.md §2, "Team").
    Concern {
        /// The person doesn't like or trust them.
        Disliked = "disliked",
        /// They use now, or drink too much, themselves.
        UsesNow = "uses-now",
        /// They are ill, and it isn't under control now.
        Unwell = "unwell",
        /// They might warn the person, or work against the plan.
        MightUndo = "might-undo",
        /// They may not be able to keep to the plan, or to stay calm.
        HardToHold = "hard-to-hold",
        /// They know only what others have told them.
        HasNotSeen = "has-not-seen",
        /// They are a small child.
        Child = "child",
        /// They are afraid of the person, or the person of them.
        Afraid = "afraid",
    }
}

slugs! {
    /// What follows from it. Who takes part is the family's choice, except where somebody could be hurt.
    Advice {
        /// Nothing that is known speaks against it.
        Welcome = "welcome",
        /// Better not in the room.
        BetterNot = "better-not",
        /// Not in the room.
        NotThere = "not-there",
        /// Nothing at all before those who know about violence have been asked.
        SafetyFirst = "safety-first",
    }
}

slugs! {
    /// What the family has chosen.
    Place {
        /// It isn't settled.
        Open = "open",
        /// In the room.
        InTheRoom = "in-the-room",
        /// Not there; somebody reads their letter aloud.
        ByLetter = "by-letter",
        /// Not there; they help in another way.
        HelpsElsewhere = "helps-elsewhere",
        /// Not part of it.
        StaysOut = "stays-out",
    }
}

/// Each concern with what follows from it. The most serious decides.
const RULES: [(Concern, Advice); 8] = [
    (Concern::Disliked, Advice::BetterNot),
    (Concern::UsesNow, Advice::BetterNot),
    (Concern::Unwell, Advice::BetterNot),
    (Concern::MightUndo, Advice::BetterNot),
    (Concern::HardToHold, Advice::BetterNot),
    (Concern::HasNotSeen, Advice::BetterNot),
    (Concern::Child, Advice::NotThere),
    (Concern::Afraid, Advice::SafetyFirst),
];

/// What follows from everything that speaks against it.
pub fn advice(concerns: &BTreeSet<Concern>) -> Advice {
    let follows = RULES.iter().filter(|(concern, _)| concerns.contains(concern)).map(|(_, advice)| *advice);
    follows.max().unwrap_or(Advice::Welcome)
}

/// Somebody, and what the family thinks about their part. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateWords {
    /// What they are called.
    pub name: Line<60>,
    /// What they are to the person; may be empty.
    pub relation: Line<60>,
    /// What may speak against it.
    pub concerns: BTreeSet<Concern>,
    /// What was chosen.
    pub place: Place,
    /// Why; there when it was chosen against the advice.
    pub because: Prose<600>,
}

/// Why something can't be chosen as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objection {
    /// It is too much for them. There is no way around it.
    NotThere,
    /// Somebody could be hurt: neither there nor read aloud. There is no way around it.
    SafetyFirst,
    /// It goes against the advice, and nobody says why.
    SayWhy,
}

impl CandidateWords {
    /// What keeps it from being chosen.
    pub fn objection(&self) -> Option<Objection> {
        match (self.place, advice(&self.concerns)) {
            (Place::InTheRoom | Place::ByLetter, Advice::SafetyFirst) => Some(Objection::SafetyFirst),
            (Place::InTheRoom, Advice::NotThere) => Some(Objection::NotThere),
            (Place::InTheRoom, Advice::BetterNot) if self.because.is_blank() => Some(Objection::SayWhy),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_serious_concern_decides() {
        let table: [(&[Concern], Advice); 6] = [
            (&[], Advice::Welcome),
            (&[Concern::Disliked], Advice::BetterNot),
            (&[Concern::UsesNow, Concern::HasNotSeen], Advice::BetterNot),
            (&[Concern::Child], Advice::NotThere),
            (&[Concern::HardToHold, Concern::Afraid], Advice::SafetyFirst),
            (Concern::ALL, Advice::SafetyFirst),
        ];
        for (concerns, expected) in table {
            assert_eq!(advice(&concerns.iter().copied().collect()), expected, "{concerns:?}");
        }
        assert!(Concern::ALL.iter().all(|concern| RULES.iter().any(|(other, _)| other == concern)));
    }

    #[test]
    fn a_choice_against_the_advice_needs_words_and_a_dangerous_one_is_none() {
        let about = |concern: Concern, place, because: &str| CandidateWords {
            name: Line::parse("Uncle Leo").unwrap(),
            relation: Line::default(),
            concerns: [concern].into(),
            place,
            because: Prose::parse(because).unwrap(),
        };
        let table = [
            (about(Concern::UsesNow, Place::InTheRoom, ""), Some(Objection::SayWhy)),
            (about(Concern::UsesNow, Place::InTheRoom, "He has stopped for this week."), None),
            (about(Concern::UsesNow, Place::ByLetter, ""), None),
            (about(Concern::Afraid, Place::InTheRoom, "She wants to."), Some(Objection::SafetyFirst)),
            (about(Concern::Afraid, Place::ByLetter, "She wants to."), Some(Objection::SafetyFirst)),
            (about(Concern::Afraid, Place::HelpsElsewhere, ""), None),
            (about(Concern::Child, Place::InTheRoom, "She wants to."), Some(Objection::NotThere)),
            (about(Concern::Child, Place::ByLetter, ""), None),
            (about(Concern::Child, Place::Open, ""), None),
        ];
        for (words, expected) in table {
            assert_eq!(words.objection(), expected, "{words:?}");
        }
    }
}
