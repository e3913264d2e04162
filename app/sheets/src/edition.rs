//! One edition of what a circle has prepared, as whoever prints it may read it.
//!
//! Everything here is words that somebody has already chosen: this crate has no texts of its own but the labels in its
//! template, and decides nothing about who may read what.

use crate::safety::{SafetyCard, SafetySection};
use serde::{Deserialize, Serialize};

/// Everything that can be printed from one edition. What is empty isn't printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// Rises with every edition; stands at the foot of each page, so that an older copy is seen to be one.
    pub number: u32,
    /// Whether every page says DRAFT.
    pub draft: bool,
    /// What is still missing, as a sentence: "Still missing: who reads when."
    pub missing: String,
    /// Day, hour and place, as one line.
    pub when: String,
    /// Street and number; empty where nobody has written it down.
    pub address: String,
    /// When nobody should meet.
    pub not_when: SafetySection,
    /// Members who read; turns and boundary sheets point here by their place in the list.
    pub readers: Vec<Reader>,
    /// The first words, and who says them.
    pub opening: Spoken,
    /// Who reads when.
    pub order: Vec<OrderLine>,
    /// What is read, first to last.
    pub turns: Vec<Turn>,
    /// The question.
    pub ask: Ask,
    /// What they may say, and the one voice that answers.
    pub objections: Vec<Objection>,
    /// What is said after the last answer: "After each answer, ask once more."
    pub after_objections: String,
    /// What is offered, step by step, when it isn't a yes.
    pub ladder: Ladder,
    /// The last words and what follows them.
    pub closing: Closing,
    /// What to do in danger, and whom to call.
    pub safety: SafetyCard,
    /// Who sits where.
    pub seats: Vec<Seat>,
    /// Who does what.
    pub roles: Vec<Role>,
    /// What happens when, and who sees to it.
    pub run_sheet: Vec<RunRow>,
    /// What the driver takes along.
    pub admission: Admission,
    /// One for each member and answer.
    pub boundary_sheets: Vec<BoundarySheet>,
    /// How the paper is collected again.
    pub shred: Shred,
}

/// Somebody who reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// What they are called.
    pub name: String,
    /// At the foot of their copy.
    pub initials: String,
}

/// A text with a title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titled {
    /// Its title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// Words to say, with who says them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// Its title.
    pub title: String,
    /// Who says it and when; not said aloud.
    pub cue: String,
    /// The words.
    pub words: String,
}

/// A line of the order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Who reads.
    pub who: String,
    /// How long it takes, or that they bring their letter.
    pub note: String,
}

/// One letter that is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Whose pages it belongs to: a place in [`Edition::readers`].
    pub reader: usize,
    /// Whose letter it is.
    pub title: String,
    /// "Number 2. Ben reads."
    pub cue: String,
    /// The letter, part by part. None when it is brought on paper or not written yet; then the cue says so.
    pub parts: Vec<String>,
}

/// The question, the silence after it, and the place that is ready.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Whose pages it belongs to as well: a place in [`Edition::readers`].
    pub reader: Option<usize>,
    /// Who asks, and the words.
    pub spoken: Spoken,
    /// What to do then.
    pub silence: Titled,
    /// Programme, phone, driver.
    pub place: Vec<Fact>,
}

/// Something known, with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is known.
    pub value: String,
}

/// What they may say, and the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Their words.
    pub said: String,
    /// Who answers.
    pub cue: String,
    /// The answer.
    pub answer: String,
    /// What to say if that isn't enough; may be empty.
    pub fallback: String,
}

/// What is offered when it isn't a yes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    /// How it is used: "Offer one at a time."
    pub cue: String,
    /// From the largest step down.
    pub rungs: Vec<Rung>,
}

/// One step of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// What is offered.
    pub title: String,
    /// "Ben sees to it. In the first week, after “No”."
    pub who_and_when: String,
    /// How; may be empty.
    pub how: String,
}

/// The end of the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When the sheets with the boundaries are opened; may be empty.
    pub cue: String,
    /// Said aloud, for a yes and for anything else.
    pub spoken: Vec<Titled>,
    /// For the circle, afterwards.
    pub afterwards: Vec<Titled>,
}

/// A seat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Where it is.
    pub place: String,
    /// Who sits there.
    pub who: String,
}

/// A part somebody has at the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// Who has it.
    pub who: String,
    /// What they do.
    pub does: String,
}

/// A row of the run sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRow {
    /// When: "14:05", "The day before".
    pub time: String,
    /// What happens.
    pub what: String,
    /// Who sees to it; may be empty.
    pub who: String,
}

/// What the driver takes along.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    /// Programme, address, phone, when they are expected, the backup.
    pub facts: Vec<Fact>,
    /// What has to be ready.
    pub items: Vec<AdmissionItem>,
}

/// Something that has to be ready.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdmissionItem {
    /// What.
    pub title: String,
    /// What is known about it; may be empty.
    pub note: String,
    /// Who sees to it; may be empty.
    pub who: String,
    /// Whether somebody has said that it is ready: then its box is ticked.
    pub ready: bool,
}

/// What one member will do after one answer. Never in the script, and never in a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundarySheet {
    /// Whose: a place in [`Edition::readers`].
    pub member: usize,
    /// What they are called there: "Ben".
    pub title: String,
    /// For which answer, and what to do with the sheet.
    pub cue: String,
    /// Their own, to be read aloud when the cue says so: each is its lines.
    pub own: Vec<Vec<String>>,
    /// What nobody else should hear: whose support they have, what they keep with others.
    pub for_you: Vec<Vec<String>>,
    /// What is never taken away, whatever the answer is.
    pub never: Vec<String>,
}

/// How the paper is collected again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shred {
    /// What to do.
    pub text: Titled,
    /// One for each copy that was printed.
    pub copies: Vec<ShredRow>,
}

/// A copy that comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShredRow {
    /// The copy's number.
    pub number: u32,
    /// What it is: "The whole script".
    pub what: String,
    /// Who has it.
    pub who: String,
}
