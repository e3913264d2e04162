//! What a family may look at again before the meeting. These are hints in words: nothing is blocked by them, and nobody is
//! blamed (practice.md §3.2 and §3.3).

use crate::MemberId;
use crate::meeting::MeetingRole;
use std::collections::{BTreeMap, BTreeSet};

/// What the hints are read from.
#[derive(Debug, Clone, Copy)]
pub struct Prepared<'a> {
    /// Who has which part. A part whose member has left is nobody's.
    pub roles: &'a BTreeMap<MeetingRole, MemberId>,
    /// Who reads, first to last, the closer at the end.
    pub order: &'a [MemberId],
    /// Who has something that the others may read already: a letter that is shared, or the letter of somebody else.
    pub heard: &'a BTreeSet<MemberId>,
    /// Whether a place for treatment is booked: from then on somebody asks, and somebody drives.
    pub booked: bool,
    /// Whether the street and number are written down.
    pub address: bool,
    /// Whether opioids are among what the person uses.
    pub opioids: bool,
    /// Whose letter may be hardest to hear, if those who guide have said so.
    pub hardest: Option<MemberId>,
}

/// One hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// Nobody has this part. The chair's is the opening; without one, nobody says it.
    Nobody(MeetingRole),
    /// Nobody carries naloxone, where opioids aren't known of: it does no harm, and nobody knows everything.
    NoNaloxoneEither,
    /// Whoever calls for help or drives doesn't know the street and number.
    NoAddress,
    /// Somebody follows a walk-out and has this part, too: they can't do both.
    FollowsAnd(MeetingRole, MemberId),
    /// The letter that may be hardest to hear is read first.
    HardestFirst(MemberId),
    /// It is the last thing heard before the question.
    HardestLast(MemberId),
    /// So many of those in the order have a letter that is still theirs alone.
    StillPrivate(usize),
}

impl Warning {
    /// Whether only those who guide may see it: it is drawn from what only they know.
    pub fn is_for_guides(self) -> bool {
        matches!(self, Self::HardestFirst(_) | Self::HardestLast(_))
    }
}

/// Parts that whoever follows can't have as well: the driver waits at the car, and whoever calls for help stays in the room.
const STAY: [MeetingRole; 2] = [MeetingRole::Driver, MeetingRole::Caller];
/// With fewer readers there is no place in the middle.
const MIDDLE: usize = 3;

/// All of them, the most important first. Before anybody has a part or a place in the order there is nothing to look at
/// again: then the page says how to begin.
pub fn warnings(prepared: &Prepared<'_>) -> Vec<Warning> {
    let Prepared { roles, order, .. } = *prepared;
    if roles.is_empty() && order.is_empty() {
        return Vec::new();
    }
    let mut found = parts(prepared);
    found.extend(hardest(prepared));
    let private = order.iter().filter(|member| !prepared.heard.contains(member)).count();
    found.extend((private > 0).then_some(Warning::StillPrivate(private)));
    found
}

fn parts(prepared: &Prepared<'_>) -> Vec<Warning> {
    use MeetingRole::{Caller, Chair, Closer, Driver, Follower, Naloxone};
    let roles = prepared.roles;
    let wanted = [
        (Caller, true),
        (Naloxone, prepared.opioids),
        (Follower, true),
        (Chair, true),
        (Closer, prepared.booked),
        (Driver, prepared.booked),
    ];
    let missing = wanted.into_iter().filter(|(role, wanted)| *wanted && !roles.contains_key(role));
    let mut found: Vec<Warning> = missing.map(|(role, _)| Warning::Nobody(role)).collect();
    let asked = roles.contains_key(&Caller) || roles.contains_key(&Driver);
    found.extend((asked && !prepared.address).then_some(Warning::NoAddress));
    if let Some(follower) = roles.get(&Follower) {
        let both = STAY.iter().filter(|role| roles.get(role) == Some(follower));
        found.extend(both.map(|role| Warning::FollowsAnd(*role, *follower)));
    }
    if !prepared.opioids && !roles.contains_key(&Naloxone) {
        found.push(Warning::NoNaloxoneEither);
    }
    found
}

fn hardest(prepared: &Prepared<'_>) -> Option<Warning> {
    let member = prepared.hardest.filter(|_| prepared.order.len() >= MIDDLE)?;
    match prepared.order {
        [first, ..] if *first == member => Some(Warning::HardestFirst(member)),
        [.., last] if *last == member => Some(Warning::HardestLast(member)),
        _ => None,
    }
}

#[cfg(test)]
#[path = "warning_tests.rs"]
mod tests;
