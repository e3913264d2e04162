//! What each has for themselves. Nobody else reads it.

use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::follow_up::passage;
use kith_domain::Prose;
use kith_domain::follow_up::OwnCareWords;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<300>::MAX;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    group: String,
    talk: String,
    rest: String,
    too_much: String,
    version: String,
}

impl Typed {
    fn of((words, version): &(OwnCareWords, i64)) -> Self {
        Self {
            group: words.group.to_string(),
            talk: words.talk.to_string(),
            rest: words.rest.to_string(),
            too_much: words.too_much.to_string(),
            version: version.to_string(),
        }
    }

    fn parse(&self, errors: &mut Errors) -> Option<OwnCareWords> {
        let words = OwnCareWords {
            group: forms::maybe_prose(errors, "group", &self.group),
            talk: forms::maybe_prose(errors, "talk", &self.talk),
            rest: forms::maybe_prose(errors, "rest", &self.rest),
            too_much: forms::maybe_prose(errors, "too_much", &self.too_much),
        };
        errors.is_empty().then_some(words)
    }
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let typed = Typed::of(&circle.own_care().await?);
    Ok(answer(&page, &circle, StatusCode::OK, typed, Errors::new(), None))
}

pub(super) async fn keep(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(words) = typed.parse(&mut errors) else {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None));
    };
    match circle.change_own_care(&words, typed.version.trim().parse().unwrap_or(0), page.now).await {
        Ok(()) => Ok(go(format!("{}/care", paths::circle(circle.circle())))),
        Err(StoreError::Stale) => {
            let now = Typed::of(&circle.own_care().await?);
            let typed = Typed { version: now.version.clone(), ..typed };
            Ok(answer(&page, &circle, StatusCode::CONFLICT, typed, errors, Some(now)))
        }
        Err(other) => Err(other.into()),
    }
}

fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    kept: Option<Typed>,
) -> Response {
    let home = paths::circle(circle.circle());
    page.render(status, Title::Notes, circle.nav(Place::Home), false, move || {
        let words = passage("own-care");
        let both = kept.clone().map(|kept| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="You changed this in another place">
                    <p>"Your words are in the form. This is what it says now:"</p>
                    <p class="written" dir="auto">{[kept.group, kept.talk, kept.rest, kept.too_much].join("\n")}</p>
                </Notice>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=home.clone() label="Home"/>
            <PageHeader title=words.title.clone() lead=words.text.clone()/>
            {both}
            <p><a href=format!("{home}/how-are-you")>"How are you doing today?"</a></p>
            <Form action=format!("{home}/care")>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <TextField name="group" label="A group for families" value=typed.group.clone() error=errors.of("group") rows=2
                    limit=MAX hint="Like Al-Anon, Nar-Anon or SMART Family and Friends: which, when, where."/>
                <TextField name="talk" label="Someone to talk to" value=typed.talk.clone() error=errors.of("talk") rows=2
                    limit=MAX hint="A therapist, a doctor, a friend who listens."/>
                <TextField name="rest" label="Rest, and what gives you joy" value=typed.rest.clone() error=errors.of("rest")
                    rows=2 limit=MAX hint="Something for this week."/>
                <TextField name="too_much" label="When it gets too much" value=typed.too_much.clone()
                    error=errors.of("too_much") rows=2 limit=MAX hint="Whom you call, and what you put down."/>
                <Button label="Keep this for me"/>
                <LinkButton href=home.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}
