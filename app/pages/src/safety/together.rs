//! Everybody's answers side by side, for those who lead: what is serious first, what contradicts marked, nothing averaged.

use super::question::said;
use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, List, Notice, NoticeKind, PageHeader, Pill, PillState, Place, Source, Title};
use axum::response::Response;
use kith_content::safety_screen::{safety_question, safety_verdict};
use kith_content::script::fill;
use kith_domain::member::{Role, Status};
use kith_domain::safety::{Row, Verdict, together, verdict_of_all};
use kith_store::AnyMember;
use kith_store::members::Member;
use kith_store::safety::Screen;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let screens = circle.screens().await?;
    // Also who led when somebody began, and doesn't any more: they were told.
    let was_told = screens.iter().any(|screen| screen.member != circle.me());
    if !was_told && !circle.leaders().await?.contains(&circle.me()) {
        return Err(Problem::NotYours);
    }
    let family = circle.members().await?;
    let is_family = |m: &&Member| m.status == Status::Confirmed && m.role != Role::Facilitator;
    let family = family.iter().filter(is_family).count();
    let names = Names::of(&circle).await?;
    let person = circle.about().words.person.name.to_string();
    let back = paths::safety(circle.circle());
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let all: Vec<_> = screens.iter().map(|screen| (screen.member, screen.answers.clone())).collect();
        let rows = together(&all).iter().map(|row| line(row, &names, &person)).collect::<Vec<_>>();
        let verdict = verdict_of_all(&all, family).map(|verdict| overall(verdict, &person));
        let content = if rows.is_empty() {
            view! { <Empty title="Nobody has told you anything yet"><p>"You can read the answers of people who start after you began to lead. You can’t read older ones."</p></Empty> }
                .into_any()
        } else {
            view! { <List items=rows/> }.into_any()
        };
        let who = screens.iter().map(|screen| state(screen, &names)).collect_view();
        view! {
            <BackLink href=back.clone() label="Questions about safety"/>
            <PageHeader title="What you were told"
                lead="Side by side, the most serious first. One who says yes counts, whatever the others say. Ask them one by one, never in front of each other."/>
            {verdict}
            <ul>{who}</ul>
            {content}
        }
    }))
}

fn overall(verdict: Verdict, person: &str) -> impl IntoView + use<> {
    let words = safety_verdict(verdict.slug());
    let kind = match verdict {
        Verdict::GoOn => NoticeKind::Info,
        Verdict::WithProfessional => NoticeKind::NeedsYou,
        Verdict::NotNow => NoticeKind::Danger,
    };
    let text = fill(&words.text, &[("person", person)]);
    let (title, text) = match verdict {
        Verdict::GoOn => {
            ("Nothing you were told speaks against a meeting".to_owned(), "All of you have answered.".to_owned())
        }
        _ => (words.title.clone(), text),
    };
    view! {
        <Notice kind title>
            <p>{text}</p>
            <p><a href="/help">"Numbers to call"</a></p>
        </Notice>
        <Source source=words.source.clone() reviewed=words.reviewed.clone() with_reviewer=true/>
    }
}

/// How far somebody is.
fn state(screen: &Screen, names: &Names) -> impl IntoView + use<> {
    let who = capital(&names.name(screen.member));
    let words = match screen.finished_at {
        Some(at) => format!("{who}: answered on {}.", at.day().spoken()),
        None => format!("{who}: {} answered so far.", screen.answers.len()),
    };
    view! { <li dir="auto">{words}</li> }
}

fn line(row: &Row, names: &Names, person: &str) -> AnyView {
    let words = safety_question(row.question.slug());
    let asks = fill(&words.asks, &[("person", person)]);
    let pill = match row.verdict {
        Verdict::GoOn => None,
        Verdict::WithProfessional => Some(view! { <Pill state=PillState::NeedsYou text="With a professional"/> }),
        Verdict::NotNow => Some(view! { <Pill state=PillState::NeedsYou text="Not now"/> }),
    };
    let differ = row.contradicts.then(|| view! { <Pill text="They say different things"/> });
    let instead =
        (row.verdict != Verdict::GoOn).then(|| view! { <p>{fill(&words.instead, &[("person", person)])}</p> });
    let answers = row
        .answers
        .iter()
        .map(|(who, answer)| {
            let words = format!("{}: {}", capital(&names.name(*who)), said(row.question, *answer));
            view! { <li dir="auto">{words}</li> }
        })
        .collect_view();
    view! {
        <p class="boundary__kind">{asks}</p>
        <p class="boundary__top">{pill}{differ}</p>
        <ul>{answers}</ul>
        {instead}
    }
    .into_any()
}
