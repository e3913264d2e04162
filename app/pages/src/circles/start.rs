//! Starting a circle.

use super::form::{CircleFields, Input};
use crate::extract::SignedIn;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Button, ErrorSummary, Errors, Form, Nav, PageHeader, Title};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

pub(super) async fn show(page: Page, _: SignedIn) -> Response {
    form(&page, StatusCode::OK, Input::default(), Errors::new())
}

pub(super) async fn start(
    page: Page,
    SignedIn(session): SignedIn,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let relation = forms::maybe_line(&mut errors, "relation", &input.relation);
    match input.parse(&mut errors) {
        Some(words) if errors.is_empty() => {
            let circle = session.start_circle(page.app.store(), &words, relation, page.now).await?;
            Ok(go(paths::circle(circle)))
        }
        _ => Ok(form(&page, StatusCode::UNPROCESSABLE_ENTITY, input, errors)),
    }
}

fn form(page: &Page, status: StatusCode, input: Input, errors: Errors) -> Response {
    page.render(status, Title::Plan, Nav::SignedIn, false, move || view! { <Start input errors/> })
}

#[component]
fn Start(input: Input, errors: Errors) -> impl IntoView {
    view! {
        <ErrorSummary errors=errors.clone()/>
        <PageHeader title="Start a circle"
            lead="Nobody is told. You invite people yourself, one by one, when you are ready. What you write is stored sealed."/>
        <Form action="/circles/new">
            <CircleFields input errors starting=true/>
            <Button label="Start the circle"/>
        </Form>
    }
}
