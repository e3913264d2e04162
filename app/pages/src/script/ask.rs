//! The question, with the place that is ready, and the silence after it.

use super::GAP;
use super::gather::Script;
use crate::ui::{Fact, Sheet, Summary};
use kith_content::script::{ask as ask_part, fill, script_part};
use kith_domain::meeting::MeetingRole;
use kith_domain::proxy::Turn;
use kith_domain::{Day, MemberId};
use leptos::prelude::*;

impl Script {
    /// Who asks: the closer, or whoever reads last.
    pub(super) fn asker(&self) -> Option<MemberId> {
        let last = self.turns().last().map(|(Turn::Own(reader) | Turn::Proxy { reader, .. })| *reader);
        self.words.roles.get(&MeetingRole::Closer).copied().or(last)
    }
}

/// Who asks, and with which words.
pub(super) fn ask_words(script: &Script) -> (String, String) {
    let (driver, closer) = (script.words.roles.get(&MeetingRole::Driver), script.words.roles.get(&MeetingRole::Closer));
    let driver = driver.map(|id| match closer {
        Some(closer) if closer == id => "I".to_owned(),
        _ => called(&script.name(*id), script.words.names.values()),
    });
    let (when, part) = (when(script), ask_part(when(script).is_some(), driver.is_some()));
    let words = [
        ("person", script.person()),
        ("programme", &programme(script)),
        ("when", when.as_deref().unwrap_or(GAP)),
        ("driver", driver.as_deref().unwrap_or(GAP)),
    ];
    let cue = match script.with(MeetingRole::Closer) {
        Some(closer) => format!("{closer} asks."),
        None => "Whoever read last asks.".to_owned(),
    };
    (cue, fill(&part.text, &words))
}

/// When the programme expects them: "today", or "on Sunday 6 December".
fn when(script: &Script) -> Option<String> {
    let opening = script.words.booked.as_ref().and_then(|booked| booked.first_opening)?;
    match script.words.meeting.day {
        Some(day) if day == opening => Some("today".to_owned()),
        // A first opening before the meeting says nothing about the day of the meeting: then they are phoned.
        Some(day) if day > opening => None,
        _ => Some(format!("on {}", without_year(opening))),
    }
}

/// "Sunday 6 December": nobody says the year aloud.
fn without_year(day: Day) -> String {
    let spoken = day.spoken();
    spoken.rsplit_once(' ').map_or_else(|| spoken.clone(), |(day, _)| day.to_owned())
}

/// Words that are no name by themselves.
const FORMS: [&str; 24] = [
    "aunt",
    "auntie",
    "brother",
    "cousin",
    "dad",
    "doctor",
    "dr",
    "father",
    "grandfather",
    "grandma",
    "grandmother",
    "grandpa",
    "granny",
    "miss",
    "mom",
    "mother",
    "mr",
    "mrs",
    "ms",
    "mum",
    "nana",
    "pastor",
    "sister",
    "uncle",
];

/// What somebody at the table calls them: "Ben" for "Ben Rivera", but "Aunt May" and "Dr. Okafor"; and the whole name where
/// two have the same first one.
fn called<'a>(name: &str, all: impl Iterator<Item = &'a String>) -> String {
    let first = |name: &str| name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let mine = first(name);
    let is_form = FORMS.contains(&mine.trim_end_matches('.')) || mine.ends_with('.');
    if is_form || all.filter(|other| first(other) == mine).count() > 1 {
        return name.to_owned();
    }
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

fn programme(script: &Script) -> String {
    script.words.booked.as_ref().map_or_else(|| GAP.to_owned(), |booked| booked.programme.to_string())
}

/// The sheet of it.
pub(super) fn ask(script: &Script) -> impl IntoView + use<> {
    let (cue, words) = ask_words(script);
    let silence = script_part("silence");
    let facts = place(script).into_iter().map(|(label, value)| Fact::new(label, value)).collect();
    view! {
        <Sheet title=script_part("ask").title.clone() draft=script.draft()>
            <p class="script__cue">{cue}</p>
            <p class="script__ask" dir="auto">{words}</p>
            <h3>{silence.title.clone()}</h3>
            <p>{silence.text.clone()}</p>
            <h3>"The place"</h3>
            <Summary facts/>
        </Sheet>
    }
}

/// What is known of the place that is ready.
pub(super) fn place(script: &Script) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Programme", programme(script))];
    if let Some(booked) = &script.words.booked {
        let phone = (!booked.phone.is_blank()).then(|| ("Phone", booked.phone.to_string()));
        let opening = booked.first_opening.map(|day| ("First opening", day.spoken()));
        let held = booked.held_until.map(|day| ("Held until", day.spoken()));
        facts.extend([phone, opening, held].into_iter().flatten());
    }
    let driver = script.with(MeetingRole::Driver).map(|driver| ("Driver", driver));
    let caller = script.with(MeetingRole::Logistics).map(|name| ("Phones the programme", name));
    facts
        .extend([driver, caller, backup(script).map(|backup| ("If that place is gone", backup))].into_iter().flatten());
    facts
}

/// Whom to phone, in one line: on the day it is needed in the moment of a yes.
pub(super) fn place_line(script: &Script) -> Option<String> {
    let booked = script.words.booked.as_ref()?;
    let phone = if booked.phone.is_blank() { String::new() } else { format!(", {}", booked.phone) };
    let caller = script.with(MeetingRole::Logistics);
    let caller = caller.map(|caller| format!(" {caller} phones there with the answer.")).unwrap_or_default();
    Some(format!("The place is {}{phone}.{caller}", booked.programme))
}

/// The other place, with its number.
pub(super) fn backup(script: &Script) -> Option<String> {
    let backup = script.words.backup.as_ref()?;
    let phone = if backup.phone.is_blank() { String::new() } else { format!(", {}", backup.phone) };
    Some(format!("{}{phone}", backup.programme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_is_called_as_at_home() {
        let all = ["Ben Rivera", "Ana Rivera", "Aunt May", "Dr. Okafor", "Ana Ruiz", "Ida"].map(str::to_owned);
        for (name, said) in [
            ("Ben Rivera", "Ben"),
            ("Ana Ruiz", "Ana Ruiz"),
            ("Aunt May", "Aunt May"),
            ("Dr. Okafor", "Dr. Okafor"),
            ("Ida", "Ida"),
        ] {
            assert_eq!(called(name, all.iter()), said);
        }
    }

    #[test]
    fn nobody_says_the_year() {
        assert_eq!(without_year(Day::parse("2026-12-05").unwrap()), "Saturday 5 December");
    }
}
