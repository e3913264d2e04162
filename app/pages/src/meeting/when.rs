//! When and where.

use super::show::{Shown, keep};
use crate::ui::{Empty, Fact, Field, Form, InputKind, Summary, TextField};
use kith_domain::meeting::MeetingWords;
use kith_domain::{Day, Line, Prose};
use leptos::prelude::*;

const PLACE_MAX: usize = Line::<200>::MAX;
const ARRIVAL_MAX: usize = Prose::<1000>::MAX;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let content = if shown.may_change { form(shown).into_any() } else { facts(&shown.meeting.words).into_any() };
    view! {
        <h2 id="when">"When and where"</h2>
        {content}
    }
}

fn form(shown: &Shown) -> impl IntoView + use<> {
    let (typed, errors) = (shown.when.clone(), shown.errors.clone());
    let action = shown.base.clone();
    view! {
        <Form action>
            <input type="hidden" name="version" value=typed.version/>
            <Field name="day" label="Day" kind=InputKind::Date value=typed.day error=errors.of("day")
                hint="A day when the booked place is open and the person is likely to be well."/>
            <Field name="time" label="Time" kind=InputKind::Time value=typed.time error=errors.of("time")
                hint="By your own clock, like 10:00."/>
            <Field name="place" label="Place" value=typed.place error=errors.of("place") limit=PLACE_MAX
                autocomplete="off" hint="A private room where nobody is rushed, like Ana’s living room."/>
            <TextField name="arrival" label="How to arrive" value=typed.arrival error=errors.of("arrival")
                limit=ARRIVAL_MAX hint="Where to park, who opens the door, when to be there. You may leave it empty."/>
            {keep("Keep when and where")}
        </Form>
    }
}

fn facts(words: &MeetingWords) -> impl IntoView + use<> {
    let mut facts: Vec<Fact> = Vec::new();
    let day = words.day.map(|day| Fact::new("Day", day.spoken()));
    let time = words.time.map(|time| Fact::new("Time", time.to_string()));
    facts.extend(day.into_iter().chain(time));
    if !words.place.is_blank() {
        facts.push(Fact::new("Place", words.place.to_string()));
    }
    if !words.arrival.is_blank() {
        let arrival = words.arrival.to_string();
        facts.push(Fact::new("How to arrive", view! { <p class="written" dir="auto">{arrival}</p> }));
    }
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

/// "Saturday 5 December 2026, 10:00, Ana's living room".
pub(super) fn in_words(words: &MeetingWords) -> String {
    let place = (!words.place.is_blank()).then(|| words.place.to_string());
    let parts = [words.day.map(Day::spoken), words.time.map(|time| time.to_string()), place];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "not set".to_owned() } else { parts.join(", ") }
}
