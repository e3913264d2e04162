//! The person's own addresses and numbers, which can never join.

use super::words;
use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Confirm, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader,
    Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Prose;
use kith_domain::blocked::{LINES, Likeness, parse_lines};
use kith_store::Guide;
use leptos::prelude::*;
use serde::Deserialize;

const MOST: usize = 4000;

/// The field as it was typed.
#[derive(Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    addresses: String,
}

impl Input {
    fn parse(&self, errors: &mut Errors) -> Vec<Likeness> {
        let text: Prose<MOST> =
            forms::prose(errors, "addresses", &self.addresses, "Enter at least one address or number.");
        match parse_lines(text.as_str()) {
            Ok(likenesses) if likenesses.len() > LINES => {
                errors.add("addresses", format!("Enter at most {LINES} at once. You can add more after that."));
                Vec::new()
            }
            Ok(likenesses) => likenesses,
            Err(lines) => {
                errors.add("addresses", complaint(&lines));
                Vec::new()
            }
        }
    }
}

fn complaint(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().take(5).map(ToString::to_string).collect();
    match lines {
        [one] => format!("Line {one} is neither an e-mail address nor a phone number."),
        _ => format!("These lines are neither an e-mail address nor a phone number: {}.", numbers.join(", ")),
    }
}

pub(super) async fn show(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    form(&page, &circle, StatusCode::OK, Input::default(), Errors::new()).await
}

pub(super) async fn block(
    page: Page,
    circle: Circle<Guide>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let likenesses = input.parse(&mut errors);
    if !errors.is_empty() {
        return form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors).await;
    }
    circle.block(&likenesses, page.now).await?;
    Ok(go(address(&circle)))
}

fn address(circle: &Circle<Guide>) -> String {
    format!("{}/blocked", paths::people(circle.circle()))
}

async fn form(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    input: Input,
    errors: Errors,
) -> Result<Response, Problem> {
    let found = circle.members_on_block_list().await?;
    let members = if found.is_empty() { Vec::new() } else { circle.members().await? };
    let found: Vec<String> = found.into_iter().map(|id| words::name(&members, id)).collect();
    let (base, person) = (paths::people(circle.circle()), circle.about().words.person.name.to_string());
    let count = circle.blocked_count().await?;
    Ok(page.render(status, Title::People, circle.nav(Place::Plan), false, move || {
        view! { <Blocked base person count found addresses=input.addresses errors/> }
    }))
}

#[component]
fn Blocked(
    base: String,
    person: String,
    count: i64,
    found: Vec<String>,
    addresses: String,
    errors: Errors,
) -> impl IntoView {
    let found = (!found.is_empty()).then(|| {
        let names = found.join(", ");
        view! {
            <Notice kind=NoticeKind::NeedsYou title="Somebody here has an address on this list">
                <p>{names}</p>
                <p>"Nobody was removed. Look if it is a mistake: addresses of one family can look alike. If it is none, remove them on the people page."</p>
            </Notice>
        }
    });
    let there = match count {
        0 => "Nothing is on the list yet.".to_owned(),
        1 => "One address or number is on the list.".to_owned(),
        n => format!("{n} addresses and numbers are on the list."),
    };
    let clear = (count > 0)
        .then(|| view! { <p><a href=format!("{base}/blocked/clear")>"Take everything off the list"</a></p> });
    view! {
        <ErrorSummary errors=errors.clone()/>
        <BackLink href=base.clone() label="People"/>
        <PageHeader title="Addresses that can never join"
            lead=format!("Put down every e-mail address and phone number that {person} uses. Then nobody can let {person} in by mistake.")/>
        {found}
        <Form action=format!("{base}/blocked")>
            <TextField name="addresses" label="E-mail addresses and phone numbers" value=addresses rows=5 limit=MOST
                hint=format!("One on each line, at most {LINES}. For example: sam@example.org, or 555-0142.")
                error=errors.of("addresses")/>
            <div class="buttons">
                <Button label="Add to the list"/>
                <LinkButton href=base.clone() label="Not now" kind=ButtonKind::Quiet/>
            </div>
        </Form>
        <h2>"On the list"</h2>
        <p>{there}</p>
        <p>"We keep them scrambled for good, so nobody can read them back: not you, and not whoever runs this server."</p>
        <p>"An invite to one of them looks like any other invite. But no mail is sent, and the link and the code never work."</p>
        {clear}
    }
}

pub(super) async fn show_clear(page: Page, circle: Circle<Guide>) -> Response {
    let back = address(&circle);
    page.show(Title::People, circle.nav(Place::Plan), move || {
        view! {
            <Confirm title="Take everything off the list?" action=format!("{back}/clear") label="Empty the list"
                kind=ButtonKind::Danger back>
                <p>"After this, all of these addresses can be invited again. You can put the right ones back afterwards."</p>
            </Confirm>
        }
    })
}

pub(super) async fn clear(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    circle.clear_block_list(page.now).await?;
    Ok(go(address(&circle)))
}
