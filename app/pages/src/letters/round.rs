//! The facilitator's round: the letters that wait, one after the other.

use super::words::name;
use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, List, PageHeader, Pill, PillState, Place, Title};
use axum::response::Response;
use kith_domain::CircleId;
use kith_store::Guide;
use kith_store::letters::OnRound;
use kith_store::members::Member;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let (letters, members, id) = (circle.round().await?, circle.members().await?, circle.circle());
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || view! { <Round circle=id letters members/> }))
}

#[component]
fn Round(circle: CircleId, letters: Vec<OnRound>, members: Vec<Member>) -> impl IntoView {
    let (waiting, settled): (Vec<_>, Vec<_>) = letters.into_iter().partition(OnRound::waits);
    let items = |letters: Vec<OnRound>| letters.iter().map(|one| line(circle, &members, one)).collect::<Vec<_>>();
    let (waiting, settled) = (items(waiting), items(settled));
    let waiting = if waiting.is_empty() {
        view! {
            <Empty title="No letter waits for you">
                <p>"When somebody shares their letter with you, and the yes is yours to give, it stands here. Where a facilitator is in the circle, they give it."</p>
            </Empty>
        }
        .into_any()
    } else {
        view! { <List items=waiting/> }.into_any()
    };
    let settled = (!settled.is_empty()).then(|| view! { <h2>"Approved for the meeting"</h2> <List items=settled/> });
    view! {
        <BackLink href=paths::letters(circle) label="Letters"/>
        <PageHeader title="Your round" lead="The letters that were shared with you. Open one to read it, approve it, or ask for a change. Its writer sees when you have opened it."/>
        // What others change while the page is open is all in here.
        <div class="stack" id="round">
            <h2>"Waiting for your yes"</h2>
            {waiting}
            {settled}
        </div>
    }
}

fn line(circle: CircleId, members: &[Member], one: &OnRound) -> AnyView {
    let writer = name(members, one.writer);
    let (state, text) = match (one.approval, one.changed, one.asked, one.worked_on) {
        (Some(_), false, ..) => (PillState::Good, "approved".to_owned()),
        (Some(_), true, ..) => (PillState::NeedsYou, "changed since it was approved".to_owned()),
        (None, _, Some(asked), false) => {
            (PillState::Plain, format!("you asked for a change on {}", asked.day().written()))
        }
        (None, _, Some(_), true) => (PillState::NeedsYou, "changed since you asked".to_owned()),
        (None, _, None, _) => (PillState::NeedsYou, "shared with you".to_owned()),
    };
    let href = paths::letter(circle, one.id);
    view! { <p class="cluster"><a href=href>{writer}</a>" "<Pill state text/></p> }.into_any()
}
