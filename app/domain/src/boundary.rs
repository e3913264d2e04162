//! What a member will or won't do themselves from a given day on.
//!
//! Agreement is by consent to an exact wording: a later edit is other words, and asks everybody again.

use crate::boundary_rules::Vital;
use crate::outcome::Outcome;
use crate::slug::slugs;
use crate::{Line, MemberId, Prose, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// The number of a wording, from 1.
pub type Revision = i64;

/// One wording. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundaryWords {
    /// "If you come home intoxicated": something anybody could see.
    pub when: Prose<400>,
    /// "I will stay at my sister's that night": something I do myself.
    pub i_will: Prose<400>,
    /// "From Sunday".
    pub from: Line<80>,
    /// "Until we talk again in 30 days"; may be empty.
    pub until: Line<80>,
    /// What I will gladly do; may be empty.
    pub gladly: Prose<400>,
    /// What it is about, where its owner said so.
    #[serde(default)]
    pub kind: Option<BoundaryKind>,
    /// Who stands by me, and what I do after a slip; may be empty.
    #[serde(default)]
    pub backed_by: Line<120>,
    /// How sure I am to keep it on my worst day, from 0 to 10.
    #[serde(default)]
    pub sure: Option<u8>,
    /// The answers at the meeting with which it starts; none for whatever the answer is.
    #[serde(default)]
    pub starts_on: BTreeSet<Outcome>,
}

impl BoundaryWords {
    /// Whether others read the same: how sure its owner is, and what it is about, isn't shown to them.
    pub fn reads_like(&self, other: &Self) -> bool {
        let shown = |words: &Self| Self { kind: None, sure: None, ..words.clone() };
        shown(self) == shown(other)
    }
}

slugs! {
    /// What a boundary is about (practice.md §6).
    BoundaryKind {
        /// Cash, bills, debts.
        Money = "money",
        /// Who lives or sleeps where.
        Home = "home",
        /// Driving and riding along.
        Car = "car",
        /// Calls, visits, messages.
        Contact = "contact",
        /// Children's safety and their visits.
        Children = "children",
        /// Jobs, school, sick notes.
        Work = "work",
        /// Excuses and covering up.
        Lies = "lies",
        /// Bail, fines, lawyers.
        Legal = "legal",
    }
}

/// Where a boundary stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundaryState {
    /// Its owner is still finding words; nobody else sees it.
    Draft,
    /// Everybody who must keep it is asked.
    Proposed {
        /// The wording they are asked about.
        revision: Revision,
        /// Since when.
        at: Timestamp,
        /// Who has said yes to exactly this wording.
        consents: BTreeSet<MemberId>,
    },
    /// Everybody who must keep it has said yes to this wording.
    Agreed {
        /// The wording.
        revision: Revision,
        /// Since when.
        at: Timestamp,
    },
    /// Given up, with a reason, kept on the record.
    SetAside {
        /// Since when.
        at: Timestamp,
    },
}

/// The step doesn't fit where the boundary stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WrongState {
    /// There is nothing proposed to say yes to.
    #[error("nothing is proposed")]
    NotProposed,
    /// The words have changed since they were read.
    #[error("the words have changed")]
    OtherWords,
    /// Only those who must keep it are asked.
    #[error("not a keeper")]
    NotAKeeper,
    /// It was set aside.
    #[error("set aside")]
    IsSetAside,
    /// Its words look as if they took away something that keeps somebody alive.
    #[error("takes away {}", .0.slug())]
    TakesAway(Vital),
}

impl BoundaryState {
    /// Shows the wording to everybody and asks its keepers. The owner keeps it and has said yes by proposing it.
    /// Proposing the same words twice keeps the yeses they have.
    ///
    /// # Errors
    /// [`WrongState::IsSetAside`].
    pub fn propose(
        self,
        revision: Revision,
        owner: MemberId,
        keepers: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<Self, WrongState> {
        match self {
            Self::SetAside { .. } => Err(WrongState::IsSetAside),
            Self::Proposed { revision: asked, .. } | Self::Agreed { revision: asked, .. } if asked == revision => {
                Ok(self)
            }
            _ => Ok(settle(revision, now, BTreeSet::from([owner]), keepers, now)),
        }
    }

    /// Agreed when the last keeper says yes: a boundary that one person won't keep is a threat.
    ///
    /// # Errors
    /// [`WrongState`]: only keepers, only what is proposed, only the words they have read.
    pub fn consent(
        self,
        by: MemberId,
        seen: Revision,
        keepers: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<Self, WrongState> {
        match self {
            Self::Proposed { revision, .. } | Self::Agreed { revision, .. } if revision != seen => {
                Err(WrongState::OtherWords)
            }
            Self::Proposed { .. } if !keepers.contains(&by) => Err(WrongState::NotAKeeper),
            Self::Proposed { revision, at, mut consents } => {
                consents.insert(by);
                Ok(settle(revision, at, consents, keepers, now))
            }
            // Pressed twice, or in two tabs: the yes is already there.
            Self::Agreed { .. } if keepers.contains(&by) => Ok(self),
            Self::SetAside { .. } => Err(WrongState::IsSetAside),
            Self::Draft | Self::Agreed { .. } => Err(WrongState::NotProposed),
        }
    }

    /// People agree to words, not to ideas, so a rewording asks everyone again. A draft stays a draft.
    ///
    /// # Errors
    /// [`WrongState::IsSetAside`].
    pub fn reword(
        self,
        revision: Revision,
        owner: MemberId,
        keepers: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<Self, WrongState> {
        match self {
            Self::Draft => Ok(Self::Draft),
            other => other.propose(revision, owner, keepers, now),
        }
    }

    /// Gives it up, for everybody to see. Doing so twice changes nothing. A draft is nobody else's business, so it is
    /// thrown away instead.
    ///
    /// # Errors
    /// [`WrongState::NotProposed`].
    pub fn set_aside(self, now: Timestamp) -> Result<Self, WrongState> {
        match self {
            Self::Draft => Err(WrongState::NotProposed),
            Self::SetAside { at } => Ok(Self::SetAside { at }),
            Self::Proposed { .. } | Self::Agreed { .. } => Ok(Self::SetAside { at: now }),
        }
    }

    /// Who has not said yes yet; nobody unless it is proposed.
    pub fn still_asked(&self, keepers: &BTreeSet<MemberId>) -> BTreeSet<MemberId> {
        match self {
            Self::Proposed { consents, .. } => keepers.difference(consents).copied().collect(),
            _ => BTreeSet::new(),
        }
    }

    /// The number for the next wording. Nobody but its owner has read a draft, so a draft is written over; what others
    /// have read stays as they read it.
    pub const fn next_revision(&self, newest: Revision) -> Revision {
        match self {
            Self::Draft => newest,
            _ => newest + 1,
        }
    }

    /// What it is when somebody who should have kept it has left the circle: the yeses of those who are left are enough.
    #[must_use]
    pub fn after_leaving(self, keepers_left: &BTreeSet<MemberId>, now: Timestamp) -> Self {
        match self {
            Self::Proposed { revision, at, consents } => settle(revision, at, consents, keepers_left, now),
            other => other,
        }
    }

    /// Whether `reader` may see it: a draft is its owner's alone.
    pub fn may_read(&self, reader: MemberId, owner: MemberId) -> bool {
        reader == owner || !matches!(self, Self::Draft)
    }

    /// The written name, for the database and the style sheet.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed { .. } => "proposed",
            Self::Agreed { .. } => "agreed",
            Self::SetAside { .. } => "set-aside",
        }
    }
}

fn settle(
    revision: Revision,
    at: Timestamp,
    consents: BTreeSet<MemberId>,
    keepers: &BTreeSet<MemberId>,
    now: Timestamp,
) -> BoundaryState {
    if keepers.is_subset(&consents) {
        BoundaryState::Agreed { revision, at: now }
    } else {
        BoundaryState::Proposed { revision, at, consents }
    }
}

#[cfg(test)]
#[path = "boundary_tests.rs"]
mod tests;
