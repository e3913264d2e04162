//! The plan for the time after treatment, and for when they use again (practice.md §9). The family writes it; where the person
//! takes part, it is printed for them and filled in together.

use crate::Prose;
use crate::slug::slugs;
use serde::{Deserialize, Serialize};

slugs! {
    /// What belongs to it, in the order in which it is printed.
    PlanPart {
        /// What may start it, around them and within.
        Triggers = "triggers",
        /// Early signs, in mood, thoughts and body.
        EarlySigns = "early-signs",
        /// What helps then.
        Coping = "coping",
        /// Whom to call.
        People = "people",
        /// Appointments, and the next level of care.
        Appointments = "appointments",
        /// Who prescribes, and when it runs out.
        Medicine = "medicine",
        /// Groups.
        MutualHelp = "mutual-help",
        /// Where they live.
        Home = "home",
        /// Work, school, courts, money.
        Work = "work",
        /// Where it is, and who can give it.
        Naloxone = "naloxone",
        /// The first hour after they used again.
        FirstHour = "first-hour",
        /// The first day.
        FirstDay = "first-day",
        /// The first week.
        FirstWeek = "first-week",
        /// The way back into care.
        WayBack = "way-back",
    }
}

/// What one part says. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWords {
    /// In the family's own words; empty when it was emptied again.
    pub text: Prose<1200>,
}

slugs! {
    /// For whom it is printed.
    PlanReader {
        /// For the family.
        Family = "family",
        /// For the person, with room to write.
        Person = "person",
    }
}

/// How far ahead the next look at it is proposed, in days.
pub const LOOK_AGAIN_AFTER: i64 = 30;
