//! The first page: a quiet door for whoever is not signed in, one's circles for whoever is.

use crate::app::SignUp;
use crate::extract::Visitor;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ButtonKind, Card, Empty, LinkButton, Nav, PageHeader, Title};
use axum::response::Response;
use kith_domain::member::{Role, Status};
use kith_store::circles::CircleLine;
use leptos::prelude::*;

pub(super) async fn show(page: Page, Visitor(session): Visitor) -> Result<Response, Problem> {
    let Some(session) = session else {
        let open = page.app.settings().sign_up == SignUp::Open;
        return Ok(page.show(Title::Home, Nav::None, move || view! { <Welcome open/> }));
    };
    let circles = session.circles(page.app.store()).await?;
    Ok(page.show(Title::Home, Nav::SignedIn, move || view! { <Circles circles/> }))
}

/// Says nothing of what it is for: whoever looks over a shoulder reads it too.
#[component]
fn Welcome(open: bool) -> impl IntoView {
    let sign_up =
        open.then(|| view! { <p><LinkButton href="/sign-up" label="Open an account" kind=ButtonKind::Quiet/></p> });
    view! {
        <PageHeader title="Plan something important, together" lead="A quiet place for a small group of people who trust each other."/>
        <p><LinkButton href="/sign-in" label="Sign in"/></p>
        {sign_up}
        <p>"Were you invited? Use the link that was sent to you. You also need the code that somebody tells you."</p>
        <p>"The button “Exit now” at the top takes you to another site at once. Pressing the Shift key three times does the same."</p>
    }
}

#[component]
fn Circles(circles: Vec<CircleLine>) -> impl IntoView {
    if circles.is_empty() {
        return view! {
            <PageHeader title="Your circles"/>
            <Empty title="You are in no circle yet">
                <p>"A circle is a few people who want the same person to be well. You can start one alone and invite the others later."</p>
                <p><LinkButton href="/circles/new" label="Start a circle"/></p>
                <p>"Were you invited? Open the link that was sent to you."</p>
            </Empty>
        }
        .into_any();
    }
    let cards = circles.into_iter().map(|circle| view! { <OneCircle circle/> }).collect_view();
    view! {
        <PageHeader title="Your circles"/>
        {cards}
        <p><LinkButton href="/circles/new" label="Start another circle" kind=ButtonKind::Quiet/></p>
    }
    .into_any()
}

#[component]
fn OneCircle(circle: CircleLine) -> impl IntoView {
    let home = paths::circle(circle.id);
    if circle.status != Status::Confirmed {
        return view! {
            <Card title="A circle you were invited to">
                <p>"Somebody in it will confirm that it is you."</p>
                <p><LinkButton href=format!("{home}/waiting") label="See how far it is" kind=ButtonKind::Quiet/></p>
            </Card>
        }
        .into_any();
    }
    let role = match circle.role {
        Role::Organizer => "You are the organizer.",
        Role::Facilitator => "You are the facilitator.",
        Role::Member => "You are a member.",
    };
    view! {
        <Card title=circle.name.clone()>
            <p>{role}</p>
            <p><LinkButton href=home label=format!("Open {}", circle.name)/></p>
        </Card>
    }
    .into_any()
}
