//! The page of the outcome: what was recorded, what to do now, and the tasks.

use super::input::{Add, Record};
use super::{now, record, task_list};
use crate::extract::Circle;
use crate::help::Section;
use crate::meeting::booked_place;
use crate::names::{Names, capital};
use crate::options::phone;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, ButtonKind, ErrorSummary, Errors, Fact, LinkButton, List, More, Notice, NoticeKind, PageHeader, Place,
    Summary, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::MeetingRole;
use kith_domain::member::Status;
use kith_domain::option::OptionWords;
use kith_domain::outcome::{Outcome, may_record};
use kith_domain::path::Stage;
use kith_domain::{Day, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::Boundary;
use kith_store::ladder::Rung;
use kith_store::members::Member;
use kith_store::outcomes::Recorded;
use kith_store::tasks::Task;
use leptos::prelude::*;

/// Everything the page shows, and what was typed.
pub(super) struct Shown {
    /// The circle's address.
    pub(super) base: String,
    pub(super) me: MemberId,
    /// The server's day (UTC), until circles have a time zone of their own.
    pub(super) today: Day,
    pub(super) may_record: bool,
    /// Whether there is a meeting in the way they chose.
    pub(super) meets: bool,
    pub(super) recorded: Option<Recorded>,
    /// What was written down before it.
    pub(super) earlier: Vec<Recorded>,
    /// Whether the meeting is still to come: nobody should tell everybody an answer by a slip of the finger.
    pub(super) ahead: bool,
    /// The place that is ready.
    pub(super) booked: Option<OptionWords>,
    pub(super) driver: Option<MemberId>,
    pub(super) tasks: Vec<Task>,
    /// What was prepared for when it isn't a yes.
    pub(super) ladder: Vec<Rung>,
    /// The boundaries everybody may know of.
    pub(super) boundaries: Vec<Boundary>,
    /// Everybody, also those who have left: a task may still be theirs.
    pub(super) members: Vec<Member>,
    pub(super) errors: Errors,
    pub(super) stale: bool,
    pub(super) record: Record,
    /// A new task whose form came back.
    pub(super) add: Option<Add>,
}

impl Shown {
    pub(super) async fn gather(page: &Page, circle: &Circle<AnyMember>) -> Result<Self, Problem> {
        let recorded = circle.outcome().await?;
        let (today, meeting) = (page.now.day(), circle.meeting().await?);
        let approach = circle.approach().await?.map(|decision| decision.words.approach);
        Ok(Self {
            base: paths::circle(circle.circle()),
            me: circle.me(),
            today,
            may_record: may_record(circle.role(), circle.me(), &meeting.roles),
            ahead: recorded.is_none() && meeting.words.day.is_some_and(|day| day > today),
            driver: meeting.with(MeetingRole::Driver),
            booked: booked_place(circle).await?,
            earlier: circle.earlier_outcomes().await?,
            meets: approach.is_none_or(|approach| approach.uses(Stage::Meeting)),
            tasks: circle.tasks().await?,
            ladder: circle.ladder().await?,
            boundaries: circle.boundaries().await?,
            members: circle.members().await?,
            errors: Errors::new(),
            stale: false,
            record: recorded.as_ref().map(Record::of).unwrap_or_default(),
            add: None,
            recorded,
        })
    }

    /// Those who may be given a task.
    pub(super) fn ids(&self) -> Vec<MemberId> {
        self.members.iter().filter(|m| m.status == Status::Confirmed).map(|m| m.id).collect()
    }

    /// Shows what was typed; the newest record stands beside it, so sending it again means it.
    pub(super) fn type_record(&mut self, typed: Record) {
        let seen = std::mem::take(&mut self.record.seen);
        self.record = Record { seen, ..typed };
    }

    /// What everybody is called, with "you" for the reader.
    pub(super) fn names(&self) -> Names {
        Names::known(self.me, self.members.clone())
    }

    /// What a member is called.
    pub(super) fn name(&self, id: MemberId) -> String {
        let member = self.members.iter().find(|m| m.id == id);
        member.map_or_else(|| "Somebody".to_owned(), |m| m.words.name.to_string())
    }
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let shown = Shown::gather(&page, &circle).await?;
    Ok(answer(&page, &circle, StatusCode::OK, shown))
}

/// The page, with any status.
pub(super) fn answer(page: &Page, circle: &Circle<AnyMember>, status: StatusCode, shown: Shown) -> Response {
    let (href, label, title) = if shown.meets {
        (paths::meeting(circle.circle()), "The meeting", "After the meeting")
    } else {
        (paths::approach(circle.circle()), "How you ask", "What came of it")
    };
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let after = shown.recorded.as_ref().map(|r| {
            let (steps, boundaries) = (now::steps(&shown, r), now::boundaries(&shown, r));
            view! { {what_now(&shown, r)} {earlier(&shown)} {steps} {boundaries} {now::for_each(&shown)} }
        });
        let record = record::section(&shown);
        let tasks = task_list::section(&shown);
        let stale = shown.stale.then(stale);
        view! {
            <BackLink href label/>
            <ErrorSummary errors=shown.errors.clone()/>
            <PageHeader title
                lead="How it ended, what to do now, and who does what by when. Every member sees this page."/>
            {stale}
            {after}
            {record}
            {tasks}
        }
    })
}

/// What to say when somebody else was quicker.
pub(super) fn stale() -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Somebody changed this while you were at it">
            <p>"Nothing was overwritten. The newest is on this page. What you entered is still in the form; press its button again if it should count."</p>
        </Notice>
    }
}

/// What was recorded, by whom, and kind words on what to do first.
fn what_now(shown: &Shown, recorded: &Recorded) -> impl IntoView + use<> {
    let outcome = recorded.words.outcome;
    let words = kith_content::outcome(outcome.slug());
    let who = format!("{} wrote this down on {}.", shown.name(recorded.by), recorded.at.day().spoken());
    let note = (!recorded.words.note.is_blank()).then(|| {
        let note = recorded.words.note.to_string();
        view! { <p class="written" dir="auto">{note}</p> }
    });
    let base = shown.base.clone();
    let place = matches!(outcome, Outcome::Yes | Outcome::Partly).then(|| the_place(shown));
    let card = (outcome == Outcome::Stopped).then(safety);
    view! {
        {card}
        <Notice kind=NoticeKind::Info title=format!("How it ended: {}", words.title)>
            <p>{words.next.clone()}</p>
            {place}
            {note}
            <p class="source">{who}</p>
            <p class="buttons">
                <LinkButton href=format!("{base}/debrief") label="Four questions, for 15 minutes"/>
                <LinkButton href=format!("{base}/after") label="The paper, and how long you keep it" kind=ButtonKind::Quiet/>
                <LinkButton href=format!("{base}/follow-up") label="The year after" kind=ButtonKind::Quiet/>
            </p>
        </Notice>
    }
}

/// Whom to call and where to go, for whoever leaves now.
fn the_place(shown: &Shown) -> Option<impl IntoView + use<>> {
    let booked = shown.booked.as_ref()?;
    let mut facts = vec![Fact::new("Programme", booked.programme.to_string())];
    if !booked.phone.is_blank() {
        facts.push(Fact::new("Phone", phone(booked.phone.as_str())));
    }
    if !booked.address.is_blank() {
        facts.push(Fact::new("Address", booked.address.to_string()));
    }
    facts.extend(shown.driver.map(|driver| Fact::new("Drives", capital(&shown.names().name(driver)))));
    Some(view! { <Summary facts/> })
}

/// What was written down before, folded away. Nothing that somebody wrote is gone because it was corrected.
fn earlier(shown: &Shown) -> Option<impl IntoView + use<>> {
    let rows: Vec<AnyView> = shown
        .earlier
        .iter()
        .map(|one| {
            let said = &kith_content::outcome(one.words.outcome.slug()).title;
            let who = format!("{said}. {} wrote this down on {}.", shown.name(one.by), one.at.day().spoken());
            let note = (!one.words.note.is_blank()).then(|| {
                view! { <p class="written" dir="auto">{one.words.note.to_string()}</p> }
            });
            view! { <p dir="auto">{who}</p> {note} }.into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <More summary="What was written down before"><List items=rows/></More> })
}

/// After a meeting that was stopped, safety stands above everything else on the page.
fn safety() -> impl IntoView {
    let sections = kith_content::safety_card::safety_sections();
    let first = sections.iter().filter(|s| s.slug != "do-not-hold-the-meeting");
    let cards = first.map(|section| view! { <Section section/> }).collect_view();
    view! {
        <Notice kind=NoticeKind::Danger title="Safety first">
            {cards}
            <p class="source">{kith_content::REVIEWED_BY}</p>
            <p><LinkButton href="/help" label="Open the numbers to call"/></p>
        </Notice>
    }
}
