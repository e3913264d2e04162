//! Proposing times: a few rows, and as many again as somebody likes.

use super::slots::ROWS;
use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Field, Form, InputKind, LinkButton, Notice, NoticeKind,
    PageHeader, Place, Select, Title,
};
use crate::zone;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::TimeOfDay;
use kith_domain::poll::{FURTHEST, MOST_SLOTS, PollWords, Slot, SlotError, Zone};
use kith_domain::{Day, SlotId};
use kith_store::polls::ProposeError;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;
use std::collections::HashMap;
use uuid::Uuid;

/// The fields as they were typed: `day1`, `time1` and so on, and the clock.
type Typed = HashMap<String, String>;

/// Whether the first times are proposed, with their clock, or more of them.
#[derive(Debug, Clone)]
enum About {
    New,
    More(Zone),
}

pub(super) async fn new(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    if circle.poll().await?.is_some_and(|poll| poll.chosen.is_none()) {
        return Ok(go(paths::poll(circle.circle())));
    }
    Ok(answer(&page, &circle, StatusCode::OK, About::New, Typed::new(), Errors::new()))
}

pub(super) async fn more(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let Some(zone) = open_zone(&circle).await? else { return Ok(go(paths::poll(circle.circle()))) };
    Ok(answer(&page, &circle, StatusCode::OK, About::More(zone), Typed::new(), Errors::new()))
}

/// By which clock is asked; none when nothing is, or nothing any more.
async fn open_zone(circle: &Circle<Guide>) -> Result<Option<Zone>, Problem> {
    Ok(circle.poll().await?.filter(|poll| poll.chosen.is_none()).map(|poll| poll.words.zone))
}

pub(super) async fn open(page: Page, circle: Circle<Guide>, Fields(typed): Fields<Typed>) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let zone = zone::parse(value(&typed, "zone")).unwrap_or_else(|| {
        errors.add("zone", "Choose a clock from the list.");
        Zone::default()
    });
    let today = zone::today(&zone, page.now);
    let slots = slots(&typed, today, &mut errors);
    if !errors.is_empty() {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, About::New, typed, errors));
    }
    let opened = circle.open_poll(&PollWords { zone, slots: slots.clone() }, page.now, today).await;
    if !matches!(opened, Err(ProposeError::Store(StoreError::Taken))) {
        return after(&page, &circle, About::New, typed, opened);
    }
    // This form was sent twice, or somebody asked at the same time: then these times can be added to theirs.
    let there = circle.poll().await?.map(|poll| poll.words).unwrap_or_default();
    let is_there = |slot: &Slot| there.slots.iter().any(|other| (other.day, other.time) == (slot.day, slot.time));
    if slots.iter().all(is_there) {
        return Ok(go(paths::poll(circle.circle())));
    }
    errors.add(ROWS[0].0, "Somebody has asked meanwhile. You can add your times to theirs.");
    Ok(answer(&page, &circle, StatusCode::CONFLICT, About::More(there.zone), typed, errors))
}

pub(super) async fn propose(
    page: Page,
    circle: Circle<Guide>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    // One was chosen meanwhile: the page says which.
    let Some(zone) = open_zone(&circle).await? else { return Ok(go(paths::poll(circle.circle()))) };
    let mut errors = Errors::new();
    let today = zone::today(&zone, page.now);
    let slots = slots(&typed, today, &mut errors);
    if !errors.is_empty() {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, About::More(zone), typed, errors));
    }
    let proposed = circle.propose_slots(&slots, page.now, today).await;
    after(&page, &circle, About::More(zone), typed, proposed)
}

fn after(
    page: &Page,
    circle: &Circle<Guide>,
    about: About,
    typed: Typed,
    done: Result<(), ProposeError>,
) -> Result<Response, Problem> {
    let error = match done {
        Ok(()) | Err(ProposeError::Store(StoreError::Stale)) => return Ok(go(paths::poll(circle.circle()))),
        Err(ProposeError::Store(other)) => return Err(other.into()),
        Err(ProposeError::Slots(error)) => error,
    };
    let mut errors = Errors::new();
    errors.add(ROWS[0].0, complaint(error));
    Ok(answer(page, circle, StatusCode::UNPROCESSABLE_ENTITY, about, typed, errors))
}

fn complaint(error: SlotError) -> String {
    match error {
        SlotError::Past => "That day is over. Choose one from today on.".to_owned(),
        SlotError::TooFar => "That is more than a year ahead. Choose an earlier day.".to_owned(),
        SlotError::TooMany => format!("More than {MOST_SLOTS} times are too many to choose from. Leave some out."),
    }
}

fn value<'a>(typed: &'a Typed, field: &str) -> &'a str {
    typed.get(field).map_or("", String::as_str)
}

/// The rows that say something.
fn slots(typed: &Typed, today: Day, errors: &mut Errors) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (day_field, time_field) in ROWS {
        let (day, time) = (value(typed, day_field).trim(), value(typed, time_field).trim());
        if day.is_empty() && time.is_empty() {
            continue;
        }
        let day = if day.is_empty() {
            errors.add(day_field, "Enter the day, too.");
            None
        } else {
            forms::maybe_day(errors, day_field, day)
        };
        let at = TimeOfDay::parse(time);
        if at.is_none() {
            errors.add(time_field, "Enter a time like 18:30.");
        }
        let outside = day.and_then(|day| {
            (day < today).then_some(SlotError::Past).or((day > today.plus(FURTHEST)).then_some(SlotError::TooFar))
        });
        if let Some(outside) = outside {
            errors.add(day_field, complaint(outside));
        }
        slots.extend(day.zip(at).map(|(day, time)| Slot { id: SlotId(Uuid::now_v7()), day, time }));
    }
    if slots.is_empty() && errors.is_empty() {
        errors.add(ROWS[0].0, "Enter at least one day with its time.");
    }
    slots
}

fn answer(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    about: About,
    typed: Typed,
    errors: Errors,
) -> Response {
    let id = circle.circle();
    let (country, person) = (circle.about().words.country.clone(), circle.about().words.person.name.to_string());
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let back = paths::poll(id);
        let (title, action, label) = match about {
            About::New => ("Ask when everybody can meet", format!("{back}/new"), "Ask the circle"),
            About::More(_) => ("Propose more times", format!("{back}/more"), "Add these times"),
        };
        let clock = match about {
            About::New => view! {
                <Select name="zone" label="By whose clock?" value=value(&typed, "zone").to_owned()
                    options=zone::options(country.as_str(), "We all have the same clock") error=errors.of("zone")
                    hint="Where somebody lives far away, choose the town of the meeting. They see the time by their own clock as well."/>
            }
            .into_any(),
            About::More(zone) => zone::town(&zone)
                .map(|town| view! { <p>{format!("By the clock of {town}.")}</p> })
                .into_any(),
        };
        let rows = ROWS.iter().enumerate().map(|(at, (day, time))| row(at + 1, day, time, &typed, &errors));
        let rows = rows.collect_view();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Times to meet"/>
            <PageHeader title lead=format!("Choose times when {person} is likely to be well, and when nobody has to leave early. Two or three are enough to begin with.")/>
            <Notice kind=NoticeKind::Info title="Who sees this">
                <p>"Every member sees the times and who can be there. You choose one of them in the end."</p>
            </Notice>
            <Form action>
                {clock}
                {rows}
                <Button label/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

fn row(number: usize, day: &'static str, time: &'static str, typed: &Typed, errors: &Errors) -> impl IntoView + use<> {
    view! {
        <fieldset class="poll__row">
            <legend class="field__label">{format!("Time {number}")}</legend>
            <Field name=day label="Day" kind=InputKind::Date value=value(typed, day).to_owned() error=errors.of(day)/>
            <Field name=time label="Starts at" kind=InputKind::Time value=value(typed, time).to_owned() error=errors.of(time)/>
        </fieldset>
    }
}
