//! When and where.

use super::place::notes;
use super::show::{Shown, keep};
use crate::ui::{ButtonKind, Empty, Fact, Field, Form, InputKind, LinkButton, Select, Summary};
use crate::{paths, zone};
use kith_domain::meeting::MeetingWords;
use kith_domain::{Day, Line};
use leptos::prelude::*;

const PLACE_MAX: usize = Line::<200>::MAX;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let content = if shown.may_change {
        form(shown).into_any()
    } else {
        view! { {facts(&shown.meeting.words)} {beside(shown)} }.into_any()
    };
    view! {
        <h2 id="when">"When and where"</h2>
        {content}
    }
}

fn form(shown: &Shown) -> impl IntoView + use<> {
    let (typed, errors) = (shown.when.clone(), shown.errors.clone());
    let action = shown.base.clone();
    let facts =
        Some(notes_of(&shown.meeting.words)).filter(|facts| !facts.is_empty()).map(|facts| view! { <Summary facts/> });
    let (beside, zones) = (beside(shown), zone::options(&shown.country, "We all have the same clock"));
    view! {
        <Form action>
            <input type="hidden" name="version" value=typed.version/>
            <Field name="day" label="Day" kind=InputKind::Date value=typed.day error=errors.of("day")
                hint="A day when the booked place is open and the person is likely to be well."/>
            <Field name="time" label="Time" kind=InputKind::Time value=typed.time error=errors.of("time")
                hint="Like 10:00."/>
            <Select name="zone" label="By whose clock?" value=typed.zone error=errors.of("zone")
                options=zones/>
            <Field name="place" label="Place" value=typed.place error=errors.of("place") limit=PLACE_MAX
                autocomplete="off" hint="A private room where nobody is rushed, like Ana’s living room."/>
            {keep("Keep when and where")}
        </Form>
        {facts}
        {beside}
    }
}

fn facts(words: &MeetingWords) -> impl IntoView + use<> {
    let mut facts: Vec<Fact> = Vec::new();
    let day = words.day.map(|day| Fact::new("Day", day.spoken()));
    let time = words.time.map(|time| Fact::new("Time", zone::spoken(time, &words.zone)));
    facts.extend(day.into_iter().chain(time));
    if !words.place.is_blank() {
        facts.push(Fact::new("Place", words.place.to_string()));
    }
    facts.extend(notes_of(words));
    if facts.is_empty() {
        return view! {
            <Empty title="No day is set yet.">
                <p>"When the organizer or the facilitator sets one, you see it here, like “Saturday 5 December, 10:00, at Ana’s”."</p>
            </Empty>
        }
        .into_any();
    }
    view! { <Summary facts/> }.into_any()
}

fn notes_of(words: &MeetingWords) -> Vec<Fact> {
    let fact =
        |(label, note): (&'static str, String)| Fact::new(label, view! { <p class="written" dir="auto">{note}</p> });
    notes(words).into_iter().map(fact).collect()
}

/// What leads on from here: the question when everybody can, a file for one's calendar, and what belongs to the place.
fn beside(shown: &Shown) -> impl IntoView + use<> {
    let place = shown.may_change.then(|| {
        view! { <LinkButton href=format!("{}/place", shown.base) label="What belongs to the place" kind=ButtonKind::Quiet/> }
    });
    let calendar = shown.meeting.words.day.map(|_| {
        view! { <p><a href=format!("{}/calendar", shown.base) download="">"Put it in your calendar"</a>". It only says “update” there."</p> }
    });
    view! {
        <p class="buttons">
            <LinkButton href=paths::poll(shown.circle) label="When can everybody meet?" kind=ButtonKind::Quiet/>
            {place}
        </p>
        {calendar}
    }
}

/// "Saturday 5 December 2026, 10:00, Ana's living room".
pub(super) fn in_words(words: &MeetingWords) -> String {
    let place = (!words.place.is_blank()).then(|| words.place.to_string());
    let parts = [words.day.map(Day::spoken), words.time.map(|time| zone::spoken(time, &words.zone)), place];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "not set".to_owned() } else { parts.join(", ") }
}
