//! One boundary: its words, who is asked, what the reader can do, and what it said before.

use super::signs::{Signs, TakesAway};
use super::words::{StatePill, Wording, asks, keepers, title};
use crate::extract::{Circle, Under};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::ActionForm;
use crate::ui::{BackLink, ButtonKind, LinkButton, More, Notice, NoticeKind, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::{BoundaryState, Revision};
use kith_domain::{BoundaryId, CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::{Boundary, Wording as Worded};
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    answer(&page, &circle, id, StatusCode::OK, None).await
}

/// The page, with a word about why a step was not taken.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: BoundaryId,
    status: StatusCode,
    word: Option<AnyView>,
) -> Result<Response, Problem> {
    let boundary = circle.boundary(id).await?;
    let wordings = circle.boundary_wordings(id).await?;
    let because = circle.boundary_reason(id).await?.map(|reason| reason.to_string());
    let names = Names::of(circle).await?;
    let (circle_id, me) = (circle.circle(), circle.me());
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! { <OneBoundary circle=circle_id me boundary wordings because names word/> }
    }))
}

#[component]
fn OneBoundary(
    circle: CircleId,
    me: MemberId,
    boundary: Boundary,
    wordings: Vec<Worded>,
    because: Option<String>,
    names: Names,
    word: Option<AnyView>,
) -> impl IntoView {
    let asks_me = asks(&boundary, me);
    let because = because.map(|because| {
        view! { <p><span class="boundary__key">"Why:"</span>" "<span class="boundary__because" dir="auto">{because}</span></p> }
    });
    let consent = asks_me.then(|| view! { <AskMe circle boundary=boundary.clone() owner=names.name(boundary.owner)/> });
    let agreed = boundary.keepers.len() > 1 && matches!(boundary.state, BoundaryState::Agreed { .. });
    let open = !matches!(boundary.state, BoundaryState::SetAside { .. });
    let signs = (boundary.owner == me && open).then(|| {
        let words = boundary.words.clone();
        view! { <TakesAway words=words.clone()/><Signs words agreed/> }
    });
    let own = (boundary.owner == me).then(|| view! { <Own circle boundary=boundary.clone()/> });
    let earlier = (wordings.len() > 1).then(|| view! { <Earlier wordings newest=boundary.revision/> });
    view! {
        <BackLink href=paths::boundaries(circle) label="Boundaries"/>
        <PageHeader title=title(&boundary, me, &names)/>
        {word}
        <article class="card boundary" data-state=boundary.state.slug()>
            <div class="boundary__top"><StatePill state=boundary.state.clone() asks_me/></div>
            <Wording words=boundary.words.clone()/>
            <p class="boundary__keepers">{keepers(&boundary, &names)}</p>
            {because}
        </article>
        {consent}
        {signs}
        {own}
        {earlier}
    }
}

/// The question to a keeper. There is no "no": whoever can't keep to it talks with its owner.
#[component]
fn AskMe(circle: CircleId, boundary: Boundary, owner: String) -> impl IntoView {
    let action = format!("{}/consent", paths::boundary(circle, boundary.id));
    let hidden = vec![("seen".to_owned(), boundary.revision.to_string())];
    view! {
        <Notice kind=NoticeKind::NeedsYou title="You are asked to keep to this too">
            <p>"Say yes only if you could keep to it on your worst day. Your yes is for exactly these words. If they change, you are asked again."</p>
            <p>"If you can’t, take your time, or talk with "{owner}". The words can still be changed."</p>
            <ActionForm action label="Yes, I will keep to this" hidden/>
        </Notice>
    }
}

/// What its owner can do.
#[component]
fn Own(circle: CircleId, boundary: Boundary) -> impl IntoView {
    let at = |step: &str| format!("{}/{step}", paths::boundary(circle, boundary.id));
    let edit = || view! { <LinkButton href=at("edit") label="Change the words" kind=ButtonKind::Quiet/> };
    let steps = match boundary.state {
        BoundaryState::Draft => view! {
            <LinkButton href=at("propose") label="Propose it to the circle"/>
            {edit()}
            <LinkButton href=at("discard") label="Throw this draft away" kind=ButtonKind::Quiet/>
        }
        .into_any(),
        BoundaryState::Proposed { .. } => {
            // Whoever was still asked has left the circle: the owner's second yes counts what there is.
            let all_there = boundary.state.still_asked(&boundary.keepers).is_empty();
            let settle = all_there.then(|| {
                let hidden = vec![("seen".to_owned(), boundary.revision.to_string())];
                view! { <ActionForm action=at("consent") label="Everyone has said yes" hidden/> }
            });
            view! { {settle}{edit()}<LinkButton href=at("set-aside") label="Set it aside" kind=ButtonKind::Quiet/> }
                .into_any()
        }
        BoundaryState::Agreed { .. } => {
            view! { {edit()}<LinkButton href=at("set-aside") label="Set it aside" kind=ButtonKind::Quiet/> }.into_any()
        }
        BoundaryState::SetAside { .. } => {
            let new = format!("{}/new", paths::boundaries(circle));
            view! { <LinkButton href=new label="Write another boundary" kind=ButtonKind::Quiet/> }.into_any()
        }
    };
    view! { <div class="cluster">{steps}</div> }
}

#[component]
fn Earlier(wordings: Vec<Worded>, newest: Revision) -> impl IntoView {
    let earlier = wordings
        .into_iter()
        .filter(|wording| wording.revision != newest)
        .map(|wording| {
            view! {
                <div class="boundary__earlier">
                    <p class="boundary__kind">"From "{wording.at.day().spoken()}</p>
                    <Wording words=wording.words/>
                </div>
            }
        })
        .collect_view();
    view! { <More summary="What it said before">{earlier}</More> }
}
