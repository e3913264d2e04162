//! Editions of the script: what was prepared, word for word, at the moment when somebody said "go".
//!
//! What is printed, shown and read at the meeting is one edition. Who may read which letter of it is asked anew each time.

use crate::admission::AdmissionItem;
use crate::boundary::BoundaryWords;
use crate::circle::CircleWords;
use crate::ladder::RungWords;
use crate::letter::PartText;
use crate::meeting::{MeetingRole, MeetingWords};
use crate::objection::ObjectionWords;
use crate::option::OptionWords;
use crate::outcome::TaskKind;
use crate::proxy::ProxyWords;
use crate::seat::Seat;
use crate::slug::slugs;
use crate::{MemberId, ProxyId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that an edition holds. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionWords {
    /// What is known about the circle and the person.
    pub circle: CircleWords,
    /// What each member was called.
    pub names: BTreeMap<MemberId, String>,
    /// When and where.
    pub meeting: MeetingWords,
    /// Who does what.
    pub roles: BTreeMap<MeetingRole, MemberId>,
    /// Who reads, first to last.
    pub order: Vec<MemberId>,
    /// The letters that somebody shared.
    pub letters: Vec<EditionLetter>,
    /// The letters of those who can't be there.
    pub proxies: Vec<EditionProxy>,
    /// What they may say, and the one voice that answers.
    pub objections: Vec<EditionObjection>,
    /// What is offered when it isn't a yes, from the largest step down. Editions made before it was part of one have none.
    #[serde(default)]
    pub ladder: Vec<EditionRung>,
    /// Who sits where; empty while nobody has a chair.
    pub seats: Vec<Seat>,
    /// The place that is ready.
    pub booked: Option<OptionWords>,
    /// Another one, in case it is gone.
    pub backup: Option<OptionWords>,
    /// What is agreed.
    pub boundaries: Vec<EditionBoundary>,
    /// What is known for the day of the admission.
    pub admission: Vec<EditionAdmission>,
    /// What is seen to until the meeting.
    pub lists: Vec<EditionTask>,
}

/// A letter as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionLetter {
    /// Who reads it aloud.
    pub writer: MemberId,
    /// Who could read it then: whoever is let in later reads what its writer shares with them, and not these words.
    pub readers: BTreeSet<MemberId>,
    /// Its parts, first to last.
    pub parts: Vec<PartText>,
}

/// A letter by proxy as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionProxy {
    /// Which.
    pub id: ProxyId,
    /// Who reads it aloud.
    pub reader: Option<MemberId>,
    /// Who could read it then, as for a letter.
    pub readers: BTreeSet<MemberId>,
    /// Whose it is, and what it says.
    pub words: ProxyWords,
}

/// What they may say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionObjection {
    /// Who answers.
    pub voice: Option<MemberId>,
    /// What is said and what is answered.
    pub words: ObjectionWords,
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionRung {
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// What is offered, how, by when and after which answers.
    pub words: RungWords,
}

/// A boundary that is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionBoundary {
    /// Whose.
    pub owner: MemberId,
    /// Who keeps it too.
    pub keepers: BTreeSet<MemberId>,
    /// What it says.
    pub words: BoundaryWords,
}

/// Something for the day of the admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionAdmission {
    /// What.
    pub item: AdmissionItem,
    /// What is known about it; may be empty.
    pub note: String,
    /// Who sees to it.
    pub owner: Option<MemberId>,
}

/// Something that is seen to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionTask {
    /// On which list.
    pub list: TaskKind,
    /// What.
    pub title: String,
    /// Who.
    pub owner: MemberId,
}

slugs! {
    /// What may be different from one edition to what is there now.
    Changed {
        /// What somebody reads.
        Letters = "letters",
        /// Who reads when.
        Order = "order",
        /// When and where.
        When = "when",
        /// Who does what.
        Roles = "roles",
        /// What is answered.
        Answers = "answers",
        /// What is offered when it isn't a yes.
        Ladder = "ladder",
        /// Who sits where.
        Seats = "seats",
        /// The place that is booked, or the backup.
        Place = "place",
        /// What is agreed.
        Boundaries = "boundaries",
        /// What is ready for the admission, and what is seen to until the meeting.
        Lists = "lists",
        /// What is known about the person, and what people are called.
        People = "people",
    }
}

impl EditionWords {
    /// What is different `now`.
    pub fn changed(&self, now: &Self) -> Vec<Changed> {
        let differs = |what: Changed| match what {
            Changed::Letters => !self.letters_changed(now).is_empty() || !self.proxies_are_alike(now),
            Changed::Order => self.order != now.order,
            Changed::When => self.meeting != now.meeting,
            Changed::Roles => self.roles != now.roles,
            Changed::Answers => self.objections != now.objections,
            Changed::Ladder => self.ladder != now.ladder,
            Changed::Seats => self.seats != now.seats,
            Changed::Place => self.booked != now.booked || self.backup != now.backup,
            Changed::Boundaries => self.boundaries != now.boundaries,
            Changed::Lists => self.admission != now.admission || self.lists != now.lists,
            Changed::People => self.circle != now.circle || self.names != now.names,
        };
        Changed::ALL.iter().copied().filter(|what| differs(*what)).collect()
    }

    fn proxies_are_alike(&self, now: &Self) -> bool {
        let alike = |(a, b): (&EditionProxy, &EditionProxy)| (a.id, a.reader, &a.words) == (b.id, b.reader, &b.words);
        self.proxies.len() == now.proxies.len() && self.proxies.iter().zip(&now.proxies).all(alike)
    }

    /// Whose letters say something else `now`, or are there in one of the two alone.
    pub fn letters_changed(&self, now: &Self) -> Vec<MemberId> {
        let parts = |of: &Self, writer: MemberId| {
            of.letters.iter().find(|letter| letter.writer == writer).map(|letter| letter.parts.clone())
        };
        let writers: BTreeSet<MemberId> = self.letters.iter().chain(&now.letters).map(|letter| letter.writer).collect();
        writers.into_iter().filter(|writer| parts(self, *writer) != parts(now, *writer)).collect()
    }
}

slugs! {
    /// What can be printed from one edition.
    Printed {
        /// Everything that is said, for the chair.
        Script = "script",
        /// One reader's own pages.
        Reader = "reader",
        /// Who reads when, on one card.
        OrderCard = "order-card",
        /// What happens when, with boxes to tick.
        RunSheet = "run-sheet",
        /// What they may say, and the answers.
        Objections = "objections",
        /// Boundary sheets for one answer.
        Boundaries = "boundaries",
        /// What to do in danger.
        SafetyCard = "safety-card",
        /// What the driver takes along.
        Admission = "admission",
        /// How the paper is collected again.
        Shred = "shred",
    }
}

#[cfg(test)]
#[path = "edition_tests.rs"]
mod tests;
