//! The page of the script: what it needs, what is still missing, and its sheets.

use super::{after, letters, objections, safety, seats, spoken};
use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reading::turns;
use crate::ui::{BackLink, Notice, NoticeKind, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::boundary::BoundaryState;
use kith_domain::circle::CircleWords;
use kith_domain::meeting::{MeetingRole, Missing, missing_for_print};
use kith_domain::member::Status;
use kith_domain::option::{OptionWords, Standing};
use kith_domain::proxy::{ProxyWords, Turn};
use kith_domain::{CircleId, MemberId, ProxyId, Timestamp};
use kith_store::AnyMember;
use kith_store::letters::Letter;
use kith_store::meetings::Meeting;
use kith_store::members::Member;
use kith_store::objections::Objection;
use kith_store::proxies::Proxy;
use kith_store::seats::Seats;
use leptos::prelude::*;

/// What the script is made of.
pub(crate) struct Script {
    pub(super) about: CircleWords,
    /// Confirmed members.
    pub(super) members: Vec<Member>,
    pub(super) meeting: Meeting,
    /// Letters that this reader may read.
    pub(super) letters: Vec<Letter>,
    /// Letters of those who can't be there, with the words of those that this reader may read.
    pub(super) proxies: Vec<Proxy>,
    /// What they may say.
    pub(super) objections: Vec<Objection>,
    /// Who sits where.
    pub(super) seats: Seats,
    pub(super) booked: Option<OptionWords>,
    pub(super) backup: Option<OptionWords>,
    /// Whether any boundary is agreed; they are printed on sheets of their own.
    pub(super) has_boundaries: bool,
    pub(super) missing: Vec<Missing>,
}

impl Script {
    pub(crate) async fn gather(circle: &Circle<AnyMember>, now: Timestamp) -> Result<Self, Problem> {
        let meeting = circle.meeting().await?;
        let mut members = circle.members().await?;
        members.retain(|m| m.status == Status::Confirmed);
        let mut options = circle.options().await?;
        let mut take = |standing: Standing| {
            let at = options.iter().position(|option| option.standing == standing)?;
            Some(options.swap_remove(at).words)
        };
        let (booked, backup) = (take(Standing::Booked), take(Standing::Backup));
        let boundaries = circle.boundaries().await?;
        Ok(Self {
            about: circle.about().words.clone(),
            missing: missing_for_print(&meeting.order, booked.is_some()),
            letters: circle.readable_letters(now).await?,
            proxies: circle.proxies().await?,
            objections: circle.objections().await?,
            seats: circle.seats().await?,
            members,
            meeting,
            booked,
            backup,
            has_boundaries: boundaries.iter().any(|boundary| matches!(boundary.state, BoundaryState::Agreed { .. })),
        })
    }

    /// Whether every page must say that it isn't final.
    pub(super) fn draft(&self) -> bool {
        !self.missing.is_empty()
    }

    /// Who reads what, first to last.
    pub(super) fn turns(&self) -> Vec<Turn> {
        turns(&self.meeting, &self.members, &self.proxies)
    }

    /// A letter by proxy, as far as this reader may read it.
    pub(super) fn proxy(&self, id: ProxyId) -> Option<&ProxyWords> {
        self.proxies.iter().find(|proxy| proxy.id == id)?.words.as_ref()
    }

    /// What a member is called.
    pub(super) fn name(&self, id: MemberId) -> String {
        self.members.iter().find(|m| m.id == id).map(|m| m.words.name.to_string()).unwrap_or_default()
    }

    /// Who has a part at the meeting, by name.
    pub(super) fn with(&self, role: MeetingRole) -> Option<String> {
        self.meeting.with(role).map(|id| self.name(id))
    }

    /// What the person is called.
    pub(super) fn person(&self) -> &str {
        self.about.person.name.as_str()
    }
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let script = Script::gather(&circle, page.now).await?;
    let id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || {
        let missing = script.draft().then(|| missing(id, &script.missing));
        let seats = seats::table(&script);
        let opening = spoken::opening(&script);
        let letters = letters::sheets(&script);
        let ask = spoken::ask(&script);
        let answers = objections::answers(&script);
        let boundaries = after::boundaries(id, &script);
        let closing = after::closing(&script);
        let card = safety::card(&script);
        view! {
            <BackLink href=paths::meeting(id) label="The meeting"/>
            <PageHeader title="The script"
                lead="Everything in the order it is said. You see the letters that were shared with you, and your own."/>
            {missing}
            {printing()}
            {boundaries}
            {seats}
            {opening}
            {letters}
            {ask}
            {answers}
            {closing}
            {card}
        }
    }))
}

/// What still makes it a draft, and where to mend that.
fn missing(circle: CircleId, missing: &[Missing]) -> impl IntoView + use<> {
    let items = missing
        .iter()
        .map(|missing| {
            let (href, words) = match missing {
                Missing::Order => (format!("{}#order", paths::meeting(circle)), "Set who reads when"),
                Missing::BookedPlace => (paths::options(circle), "Book a place for treatment"),
            };
            view! { <li><a href=href>{words}</a></li> }
        })
        .collect_view();
    view! {
        <Notice kind=NoticeKind::NeedsYou title="This is a draft">
            <p>"It says DRAFT on every page until these are done:"</p>
            <ul>{items}</ul>
        </Notice>
    }
}

/// How to print, in words: a button that prints would need a script.
fn printing() -> impl IntoView {
    let shred = kith_content::script::script_part("collect-and-shred");
    view! {
        <Notice kind=NoticeKind::Info title="To print this">
            <p>
                "Choose “Print” in your browser’s menu, or press Ctrl and P. On a phone, choose “Share”, then “Print”. A4 and "
                "Letter paper both work. The pages are numbered, and no address or name stands at their edge."
            </p>
            <p>{shred.text.clone()}</p>
        </Notice>
    }
}
