//! Boundaries of different members that undo each other: one stops what another goes on with.
//!
//! Found by what each says it stops and offers, never by reading sentences, so that nobody is told something that isn't so.

use crate::boundary::{BoundaryWords, Revision, Subject};
use crate::member::Role;
use crate::slug::slugs;
use crate::{BoundaryId, MemberId, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// What may be said about one pair, in how many pieces: far more than a talk, and an end to what can be piled up. Settling it is
/// always possible.
pub const MOST_WORDS: usize = 200;

slugs! {
    /// How one undoes the other.
    ConflictKind {
        /// Both are about the same thing.
        SameThing = "same-thing",
        /// Cash pays what the other no longer pays.
        CashInstead = "cash-instead",
        /// A bed or a key opens again what the other has closed.
        TakenIn = "taken-in",
    }
}

/// Two boundaries that undo each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The one that stops something.
    pub stop: BoundaryId,
    /// The one that goes on with it.
    pub offer: BoundaryId,
    /// What is stopped.
    pub stopped: Subject,
    /// What is done all the same.
    pub offered: Subject,
    /// How it undoes the other.
    pub kind: ConflictKind,
    /// Who must keep one of them, their owners included.
    pub concerned: BTreeSet<MemberId>,
    /// Who must keep both, and can't.
    pub torn: BTreeSet<MemberId>,
}

/// One boundary as far as it can be in conflict.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Which.
    pub id: BoundaryId,
    /// Whose.
    pub owner: MemberId,
    /// Who must keep it, the owner among them.
    pub keepers: &'a BTreeSet<MemberId>,
    /// What it says.
    pub words: &'a BoundaryWords,
}

/// Every pair that undoes each other, in the order of `sides`. Leave out drafts of others and what was set aside.
pub fn conflicts<'a>(sides: impl IntoIterator<Item = Side<'a>>) -> Vec<Conflict> {
    let sides: Vec<Side<'a>> = sides.into_iter().collect();
    let pairs = sides.iter().flat_map(|stop| sides.iter().map(move |offer| (stop, offer)));
    pairs.filter_map(|(stop, offer)| between(stop, offer)).collect()
}

/// How `offer` undoes `stop`, if it does.
pub fn between(stop: &Side<'_>, offer: &Side<'_>) -> Option<Conflict> {
    let (stopped, offered) = (stop.words.stops?, offer.words.offers?);
    let kind = undoes(offered, stopped)?;
    if stop.owner == offer.owner || !hold_together(stop.words, offer.words) {
        return None;
    }
    Some(Conflict {
        stop: stop.id,
        offer: offer.id,
        stopped,
        offered,
        kind,
        concerned: stop.keepers.union(offer.keepers).copied().collect(),
        torn: stop.keepers.intersection(offer.keepers).copied().collect(),
    })
}

/// Whether giving `offered` gives back what somebody has `stopped`.
pub fn undoes(offered: Subject, stopped: Subject) -> Option<ConflictKind> {
    match (offered, stopped) {
        _ if offered == stopped => Some(ConflictKind::SameThing),
        (Subject::Cash, paid) if paid.costs_money() => Some(ConflictKind::CashInstead),
        (Subject::Living | Subject::HouseKey, Subject::Night)
        | (Subject::Night | Subject::HouseKey, Subject::Living) => Some(ConflictKind::TakenIn),
        _ => None,
    }
}

/// Whether there is an answer after which both hold: a bed after a yes undoes nothing that holds after a no.
fn hold_together(a: &BoundaryWords, b: &BoundaryWords) -> bool {
    a.starts_on.is_empty() || b.starts_on.is_empty() || !a.starts_on.is_disjoint(&b.starts_on)
}

slugs! {
    /// What is put down in the talk about a pair.
    EntryKind {
        /// Something to say.
        Said = "said",
        /// How it is settled.
        Settled = "settled",
        /// Why it isn't.
        Reopened = "reopened",
    }
}

/// The wordings and things that an entry was about: it settles nothing for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Wording of the boundary that stops.
    pub stop: Revision,
    /// Wording of the boundary that offers.
    pub offer: Revision,
    /// What is stopped.
    pub stopped: Subject,
    /// What is offered.
    pub offered: Subject,
}

/// Whether the pair is settled: by the last word on these wordings that settles or takes up again.
pub fn is_settled(now: About, entries: impl IntoIterator<Item = (EntryKind, About)>) -> bool {
    let last = entries.into_iter().filter(|(kind, about)| *about == now && *kind != EntryKind::Said).last();
    matches!(last, Some((EntryKind::Settled, _)))
}

/// Why nothing can be put down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotSpeak {
    /// Only those who must keep one of the two, and their facilitator.
    #[error("not concerned")]
    NotConcerned,
    /// Only the owner of one of the two says that it is settled.
    #[error("not their boundary")]
    NotAnOwner,
    /// It is settled already, or isn't.
    #[error("stands so already")]
    StandsSo,
}

/// Whether `by` has to do with a pair that `concerned` must keep one of: they have, and the facilitator.
pub fn has_to_do_with(by: MemberId, role: Role, concerned: &BTreeSet<MemberId>) -> bool {
    role == Role::Facilitator || concerned.contains(&by)
}

/// Whether `by` may put down `kind`. `owners` are those of the two.
///
/// # Errors
/// [`CannotSpeak`].
pub fn may_put_down(
    kind: EntryKind,
    by: MemberId,
    role: Role,
    concerned: &BTreeSet<MemberId>,
    owners: [MemberId; 2],
    settled: bool,
) -> Result<(), CannotSpeak> {
    if !has_to_do_with(by, role, concerned) {
        return Err(CannotSpeak::NotConcerned);
    }
    match kind {
        EntryKind::Said => Ok(()),
        EntryKind::Settled if !owners.contains(&by) => Err(CannotSpeak::NotAnOwner),
        EntryKind::Settled if settled => Err(CannotSpeak::StandsSo),
        EntryKind::Reopened if !settled => Err(CannotSpeak::StandsSo),
        EntryKind::Settled | EntryKind::Reopened => Ok(()),
    }
}

/// What somebody puts down. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryWords {
    /// In their words.
    pub says: Prose<1000>,
    /// What was stopped then.
    pub stopped: Subject,
    /// What was offered then.
    pub offered: Subject,
}

#[cfg(test)]
#[path = "conflict_tests.rs"]
mod tests;
