//! Making somebody else the organizer.

use super::words;
use crate::account::sign_in::ask_again;
use crate::client::Client;
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, Empty, ErrorSummary, Errors, Field, Form, InputKind,
    LinkButton, PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::MemberId;
use kith_domain::member::Status;
use kith_store::Organizer;
use kith_store::members::Member;
use leptos::prelude::*;
use serde::Deserialize;

/// The fields as they were sent.
#[derive(Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    member: String,
    #[serde(default)]
    password: String,
}

pub(super) async fn show(page: Page, circle: Circle<Organizer>) -> Result<Response, Problem> {
    form(&page, &circle, StatusCode::OK, String::new(), Errors::new()).await
}

/// The password is asked again: an unlocked phone left on a table must not give the circle away.
pub(super) async fn hand_over(
    page: Page,
    client: Client,
    circle: Circle<Organizer>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let to = input.member.parse::<MemberId>().ok().filter(|id| *id != circle.me());
    if to.is_none() {
        errors.add("member", "Choose who takes over.");
    }
    if ask_again(&page, &client, circle.session(), input.password).await?.is_none() {
        errors.add("password", "This is not your password.");
    }
    match to.filter(|_| errors.is_empty()) {
        Some(to) => {
            circle.hand_over(to, page.now).await?;
            Ok(go(paths::people(circle.circle())))
        }
        None => form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input.member, errors).await,
    }
}

async fn form(
    page: &Page,
    circle: &Circle<Organizer>,
    status: StatusCode,
    chosen: String,
    errors: Errors,
) -> Result<Response, Problem> {
    let base = paths::people(circle.circle());
    let mut others = circle.members().await?;
    others.retain(|m| m.status == Status::Confirmed && m.id != circle.me());
    Ok(page.render(status, Title::People, circle.nav(Place::Plan), false, move || {
        view! { <HandOver base others chosen errors/> }
    }))
}

#[component]
fn HandOver(base: String, others: Vec<Member>, chosen: String, errors: Errors) -> impl IntoView {
    let header = view! {
        <BackLink href=base.clone() label="People"/>
        <PageHeader title="Hand the circle over"
            lead="Somebody else becomes the organizer. You become a member. Everybody in the circle sees it."/>
    };
    if others.is_empty() {
        return view! {
            {header}
            <Empty title="There is nobody yet who could take over">
                <p>"Invite somebody first. When they are let in, you can choose them here."</p>
                <p><LinkButton href=format!("{base}/invite") label="Invite somebody"/></p>
            </Empty>
        }
        .into_any();
    }
    let options = others
        .into_iter()
        .map(|m| {
            let about = words::role_and_relation(m.role, &m.words.relation);
            Choice::new(m.id.to_string(), m.words.name.to_string()).hint(about)
        })
        .collect();
    view! {
        <ErrorSummary errors=errors.clone()/>
        {header}
        <Form action=format!("{base}/hand-over")>
            <Choices name="member" legend="Who takes over?" kind=ChoiceKind::One options value=vec![chosen]
                error=errors.of("member")/>
            <Field name="password" label="Your password" kind=InputKind::Password { new: false }
                hint="So that nobody can do this on a phone you left lying about." error=errors.of("password")/>
            <div class="buttons">
                <Button label="Hand the circle over"/>
                <LinkButton href=base label="Not now" kind=ButtonKind::Quiet/>
            </div>
        </Form>
    }
    .into_any()
}
