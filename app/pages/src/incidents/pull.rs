//! Putting a note into the letter: first shown as it will stand there, and who can read it then.

use super::list::what_i_saw;
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::letters::who_reads;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Confirm, LinkButton, Notice, NoticeKind, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::IncidentId;
use kith_domain::letter::Part;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The attempt that the page was made for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Attempt {
    op: String,
}

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
) -> Result<Response, Problem> {
    asking(&page, &circle, id, StatusCode::OK, false).await
}

pub(super) async fn pull(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<IncidentId>,
    Fields(sent): Fields<Attempt>,
) -> Result<Response, Problem> {
    let op = sent.op.parse().unwrap_or_else(|_| forms::fresh_op());
    match circle.pull_incident(id, op, page.now).await {
        Ok(_) => {
            let letter = paths::letter(circle.circle(), circle.my_letter().await?.id);
            Ok(go(format!("{letter}#part-{}", Part::WhatISaw.slug())))
        }
        Err(StoreError::Full) => asking(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, true).await,
        Err(other) => Err(other.into()),
    }
}

async fn asking(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: IncidentId,
    status: StatusCode,
    full: bool,
) -> Result<Response, Problem> {
    let incident = circle.incident(id).await?;
    let letter = circle.my_letter().await?;
    let who = who_reads(&letter, &circle.members().await?);
    let (back, here) = (paths::incidents(circle.circle()), paths::incident(circle.circle(), id));
    let part = format!("{}#part-{}", paths::letter(circle.circle(), letter.id), Part::WhatISaw.slug());
    let there = incident.words.stands_in(&what_i_saw(letter));
    let full = full || (!there && incident.words.after(&what_i_saw(circle.my_letter().await?)).is_err());
    let aloud = incident.words.aloud();
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        if there {
            view! {
                <BackLink href=back label="What you saw"/>
                <PageHeader title="This is in your letter already"/>
                <p><LinkButton href=part label="Open your letter"/></p>
            }
            .into_any()
        } else if full {
            view! {
                <BackLink href=back label="What you saw"/>
                <PageHeader title="That part of your letter is full"/>
                <Notice kind=NoticeKind::NeedsYou title="Nothing was changed">
                    <p>"Two to four things are enough to be heard. Shorten the part, then come back; this stays on your list."</p>
                </Notice>
                <p><LinkButton href=part label="Open that part"/></p>
            }
            .into_any()
        } else {
            let hidden = vec![("op".to_owned(), forms::fresh_op().to_string())];
            view! {
                <Confirm title="Put this into your letter?" action=format!("{here}/pull") label="Add it to “What I saw”" hidden back>
                    <div class="letter"><div class="letter__words" dir="auto">{aloud}</div></div>
                    <p>"It goes to the end of the part “What I saw”, where you can change it. "{who}</p>
                    <p>"Your list keeps it too. What it was like for you stays on the list alone."</p>
                </Confirm>
            }
            .into_any()
        }
    }))
}
