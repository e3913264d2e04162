//! Help in a crisis, and what can't be hidden. Both work before sign-in and without JavaScript.

use crate::doors::{Door, get};
use crate::extract::Passerby;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{Card, Helpline, Nav, Notice, NoticeKind, OVERDUE, Overdue, PageHeader, Source, Sources, Title};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kith_content::helplines::{self, OTHER};
use kith_content::safety_card::SafetySection;
use kith_content::substances::substances;
use kith_domain::Day;
use leptos::prelude::*;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/help", help), get("/privacy", privacy), get("/healthz", ready)]
}

/// For whatever watches the server: 200 when it can do its work, and nothing else.
async fn ready(page: Page) -> Response {
    if page.app.store().is_ready().await { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }.into_response()
}

fn nav(Passerby(session): Passerby) -> Nav {
    if session.is_some() { Nav::SignedIn } else { Nav::None }
}

async fn help(page: Page, passerby: Passerby) -> Result<Response, Problem> {
    Ok(page.show(Title::Help, nav(passerby), || {
        let sections = kith_content::safety_card::safety_sections();
        let first = sections.iter().filter(|s| s.slug != "do-not-hold-the-meeting");
        let cards = first.map(|section| view! { <Section section/> }).collect_view();
        let lines = kith_content::helplines("US").iter().map(|line| (line.source.as_str(), line.reviewed.as_str()));
        let read = sections.iter().map(|section| (section.source.as_str(), section.reviewed.as_str()));
        let stopping = substances().iter().flat_map(|one| one.withdrawal.iter());
        let stopping = stopping.map(|caution| (caution.source.as_str(), caution.reviewed.as_str()));
        let read = read.chain(stopping).chain(lines).collect();
        view! {
            <PageHeader title="Help now" lead="If somebody’s life is in danger, call the emergency number first."/>
            <div class="safety-card" data-overdue=OVERDUE>
                <Lines title="In the United States" lines=kith_content::helplines("US")/>
                <Lines title="Anywhere else" lines=kith_content::helplines(OTHER)/>
                {cards}
                <Stopping/>
                <p class="source no-paper">{kith_content::REVIEWED_BY}</p>
                <div class="only-paper"><Sources read with_reviewer=true/></div>
            </div>
            <p class="no-print">"It prints on one page. Put one by the phone."</p>
            <p class="no-print" data-kept="" hidden>"It is kept in this browser, and opens without a connection until you sign out or exit."</p>
        }
    }))
}

/// The helplines of one country.
#[component]
pub fn Lines(
    /// Where these numbers work.
    #[prop(into)]
    title: String,
    /// The numbers.
    lines: &'static [helplines::Helpline],
) -> impl IntoView {
    let reviewed = lines.first().map(|line| {
        view! { {reviewed(&line.reviewed)} <Overdue reviewed=line.reviewed.clone()/> }
    });
    let items = lines
        .iter()
        .map(|line| {
            view! {
                <Helpline name=line.name.clone() purpose=line.purpose.clone() number=line.number.clone()
                    href=line.href.clone() hours=line.hours.clone() source=line.source.clone()/>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{title}</h2>
            {items}
            <p class="source">{reviewed}</p>
        </section>
    }
}

/// Why nobody should stop all at once, by substance.
#[component]
fn Stopping() -> impl IntoView {
    let cautions = substances().iter().flat_map(|one| one.withdrawal.iter().map(move |caution| (one, caution)));
    let items = cautions.map(|(one, caution)| {
        view! {
            <li>
                <strong>{one.name.clone()}": "</strong>{caution.text.clone()}
                <Source source=caution.source.clone() reviewed=caution.reviewed.clone()/>
            </li>
        }
    });
    let items = items.collect::<Vec<_>>();
    view! { <section><h2>"Before anyone stops"</h2> <ul>{items}</ul></section> }
}

/// One section of the safety card.
#[component]
pub fn Section(
    /// Which.
    section: &'static SafetySection,
) -> impl IntoView {
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    view! {
        <section>
            <h2>{section.title.clone()}</h2>
            <ol>{items}</ol>
            <Source source=section.source.clone() reviewed=section.reviewed.clone()/>
        </section>
    }
}

/// "Reviewed on Saturday 21 November 2026."
pub fn reviewed(day: &str) -> String {
    format!("Reviewed on {}.", Day::parse(day).map_or_else(|| day.to_owned(), Day::spoken))
}

async fn privacy(page: Page, passerby: Passerby) -> Result<Response, Problem> {
    let name = page.app.site().name.to_string();
    Ok(page.show(Title::Help, nav(passerby), move || {
        let limits = kith_content::privacy::limits()
            .iter()
            .map(|limit| view! { <Card title=limit.title.clone()><p>{limit.text.clone()}</p></Card> })
            .collect_view();
        view! {
            <PageHeader title=format!("What {name} can’t hide") lead="We would rather say it before you rely on it."/>
            {limits}
            <Notice kind=NoticeKind::Info title="What it does">
                <p>"What your circle writes is stored sealed. No other company sees it. E-mails say nothing about it."</p>
            </Notice>
        }
    }))
}
