//! All boundaries that this member may see: their own, then those of the others.

use super::conflicts;
use super::words::{StatePill, Wording, keepers, title};
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reaching_out::AskedFor;
use crate::ui::{BackLink, ButtonKind, Empty, LinkButton, More, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::boundary::BoundaryState;
use kith_domain::help::HelpWith;
use kith_domain::path::Stage;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::Boundary;
use leptos::prelude::*;

pub(super) async fn list(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let boundaries = circle.boundaries().await?;
    let names = Names::of(&circle).await?;
    let found = circle.conflicts_among(&boundaries).await?;
    let pairs = conflicts::mine(&circle, &boundaries, found.clone());
    let calls = circle.calls_for_help().await?;
    let (id, me) = (circle.circle(), circle.me());
    let has_begun = !circle.begun_among(&boundaries, page.now.day()).await?.is_empty();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let asked = AskedFor { circle: id, me, calls: &calls, boundaries: &boundaries, names: &names }.view(|call| matches!(call.with, Some(HelpWith::Boundary(_))));
        let elsewhere = conflicts::elsewhere(&found, &pairs);
        let pairs = conflicts::notice(id, &pairs, &names);
        let week = has_begun.then(|| {
            view! { <p><LinkButton href=format!("{}/week", paths::boundaries(id)) label="Look back on the week" kind=ButtonKind::Quiet/></p> }
        });
        let paper = boundaries.iter().any(|b| matches!(b.state, BoundaryState::Agreed { .. })).then(|| {
            view! { <p><a href=format!("{}/sheets", paths::boundaries(id))>"Print the boundary sheets"</a></p> }
        });
        view! {
            <BackLink href=paths::plan(id) label="Plan"/>
            <PageHeader title="Boundaries"
                lead="What each of us will and won’t do, from a given day on. A draft is yours alone. What you propose, everyone in the circle can read."/>
            {asked}
            {pairs}
            {elsewhere}
            {week}
            <Boundaries circle=id me boundaries=boundaries.clone() names=names.clone()/>
            {paper}
            <ReadAt circle=id stage=Stage::Boundaries/>
        }
    }))
}

#[component]
fn Boundaries(circle: CircleId, me: MemberId, boundaries: Vec<Boundary>, names: Names) -> impl IntoView {
    let draft = format!("{}/new", paths::boundaries(circle));
    let is_aside = |b: &Boundary| matches!(b.state, BoundaryState::SetAside { .. });
    let (aside, open): (Vec<_>, Vec<_>) = boundaries.into_iter().partition(is_aside);
    let (mine, mut others): (Vec<_>, Vec<_>) = open.into_iter().partition(|b| b.owner == me);
    // Those that ask the reader come first.
    others.sort_by_key(|b| !b.asks(me));
    let cards = |boundaries: Vec<Boundary>| {
        boundaries.iter().map(|boundary| card(circle, me, boundary, &names)).collect::<Vec<AnyView>>()
    };
    let (mine, others, aside) = (cards(mine), cards(others), cards(aside));
    let mine = if mine.is_empty() {
        view! {
            <Empty title="You have written none yet">
                <p>"A boundary says what you will do yourself. For example:"</p>
                <p>"“If you ask me for cash, I will say no, kindly. I will gladly pay the phone bill straight to the company.”"</p>
                <p><LinkButton href=draft.clone() label="Write a boundary"/></p>
            </Empty>
        }
        .into_any()
    } else {
        view! { <div class="cards">{mine}</div> <p><LinkButton href=draft.clone() label="Write another boundary"/></p> }
            .into_any()
    };
    let others = if others.is_empty() {
        view! { <p>"Nobody else has proposed one yet. Drafts stay with those who write them."</p> }.into_any()
    } else {
        view! { <div class="cards">{others}</div> }.into_any()
    };
    let aside = (!aside.is_empty()).then(|| {
        let summary = format!("Set aside earlier ({})", aside.len());
        view! { <More summary><div class="cards">{aside}</div></More> }
    });
    view! {
        <h2>"Yours"</h2>
        {mine}
        <h2>"From the others"</h2>
        {others}
        {aside}
    }
}

fn card(circle: CircleId, me: MemberId, boundary: &Boundary, names: &Names) -> AnyView {
    let label = if boundary.asks(me) { "Read and answer" } else { "See this boundary" };
    let title = title(boundary, me, names);
    let who = (boundary.owner != me).then(|| view! { <p class="boundary__kind">{names.name(boundary.owner)}</p> });
    view! {
        <article class="card boundary" data-state=boundary.state.slug()>
            <div class="boundary__top">
                {who}
                <StatePill boundary=boundary.clone() me/>
            </div>
            <Wording words=boundary.words.clone()/>
            <p class="boundary__keepers">{keepers(boundary, names)}</p>
            <p>
                <a href=paths::boundary(circle, boundary.id)>
                    {label}<span class="hidden">": "{title}", "{boundary.words.when.to_string()}</span>
                </a>
            </p>
        </article>
    }
    .into_any()
}
