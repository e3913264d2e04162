//! What is said before and after the letters: the opening and the ask.

use super::gather::{Readable, Script};
use crate::ui::{Fact, Sheet, Summary};
use crate::zone;
use kith_content::script::{ask as ask_part, fill, script_part};
use kith_domain::Day;
use kith_domain::letter::{reading_seconds, spoken_duration};
use kith_domain::meeting::{MeetingRole, Missing};
use kith_domain::proxy::Turn;
use leptos::prelude::*;

/// A line to write a name on, when nobody has the part yet.
const GAP: &str = "____________";

/// The opening, and who reads when.
pub(super) fn opening(script: &Script) -> impl IntoView + use<> {
    let part = script_part("opening");
    let (cue, words) = opening_words(script);
    let missing: Vec<&str> = script
        .missing
        .iter()
        .map(|missing| match missing {
            Missing::Order => "who reads when",
            Missing::BookedPlace => "the booked place",
        })
        .collect();
    let missing =
        (!missing.is_empty()).then(|| view! { <p class="script__cue">"Still missing: "{missing.join(", ")}"."</p> });
    let when = when(script);
    let order = order(script);
    view! {
        <Sheet title=part.title.clone() draft=script.draft()>
            {missing}
            {when}
            <p class="script__cue">{cue}</p>
            <p class="script__words" dir="auto">{words}</p>
            <h3>"The order"</h3>
            {order}
        </Sheet>
    }
}

/// Who begins, and with which words.
pub(super) fn opening_words(script: &Script) -> (String, String) {
    let chair = script.with(MeetingRole::Chair);
    let words = [("person", script.person()), ("chair", chair.as_deref().unwrap_or(GAP))];
    let cue = match &chair {
        Some(chair) => format!("{chair} begins when everybody sits."),
        None => "Nobody is the chair yet. Whoever begins says their own name.".to_owned(),
    };
    (cue, fill(&script_part("opening").text, &words))
}

fn when(script: &Script) -> Option<impl IntoView + use<>> {
    let words = when_words(script);
    (!words.is_empty()).then(|| view! { <p class="script__cue" dir="auto">{words}</p> })
}

/// Day, hour and place, as far as they are set.
pub(super) fn when_words(script: &Script) -> String {
    let words = &script.words.meeting;
    let place = (!words.place.is_blank()).then(|| words.place.to_string());
    let parts = [words.day.map(Day::spoken), words.time.map(|time| zone::spoken(time, &words.zone)), place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn order(script: &Script) -> impl IntoView + use<> {
    let rows = order_lines(script).into_iter().map(|(who, note)| {
        view! {
            <li class="order__item">
                <span class="order__name" dir="auto">{who}</span>
                <span>{note}</span>
            </li>
        }
    });
    view! { <ol class="order" role="list">{rows.collect_view()}</ol> }
}

/// Who reads, and how long that takes or that they bring it on paper; first to last.
pub(super) fn order_lines(script: &Script) -> Vec<(String, String)> {
    let line = |turn| {
        let (who, seconds) = match turn {
            Turn::Own(id) => (script.name(id), script.letter(id).map(Readable::seconds)),
            Turn::Proxy { letter, reader } => {
                let words = script.proxy(letter);
                let of = words.map_or_else(|| "somebody who can’t be here".to_owned(), |words| words.from.to_string());
                let seconds = words.map(|words| reading_seconds(words.text.as_str()));
                (format!("{}, for {of}", script.name(reader)), seconds)
            }
        };
        (who, seconds.map_or_else(|| "brings the letter on paper".to_owned(), spoken_duration))
    };
    script.turns().into_iter().map(line).collect()
}

/// Who asks, and with which words.
pub(super) fn ask_words(script: &Script) -> (String, String) {
    let driver = script.with(MeetingRole::Driver);
    // A first opening before the meeting says nothing about the day of the meeting: then they are phoned.
    let opening = script.words.booked.as_ref().and_then(|booked| booked.first_opening);
    let opening = opening.filter(|opening| script.words.meeting.day.is_none_or(|day| *opening >= day)).map(Day::spoken);
    let part = ask_part(opening.is_some(), driver.is_some());
    let words = [
        ("person", script.person()),
        ("programme", &programme(script)),
        ("when", opening.as_deref().unwrap_or(GAP)),
        ("driver", driver.as_deref().unwrap_or(GAP)),
    ];
    let cue = match script.with(MeetingRole::Closer) {
        Some(closer) => format!("{closer} asks."),
        None => "Whoever read last asks.".to_owned(),
    };
    (cue, fill(&part.text, &words))
}

fn programme(script: &Script) -> String {
    script.words.booked.as_ref().map_or_else(|| GAP.to_owned(), |booked| booked.programme.to_string())
}

/// The question, with the place that is ready, and the silence after it.
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

/// The other place, with its number.
pub(super) fn backup(script: &Script) -> Option<String> {
    let backup = script.words.backup.as_ref()?;
    let phone = if backup.phone.is_blank() { String::new() } else { format!(", {}", backup.phone) };
    Some(format!("{}{phone}", backup.programme))
}
