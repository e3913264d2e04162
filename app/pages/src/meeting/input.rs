//! What the meeting's forms send, read into the domain's types.

use crate::forms;
use crate::ui::Errors;
use crate::zone;
use kith_domain::meeting::{FURTHEST, MOST_READERS, MeetingRole, MeetingWords, TimeOfDay, order_by_number};
use kith_domain::{Day, MemberId};
use kith_store::meetings::Meeting;
use serde::Deserialize;
use std::collections::BTreeMap;

/// When and where, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct When {
    #[serde(default)]
    pub(super) day: String,
    #[serde(default)]
    pub(super) time: String,
    #[serde(default)]
    pub(super) place: String,
    #[serde(default)]
    pub(super) zone: String,
    #[serde(default)]
    pub(super) version: String,
}

impl When {
    pub(super) fn of(meeting: &Meeting) -> Self {
        let words = &meeting.words;
        Self {
            day: words.day.map(|day| day.to_string()).unwrap_or_default(),
            time: words.time.map(|time| time.to_string()).unwrap_or_default(),
            place: words.place.to_string(),
            zone: words.zone.to_string(),
            version: meeting.version.to_string(),
        }
    }

    /// The meeting at this place and time; what else belongs to it stays.
    pub(super) fn parse(&self, kept: &MeetingWords, today: Day, errors: &mut Errors) -> Option<MeetingWords> {
        let day = forms::maybe_day(errors, "day", &self.day);
        // A day that is set already stays, however long ago it was.
        if day.is_some_and(|day| Some(day) != kept.day && day.0.abs_diff(today.0) > FURTHEST.unsigned_abs()) {
            errors.add("day", "Choose a day within a year from now.");
        }
        let time = TimeOfDay::parse(&self.time);
        if time.is_none() && !self.time.trim().is_empty() {
            errors.add("time", "Enter a time like 18:30, or leave it empty.");
        }
        let place = forms::maybe_line(errors, "place", &self.place);
        let zone = zone::parse(&self.zone).unwrap_or_else(|| {
            errors.add("zone", "Choose a clock from the list.");
            kept.zone.clone()
        });
        errors.is_empty().then(|| MeetingWords { day, time, zone, place, ..kept.clone() })
    }
}

/// Who has which part: a member's id for each, or nothing.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Parts {
    #[serde(default)]
    chair: String,
    #[serde(default)]
    closer: String,
    #[serde(default)]
    driver: String,
    #[serde(default)]
    logistics: String,
    #[serde(default)]
    timekeeper: String,
    #[serde(default)]
    follower: String,
    #[serde(default)]
    caller: String,
    #[serde(default)]
    naloxone: String,
    #[serde(default)]
    pub(super) version: String,
}

impl Parts {
    pub(super) fn of(meeting: &Meeting) -> Self {
        let id = |role| meeting.with(role).map(|id| id.to_string()).unwrap_or_default();
        Self {
            chair: id(MeetingRole::Chair),
            closer: id(MeetingRole::Closer),
            driver: id(MeetingRole::Driver),
            logistics: id(MeetingRole::Logistics),
            timekeeper: id(MeetingRole::Timekeeper),
            follower: id(MeetingRole::Follower),
            caller: id(MeetingRole::Caller),
            naloxone: id(MeetingRole::Naloxone),
            version: meeting.version.to_string(),
        }
    }

    /// The id chosen for `role`, as it was sent.
    pub(super) fn chosen(&self, role: MeetingRole) -> &str {
        match role {
            MeetingRole::Chair => &self.chair,
            MeetingRole::Closer => &self.closer,
            MeetingRole::Driver => &self.driver,
            MeetingRole::Logistics => &self.logistics,
            MeetingRole::Timekeeper => &self.timekeeper,
            MeetingRole::Follower => &self.follower,
            MeetingRole::Caller => &self.caller,
            MeetingRole::Naloxone => &self.naloxone,
        }
    }

    pub(super) fn parse(&self, members: &[MemberId], errors: &mut Errors) -> BTreeMap<MeetingRole, MemberId> {
        let mut parts = BTreeMap::new();
        for role in MeetingRole::ALL {
            let chosen = self.chosen(*role).trim();
            match chosen.parse().ok().filter(|id| members.contains(id)) {
                Some(member) => drop(parts.insert(*role, member)),
                None if chosen.is_empty() => {}
                None => errors.add(role.slug(), "Choose somebody who is in the circle now."),
            }
        }
        parts
    }
}

/// The whole order at once: each member with a number, or none. The two lists run side by side.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Order {
    #[serde(default)]
    member: Vec<String>,
    #[serde(default)]
    number: Vec<String>,
    #[serde(default)]
    pub(super) version: String,
}

impl Order {
    pub(super) fn of(meeting: &Meeting, members: &[MemberId]) -> Self {
        let number = |id: &MemberId| {
            let place = meeting.order.iter().position(|m| m == id);
            place.map(|at| (at + 1).to_string()).unwrap_or_default()
        };
        Self {
            member: members.iter().map(ToString::to_string).collect(),
            number: members.iter().map(number).collect(),
            version: meeting.version.to_string(),
        }
    }

    /// The number beside `member`, as it was typed.
    pub(super) fn beside(&self, member: MemberId) -> &str {
        let member = member.to_string();
        let at = self.member.iter().position(|m| *m == member);
        at.and_then(|at| self.number.get(at)).map_or("", String::as_str)
    }

    pub(super) fn parse(&self, members: &[MemberId], errors: &mut Errors) -> Vec<MemberId> {
        let mut numbered = Vec::new();
        // The page sends each member once; somebody may have left since.
        if self.member.len() > members.len() + MOST_READERS || self.member.len() != self.number.len() {
            errors.add("order", "These are other names than the circle has. Open the page again.");
            return Vec::new();
        }
        for member in members {
            let typed = self.beside(*member).trim();
            let number = typed.parse().ok().filter(|n| (1..=999).contains(n));
            if number.is_none() && !typed.is_empty() {
                errors.add("order", "Use whole numbers like 1, 2 and 3, or leave a field empty.");
            }
            numbered.push((*member, number));
        }
        if numbered.iter().filter(|(_, number)| number.is_some()).count() > MOST_READERS {
            errors
                .add("order", format!("More than {MOST_READERS} can’t read at one meeting. Leave some fields empty."));
        }
        order_by_number(&numbered)
    }
}

/// One name moved.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Change {
    #[serde(default)]
    pub(super) member: String,
    #[serde(default)]
    pub(super) change: String,
    #[serde(default)]
    pub(super) version: String,
}
