//! The ladder from top to bottom: today's place, the steps between, and the day on which they ask again.

use super::spoken;
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::{Names, capital, list};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, LinkButton, PageHeader, Pill, PillState, Place, Source, Title};
use axum::response::Response;
use kith_content::ladder::{ladder_source, usual_rung};
use kith_domain::CircleId;
use kith_domain::ladder::Usual;
use kith_domain::meeting::MeetingRole;
use kith_domain::option::Standing;
use kith_domain::path::Stage;
use kith_store::AnyMember;
use kith_store::ladder::Rung;
use leptos::prelude::*;

/// What is known of today's place.
struct Top {
    booked: Option<String>,
    backup: Option<String>,
    driver: Option<String>,
}

impl Top {
    async fn gather(circle: &Circle<AnyMember>, names: &Names) -> Result<Self, Problem> {
        let options = circle.options().await?;
        let at = |standing: Standing| {
            options.iter().find(|one| one.standing == standing).map(|one| one.words.programme.to_string())
        };
        let driver = circle.meeting().await?.roles.get(&MeetingRole::Driver).map(|id| names.name(*id));
        Ok(Self { booked: at(Standing::Booked), backup: at(Standing::Backup), driver })
    }

    fn in_words(&self) -> String {
        let place = match &self.booked {
            Some(booked) => format!("{booked} is booked. After a yes you leave at once."),
            None => "No place is booked yet.".to_owned(),
        };
        let drives = match self.driver.as_deref() {
            Some("you") => "You drive.".to_owned(),
            Some(driver) => format!("{} drives.", capital(driver)),
            None => "Nobody drives yet.".to_owned(),
        };
        format!("{place} {drives}")
    }
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (ladder, names) = (circle.ladder().await?, Names::of(&circle).await?);
    let top = Top::gather(&circle, &names).await?;
    let id = circle.circle();
    let person = circle.about().words.person.name.to_string();
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || {
        let base = paths::ladder(id);
        let steps = steps(&base, &ladder, top.backup.as_deref(), &names);
        let (source, reviewed) = ladder_source();
        view! {
            <BackLink href=paths::meeting(id) label="Meeting"/>
            <PageHeader title="If it isn’t a yes"
                lead=format!("Smaller steps that {person} may say yes to, from the largest down. Offer one at a time. After the meeting, those that belong to the answer become tasks.")/>
            <h2>"First: today’s place"</h2>
            <p dir="auto">{top.in_words()}</p>
            {links(id)}
            <h2>"Then, step by step"</h2>
            <div class="cards">{steps}</div>
            <Source source reviewed/>
            <p><LinkButton href=format!("{base}/new") label="Add a step of your own" kind=ButtonKind::Quiet/></p>
            <h2>"Last: the day you ask again"</h2>
            <p>"Whatever the answer is, you set a day for it after the meeting. Naloxone, food and a way home are never part of a deal."</p>
            <ReadAt circle=id stage=Stage::Objections/>
        }
    }))
}

fn links(id: CircleId) -> impl IntoView {
    view! {
        <p><a href=paths::options(id)>"The places"</a>", "<a href=paths::objections(id)>"what they may say"</a></p>
    }
}

/// From top to bottom, prepared or not.
fn steps(base: &str, ladder: &[Rung], backup: Option<&str>, names: &Names) -> Vec<AnyView> {
    let usual = |usual: Usual| match ladder.iter().find(|rung| rung.usual == Some(usual)) {
        Some(rung) => card(base, rung, names).into_any(),
        None => unprepared(base, usual, backup).into_any(),
    };
    let (last, first) = Usual::ALL.split_last().map_or((None, [].as_slice()), |(last, first)| (Some(*last), first));
    let own = ladder.iter().filter(|rung| rung.usual.is_none()).map(|rung| card(base, rung, names).into_any());
    first.iter().map(|one| usual(*one)).chain(own).chain(last.map(usual)).collect()
}

fn card(base: &str, rung: &Rung, names: &Names) -> impl IntoView + use<> {
    let (title, how) = (rung.words.title.to_string(), rung.words.how.as_str().trim().to_owned());
    let (state, text) = match rung.owner {
        Some(owner) => (PillState::Good, format!("{} sees to it", names.third_person(owner))),
        None => (PillState::NeedsYou, "Nobody sees to it".to_owned()),
    };
    let after: Vec<String> =
        rung.words.after.iter().map(|outcome| format!("“{}”", kith_content::outcome(outcome.slug()).title)).collect();
    let when = format!("{}, after {}.", spoken(rung.words.within), list(&after));
    let how = (!how.is_empty()).then(|| view! { <p class="written" dir="auto">{how}</p> });
    let href = format!("{base}/{}", rung.id);
    view! {
        <article class="card">
            <h3 dir="auto">{title.clone()}</h3>
            <p><Pill state text/></p>
            <p>{when}</p>
            {how}
            <p><a href=href>"Change"<span class="hidden" dir="auto">{format!(": {title}")}</span></a></p>
        </article>
    }
}

fn unprepared(base: &str, usual: Usual, backup: Option<&str>) -> impl IntoView + use<> {
    let words = usual_rung(usual.slug());
    let backup = backup.filter(|_| usual == Usual::SecondChoice);
    let backup = backup.map(|backup| view! { <p dir="auto">{format!("Your backup: {backup}.")}</p> });
    let href = format!("{base}/usual/{}", usual.number());
    view! {
        <article class="card">
            <h3>{words.title.clone()}</h3>
            <p>{words.hint.clone()}</p>
            {backup}
            <p><a href=href>"Give it to somebody"<span class="hidden">{format!(": {}", words.title)}</span></a></p>
        </article>
    }
}
