//! What has to be seen to until the meeting (practice.md §3.2, 1 and 2): the day before, on the day, and in the last hour. Each
//! becomes a task with an owner and a day. What the programme needs to know stands in [`crate::admission`].

use crate::Day;
use crate::meeting::{MeetingRole, TimeOfDay};
use crate::outcome::TaskKind;
use crate::slug::slugs;

slugs! {
    /// What families usually see to.
    LogisticsItem {
        /// The programme still keeps the place.
        PlaceHeld = "place-held",
        /// Papers, cards, the list of medicines.
        Papers = "papers",
        /// Packed, from the programme's own list.
        Bag = "bag",
        /// Car, way, and a second driver.
        Driver = "driver",
        /// In the room and in the car.
        Naloxone = "naloxone",
        /// Everybody who comes will be sober and rested.
        Sober = "sober",
        /// Who calls for help is named, and knows what to say.
        Caller = "caller",
        /// Children and animals are elsewhere.
        Elsewhere = "elsewhere",
        /// Weapons and medicines, where a clinician has been asked.
        Secured = "secured",
        /// Whether to meet at all.
        Decide = "decide",
        /// The programme expects them.
        PhoneAhead = "phone-ahead",
        /// Nothing speaks against it today.
        IsItRight = "is-it-right",
        /// The printed pages.
        Pages = "pages",
        /// Everybody is there and sits.
        Arrive = "arrive",
        /// Read through once.
        ReadThrough = "read-through",
        /// Silent, but for two.
        Phones = "phones",
    }
}

impl LogisticsItem {
    /// On which of the lists it stands.
    pub const fn list(self) -> TaskKind {
        match self {
            Self::PhoneAhead | Self::IsItRight | Self::Pages => TaskKind::SameDay,
            Self::Arrive | Self::ReadThrough | Self::Phones => TaskKind::HourBefore,
            _ => TaskKind::DayBefore,
        }
    }

    /// Whose part at the meeting is nearest to it.
    pub const fn role(self) -> MeetingRole {
        match self {
            Self::Driver => MeetingRole::Driver,
            Self::Naloxone => MeetingRole::Naloxone,
            Self::Caller | Self::Phones => MeetingRole::Caller,
            Self::Sober | Self::Decide | Self::IsItRight | Self::ReadThrough => MeetingRole::Chair,
            _ => MeetingRole::Logistics,
        }
    }

    /// Whether most circles need it. What isn't usual is asked for, never taken for granted.
    pub const fn is_usual(self) -> bool {
        !matches!(self, Self::Secured)
    }
}

/// How many things may stand on the lists together: more than anybody sees to in two days.
pub const MOST: usize = 40;

/// The lists, in the order of the days.
pub const LISTS: [TaskKind; 3] = [TaskKind::DayBefore, TaskKind::SameDay, TaskKind::HourBefore];

/// On which day a list is done when they meet on `meeting`. None for a task that belongs to no list.
pub fn due(list: TaskKind, meeting: Day) -> Option<Day> {
    match list {
        TaskKind::DayBefore => Some(meeting.plus(-1)),
        TaskKind::SameDay | TaskKind::HourBefore => Some(meeting),
        _ => None,
    }
}

/// From when on the last hour counts, when they meet on `day` at `time`: shortly after midnight that is the day before.
pub fn last_hour(day: Day, time: TimeOfDay) -> (Day, TimeOfDay) {
    match time.hour.checked_sub(1) {
        Some(hour) => (day, TimeOfDay { hour, ..time }),
        None => (day.plus(-1), TimeOfDay { hour: 23, ..time }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_day_and_something_on_it() {
        let meeting = Day(20_000);
        for (list, day) in LISTS.into_iter().zip([19_999, 20_000, 20_000]) {
            assert_eq!(due(list, meeting), Some(Day(day)));
            assert!(LogisticsItem::ALL.iter().any(|item| item.list() == list), "{list:?}");
        }
        for other in [TaskKind::Invitation, TaskKind::CheckIn, TaskKind::Review] {
            assert_eq!(due(other, meeting), None);
            assert!(!LISTS.contains(&other) && LogisticsItem::ALL.iter().all(|item| item.list() != other));
        }
    }

    #[test]
    fn the_last_hour_begins_an_hour_before() {
        let at = |hour| TimeOfDay { hour, minute: 30 };
        assert_eq!(last_hour(Day(20_000), at(10)), (Day(20_000), at(9)));
        assert_eq!(last_hour(Day(20_000), at(0)), (Day(19_999), at(23)));
    }

    #[test]
    fn whoever_calls_for_help_keeps_their_phone_on() {
        assert_eq!(LogisticsItem::Phones.role(), MeetingRole::Caller);
        assert_eq!(LogisticsItem::Naloxone.role(), MeetingRole::Naloxone);
        assert!(LogisticsItem::ALL.iter().filter(|item| !item.is_usual()).eq([&LogisticsItem::Secured]));
    }
}
