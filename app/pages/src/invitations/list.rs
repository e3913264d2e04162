//! Every time they were asked, and the next time.

use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::outcome::{Move, people};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Field, Form, InputKind, LinkButton, List, More,
    PageHeader, Pill, PillState, Place, Select, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::approach::Approach;
use kith_domain::boundary::BoundaryState;
use kith_domain::invitation::{Asked, Response as Said, Way, level};
use kith_domain::outcome::Outcome;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::invitations::Invitation;
use kith_store::tasks::Task;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let typed = circle.next_invitation().await?.map(|next| Move::of(next.owner, next.due_at.day()));
    answer(&page, &circle, StatusCode::OK, typed.unwrap_or_default(), Errors::new()).await
}

/// The page, with what was typed about the next one.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Move,
    errors: Errors,
) -> Result<Response, Problem> {
    let all = circle.invitations().await?;
    let next = circle.next_invitation().await?;
    let names = Names::of(circle).await?;
    let members = circle.members().await?;
    let approach = circle.approach().await?.map(|decision| decision.words.approach);
    let boundaries = circle.boundaries().await?;
    let agreed = boundaries.iter().any(|one| matches!(one.state, BoundaryState::Agreed { .. }));
    let outcome = circle.outcome().await?.map(|recorded| recorded.words.outcome);
    let (me, id) = (circle.me(), circle.circle());
    let person = circle.about().words.person.name.to_string();
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let accepted = outcome.is_some_and(Outcome::accepts_help);
        let items = all.iter().map(|one| card(id, one, me, &names)).collect::<Vec<_>>();
        let list = if items.is_empty() {
            view! {
                <Empty title="Nobody has asked yet."><p>"Asking can be one calm sentence: “There is a place for you on Monday. I would drive you.”"</p></Empty>
            }
            .into_any()
        } else {
            view! { <List items/> }.into_any()
        };
        // A yes that changed nothing: said long ago, or after a meeting that was stopped.
        let newest = all.first().and_then(|newest| newest.words.answer());
        let not_counted = (newest.is_some() && !accepted).then(|| {
            view! { <p>"A yes is written down here, but it isn’t what counts now. What came of it, those who look after the circle write down under “After the meeting”."</p> }
        });
        let step = (approach == Some(Approach::Invitational)).then(|| step(level(all.len(), agreed)));
        let plan = (!accepted || next.is_some()).then(|| plan(id, next.as_ref(), &names, people(&members), typed.clone(), &errors));
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::approach(id) label="How you ask"/>
            <PageHeader title=format!("Asking {person}")
                lead="Each time one of you asks, write down what was said. Everyone in the circle reads this list. It is about your asking, not about watching."/>
            {step}
            {not_counted}
            <p><LinkButton href=format!("{}/new", paths::invitations(id)) label="Write down that you asked"/></p>
            {plan}
            <h2>"So far"</h2>
            {list}
        }
    }))
}

/// Where a family that invites openly is.
fn step(level: u8) -> impl IntoView {
    let way = kith_content::approach(Approach::Invitational.slug());
    let text = way.level.get(usize::from(level).saturating_sub(1)).map(|level| level.text.clone());
    view! { <p>{text}</p> }
}

/// Who asks next, and the form to say so.
fn plan(
    id: CircleId,
    next: Option<&Task>,
    names: &Names,
    people: Vec<(String, String)>,
    typed: Move,
    errors: &Errors,
) -> impl IntoView + use<> {
    let now = next.map(|next| {
        let who = capital(&names.name(next.owner));
        let asks = if who == "You" { "You ask" } else { "asks" };
        let who = if who == "You" { String::new() } else { format!("{who} ") };
        view! { <p>{format!("{who}{asks} next, on {}.", next.due_at.day().spoken())}</p> }
    });
    let label = if next.is_some() { "Change who or when" } else { "Set who asks, and when" };
    let (owner, due) = (errors.of("owner"), errors.of("due"));
    let form = view! {
        <Form action=format!("{}/next", paths::invitations(id))>
            <Select name="owner" label="Who asks" value=typed.owner options=people error=owner/>
            <Field name="due" label="On which day" kind=InputKind::Date value=typed.due error=due
                hint="A day on which they are likely to be well, and a place is open."/>
            <Button label kind=ButtonKind::Quiet/>
        </Form>
    };
    let form = if next.is_some() && errors.is_empty() {
        view! { <More summary=label>{form}</More> }.into_any()
    } else {
        form.into_any()
    };
    view! { <h2>"The next time"</h2> {now} {form} }
}

fn card(id: CircleId, one: &Invitation, me: MemberId, names: &Names) -> AnyView {
    let words = &one.words;
    let who = capital(&names.name(one.by));
    let line = format!("{who} asked {} on {}.", way(words.way), words.day.spoken());
    let state = if words.response == Said::Yes { PillState::Good } else { PillState::Plain };
    let note = (!words.note.is_blank()).then(|| view! { <p class="written" dir="auto">{words.note.to_string()}</p> });
    let change = (one.by == me).then(|| {
        let href = format!("{}/{}", paths::invitations(id), one.id);
        view! { <p><a href=href>"Change what you wrote down"<span class="hidden">{format!(": {}", words.day.spoken())}</span></a></p> }
    });
    view! {
        <p>{line}" "<Pill state text=said(words.response)/></p>
        <p>{asked(words.asked)}</p>
        {note}
        {change}
    }
    .into_any()
}

/// How, inside a sentence.
pub(super) const fn way(way: Way) -> &'static str {
    match way {
        Way::Talk => "face to face",
        Way::Phone => "on the phone",
        Way::Written => "in a letter or a message",
        Way::PassedOn => "through somebody else",
    }
}

/// To what, as a sentence.
pub(super) const fn asked(asked: Asked) -> &'static str {
    match asked {
        Asked::ToMeet => "To come to a meeting of the family.",
        Asked::ToTreatment => "To go to the place that is ready.",
        Asked::ToAStep => "To take a smaller step, like a doctor or a group.",
    }
}

/// What they said.
pub(super) const fn said(said: Said) -> &'static str {
    match said {
        Said::Yes => "They said yes",
        Said::NotYet => "They will think about it",
        Said::No => "They said no",
        Said::Silence => "No answer",
    }
}
