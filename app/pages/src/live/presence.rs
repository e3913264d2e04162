//! Who else is at the same letter, as a sentence.

use crate::names::Names;
use kith_domain::MemberId;
use std::time::{Duration, Instant};

/// For how long after a save somebody counts as writing.
const WRITING: Duration = Duration::from_secs(15);

/// Those who saved the letter lately.
#[derive(Default)]
pub(super) struct Writing(Vec<(MemberId, Instant)>);

impl Writing {
    /// Somebody saved it just now.
    pub(super) fn saved(&mut self, who: MemberId) {
        self.0.retain(|(other, _)| *other != who);
        self.0.push((who, Instant::now() + WRITING));
    }

    /// Those who still count.
    pub(super) fn now(&mut self) -> Vec<MemberId> {
        let now = Instant::now();
        self.0.retain(|(_, until)| *until > now);
        self.0.iter().map(|(who, _)| *who).collect()
    }

    /// When the next of them stops counting.
    pub(super) fn next_change(&self) -> Option<Instant> {
        self.0.iter().map(|(_, until)| *until).min()
    }
}

/// "Ben is writing now. Rosa and Mara have this open too." Nothing when nobody else is there.
pub(super) fn sentence(names: &Names, writing: &[MemberId], open: &[MemberId]) -> String {
    let mut open: Vec<MemberId> = open.iter().copied().filter(|who| !writing.contains(who)).collect();
    open.sort();
    open.dedup();
    let say = |who: &[MemberId], one: &str, many: &str| match who {
        [] => None,
        [only] => Some(format!("{} {one}.", names.third_person(*only))),
        several => Some(format!("{} {many}.", names.list(several.iter().copied()))),
    };
    [say(writing, "is writing now", "are writing now"), say(&open, "has this open too", "have this open too")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
