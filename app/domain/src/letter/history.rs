//! What a part said before. It saves itself every few hundred milliseconds, so one evening leaves hundreds of revisions;
//! a person wants the few that somebody would call a version.

use crate::{MemberId, Timestamp};
use std::collections::BTreeSet;

/// One save of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub rev: i64,
    /// Who wrote it.
    pub author: MemberId,
    /// When it was saved.
    pub at: Timestamp,
    /// How long the part was then, sealed: bytes, some thirty more than its words have.
    pub length: usize,
}

/// Revisions of one sitting, which people know as one version: it says what the last of them says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Its newest revision, whose words it has.
    pub rev: i64,
    /// Its oldest one.
    pub first: i64,
    /// Who wrote it.
    pub author: MemberId,
    /// When it was begun.
    pub began: Timestamp,
    /// When it was as it is.
    pub at: Timestamp,
}

/// Whoever comes back after so many milliseconds begins a new version.
pub const PAUSE: i64 = 10 * Timestamp::MINUTE;

/// So many bytes gone, and a third of the part with them: more than mending a sentence.
const MUCH: usize = 40;

/// The versions of one part, oldest first, made of its revisions, oldest first.
///
/// A version ends where somebody else goes on, after a [`PAUSE`], at a revision that is `kept` because it was named,
/// approved, brought back or replaced by one that was, and before much of it is taken away: a paragraph that was deleted
/// in one sitting is still found as the end of a version.
///
/// The revisions between `first` and `rev` of one version are steps on the way to it. Nobody is shown them. Whoever folds
/// them away one day has to leave every `rev`; what an open editor may stand on (`block_rev.base_rev`); every revision a
/// comment is about (`letter_comment.rev`) and the one after it, whose time says who had read it; and what is `kept`.
pub fn versions(revisions: &[Revision], kept: &BTreeSet<i64>) -> Vec<Version> {
    let (mut versions, mut rest, mut length_before) = (Vec::new(), revisions, 0);
    while let Some(count) = sitting(rest, kept, length_before) {
        let (one, after) = rest.split_at(count);
        if let (Some(first), Some(last)) = (one.first(), one.last()) {
            let Revision { rev, author, at, length } = *last;
            versions.push(Version { rev, first: first.rev, author, began: first.at, at });
            length_before = length;
        }
        rest = after;
    }
    versions
}

/// How many revisions at the beginning of `revisions` are one version; nothing when there are none. The part was
/// `length_before` characters long at the end of the version before.
fn sitting(revisions: &[Revision], kept: &BTreeSet<i64>, length_before: usize) -> Option<usize> {
    let first = revisions.first()?;
    let (mut fullest, mut longest) = (1, first.length);
    // Until something is written, all that goes is still in the version before.
    let mut only_taking_away = first.length <= length_before;
    for (at, pair) in (1..).zip(revisions.windows(2)) {
        let [before, next] = pair else { break };
        if next.author != before.author || next.at.since(before.at) >= PAUSE || kept.contains(&before.rev) {
            return Some(at);
        }
        only_taking_away &= next.length <= before.length;
        if only_taking_away {
            (fullest, longest) = (at + 1, next.length);
            continue;
        }
        if longest.saturating_sub(next.length) >= MUCH.max(longest / 3) {
            return Some(fullest);
        }
        if next.length >= longest {
            (fullest, longest) = (at + 1, next.length);
        }
    }
    Some(revisions.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    /// Revisions by who, after which minute and how long.
    fn saved(saves: &[(u128, i64, usize)]) -> Vec<Revision> {
        let revision = |(rev, (who, minute, length)): (i64, &(u128, i64, usize))| Revision {
            rev,
            author: MemberId(Uuid::from_u128(*who)),
            at: Timestamp(minute * Timestamp::MINUTE),
            length: *length,
        };
        (1..).zip(saves).map(revision).collect()
    }

    fn ends(saves: &[(u128, i64, usize)], kept: &[i64]) -> Vec<i64> {
        versions(&saved(saves), &kept.iter().copied().collect()).iter().map(|version| version.rev).collect()
    }

    #[test]
    fn an_evening_of_saves_is_one_version() {
        let evening: Vec<_> = (0..300).map(|n| (1, n / 5, usize::try_from(n).unwrap())).collect();
        let versions = versions(&saved(&evening), &BTreeSet::new());
        assert_eq!(versions.len(), 1);
        assert_eq!((versions[0].first, versions[0].rev), (1, 300));
        assert_eq!((versions[0].began, versions[0].at), (Timestamp(0), Timestamp(59 * Timestamp::MINUTE)));
        assert_eq!(ends(&[], &[]), [0; 0]);
    }

    #[test]
    fn a_pause_somebody_else_and_a_name_end_a_version() {
        assert_eq!(ends(&[(1, 0, 5), (1, 9, 6), (1, 19, 7), (1, 20, 8)], &[]), [2, 4]);
        assert_eq!(ends(&[(1, 0, 5), (2, 1, 6), (2, 2, 7), (1, 3, 8)], &[]), [1, 3, 4]);
        assert_eq!(ends(&[(1, 0, 5), (1, 1, 6), (1, 2, 7)], &[2]), [2, 3]);
    }

    #[test]
    fn what_was_deleted_in_one_sitting_is_the_end_of_a_version() {
        let typed = [(1, 0, 40), (1, 0, 90), (1, 1, 120)];
        let deleted: Vec<_> = typed.into_iter().chain([(1, 1, 110), (1, 1, 60), (1, 1, 10), (1, 2, 30)]).collect();
        assert_eq!(ends(&deleted, &[]), [3, 7]);
        let mended = [(1, 0, 120), (1, 0, 100), (1, 1, 118)];
        assert_eq!(ends(&mended, &[]), [3]);
    }

    #[test]
    fn every_revision_is_in_exactly_one_version() {
        let saves: Vec<_> = (0..500_i64)
            .map(|n| (u128::from(n % 97 == 0), n * n / 900, usize::try_from(n * 7919 % 400).unwrap()))
            .collect();
        let found = versions(&saved(&saves), &BTreeSet::from([17, 18]));
        let mut next = 1;
        for version in found {
            assert_eq!(version.first, next);
            assert!(version.rev >= version.first);
            next = version.rev + 1;
        }
        assert_eq!(next, 501);
    }
}
