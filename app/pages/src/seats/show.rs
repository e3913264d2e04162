//! The page: the table, and what a guide does with it.

use super::figure::{Moves, Places, drawn, figure};
use super::form::{self, Chosen};
use crate::extract::Circle;
use crate::names::list;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, ButtonKind, Empty, ErrorSummary, Errors, LinkButton, More, Notice, NoticeKind, PageHeader, Place, Title,
};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::MeetingRole;
use kith_domain::member::Status;
use kith_domain::seat::{MOST, Seat, suggest};
use kith_store::meetings::Meeting;
use kith_store::members::Member;
use kith_store::seats::Seats;
use kith_store::{AnyMember, Capability};
use leptos::prelude::*;
use serde::Deserialize;

/// The plan as it is, and what was chosen where it differs.
pub(super) struct Shown {
    pub(super) base: String,
    pub(super) person: String,
    /// Confirmed members, in the order they came.
    pub(super) members: Vec<Member>,
    pub(super) meeting: Meeting,
    pub(super) seats: Seats,
    pub(super) may_change: bool,
    /// Whether it is a plan to begin from, which nobody has kept.
    pub(super) suggested: bool,
    pub(super) errors: Errors,
    pub(super) stale: bool,
    pub(super) chosen: Chosen,
}

impl Shown {
    pub(super) async fn gather<C: Capability>(circle: &Circle<C>) -> Result<Self, Problem> {
        let mut members = circle.members().await?;
        members.retain(|m| m.status == Status::Confirmed);
        let seats = circle.seats().await?;
        Ok(Self {
            base: paths::seats(circle.circle()),
            person: circle.about().words.person.name.to_string(),
            members,
            meeting: circle.meeting().await?,
            may_change: circle.role().guides(),
            suggested: false,
            errors: Errors::new(),
            stale: false,
            chosen: Chosen::of(&seats.plan, seats.version),
            seats,
        })
    }

    pub(super) fn places(&self) -> Places<'_> {
        let names = self.members.iter().map(|m| (m.id, m.words.name.to_string())).collect();
        Places { names, meeting: Some(&self.meeting), person: &self.person }
    }

    /// Shows what was chosen. The version is today's: sending it again, with the newest plan in view, means it.
    pub(super) fn choose(&mut self, chosen: Chosen) {
        if chosen.fits() {
            self.chosen = Chosen { version: self.seats.version.to_string(), ..chosen };
        }
    }

    /// Shows a plan to begin from instead of the one that is kept.
    fn suggest(&mut self) {
        let members: Vec<_> = self.members.iter().map(|m| m.id).collect();
        self.seats.plan = suggest(&members, &self.meeting.order, self.meeting.with(MeetingRole::Chair));
        self.chosen = Chosen::of(&self.seats.plan, self.seats.version);
        self.suggested = true;
    }
}

/// What the address asks for.
#[derive(Deserialize)]
pub(super) struct Asked {
    suggested: Option<String>,
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut shown = Shown::gather(&circle).await?;
    if shown.may_change && asked.suggested.is_some() {
        shown.suggest();
    }
    Ok(answer(&page, &circle, StatusCode::OK, shown))
}

/// The page, with any status.
pub(super) fn answer<C: Capability>(page: &Page, circle: &Circle<C>, status: StatusCode, shown: Shown) -> Response {
    let back = paths::meeting(circle.circle());
    let dragging = shown.may_change.then(|| page.dragging());
    page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let lead = if shown.may_change {
            "Round the table, clockwise. Every member sees this page, and it stands in the script."
        } else {
            "Round the table, clockwise. The organizer or the facilitator sets it."
        };
        let stale = shown.stale.then(meanwhile);
        let table = table(&shown);
        let (standing, door) = (standing(&shown), door(&shown));
        let change = shown.may_change.then(|| change(&shown));
        view! {
            <ErrorSummary errors=shown.errors.clone()/>
            <BackLink href=back label="Meeting"/>
            <PageHeader title="Who sits where" lead/>
            {stale}
            <div id="seats" class="stack" data-part="" data-lost="Not saved. Your change is still on this page. Try again in a moment.">
                {table}
                {standing}
                {door}
                {change}
            </div>
            {dragging}
        }
    })
}

fn table(shown: &Shown) -> impl IntoView + use<> {
    let plan = &shown.seats.plan;
    if shown.suggested {
        let lead = format!(
            "{0} first, whoever opens beside {0}, and then clockwise as you read. Whoever reads last sits on the other side. Nothing is kept until you press “Keep this plan”.",
            shown.person
        );
        let figure = figure(plan, &shown.places());
        return view! {
            <Notice kind=NoticeKind::Info title="A plan to begin from"><p>{lead}</p></Notice>
            {figure}
        }
        .into_any();
    }
    if !plan.is_begun() {
        let first = format!(
            "On the day nobody should have to look for a place. Think first of where {} sits well.",
            shown.person
        );
        return view! {
            <Empty title="Nobody has a seat yet.">
                <p>{first}</p>
            </Empty>
        }
        .into_any();
    }
    let moves = Moves { action: format!("{}/change", shown.base), version: shown.seats.version };
    drawn(plan, &shown.places(), shown.may_change.then_some(&moves)).into_any()
}

/// Who has no chair, once somebody has one.
fn standing(shown: &Shown) -> Option<impl IntoView + use<>> {
    let plan = &shown.seats.plan;
    let people = std::iter::once(Seat::Person).chain(shown.members.iter().map(|m| Seat::Member(m.id)));
    let standing: Vec<String> =
        people.filter(|who| plan.place_of(*who).is_none()).map(|who| shown.places().name(who)).collect();
    (plan.is_begun() && !standing.is_empty()).then(|| {
        view! { <p dir="auto">{format!("Without a seat: {}.", list(&standing))}</p> }
    })
}

fn door(shown: &Shown) -> impl IntoView + use<> {
    let person = &shown.person;
    let follower = shown.meeting.with(MeetingRole::Follower).map(|id| shown.places().name(Seat::Member(id)));
    let follows =
        follower.map(|name| format!(" If {person} leaves, {name} follows and nobody else.")).unwrap_or_default();
    view! { <p dir="auto">{format!("Keep the way to the door free for {person}.{follows}")}</p> }
}

fn change(shown: &Shown) -> impl IntoView + use<> {
    let begun = shown.seats.plan.is_begun();
    let open = shown.suggested || shown.stale || !begun || !shown.errors.is_empty();
    let form = form::view(shown);
    let form = if open {
        form.into_any()
    } else {
        view! { <More summary="Set every seat in a form">{form}</More> }.into_any()
    };
    let add = (!shown.suggested && shown.seats.plan.chairs() < MOST).then(|| {
        view! {
            <form method="post" action=format!("{}/change", shown.base) data-move="">
                <input type="hidden" name="seat" value="1"/>
                <input type="hidden" name="version" value=shown.seats.version.to_string()/>
                <button class="button" data-state="quiet" type="submit" name="change" value="add">"Add a seat"</button>
            </form>
        }
    });
    let suggest = (!shown.suggested).then(|| {
        let kind = if begun { ButtonKind::Quiet } else { ButtonKind::Main };
        view! { <LinkButton href=format!("{}?suggested=1", shown.base) label="Suggest a plan" kind/> }
    });
    let back =
        shown.suggested.then(|| view! { <LinkButton href=shown.base.clone() label="Not now" kind=ButtonKind::Quiet/> });
    view! {
        <div class="buttons">{suggest}{add}</div>
        {form}
        {back}
    }
}

fn meanwhile() -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Somebody changed the seats while you were at it">
            <p>"Nothing was overwritten. The table shows how it is now. What you chose is still in the form below it. Press “Keep this plan” again if it should count."</p>
        </Notice>
    }
}
