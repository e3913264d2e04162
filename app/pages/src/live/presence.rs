//! Who else is at the same letter, as a sentence.

use crate::names::Names;
use kith_content::letter_part;
use kith_domain::MemberId;
use kith_domain::letter::Part;
use std::time::{Duration, Instant};

/// For how long after a save somebody counts as writing.
const WRITING: Duration = Duration::from_secs(15);

/// Those who saved the letter lately.
#[derive(Default)]
pub(super) struct Writing(Vec<(MemberId, Instant)>);

impl Writing {
    /// Somebody saved it so long ago.
    pub(super) fn saved(&mut self, who: MemberId, ago: Duration, now: Instant) {
        self.0.retain(|(other, _)| *other != who);
        self.0.push((who, now + WRITING.saturating_sub(ago)));
    }

    /// Those who still count.
    pub(super) fn at(&mut self, now: Instant) -> Vec<MemberId> {
        self.0.retain(|(_, until)| *until > now);
        self.0.iter().map(|(who, _)| *who).collect()
    }

    /// When the next of them stops counting.
    pub(super) fn next_change(&self) -> Option<Instant> {
        self.0.iter().map(|(_, until)| *until).min()
    }
}

/// "Ben is writing now, in “A true memory”. Rosa and Mara have this open too." Nothing when nobody else is there.
pub(super) fn sentence(names: &Names, writing: &[MemberId], part: Option<Part>, open: &[MemberId]) -> String {
    let mut open: Vec<MemberId> = open.iter().copied().filter(|who| !writing.contains(who)).collect();
    open.sort();
    open.dedup();
    let say = |who: &[MemberId], one: &str, many: &str| match who {
        [] => None,
        [only] => Some(format!("{} {one}.", names.third_person(*only))),
        several => Some(format!("{} {many}.", names.list(several.iter().copied()))),
    };
    let part = part.map(|part| format!(", in “{}”", letter_part(part.slug()).title)).unwrap_or_default();
    [
        say(writing, &format!("is writing now{part}"), &format!("are writing now{part}")),
        say(&open, "has this open too", "have this open too"),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn somebody_is_writing_for_fifteen_seconds_after_their_last_save() {
        let (mut writing, began, second) = (Writing::default(), Instant::now(), Duration::from_secs(1));
        let [ben, ana] = [1, 2].map(|n| MemberId(Uuid::from_u128(n)));
        writing.saved(ben, Duration::ZERO, began);
        writing.saved(ana, Duration::ZERO, began + second);
        writing.saved(ben, Duration::ZERO, began + 2 * second);
        assert_eq!(writing.at(began + 15 * second), [ana, ben]);
        assert_eq!(writing.next_change(), Some(began + 16 * second));
        assert_eq!(writing.at(began + 16 * second), [ben]);
        assert_eq!(writing.at(began + 17 * second), []);
        writing.saved(ana, 14 * second, began);
        assert_eq!(writing.at(began), [ana]);
        assert_eq!(writing.at(began + second), []);
        writing.saved(ana, 60 * second, began);
        assert_eq!(writing.at(began), []);
    }
}
