//! Notes on the day: each member's own, and nobody else's.

use super::show::answer;
use crate::extract::Circle;
use crate::forms::{self, Fields, go as go_to, wants_json};
use crate::moment::clock;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Button, Errors, Form, TextField};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_domain::{OpId, Prose};
use kith_store::day::DayNote;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<600>::MAX;

/// A note as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub(super) note: String,
    op: String,
}

pub(super) async fn note(
    page: Page,
    circle: Circle<AnyMember>,
    headers: HeaderMap,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let words = forms::prose(&mut errors, "note", &typed.note, "Write something first.");
    if errors.is_empty() {
        let op: OpId = typed.op.parse().unwrap_or_else(|_| forms::fresh_op());
        match circle.note_on_the_day(op, &words, page.now).await {
            Ok(()) if wants_json(&headers) => return Ok(StatusCode::NO_CONTENT.into_response()),
            Ok(()) => return Ok(go_to(format!("{}#notes", paths::day(circle.circle())))),
            Err(StoreError::Full) => errors.add("note", "There are 60 already. Write on paper from here on."),
            Err(other) => return Err(other.into()),
        }
    }
    answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await
}

/// The field, and what was noted so far.
pub(super) fn section(base: &str, notes: Vec<DayNote>, typed: &Typed, errors: &Errors) -> impl IntoView + use<> {
    let noted = notes.into_iter().map(|note| {
        let at = format!("{} UTC", clock(note.at));
        view! { <li><span class="day__when">{at}</span>" "<span dir="auto">{note.words.to_string()}</span></li> }
    });
    let noted: Vec<_> = noted.collect();
    let op = forms::fresh_op().to_string();
    let (value, error) = (typed.note.clone(), errors.of("note"));
    view! {
        <section class="day__notes" id="notes">
            <h2>"For yourself"</h2>
            <Form action=format!("{base}/notes")>
                <input type="hidden" name="op" value=op/>
                <TextField name="note" label="A quick note" rows=2 limit=MAX value error
                    hint="Only you can read it, also later."/>
                <Button label="Keep this note"/>
            </Form>
            <ul class="day__noted">{noted}</ul>
        </section>
    }
}
