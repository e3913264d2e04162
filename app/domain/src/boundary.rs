//! What a member will or won't do themselves from a given day on.
//!
//! Agreement is by consent to an exact wording: a later edit is other words, and asks everybody again.

use crate::boundary_rules::Vital;
use crate::{MemberId, Timestamp};
use std::collections::BTreeSet;
use thiserror::Error;

mod stand;
mod subject;
mod words;

pub use stand::{Stand, Stands};
pub use subject::{BoundaryKind, Subject};
pub use words::BoundaryWords;

/// The number of a wording, from 1.
pub type Revision = i64;

/// Who must keep a boundary besides its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keepers {
    /// The whole family, and whoever joins it later.
    Everyone,
    /// These.
    These(BTreeSet<MemberId>),
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
        /// What was said about exactly this wording.
        stands: Stands,
        /// Whether its silent round was ended before everybody had answered.
        closed: bool,
    },
    /// Everybody who must keep it has said yes to this wording.
    Agreed {
        /// The wording.
        revision: Revision,
        /// Since when.
        at: Timestamp,
        /// What was said about it.
        stands: Stands,
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
    /// There is nothing proposed to answer.
    #[error("nothing is proposed")]
    NotProposed,
    /// The words have changed since they were read.
    #[error("the words have changed")]
    OtherWords,
    /// Only those who must keep it are asked.
    #[error("not a keeper")]
    NotAKeeper,
    /// Whoever is still asked answers before they end a round and see the others.
    #[error("answers first")]
    AnswersFirst,
    /// A worry, or that one can't live with it, says why.
    #[error("no reason")]
    NoReason,
    /// Its owner says yes by proposing it; whoever can't keep their own rewords it or sets it aside.
    #[error("its own owner")]
    IsTheirOwn,
    /// It was set aside.
    #[error("set aside")]
    IsSetAside,
    /// Nothing is agreed that could begin.
    #[error("not agreed")]
    NotAgreed,
    /// Its words look as if they took away something that keeps somebody alive.
    #[error("takes away {}", .0.slug())]
    TakesAway(Vital),
}

impl BoundaryState {
    /// Shows the wording to everybody and asks its keepers. The owner keeps it and has said yes by proposing it.
    /// Proposing the same words twice keeps the answers they have.
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
            _ => {
                let stands = Stands::from([(owner, Stand::Consent)]);
                Ok(Self::Proposed { revision, at: now, stands, closed: false }.settle(keepers, now))
            }
        }
    }

    /// Takes one keeper's answer. Agreed when the last of them says yes: a boundary that one person won't keep is a threat.
    /// An answer can be changed, also when all had agreed.
    ///
    /// # Errors
    /// [`WrongState`]: only keepers, only for themselves, only what is proposed, only the words they have read.
    pub fn answer(
        self,
        by: MemberId,
        owner: MemberId,
        stand: Stand,
        seen: Revision,
        keepers: &BTreeSet<MemberId>,
        now: Timestamp,
    ) -> Result<Self, WrongState> {
        match self {
            Self::SetAside { .. } => Err(WrongState::IsSetAside),
            Self::Draft => Err(WrongState::NotProposed),
            Self::Proposed { revision, .. } | Self::Agreed { revision, .. } if revision != seen => {
                Err(WrongState::OtherWords)
            }
            _ if !keepers.contains(&by) => Err(WrongState::NotAKeeper),
            _ if by == owner && stand != Stand::Consent => Err(WrongState::IsTheirOwn),
            Self::Proposed { revision, at, mut stands, closed } => {
                stands.insert(by, stand);
                Ok(Self::Proposed { revision, at, stands, closed }.settle(keepers, now))
            }
            Self::Agreed { revision, at, mut stands } => {
                stands.insert(by, stand);
                Ok(Self::Agreed { revision, at, stands }.settle(keepers, now))
            }
        }
    }

    /// Ends the silent round: what was said is shown, and whoever hasn't answered still can. Nothing to end, nothing changes.
    ///
    /// # Errors
    /// [`WrongState::OtherWords`] for another wording than the one that was `seen`; [`WrongState::AnswersFirst`] for who is
    /// still asked.
    pub fn close_round(self, by: MemberId, seen: Revision, keepers: &BTreeSet<MemberId>) -> Result<Self, WrongState> {
        match self {
            Self::Proposed { revision, .. } if revision != seen => Err(WrongState::OtherWords),
            Self::Proposed { .. } if self.still_asked(keepers).contains(&by) => Err(WrongState::AnswersFirst),
            Self::Proposed { revision, at, stands, .. } => Ok(Self::Proposed { revision, at, stands, closed: true }),
            other => Ok(other),
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

    /// Where it stands when somebody who kept it has left: what was said by those who are there counts.
    #[must_use]
    pub fn without_a_keeper(self, keepers: &BTreeSet<MemberId>, now: Timestamp) -> Self {
        self.settle(keepers, now)
    }

    /// Where it stands when somebody came to keep it, who answers before they see what the others said.
    #[must_use]
    pub fn with_newcomer(self, keepers: &BTreeSet<MemberId>, now: Timestamp) -> Self {
        let state = self.settle(keepers, now);
        if state.still_asked(keepers).is_empty() {
            return state;
        }
        match state {
            Self::Proposed { revision, at, stands, .. } => Self::Proposed { revision, at, stands, closed: false },
            other => other,
        }
    }

    /// Agreed as long as every keeper says yes.
    fn settle(self, keepers: &BTreeSet<MemberId>, now: Timestamp) -> Self {
        let all_say_yes = |stands: &Stands| keepers.iter().all(|keeper| stands.get(keeper).is_some_and(|s| s.is_yes()));
        match self {
            Self::Proposed { revision, stands, .. } if all_say_yes(&stands) => {
                Self::Agreed { revision, at: now, stands }
            }
            Self::Agreed { revision, stands, .. } if !all_say_yes(&stands) => {
                Self::Proposed { revision, at: now, stands, closed: false }
            }
            other => other,
        }
    }

    /// Whether `reader` may know what was said: after their own answer, or when the round is over.
    pub fn shows_stands_to(&self, reader: MemberId, keepers: &BTreeSet<MemberId>) -> bool {
        match self {
            Self::Agreed { .. } => true,
            Self::Proposed { stands, closed, .. } => {
                *closed || stands.contains_key(&reader) || self.still_asked(keepers).is_empty()
            }
            Self::Draft | Self::SetAside { .. } => false,
        }
    }

    /// What was said about the wording that counts.
    pub fn stands(&self) -> Option<&Stands> {
        match self {
            Self::Proposed { stands, .. } | Self::Agreed { stands, .. } => Some(stands),
            Self::Draft | Self::SetAside { .. } => None,
        }
    }

    /// Who has not answered yet; nobody unless it is proposed.
    pub fn still_asked(&self, keepers: &BTreeSet<MemberId>) -> BTreeSet<MemberId> {
        match self {
            Self::Proposed { stands, .. } => {
                keepers.iter().filter(|keeper| !stands.contains_key(keeper)).copied().collect()
            }
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

    /// Whether `reader` may see it: a draft is its owner's alone.
    pub fn may_read(&self, reader: MemberId, owner: MemberId) -> bool {
        reader == owner || !matches!(self, Self::Draft)
    }

    /// Whether it is before everybody: proposed or agreed.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Proposed { .. } | Self::Agreed { .. })
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

#[cfg(test)]
#[path = "boundary_tests.rs"]
mod tests;
