//! Treatment programmes being researched; one becomes the booked place, one the backup.

use crate::slug::slugs;
use crate::{Day, Line, Prose};
use serde::{Deserialize, Serialize};
use thiserror::Error;

slugs! {
    /// Where an option stands.
    Standing {
        /// Being looked into.
        Considering = "considering",
        /// The place the meeting will offer.
        Booked = "booked",
        /// The place if the first one falls through.
        Backup = "backup",
        /// Not for us, kept so that nobody calls twice.
        SetAside = "set-aside",
    }
}

slugs! {
    /// Medications a programme offers or continues (practice.md §7.2).
    Medication {
        /// Through certified opioid treatment programmes.
        Methadone = "methadone",
        /// Usually with naloxone.
        Buprenorphine = "buprenorphine",
        /// For opioids after withdrawal, and for alcohol.
        Naltrexone = "naltrexone",
        /// For alcohol.
        Acamprosate = "acamprosate",
        /// For alcohol.
        Disulfiram = "disulfiram",
    }
}

/// What a family knows about one programme. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionWords {
    /// Its name.
    pub programme: Line<120>,
    /// Slug of a level of care, edition included (`asam4-3.7`), or `unsure`.
    pub level: Line<40>,
    /// Medications it offers or continues.
    pub medications: Vec<Medication>,
    /// Where to call.
    pub phone: Line<40>,
    /// What it costs and who pays, as far as known.
    pub cost: Prose<1000>,
    /// The first day a place is free.
    pub first_opening: Option<Day>,
    /// Until when they hold the place.
    pub held_until: Option<Day>,
    /// Anything else.
    pub notes: Prose<2000>,
}

/// Why an option can't be booked yet. Explained to the family, never silently enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotBook {
    /// Fewer than two options were looked at: there is nothing to compare.
    #[error("compare at least two")]
    CompareFirst,
    /// Set aside options are not booked; take them up again first.
    #[error("set aside")]
    IsSetAside,
}

/// At least this many are compared before one is booked.
pub const COMPARE_AT_LEAST: usize = 2;

impl Standing {
    /// Books this option when enough were compared.
    ///
    /// # Errors
    /// [`CannotBook`].
    pub fn book(self, options_in_view: usize) -> Result<Self, CannotBook> {
        self.choose(options_in_view).map(|()| Self::Booked)
    }

    /// Makes this option the backup.
    ///
    /// # Errors
    /// [`CannotBook`].
    pub fn back_up(self, options_in_view: usize) -> Result<Self, CannotBook> {
        self.choose(options_in_view).map(|()| Self::Backup)
    }

    fn choose(self, options_in_view: usize) -> Result<(), CannotBook> {
        match self {
            Self::SetAside => Err(CannotBook::IsSetAside),
            _ if options_in_view < COMPARE_AT_LEAST => Err(CannotBook::CompareFirst),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_option_is_no_choice() {
        assert_eq!(Standing::Considering.book(1), Err(CannotBook::CompareFirst));
        assert_eq!(Standing::Considering.book(2), Ok(Standing::Booked));
        assert_eq!(Standing::Booked.back_up(2), Ok(Standing::Backup));
    }

    #[test]
    fn what_was_set_aside_is_taken_up_again_first() {
        assert_eq!(Standing::SetAside.book(5), Err(CannotBook::IsSetAside));
    }
}
