//! The meeting: when, where, who speaks when, who does what.

use crate::poll::Zone;
use crate::slug::slugs;
use crate::{Day, Line, MemberId, Prose};
use serde::{Deserialize, Serialize};

slugs! {
    /// Parts people take at the meeting (practice.md §3.1, stage 4, and §3.2).
    MeetingRole {
        /// Opens, keeps the order, closes.
        Chair = "chair",
        /// Reads last and asks.
        Closer = "closer",
        /// Drives to the programme.
        Driver = "driver",
        /// Place, bag, papers.
        Logistics = "logistics",
        /// Watches the clock.
        Timekeeper = "timekeeper",
        /// Goes after the person if they leave. One only: nobody is chased, and the door is never blocked.
        Follower = "follower",
        /// Calls for emergency help; theirs is the phone that stays on.
        Caller = "caller",
        /// Has naloxone in the room, and sees that some is in the car.
        Naloxone = "naloxone",
    }
}

/// Time of day, `HH:MM`, as the family's own clock shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeOfDay {
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
}

/// A day, in minutes.
const DAY: usize = 24 * 60;

impl TimeOfDay {
    /// Reads `HH:MM` (browsers may add `:SS`, which is ignored).
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(':');
        let two = |s: &str| (s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok()).flatten();
        let time = Self { hour: two(parts.next()?)?, minute: two(parts.next()?)? };
        (time.hour < 24 && time.minute < 60).then_some(time)
    }
}

impl TimeOfDay {
    /// What the clock shows so many seconds later.
    pub fn after(self, seconds: usize) -> Self {
        Self::at(usize::from(self.hour) * 60 + usize::from(self.minute) + seconds / 60)
    }

    /// What it showed so many minutes earlier: an hour at most is asked for, and a day never.
    pub fn before(self, minutes: usize) -> Self {
        Self::at(DAY + usize::from(self.hour) * 60 + usize::from(self.minute) - minutes.min(DAY))
    }

    fn at(minutes: usize) -> Self {
        let (minutes, small) = (minutes % DAY, |number: usize| u8::try_from(number).unwrap_or_default());
        Self { hour: small(minutes / 60), minute: small(minutes % 60) }
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// When and where. Sealed at rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingWords {
    /// The day, as the family's calendar shows it.
    pub day: Option<Day>,
    /// The hour.
    pub time: Option<TimeOfDay>,
    /// Whose clock that is; empty where all have the same.
    #[serde(default)]
    pub zone: Zone,
    /// Where.
    pub place: Line<200>,
    /// Its street and number: an ambulance doesn't find "Ana's living room".
    #[serde(default)]
    pub address: Line<200>,
    /// How to get there, who waits where.
    pub arrival: Prose<1000>,
    /// Where to park.
    #[serde(default)]
    pub parking: Prose<400>,
    /// Who else may be about, and what of it can be heard or seen from outside.
    #[serde(default)]
    pub privacy: Prose<400>,
    /// How the person gets there.
    #[serde(default)]
    pub coming: Prose<400>,
    /// Where children and animals are meanwhile.
    #[serde(default)]
    pub elsewhere: Prose<400>,
}

/// How many read at most: more letters than anybody can listen to.
pub const MOST_READERS: usize = 30;

/// How many days from today a meeting is at most, ahead or behind: further away is a slip of the finger.
pub const FURTHEST: i64 = 366;

/// The order of the readers, with the closer always last: the ask must be the last thing heard.
pub fn reading_order(order: &[MemberId], closer: Option<MemberId>) -> Vec<MemberId> {
    let mut readers: Vec<MemberId> = order.iter().copied().filter(|m| Some(*m) != closer).collect();
    readers.extend(closer.filter(|c| order.contains(c)));
    readers
}

slugs! {
    /// One change of the speaking order, for people who move one name at a time.
    OrderChange {
        /// One place earlier.
        Up = "up",
        /// One place later.
        Down = "down",
        /// Reads too, after those who are there.
        Add = "add",
        /// Doesn't read.
        Remove = "remove",
    }
}

/// The order after `change` of `member`. A change that makes no sense (up from the first place) changes nothing.
pub fn change_order(order: &[MemberId], member: MemberId, change: OrderChange) -> Vec<MemberId> {
    let mut changed = order.to_vec();
    match (changed.iter().position(|m| *m == member), change) {
        (Some(at), OrderChange::Up) if at > 0 => changed.swap(at, at - 1),
        (Some(at), OrderChange::Down) if at + 1 < changed.len() => changed.swap(at, at + 1),
        (Some(at), OrderChange::Remove) => drop(changed.remove(at)),
        (None, OrderChange::Add) if changed.len() < MOST_READERS => changed.push(member),
        _ => {}
    }
    changed
}

/// The order that numbers beside names ask for. Gaps don't matter; people with the same number keep the order in which
/// they are listed, and people without one don't read.
pub fn order_by_number(numbered: &[(MemberId, Option<u32>)]) -> Vec<MemberId> {
    let mut readers: Vec<(u32, MemberId)> = numbered.iter().filter_map(|(m, n)| n.map(|n| (n, *m))).collect();
    readers.sort_by_key(|(number, _)| *number);
    readers.into_iter().map(|(_, member)| member).collect()
}

/// Why a script is still a draft. Empty means it may be printed without "DRAFT".
pub fn missing_for_print(order: &[MemberId], booked: bool) -> Vec<Missing> {
    let mut missing = Vec::new();
    if order.is_empty() {
        missing.push(Missing::Order);
    }
    if !booked {
        missing.push(Missing::BookedPlace);
    }
    missing
}

/// What a script can't do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Who reads when.
    Order,
    /// The place the meeting will offer.
    BookedPlace,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    #[test]
    fn the_closer_reads_last() {
        let order = [member(1), member(2), member(3)];
        assert_eq!(reading_order(&order, Some(member(1))), [member(2), member(3), member(1)]);
        assert_eq!(reading_order(&order, None), order);
        assert_eq!(reading_order(&order, Some(member(9))), order);
    }

    #[test]
    fn one_name_moves_at_a_time() {
        let order = [member(1), member(2), member(3)];
        assert_eq!(change_order(&order, member(2), OrderChange::Up), [member(2), member(1), member(3)]);
        assert_eq!(change_order(&order, member(2), OrderChange::Down), [member(1), member(3), member(2)]);
        assert_eq!(change_order(&order, member(1), OrderChange::Up), order);
        assert_eq!(change_order(&order, member(3), OrderChange::Down), order);
        assert_eq!(change_order(&order, member(9), OrderChange::Up), order);
        assert_eq!(change_order(&order, member(2), OrderChange::Add), order);
        assert_eq!(change_order(&order, member(2), OrderChange::Remove), [member(1), member(3)]);
        assert_eq!(change_order(&[], member(2), OrderChange::Add), [member(2)]);
        let full: Vec<MemberId> = (1..=30).map(member).collect();
        assert_eq!(change_order(&full, member(99), OrderChange::Add), full);
    }

    #[test]
    fn numbers_beside_names_make_an_order() {
        let numbered = [(member(1), Some(7)), (member(2), None), (member(3), Some(2)), (member(4), Some(7))];
        assert_eq!(order_by_number(&numbered), [member(3), member(1), member(4)]);
    }

    #[test]
    fn a_script_is_a_draft_without_order_and_place() {
        assert_eq!(missing_for_print(&[], false), [Missing::Order, Missing::BookedPlace]);
        assert!(missing_for_print(&[member(1)], true).is_empty());
    }

    #[test]
    fn words_from_before_there_was_an_address_are_still_read() {
        let mut old = serde_json::to_value(MeetingWords::default()).unwrap();
        old.as_object_mut().unwrap().remove("address").unwrap();
        assert_eq!(serde_json::from_value::<MeetingWords>(old).unwrap(), MeetingWords::default());
    }

    #[test]
    fn times_are_read_as_browsers_send_them() {
        let early = TimeOfDay::parse("09:05:00").unwrap();
        assert_eq!(early.to_string(), "09:05");
        assert_eq!((early.after(3_600).to_string(), early.before(60).to_string()), ("10:05".into(), "08:05".into()));
        assert_eq!(TimeOfDay::parse("00:30").unwrap().before(60).to_string(), "23:30");
        for text in ["", "9:05", "24:00", "12:60", "ab:cd", "+1:00"] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
    }
}
