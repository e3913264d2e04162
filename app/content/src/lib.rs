//! What Kith says: helplines, guidance, cautions, the words of the script and the lists that follow an outcome.
//!
//! The words live in TOML files in `data/`, so that a reviewer can read and correct them without reading Rust. They
//! are part of the binary and are parsed once, when first needed. Every record names its source and the day it was
//! last reviewed; `tests/texts.rs` fails when one is missing, too hard to read or uses a word that hurts.
//!
//! Lookups take the `slug()` of a domain enum and panic on any other text, so parse what a visitor sent into the enum
//! first; `slugs_are_the_agreed_ones` keeps the spellings fixed.

mod load;

pub mod admission;
pub mod aftercare;
pub mod afterwards;
pub mod approaches;
pub mod boundary_examples;
pub mod candidates;
pub mod change_requests;
pub mod engagement;
pub mod follow_up;
pub mod helplines;
pub mod hints;
pub mod history;
pub mod incidents;
pub mod insurance_words;
pub mod ladder;
pub mod letter_parts;
pub mod levels_of_care;
pub mod library;
pub mod logistics;
pub mod medications;
pub mod meeting_roles;
pub mod next_steps;
pub mod objections;
pub mod option_questions;
pub mod outcomes;
pub mod passage;
pub mod privacy;
pub mod safety_card;
pub mod safety_screen;
pub mod script;
pub mod stages;
pub mod substances;
pub mod wellbeing;
pub mod zones;

use kith_domain::Day;

pub use approaches::approach;
pub use helplines::{countries, helplines};
pub use letter_parts::letter_part;
pub use meeting_roles::meeting_role;
pub use next_steps::next_step;
pub use outcomes::outcome;
pub use stages::stage;
pub use substances::substance;

/// The source of everything that is our own design rather than somebody's published finding.
pub const OWN_DESIGN: &str = "Kith (product design)";

/// Who has read the safety and treatment texts. Shown beside the review date, so that nobody takes it for a doctor's.
pub const REVIEWED_BY: &str = "Read by the Kith project. Not yet read by a doctor.";

/// After so many days a text that nobody has looked at is overdue.
const OVERDUE_AFTER: i64 = 365;

/// Whether words that were last reviewed on this day, as `YYYY-MM-DD`, are due to be looked at again.
pub fn is_overdue(reviewed: &str, today: Day) -> bool {
    Day::parse(reviewed).is_none_or(|day| day.plus(OVERDUE_AFTER) < today)
}

#[cfg(test)]
mod tests;
