//! Approving a letter: a reader says yes to the words on this page, and these are printed.

use super::show::reading;
use super::words::{may_approve, name};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ActionForm, ButtonKind, LinkButton, Notice, NoticeKind};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::letter::{CannotApprove, Seen};
use kith_domain::{CircleId, LetterId, MemberId};
use kith_store::letters::Letter;
use kith_store::members::Member;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The revisions that were on the page.
#[derive(Deserialize)]
pub(super) struct Yes {
    #[serde(default)]
    seen: String,
}

pub(super) async fn approve(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Fields(yes): Fields<Yes>,
) -> Result<Response, Problem> {
    // What makes no sense is no words that anybody has seen.
    let seen = yes.seen.parse().unwrap_or(Seen(Vec::new()));
    let word = match circle.approve_letter(id, &seen, page.now).await {
        Ok(()) => return Ok(go(paths::letter(circle.circle(), id))),
        Err(StoreError::CannotApprove(CannotApprove::OtherWords)) => {
            "It has changed since you read it. Your yes was not counted, because it was for other words. Read it as it is now."
        }
        Err(StoreError::CannotApprove(_)) => "There are no words in it at the moment.",
        Err(other) => return Err(other.into()),
    };
    let word = view! { <Notice kind=NoticeKind::NeedsYou title="Not approved yet"><p>{word}</p></Notice> };
    let letter = circle.letter(id, page.now).await?;
    reading(&page, &circle, letter, StatusCode::CONFLICT, Some(word.into_any())).await
}

/// Whether a letter is approved, and the button for whoever can: what stands below it on its reader's page.
#[component]
pub(super) fn Approving(circle: CircleId, letter: Letter, me: MemberId, members: Vec<Member>) -> impl IntoView {
    let approved = letter.state.approval().map(|approval| {
        let (by, day) = (by(&members, approval.by, me), approval.at.day().spoken());
        let changed = letter.is_changed_since().then(|| {
            view! { <p>"It has been changed since. The printed one stays as it was until it is approved again."</p> }
        });
        view! {
            <Notice kind=NoticeKind::Good title="Approved for the meeting">
                <p>{format!("{by} approved it on {day}. These words are printed.")}</p>
                {changed}
            </Notice>
        }
    });
    let settled = approved.is_some() && !letter.is_changed_since();
    let ask = (may_approve(me, &letter, &members) && !settled && !letter.is_blank()).then(|| {
        let base = paths::letter(circle, letter.id);
        let (action, request) = (format!("{base}/approve"), format!("{base}/request"));
        let hidden = vec![("seen".to_owned(), letter.seen().to_string())];
        view! {
            <Notice kind=NoticeKind::NeedsYou title="You can approve it for the meeting">
                <p>"Say yes when it is kind, true and first-hand, asks for one thing, and holds no boundary. Your yes is for exactly these words: they are printed. If something should be said in another way, ask for it first."</p>
                <div class="cluster">
                    <ActionForm action label="Approve it for the meeting" hidden/>
                    <LinkButton href=request label="Ask for a change" kind=ButtonKind::Quiet/>
                </div>
            </Notice>
        }
    });
    view! { <div id="letter-approval" class="stack">{approved}{ask}</div> }
}

fn by(members: &[Member], id: MemberId, me: MemberId) -> String {
    if id == me { "You".to_owned() } else { name(members, id) }
}
