//! Rehearsals: reading it through aloud together, trying out what may be said, and writing down what changes (practice.md §3.1,
//! stage 12).

use crate::{Day, MemberId, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How many a circle writes down at most.
pub const MOST: usize = 12;

/// One rehearsal. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RehearsalWords {
    /// When it was.
    pub day: Day,
    /// Who was there.
    pub present: BTreeSet<MemberId>,
    /// Who played whom, and what that was like; may be empty.
    pub role_play: Prose<2000>,
    /// What changes; may be empty.
    pub change: Prose<2000>,
}

/// Those of the readers who were at no rehearsal yet, in the order in which they read.
pub fn unrehearsed(readers: &[MemberId], rehearsals: &[RehearsalWords]) -> Vec<MemberId> {
    let was_there = |reader: &&MemberId| rehearsals.iter().any(|one| one.present.contains(reader));
    readers.iter().filter(|reader| !was_there(reader)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn with(present: &[u128]) -> RehearsalWords {
        let present = present.iter().map(|n| member(*n)).collect();
        RehearsalWords { day: Day(20_000), present, role_play: Prose::default(), change: Prose::default() }
    }

    #[test]
    fn each_reader_needs_to_have_been_at_one_of_them() {
        let readers = [member(3), member(1), member(2)];
        for (rehearsals, left) in [
            (vec![], vec![3, 1, 2]),
            (vec![with(&[])], vec![3, 1, 2]),
            (vec![with(&[1, 9]), with(&[1, 2])], vec![3]),
            (vec![with(&[1, 2, 3])], vec![]),
        ] {
            let left: Vec<MemberId> = left.into_iter().map(member).collect();
            assert_eq!(unrehearsed(&readers, &rehearsals), left);
        }
    }
}
