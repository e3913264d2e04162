//! People without an account: their links, for a guide to hand out.

use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, Button, ButtonKind, Copyable, ErrorSummary, Errors, Field, Form, Notice, NoticeKind,
    PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::poll::MOST_GUESTS;
use kith_domain::{GuestId, Line};
use kith_store::polls::Guest;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The form as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    /// This form's own; sent twice, somebody is asked once.
    op: String,
}

pub(super) async fn show(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, Typed::default(), Errors::new()).await
}

pub(super) async fn ask(page: Page, circle: Circle<Guide>, Fields(typed): Fields<Typed>) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let name: Line<60> = forms::line(&mut errors, "name", &typed.name, "Enter what you call them.");
    if errors.is_empty() {
        let op = typed.op.parse().unwrap_or_else(|_| forms::fresh_op());
        match circle.ask_guest(op, &name, page.now).await {
            Ok(()) => return Ok(go(format!("{}/guests", paths::poll(circle.circle())))),
            Err(StoreError::Stale) => return Ok(go(paths::poll(circle.circle()))),
            Err(StoreError::Full) => errors.add("name", format!("{MOST_GUESTS} are asked already. End a link first.")),
            Err(other) => return Err(other.into()),
        }
    }
    answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await
}

pub(super) async fn end(page: Page, circle: Circle<Guide>, Under(id): Under<GuestId>) -> Result<Response, Problem> {
    circle.drop_guest(id, page.now).await?;
    Ok(go(format!("{}/guests", paths::poll(circle.circle()))))
}

async fn answer(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let back = paths::poll(circle.circle());
    let Some(poll) = circle.poll().await?.filter(|poll| poll.chosen.is_none()) else { return Ok(go(back)) };
    let origin = page.app.settings().origin.clone();
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let guests = poll.guests.iter().map(|guest| card(guest, &origin, &back)).collect_view();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Times to meet"/>
            <PageHeader title="People without an account"
                lead="Somebody who only comes to the meeting, or reads for another, can answer without signing up. You hand them a link of their own."/>
            <Notice kind=NoticeKind::Info title="What the link shows">
                <p>"The times: no name, no circle, and not what it is about. But it leads to our help pages, so send it only where nobody else looks. Whoever has the link can answer in their place. It ends when a time is chosen, and when you leave the circle."</p>
            </Notice>
            <div class="cards">{guests}</div>
            <Form action=format!("{back}/guests")>
                <input type="hidden" name="op" value=forms::fresh_op().to_string()/>
                <Field name="name" label="What you call them" value=typed.name.clone() limit=60 autocomplete="off"
                    error=errors.of("name") hint="Only the circle sees this, like “Aunt Ida”."/>
                <Button label="Make a link for them"/>
            </Form>
        }
    }))
}

fn card(guest: &Guest, origin: &str, base: &str) -> impl IntoView + use<> {
    let link = format!("{origin}/dates/{}", guest.link.as_deref().unwrap_or_default());
    let name = guest.name.to_string();
    view! {
        <article class="card">
            <h2 dir="auto">{name.clone()}</h2>
            <Copyable name=guest.id.to_string() label=format!("Link for {name}") value=link
                hint="Send it to them alone."/>
            <ActionForm action=format!("{base}/guests/{}/end", guest.id) label="End this link" about=name.clone() kind=ButtonKind::Quiet/>
        </article>
    }
}
