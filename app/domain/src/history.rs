//! What has been before: treatment and what helped, help that kept use going, strengths and good memories. What a member saw
//! on a given day is an [incident](crate::incident), and stays theirs alone.

use crate::slug::slugs;
use crate::{Line, Prose};
use serde::{Deserialize, Serialize};

/// How many a member may write down: far more than any place asks for, and an end to what can be piled up.
pub const MOST: usize = 200;

slugs! {
    /// What it is about.
    HistoryKind {
        /// Treatment, or another kind of professional help.
        Treatment = "treatment",
        /// There was none that the family knows of.
        NoTreatment = "no-treatment",
        /// Help of the family's that kept use going.
        Help = "help",
        /// A strength of the person's, or a good memory.
        Memory = "memory",
    }
}

/// One entry. Which kind it is says something about the person, so all of it is sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HistoryWords {
    /// Treatment they had.
    Treatment {
        /// What it was, and where.
        what: Line<120>,
        /// When, as one remembers it: "spring 2023".
        when: Line<60>,
        /// Which medicine, and whether it still is taken.
        medicine: Prose<300>,
        /// What helped.
        helped: Prose<600>,
        /// What was hard, or missing.
        hard: Prose<600>,
        /// How it ended.
        ended: Prose<300>,
    },
    /// None that the family knows of. Then a programme doesn't have to ask twice.
    NoTreatment {
        /// What they have tried instead; may be empty.
        note: Prose<600>,
    },
    /// Help that was meant well and kept use going: the act, never a name for whoever did it.
    Help {
        /// What I did.
        did: Prose<600>,
        /// What came of it; may be empty.
        came: Prose<600>,
        /// What I would rather do; may be empty. A boundary can begin with it.
        instead: Prose<600>,
    },
    /// A strength or a good memory.
    Memory {
        /// What I remember, or what they are good at.
        what: Prose<1000>,
    },
}

impl HistoryWords {
    /// What it is about.
    pub const fn kind(&self) -> HistoryKind {
        match self {
            Self::Treatment { .. } => HistoryKind::Treatment,
            Self::NoTreatment { .. } => HistoryKind::NoTreatment,
            Self::Help { .. } => HistoryKind::Help,
            Self::Memory { .. } => HistoryKind::Memory,
        }
    }

    /// Whether it says what treatment there was before, which every programme asks first.
    pub const fn tells_of_treatment(&self) -> bool {
        matches!(self, Self::Treatment { .. } | Self::NoTreatment { .. })
    }

    /// What a letter takes of it: a memory, and nothing else.
    pub fn for_a_letter(&self) -> Option<&str> {
        match self {
            Self::Memory { what } => Some(what.as_str().trim()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_takes_memories_and_nothing_else() {
        let memory = HistoryWords::Memory { what: Prose::parse("You taught me to swim.\n").unwrap() };
        assert_eq!(memory.for_a_letter(), Some("You taught me to swim."));
        let text = |text: &str| Prose::parse(text).unwrap();
        let help = HistoryWords::Help { did: text("I paid the rent."), came: text(""), instead: text("") };
        assert_eq!(help.for_a_letter(), None);
    }

    #[test]
    fn to_know_of_none_is_to_know() {
        assert!(HistoryWords::NoTreatment { note: Prose::default() }.tells_of_treatment());
        assert!(!HistoryWords::Memory { what: Prose::default() }.tells_of_treatment());
    }
}
