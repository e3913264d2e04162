//! How far open a letter is: private, shown to the facilitator, shared with those its writer chose, approved.

use crate::member::Role;
use crate::slug::slugs;
use crate::{MemberId, Timestamp, VersionId};
use std::collections::BTreeSet;
use thiserror::Error;

/// Who may read a letter, and whether it is settled for the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterState {
    /// The writer alone.
    Private,
    /// The writer and those they chose.
    Shared {
        /// Who was chosen, by name, before it was shared.
        readers: BTreeSet<MemberId>,
        /// When it was shared first.
        at: Timestamp,
    },
    /// The same, and one version of it is what the meeting hears.
    Approved {
        /// As above.
        readers: BTreeSet<MemberId>,
        /// As above.
        at: Timestamp,
        /// Whose yes it has, and to which words.
        approval: Approval,
    },
}

/// A yes to exactly the words of one version. Whatever is written afterwards, that version is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// The version that is printed.
    pub version: VersionId,
    /// Who said yes.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

slugs! {
    /// How far a letter has come on its way to the meeting.
    Step {
        /// The writer alone reads it.
        Private = "private",
        /// Nobody but a facilitator reads it besides.
        WithFacilitator = "with-facilitator",
        /// Members whom the writer chose read it.
        WithMembers = "with-members",
        /// It is settled for the meeting.
        Approved = "approved",
    }
}

/// Why a letter's readers can't be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotShare {
    /// No reader was chosen.
    #[error("no reader was chosen")]
    NoReaders,
    /// Nothing has been written.
    #[error("nothing has been written")]
    Empty,
    /// Somebody it would be taken back from has read it, and the writer wasn't told before they decided.
    #[error("somebody has read it meanwhile")]
    ReadMeanwhile,
}

/// Why a letter can't be approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotApprove {
    /// It takes somebody else's yes.
    #[error("not theirs to approve")]
    NotYours,
    /// It says something else than what they have read.
    #[error("the words have changed")]
    OtherWords,
    /// Nothing has been written.
    #[error("nothing has been written")]
    Empty,
}

/// The newest revision of each part as somebody had it before them, first part first. Written `3.0.1.0.0.2.5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(pub Vec<i64>);

impl LetterState {
    /// Those who were chosen; nobody while it is private.
    pub fn readers(&self) -> &BTreeSet<MemberId> {
        static NOBODY: BTreeSet<MemberId> = BTreeSet::new();
        match self {
            Self::Private => &NOBODY,
            Self::Shared { readers, .. } | Self::Approved { readers, .. } => readers,
        }
    }

    /// Whether `reader` may read a letter that `writer` wrote.
    pub fn may_read(&self, reader: MemberId, writer: MemberId) -> bool {
        reader == writer || self.readers().contains(&reader)
    }

    /// The yes it has for the meeting.
    pub fn approval(&self) -> Option<Approval> {
        match self {
            Self::Approved { approval, .. } => Some(*approval),
            Self::Private | Self::Shared { .. } => None,
        }
    }

    /// How far it has come, where `facilitators` guide the circle.
    pub fn step(&self, facilitators: &BTreeSet<MemberId>) -> Step {
        match self {
            Self::Private => Step::Private,
            Self::Shared { readers, .. } if readers.is_subset(facilitators) => Step::WithFacilitator,
            Self::Shared { .. } => Step::WithMembers,
            Self::Approved { .. } => Step::Approved,
        }
    }

    /// Shares with exactly `readers`; sharing again replaces the list and keeps the first date and the approval.
    ///
    /// # Errors
    /// [`CannotShare::NoReaders`] and [`CannotShare::Empty`].
    pub fn share(self, readers: BTreeSet<MemberId>, words: usize, now: Timestamp) -> Result<Self, CannotShare> {
        if readers.is_empty() {
            return Err(CannotShare::NoReaders);
        }
        if words == 0 {
            return Err(CannotShare::Empty);
        }
        Ok(match self {
            Self::Private => Self::Shared { readers, at: now },
            Self::Shared { at, .. } => Self::Shared { readers, at },
            Self::Approved { at, approval, .. } => Self::Approved { readers, at, approval },
        })
    }

    /// One of its readers says yes to the words they have read. `approvers` are those whose yes it takes, and
    /// `as_read` says whether the words are still the ones they saw. A new yes replaces the earlier one.
    ///
    /// # Errors
    /// [`CannotApprove`].
    pub fn approve(
        self,
        approval: Approval,
        approvers: &BTreeSet<MemberId>,
        as_read: bool,
        words: usize,
    ) -> Result<Self, CannotApprove> {
        if !approvers.contains(&approval.by) || !self.readers().contains(&approval.by) {
            return Err(CannotApprove::NotYours);
        }
        if !as_read {
            return Err(CannotApprove::OtherWords);
        }
        if words == 0 {
            return Err(CannotApprove::Empty);
        }
        match self {
            Self::Private => Err(CannotApprove::NotYours),
            Self::Shared { readers, at } | Self::Approved { readers, at, .. } => {
                Ok(Self::Approved { readers, at, approval })
            }
        }
    }
}

/// Whose yes a letter takes: a facilitator's; where none but the writer guides the circle, the organizer's; and where
/// that is the writer too, anybody else's. Nobody approves their own: a letter is heard by somebody before the meeting.
pub fn approvers(writer: MemberId, members: &[(MemberId, Role)]) -> BTreeSet<MemberId> {
    let others = |is: fn(Role) -> bool| -> BTreeSet<MemberId> {
        members.iter().filter(|(id, role)| *id != writer && is(*role)).map(|(id, _)| *id).collect()
    };
    [others(|role| role == Role::Facilitator), others(|role| role == Role::Organizer)]
        .into_iter()
        .find(|some| !some.is_empty())
        .unwrap_or_else(|| others(|_| true))
}

/// Takes a letter back from `from`. What was read stays read: a writer who takes it back from somebody who `have_read`
/// it must have been `told` so first.
///
/// # Errors
/// [`CannotShare::ReadMeanwhile`] when somebody read it between the question and the answer.
pub fn take_back(
    mut from: BTreeSet<MemberId>,
    have_read: &BTreeSet<MemberId>,
    told: &BTreeSet<MemberId>,
) -> Result<(), CannotShare> {
    from.retain(|reader| have_read.contains(reader) && !told.contains(reader));
    if from.is_empty() { Ok(()) } else { Err(CannotShare::ReadMeanwhile) }
}

/// A reader who looks again within this many milliseconds is still looking: only later looks are written down.
pub const LOOKS_APART: i64 = 10 * Timestamp::MINUTE;

/// Whether a look at a letter has to be written down, when this reader's last one was at `last`.
pub fn is_a_new_look(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.is_none_or(|last| now.since(last) >= LOOKS_APART)
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let revs: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&revs.join("."))
    }
}

impl std::str::FromStr for Seen {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split('.').map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
#[path = "sharing_tests.rs"]
mod tests;
