//! Every chair with a list of those who can sit on it: the whole plan in one form.

use super::figure::{Places, key};
use super::show::Shown;
use crate::ui::{Button, Errors, Form};
use kith_domain::MemberId;
use kith_domain::seat::{FEWEST, MOST, NoPlan, Seat, SeatPlan};
use leptos::prelude::*;
use serde::Deserialize;

/// The chairs as they were chosen, clockwise: a member's id, the person, or nobody.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    pub(super) seat: Vec<String>,
    pub(super) version: String,
}

/// The id of a chair's field.
pub(super) fn field(at: usize) -> String {
    if at == 0 { "f-seat".to_owned() } else { format!("f-seat-{at}") }
}

impl Chosen {
    pub(super) fn of(plan: &SeatPlan, version: i64) -> Self {
        Self { seat: plan.seats().iter().map(|who| key(*who)).collect(), version: version.to_string() }
    }

    /// Whether there are as many chairs as there may be: only then are they shown again.
    pub(super) fn fits(&self) -> bool {
        (FEWEST..=MOST).contains(&self.seat.len())
    }

    pub(super) fn parse(&self, places: &Places<'_>, errors: &mut Errors) -> Option<SeatPlan> {
        let seats: Vec<Option<Seat>> = self.seat.iter().take(MOST + 1).map(|chosen| seat(chosen, places)).collect();
        let Some(seats) = seats.into_iter().collect::<Option<Vec<Seat>>>() else {
            errors.add("seat", "Choose somebody who is in the circle now.");
            return None;
        };
        match SeatPlan::parse(seats) {
            Ok(plan) => return Some(plan),
            Err(NoPlan::Chairs) => errors.add("seat", format!("There are {FEWEST} to {MOST} seats.")),
            Err(NoPlan::Twice(who)) => {
                errors.add("seat", format!("{} has two seats. Choose one of them.", places.name(who)));
            }
        }
        None
    }
}

fn seat(chosen: &str, places: &Places<'_>) -> Option<Seat> {
    match chosen.trim() {
        "" => Some(Seat::Empty),
        "person" => Some(Seat::Person),
        id => id.parse().ok().filter(|id: &MemberId| places.names.contains_key(id)).map(Seat::Member),
    }
}

pub(super) fn view(shown: &Shown) -> impl IntoView + use<> {
    let error = shown.errors.of("seat");
    let invalid = error.is_some().then_some("true");
    let mut people = vec![(String::new(), "Empty seat".to_owned()), ("person".to_owned(), shown.person.clone())];
    people.extend(shown.members.iter().map(|m| (m.id.to_string(), m.words.name.to_string())));
    let chairs = shown.chosen.seat.iter().enumerate().map(|(at, chosen)| {
        let options = people.iter().map(|(value, name)| {
            view! { <option value=value.clone() selected=value == chosen>{name.clone()}</option> }
        });
        let options = options.collect_view();
        view! {
            <li class="seat-choice">
                <label for=field(at)>{format!("Seat {}", at + 1)}</label>
                <select class="field__input" data-size="full" id=field(at) name="seat" aria-invalid=invalid>{options}</select>
            </li>
        }
    });
    let chairs = chairs.collect_view();
    let (action, version) = (shown.base.clone(), shown.chosen.version.clone());
    let error = error.map(|error| {
        view! { <p class="field__error" id="f-seat-error"><span class="hidden">"Error: "</span>{error}</p> }
    });
    view! {
        <Form action>
            <input type="hidden" name="version" value=version/>
            <p class="field__hint">"The seats are counted clockwise, with the table in the middle."</p>
            {error}
            <ul class="order__numbers" role="list">{chairs}</ul>
            <Button label="Keep this plan"/>
        </Form>
    }
}
