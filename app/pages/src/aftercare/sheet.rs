//! The plan on paper: for the family, or for the person, with room to write.

use crate::extract::{Circle, Numbered, Under};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Notice, NoticeKind, PageHeader, Place, Sheet, Source, Title};
use axum::response::Response;
use kith_content::aftercare::{plan_part, plan_source};
use kith_content::safety_card::safety_sections;
use kith_domain::aftercare::{PlanPart, PlanReader};
use kith_store::AnyMember;
use kith_store::aftercare::Written;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Lines to write on where nothing is written yet.
const LINES: usize = 3;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(reader)): Under<Numbered<PlanReader>>,
) -> Result<Response, Problem> {
    let plan = circle.aftercare().await?;
    let id = circle.circle();
    let person = circle.about().words.person.name.to_string();
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || {
        let how = match reader {
            PlanReader::Family => "Keep it where each of you finds it at night.".to_owned(),
            PlanReader::Person => format!(
                "Print it when {person} takes part. Read it together, and let {person} write or cross out. What they say counts."
            ),
        };
        view! {
            <BackLink href=paths::aftercare(id) label="A plan for afterwards"/>
            <PageHeader title="To print"/>
            <Notice kind=NoticeKind::Info title="To print this">
                <p>"Choose “Print” in your browser’s menu. "{how}</p>
            </Notice>
            {paper(reader, &plan)}
        }
    }))
}

fn paper(reader: PlanReader, plan: &BTreeMap<PlanPart, Written>) -> impl IntoView + use<> {
    let parts = PlanPart::ALL.iter().map(|part| section(reader, *part, plan.get(part))).collect_view();
    let urgent = safety_sections().iter().find(|section| section.slug == "overdose-do");
    let urgent = urgent.map(|section| {
        let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
        view! {
            <section class="safety">
                <h3>"In an overdose"</h3>
                <ol>{items}</ol>
                <Source source=section.source.clone() reviewed=section.reviewed.clone() with_reviewer=true/>
            </section>
        }
    });
    let title = match reader {
        PlanReader::Family => "Our plan",
        PlanReader::Person => "My plan",
    };
    let (source, day) = plan_source();
    view! {
        <Sheet title>
            {parts}
            {urgent}
            <Source source=source reviewed=day/>
        </Sheet>
    }
}

fn section(reader: PlanReader, part: PlanPart, written: Option<&Written>) -> impl IntoView + use<> {
    let words = plan_part(part.slug());
    let title = match reader {
        PlanReader::Family => words.title.clone(),
        PlanReader::Person => words.question.clone(),
    };
    let text = written.map(|written| written.words.text.to_string()).filter(|text| !text.trim().is_empty());
    let text = text.map(|text| view! { <p class="written" dir="auto">{text}</p> });
    // Theirs has room to write under every part; ours only where nothing stands.
    let lines = (text.is_none() || reader == PlanReader::Person)
        .then(|| (0..LINES).map(|_| view! { <p class="plan-sheet__line" aria-hidden="true"></p> }).collect_view());
    view! { <section class="plan-sheet__part"><h3>{title}</h3>{text}{lines}</section> }
}
