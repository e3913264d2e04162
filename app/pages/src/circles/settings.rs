//! Changing what a circle says about itself.

use super::form::{CircleFields, Input};
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<Guide>) -> Response {
    let about = circle.about();
    form(&page, &circle, StatusCode::OK, Input::of(&about.words, about.version), Errors::new(), false)
}

pub(super) async fn change(
    page: Page,
    circle: Circle<Guide>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(words) = input.parse(&mut errors) else {
        return Ok(form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors, false));
    };
    match circle.change_circle(&words, input.version.parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::circle(circle.circle()))),
        Err(StoreError::Stale) => {
            // What was typed stays in the fields; sending it again now means it.
            let version = circle.about().version.to_string();
            Ok(form(&page, &circle, StatusCode::CONFLICT, Input { version, ..input }, errors, true))
        }
        Err(other) => Err(other.into()),
    }
}

fn form(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    input: Input,
    errors: Errors,
    stale: bool,
) -> Response {
    let action = format!("{}/settings", paths::circle(circle.circle()));
    let plan = paths::plan(circle.circle());
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! { <Settings action plan input errors stale/> }
    })
}

#[component]
fn Settings(action: String, plan: String, input: Input, errors: Errors, stale: bool) -> impl IntoView {
    let version = input.version.clone();
    let stale = stale.then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Somebody changed this while you were writing">
                <p>"Nothing was overwritten. Your words are below. Press the button again if they should count."</p>
            </Notice>
        }
    });
    view! {
        <ErrorSummary errors=errors.clone()/>
        <BackLink href=plan.clone() label="Plan"/>
        <PageHeader title="About this circle" lead="Every member sees this. The organizer and the facilitator can change it."/>
        {stale}
        <Form action>
            <input type="hidden" name="version" value=version/>
            <CircleFields input errors starting=false/>
            <Button label="Keep these changes"/>
            <LinkButton href=plan label="Not now" kind=ButtonKind::Quiet/>
        </Form>
    }
}
