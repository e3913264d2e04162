//! The meeting's page.

use super::input::{Order, Parts, When};
use super::{answers, hardest, notes, order, parts, when};
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Errors, LinkButton, Notice, NoticeKind, PageHeader, Place, Source, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::Status;
use kith_domain::option::{OptionWords, Standing};
use kith_domain::path::Stage;
use kith_domain::{CircleId, Day, MemberId};
use kith_store::meetings::Meeting;
use kith_store::members::Member;
use kith_store::objections::Objection;
use kith_store::proxies::Proxy;
use kith_store::{AnyMember, Capability};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Everything the page shows: the meeting as it is, and what was typed where it differs.
pub(super) struct Shown {
    pub(super) circle: CircleId,
    pub(super) base: String,
    /// Where the circle is, as far as it said.
    pub(super) country: String,
    /// What the person is called.
    pub(super) person: String,
    pub(super) opioids: bool,
    pub(super) meeting: Meeting,
    /// Confirmed members, in the order they came.
    pub(super) members: Vec<Member>,
    /// Whose letter is shared.
    pub(super) shared: BTreeSet<MemberId>,
    /// Letters of those who can't be there.
    pub(super) proxies: Vec<Proxy>,
    /// What they may say, and who answers.
    pub(super) objections: Vec<Objection>,
    /// Whose letter may be hardest to hear; known to those who guide.
    pub(super) hardest: Option<MemberId>,
    /// Whether a place is booked.
    pub(super) booked: bool,
    /// The booked programme and until when it holds the place.
    pub(super) held: Option<(String, Day)>,
    pub(super) may_change: bool,
    pub(super) errors: Errors,
    pub(super) stale: bool,
    pub(super) when: When,
    pub(super) parts: Parts,
    pub(super) order: Order,
}

impl Shown {
    pub(super) async fn gather<C: Capability>(circle: &Circle<C>) -> Result<Self, Problem> {
        let meeting = circle.meeting().await?;
        let mut members = circle.members().await?;
        members.retain(|m| m.status == Status::Confirmed);
        let ids: Vec<MemberId> = members.iter().map(|m| m.id).collect();
        let booked = booked_place(circle).await?;
        let about = &circle.about().words;
        Ok(Self {
            circle: circle.circle(),
            person: about.person.name.to_string(),
            opioids: about.has_opioids(),
            objections: circle.objections().await?,
            hardest: circle.hardest_letter().await?,
            booked: booked.is_some(),
            held: booked.and_then(|words| Some((words.programme.to_string(), words.held_until?))),
            base: paths::meeting(circle.circle()),
            country: circle.about().words.country.to_string(),
            shared: circle.letters().await?.into_iter().filter(|l| l.shared).map(|l| l.writer).collect(),
            proxies: circle.proxies().await?,
            may_change: circle.role().guides(),
            errors: Errors::new(),
            stale: false,
            when: When::of(&meeting),
            parts: Parts::of(&meeting),
            order: Order::of(&meeting, &ids),
            meeting,
            members,
        })
    }

    /// The confirmed members' ids.
    pub(super) fn ids(&self) -> Vec<MemberId> {
        self.members.iter().map(|m| m.id).collect()
    }

    /// Shows what was typed. The version is today's: sending it again, with the newest version in view, means it.
    pub(super) fn type_when(&mut self, mut typed: When) {
        self.knows(&mut typed.version);
        self.when = typed;
    }

    /// As [`Self::type_when`].
    pub(super) fn type_parts(&mut self, mut typed: Parts) {
        self.knows(&mut typed.version);
        self.parts = typed;
    }

    /// As [`Self::type_when`].
    pub(super) fn type_order(&mut self, mut typed: Order) {
        self.knows(&mut typed.version);
        self.order = typed;
    }

    /// From here on the form knows of the newest version; where it was older, that one is shown beside it.
    fn knows(&mut self, version: &mut String) {
        let newest = self.meeting.version.to_string();
        self.stale = *version != newest;
        *version = newest;
    }

    /// What a member is called.
    pub(super) fn name(&self, id: MemberId) -> String {
        self.members.iter().find(|m| m.id == id).map(|m| m.words.name.to_string()).unwrap_or_default()
    }
}

/// The programme that is booked.
pub(crate) async fn booked_place<C: Capability>(circle: &Circle<C>) -> Result<Option<OptionWords>, Problem> {
    let options = circle.options().await?;
    Ok(options.into_iter().find(|option| option.standing == Standing::Booked).map(|option| option.words))
}

/// The booked programme, and until when it holds the place.
pub(crate) async fn held_place<C: Capability>(circle: &Circle<C>) -> Result<Option<(String, Day)>, Problem> {
    Ok(booked_place(circle).await?.and_then(|words| Some((words.programme.to_string(), words.held_until?))))
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let shown = Shown::gather(&circle).await?;
    Ok(answer(&page, &circle, StatusCode::OK, shown))
}

/// The page, with any status.
pub(super) fn answer<C: Capability>(page: &Page, circle: &Circle<C>, status: StatusCode, shown: Shown) -> Response {
    let id = circle.circle();
    let circle_path = paths::circle(id);
    let today = page.now.day();
    let dragging = page.dragging();
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let lead = if shown.may_change {
            "When and where you meet, who has which part, and who reads when. Every member sees this page."
        } else {
            "When and where you meet, who has which part, and who reads when. The organizer or the facilitator sets it."
        };
        let newest = shown.stale.then(|| newest(&shown));
        let too_late = too_late(&shown);
        let when = when::section(&shown);
        // Before a day is chosen it is the first thing to know; afterwards people come here for the day.
        let (before, after) = match shown.meeting.words.day {
            None => (Some(view! { <NotNow/> }), None),
            Some(_) => (None, Some(view! { <NotNow/> })),
        };
        let parts = parts::section(&shown);
        let order = order::section(&shown);
        // Whoever comes back for a day that is set finds it first, and not below what is set already.
        let is_set = shown.meeting.words.day.is_some();
        let day = || on_the_day(&circle_path);
        let (first, last) = if is_set { (Some(day()), None) } else { (None, Some(day())) };
        // What is over needs no second look.
        let over = shown.meeting.words.day.is_some_and(|day| day < today);
        let notes = if over { None } else { notes::section(&shown) };
        let dragging = shown.may_change.then_some(dragging);
        let (answers, hardest) = (answers::section(&shown), hardest::section(&shown));
        view! {
            <ErrorSummary errors=shown.errors.clone()/>
            <PageHeader title="The meeting" lead/>
            {newest}
            {too_late}
            {first}
            {before}
            {when}
            {after}
            {notes}
            {parts}
            {answers}
            {order}
            {hardest}
            {last}
            <h2>"Prepare it"</h2>
            <p class="buttons">
                <LinkButton href=paths::seats(id) label="Who sits where" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{circle_path}/logistics") label="Until the meeting" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{circle_path}/rehearsals") label="Rehearse together" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{circle_path}/objections") label="What they may say" kind=ButtonKind::Quiet/>
                <LinkButton href=paths::ladder(id) label="If it isn’t a yes" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{circle_path}/reading") label="Practise reading aloud" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{circle_path}/outcome") label="After the meeting" kind=ButtonKind::Quiet/>
            </p>
            <ReadAt circle=id stage=Stage::Meeting/>
            {dragging}
        }
    })
}

/// The ways to what is used on the day.
fn on_the_day(circle: &str) -> impl IntoView + use<> {
    view! {
        <h2>"On the day"</h2>
        <p>"The script has everything in the order it is said. Read it together once, then print it."</p>
        <p class="buttons">
            <LinkButton href=format!("{circle}/script") label="Open the script"/>
            <LinkButton href=format!("{circle}/day") label="Run the meeting" kind=ButtonKind::Quiet/>
            <LinkButton href=format!("{circle}/go") label="Go, or not yet" kind=ButtonKind::Quiet/>
        </p>
    }
}

/// When not to meet at all (practice.md §8.5).
#[component]
fn NotNow() -> impl IntoView {
    let section = kith_content::safety_card::safety_section("do-not-hold-the-meeting");
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    view! {
        <Notice kind=NoticeKind::Info title="Is a meeting right?">
            <p>{section.title.clone()}":"</p>
            <ul>{items}</ul>
            <Source source=section.source.clone() reviewed=section.reviewed.clone() with_reviewer=true/>
        </Notice>
    }
}

/// A yes needs somewhere to go: the place must still be held on the day of the meeting.
fn too_late(shown: &Shown) -> Option<impl IntoView + use<>> {
    let (programme, until) = shown.held.clone()?;
    let day = shown.meeting.words.day.filter(|day| *day > until)?;
    let words = format!(
        "{programme} holds the place until {}, and you meet on {}. Ask them to hold it longer, or choose an earlier day.",
        until.spoken(),
        day.spoken()
    );
    Some(view! { <Notice kind=NoticeKind::NeedsYou title="The place may be gone by then"><p>{words}</p></Notice> })
}

/// What somebody else saved meanwhile, beside the form with what was typed.
fn newest(shown: &Shown) -> impl IntoView + use<> {
    let readers: Vec<String> = shown.meeting.order.iter().map(|id| shown.name(*id)).collect();
    let readers = (!readers.is_empty()).then(|| view! { <p>"Readers now: "{readers.join(", ")}</p> });
    let parts = parts::in_words(shown);
    let parts = (!parts.is_empty()).then(|| view! { <p>"Parts now: "{parts}</p> });
    let when = when::in_words(&shown.meeting.words);
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Somebody changed the meeting while you were at it">
            <p>"Nothing was overwritten. This is how it is now. What you entered is still in the form below. Press its button again if it should count."</p>
            <p>"When and where now: "{when}</p>
            {parts}
            {readers}
        </Notice>
    }
}

/// A button at the end of a form.
pub(super) fn keep(label: &'static str) -> impl IntoView {
    view! { <Button label kind=ButtonKind::Main/> }
}
