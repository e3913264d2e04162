//! One more thing on a list: any member sees what is missing.

use super::list_name;
use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::outcome::people;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton,
    PageHeader, Place, Select, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::logistics::{LISTS, MOST};
use kith_domain::member::Status;
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{Line, Prose};
use kith_store::logistics::ToSeeTo;
use kith_store::members::Member;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const TITLE_MAX: usize = Line::<160>::MAX;
const WHY_MAX: usize = Prose::<600>::MAX;

/// The form as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    title: String,
    why: String,
    owner: String,
    list: String,
    /// This form's own; the same form sent twice puts it there once.
    op: String,
}

impl Typed {
    fn parse(&self, members: &[Member], errors: &mut Errors) -> Option<ToSeeTo> {
        let title = forms::line(errors, "title", &self.title, "Say what is to be done, like “Water the dog”.");
        let why = forms::maybe_prose(errors, "why", &self.why);
        let owner = self.owner.trim().parse().ok();
        let owner = owner.filter(|id| members.iter().any(|m| m.id == *id && m.status == Status::Confirmed));
        if owner.is_none() {
            errors.add("owner", "Choose who does it.");
        }
        let list = TaskKind::from_slug(&self.list).filter(|list| LISTS.contains(list));
        if list.is_none() {
            errors.add("list", "Choose when.");
        }
        errors.is_empty().then_some(())?;
        Some(ToSeeTo { list: list?, words: TaskWords { title, why }, owner: owner? })
    }
}

pub(super) async fn form(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    if circle.meeting().await?.words.day.is_none() {
        return Ok(go(paths::logistics(circle.circle())));
    }
    let members = circle.members().await?;
    let typed = Typed { owner: circle.me().to_string(), op: forms::fresh_op().to_string(), ..Typed::default() };
    Ok(answer(&page, &circle, StatusCode::OK, &members, typed, Errors::new()))
}

pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let members = circle.members().await?;
    let mut errors = Errors::new();
    if let Some(one) = typed.parse(&members, &mut errors) {
        let op = typed.op.parse().unwrap_or_else(|_| forms::fresh_op());
        match circle.add_to_list(op, &one, page.now).await {
            Ok(()) => return Ok(go(paths::logistics(circle.circle()))),
            Err(StoreError::Stale) => errors.add("list", "No day is set now. Once there is one, you can add this."),
            Err(StoreError::Full) => {
                errors.add("title", format!("There are {MOST} things already: nobody sees to more in two days."));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, &members, typed, errors))
}

fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    members: &[Member],
    typed: Typed,
    errors: Errors,
) -> Response {
    let (back, people) = (paths::logistics(circle.circle()), people(members));
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let lists = LISTS.iter().map(|list| Choice::new(list.slug(), list_name(*list))).collect();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Until the meeting"/>
            <PageHeader title="Add something to see to" lead="Every member sees it."/>
            <Form action=format!("{back}/add")>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Field name="title" label="What is to be done" value=typed.title.clone() limit=TITLE_MAX autocomplete="off"
                    error=errors.of("title")/>
                <TextField name="why" label="What it is for" value=typed.why.clone() limit=WHY_MAX rows=2 error=errors.of("why")
                    hint="You may leave it empty."/>
                <Select name="owner" label="Who does it" value=typed.owner.clone() options=people error=errors.of("owner")/>
                <Choices name="list" legend="When?" kind=ChoiceKind::One options=lists value=vec![typed.list.clone()] error=errors.of("list")/>
                <Button label="Put it on the list"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}
