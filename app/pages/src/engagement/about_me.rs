//! A facilitator says how they work, what it costs, and what ties they have.

use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    Sources, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::engagement::{disclosure, disclosures};
use kith_domain::engagement::DisclosureWords;
use kith_domain::member::Role;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    does: String,
    refers: String,
    cost: String,
    ties: String,
    version: String,
}

impl Typed {
    async fn of(circle: &Circle<AnyMember>) -> Result<Self, Problem> {
        let mine = circle.disclosures().await?.into_iter().find(|one| one.member == circle.me());
        let Some(mine) = mine else { return Ok(Self { version: "0".to_owned(), ..Self::default() }) };
        let DisclosureWords { does, refers, cost, ties } = mine.words;
        Ok(Self {
            does: does.to_string(),
            refers: refers.to_string(),
            cost: cost.to_string(),
            ties: ties.to_string(),
            version: mine.version.to_string(),
        })
    }

    fn parse(&self, errors: &mut Errors) -> Option<DisclosureWords> {
        let words = DisclosureWords {
            does: forms::prose(errors, "does", &self.does, "Say what you do for this family."),
            refers: forms::prose(errors, "refers", &self.refers, "Say what you don’t do, and who takes over then."),
            cost: forms::prose(
                errors,
                "cost",
                &self.cost,
                "Say what it costs, and who pays you. Free is an answer, too.",
            ),
            ties: forms::prose(errors, "ties", &self.ties, "Name every tie. If you have none, write “none”."),
        };
        errors.is_empty().then_some(words)
    }
}

pub(super) async fn form(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    only_facilitators(&circle).await?;
    let typed = Typed::of(&circle).await?;
    Ok(answer(&page, &circle, StatusCode::OK, typed, Errors::new(), None))
}

pub(super) async fn keep(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    only_facilitators(&circle).await?;
    let mut errors = Errors::new();
    let Some(words) = typed.parse(&mut errors) else {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None));
    };
    match circle.disclose(&words, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(paths::engagement(circle.circle()))),
        Err(StoreError::Stale) => {
            let now = Typed::of(&circle).await?;
            let typed = Typed { version: now.version.clone(), ..typed };
            Ok(answer(&page, &circle, StatusCode::CONFLICT, typed, errors, Some(now)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Facilitators, and whoever was one and has taken the circle over.
async fn only_facilitators(circle: &Circle<AnyMember>) -> Result<(), Problem> {
    let said = circle.disclosures().await?.iter().any(|one| one.member == circle.me());
    if circle.role() == Role::Facilitator || said { Ok(()) } else { Err(Problem::NotYours) }
}

fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    kept: Option<Typed>,
) -> Response {
    let back = paths::engagement(circle.circle());
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let both = kept.map(|kept| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>"Your words are in the form. This is what it says now:"</p>
                    <p class="written" dir="auto">{[kept.does, kept.refers, kept.cost, kept.ties].join("\n")}</p>
                </Notice>
            }
        });
        let read = disclosures().iter().map(|ask| (ask.source.as_str(), ask.reviewed.as_str())).collect();
        let complaints = errors.clone();
        let field = move |name: &'static str, value: &str, limit: usize| {
            let words = disclosure(name);
            view! {
                <TextField name label=words.title.clone() value=value.to_owned() error=complaints.of(name) rows=3 limit
                    hint=words.text.clone()/>
            }
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="What we promise each other"/>
            <PageHeader title="How you work" lead="Everyone in the circle reads this, before they count on you."/>
            {both}
            <Form action=format!("{back}/about-me")>
                <input type="hidden" name="version" value=typed.version.clone()/>
                {field("does", &typed.does, 600)}
                {field("refers", &typed.refers, 600)}
                {field("cost", &typed.cost, 400)}
                {field("ties", &typed.ties, 400)}
                <Sources read/>
                <Button label="Show this to the circle"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}
