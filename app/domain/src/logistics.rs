//! What has to be seen to until the meeting (practice.md §3.2, 1 and 2, and §7.6): the day before, on the day, and in the last
//! hour. Each becomes a task with an owner and a day.

use crate::Day;
use crate::meeting::MeetingRole;
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
    fn whoever_calls_for_help_keeps_their_phone_on() {
        assert_eq!(LogisticsItem::Phones.role(), MeetingRole::Caller);
        assert_eq!(LogisticsItem::Naloxone.role(), MeetingRole::Naloxone);
        assert!(LogisticsItem::ALL.iter().filter(|item| !item.is_usual()).eq([&LogisticsItem::Secured]));
    }
}
