//! One boundary: its words, what is asked and answered, what the reader can do, and what it said before.

use super::answers::{AskMe, Typed};
use super::conflicts;
use super::help;
use super::keeping::{Keeping, TypedDay};
use super::round::Answers;
use super::signs::{Signs, TakesAway};
use super::unsent::Unsent;
use super::words::{StatePill, Wording, keepers, title};
use crate::extract::{Circle, Under};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, ErrorSummary, Errors, LinkButton, More, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::boundary::{BoundaryState, Revision};
use kith_domain::conflict::Conflict;
use kith_domain::help::HelpWith;
use kith_domain::{BoundaryId, CircleId};
use kith_store::AnyMember;
use kith_store::boundaries::{Answer, Boundary, LookedBack, Wording as Worded};
use kith_store::help::Help;
use leptos::prelude::*;

/// The page once more, after a step that was not taken.
#[derive(Default)]
pub(super) struct Back {
    pub(super) status: StatusCode,
    /// Why.
    pub(super) word: Option<AnyView>,
    /// The answer that was given.
    pub(super) typed: Typed,
    /// The day that was named.
    pub(super) day: TypedDay,
    pub(super) errors: Errors,
}

/// Everything about one boundary that its reader may know.
struct Known {
    wordings: Vec<Worded>,
    because: Option<String>,
    answers: Vec<Answer>,
    pairs: Vec<conflicts::Pair>,
    /// What a draft would undo, and the boundaries it is about.
    draft: (Vec<Conflict>, Vec<Boundary>),
    keeping: Keeping,
    help: Option<Help>,
    names: Names,
}

impl Known {
    async fn of(page: &Page, circle: &Circle<AnyMember>, boundary: &Boundary) -> Result<Self, Problem> {
        let id = boundary.id;
        let all = circle.boundaries().await?;
        let pairs = conflicts::mine(circle, &all, circle.conflicts_among(&all).await?);
        let mut look_backs: Vec<LookedBack> = circle.my_look_backs().await?;
        look_backs.retain(|looked| looked.boundary == id);
        let begun = circle.begun_among(&all, page.now.day()).await?;
        let calls = circle.calls_for_help().await?;
        Ok(Self {
            wordings: circle.boundary_wordings(id).await?,
            because: circle.boundary_reason(id).await?.map(|reason| reason.to_string()),
            answers: circle.boundary_answers(id).await?,
            pairs,
            draft: (circle.draft_conflicts(boundary, &all), all),
            keeping: Keeping {
                began: begun.into_iter().find(|(boundary, _)| boundary.id == id).map(|(_, day)| day),
                today: page.now.day(),
                look_backs,
            },
            help: calls.into_iter().find(|call| call.with == Some(HelpWith::Boundary(id)) && call.by == circle.me()),
            names: Names::of(circle).await?,
        })
    }
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    answer(&page, &circle, id, Back::default()).await
}

/// The page, perhaps with a word about why a step was not taken.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: BoundaryId,
    back: Back,
) -> Result<Response, Problem> {
    let boundary = circle.boundary(id).await?;
    let known = Known::of(page, circle, &boundary).await?;
    let (circle_id, me, guides) = (circle.circle(), circle.me(), circle.role().guides());
    Ok(page.render(back.status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let Known { wordings, because, answers, pairs, draft, keeping, help, names } = known;
        let because = because.map(|because| {
            view! { <p><span class="boundary__key">"Why:"</span>" "<span class="boundary__because" dir="auto">{because}</span></p> }
        });
        let mine = boundary.owner == me;
        let asked = boundary.state.is_open() && !mine && boundary.keepers.contains(&me);
        let ask = asked.then(|| {
            let owner = names.name(boundary.owner);
            view! {
                <AskMe circle=circle_id me boundary=boundary.clone() answers=answers.clone() wordings=wordings.clone() owner
                    typed=back.typed.clone() errors=back.errors.clone()/>
            }
        });
        let unsent = (!asked).then(|| back.typed.unsent()).flatten().map(|words| view! { <Unsent words/> });
        let agreed = boundary.keepers.len() > 1 && matches!(boundary.state, BoundaryState::Agreed { .. });
        let open = !matches!(boundary.state, BoundaryState::SetAside { .. });
        let signs = (mine && open).then(|| {
            let words = boundary.words.clone();
            view! { <TakesAway words=words.clone()/><Signs words agreed/> }
        });
        let own = mine.then(|| view! { <Own circle=circle_id boundary=boundary.clone()/> });
        let earlier = (wordings.len() > 1).then(|| view! { <Earlier wordings=wordings.clone() newest=boundary.revision/> });
        let beside = conflicts::beside(circle_id, &pairs, boundary.id, &names);
        let undoes = conflicts::of_draft(circle_id, &boundary, &draft.0, &draft.1, &names);
        let keeping = keeping.view(circle_id, me, &boundary, &names, back.day.clone(), &back.errors);
        let help = help::own(circle_id, me, &boundary, help.as_ref(), &names);
        view! {
            <ErrorSummary errors=back.errors.clone()/>
            <BackLink href=paths::boundaries(circle_id) label="Boundaries"/>
            <PageHeader title=title(&boundary, me, &names)/>
            {back.word}
            {unsent}
            <article class="card boundary" data-state=boundary.state.slug()>
                <div class="boundary__top"><StatePill boundary=boundary.clone() me/></div>
                <Wording words=boundary.words.clone()/>
                <p class="boundary__keepers">{keepers(&boundary, &names)}</p>
                {because}
            </article>
            {beside}
            {undoes}
            {ask}
            <Answers circle=circle_id me guides boundary=boundary.clone() answers names=names.clone()/>
            {keeping}
            {help}
            {signs}
            {own}
            {earlier}
        }
    }))
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
        BoundaryState::Proposed { .. } | BoundaryState::Agreed { .. } => {
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
