//! One proposed time, to be answered: the same for a member and for somebody with a link.

use crate::ui::{Choice, ChoiceKind, Choices};
use crate::zone;
use kith_domain::SlotId;
use kith_domain::poll::{Answers, PollWords, Slot, Suits, Zone};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// The fields of one form: a day and a time in each row.
pub(super) const ROWS: [(&str, &str); 6] =
    [("day1", "time1"), ("day2", "time2"), ("day3", "time3"), ("day4", "time4"), ("day5", "time5"), ("day6", "time6")];

/// "Saturday 5 December 2026, 10:00".
pub(super) fn spoken(slot: &Slot) -> String {
    format!("{}, {}", slot.day.spoken(), slot.time)
}

/// "17:00 by your own clock", with the day where that differs. None where the clocks agree.
pub(super) fn own_time(slot: &Slot, zone: &Zone, own: &Zone) -> Option<String> {
    let (day, time) = zone::elsewhere(zone, own, slot.day, slot.time)?;
    Some(if day == slot.day {
        format!("{time} by your own clock")
    } else {
        format!("{}, {time} by your own clock", day.spoken())
    })
}

/// Yes, if need be, or no.
pub(super) fn question(slot: &Slot, words: &PollWords, said: &Answers) -> impl IntoView + use<> {
    let options = vec![
        Choice::new(Suits::Yes.slug(), "Yes"),
        Choice::new(Suits::IfNeedBe.slug(), "If need be"),
        Choice::new(Suits::No.slug(), "No"),
    ];
    let value = said.suits.get(&slot.id).map(|suits| vec![suits.slug().to_owned()]).unwrap_or_default();
    let hint = own_time(slot, &words.zone, &said.zone).unwrap_or_default();
    view! { <Choices name=slot.id.to_string() legend=spoken(slot) kind=ChoiceKind::One options value hint/> }
}

/// What a form says about the proposed times. What is no answer to one of them says nothing.
pub(super) fn parse(typed: &HashMap<String, String>, words: &PollWords) -> BTreeMap<SlotId, Suits> {
    let said = |slot: &Slot| Some((slot.id, Suits::from_slug(typed.get(&slot.id.to_string())?)?));
    words.slots.iter().filter_map(said).collect()
}
