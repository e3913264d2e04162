//! One page of the library.

use super::lists::{InsuranceList, LevelList};
use crate::extract::{Circle, Under};
use crate::learning::at_the_end;
use crate::names::list;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Notice, NoticeKind, PageHeader, Place, Source, Title};
use axum::response::Response;
use kith_content::library::{LibraryPage, Lists, Section, library_page, page_at};
use kith_content::option_questions::option_questions;
use kith_domain::{CircleId, Day};
use kith_store::AnyMember;
use leptos::prelude::*;
use std::collections::BTreeSet;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(number): Under<u32>,
) -> Result<Response, Problem> {
    let text = page_at(number).ok_or(Problem::NotFound)?;
    let read = circle.pages_read().await?;
    let (id, today) = (circle.circle(), page.now.day());
    Ok(page.show(Title::Help, circle.nav(Place::Plan), move || view! { <Text circle=id text today read/> }))
}

#[component]
fn Text(circle: CircleId, text: &'static LibraryPage, today: Day, read: BTreeSet<u32>) -> impl IntoView {
    let stale = is_overdue(text, today).then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="This page is due to be looked at again">
                <p>"Ask a doctor or the programme if it still holds."</p>
            </Notice>
        }
    });
    let lists = text.lists.map(|lists| match lists {
        Lists::LevelsOfCare => view! { <section class="stack"><h2>"All levels"</h2><LevelList/></section> }.into_any(),
        Lists::InsuranceWords => {
            view! { <section class="stack"><h2>"The words"</h2><InsuranceList/></section> }.into_any()
        }
    });
    let also = (!text.also_called.is_empty())
        .then(|| view! { <p class="library__also">"You may also hear: "{list(&text.also_called)}"."</p> });
    view! {
        <BackLink href=paths::texts(circle) label="Short pages to read"/>
        <PageHeader title=text.title.clone() lead=text.summary.clone()/>
        {text.urgent.as_ref().map(|urgent| view! {
            <Notice kind=NoticeKind::Danger title="Right now">
                <p>{urgent.clone()}</p>
                <p><a href="/help">"Help now"</a></p>
            </Notice>
        })}
        {stale}
        {also}
        {text.sections.iter().map(section).collect_view()}
        {lists}
        {at_the_end(circle, text, &read)}
        <Questions circle text/>
        <ReadNext circle text/>
        <Source source=text.source.clone() reviewed=text.reviewed.clone() with_reviewer=true/>
    }
}

/// Whether anything on it is.
fn is_overdue(text: &LibraryPage, today: Day) -> bool {
    let mut days = text.sections.iter().filter_map(|section| section.reviewed.as_ref()).chain([&text.reviewed]);
    days.any(|day| kith_content::is_overdue(day, today))
}

fn section(section: &'static Section) -> impl IntoView {
    let points = section.points.iter().map(|point| view! { <li>{point.clone()}</li> }).collect_view();
    let source = section.source.as_ref().zip(section.reviewed.as_ref()).map(|(source, day)| {
        view! { <Source source=source.clone() reviewed=day.to_owned()/> }
    });
    view! {
        <section class="stack">
            <h2>{section.title.clone()}</h2>
            {section.text.as_ref().map(|text| view! { <p>{text.clone()}</p> })}
            {(!section.points.is_empty()).then(|| view! { <ul>{points}</ul> })}
            {source}
        </section>
    }
}

/// What to ask a programme about this.
#[component]
fn Questions(circle: CircleId, text: &'static LibraryPage) -> impl IntoView {
    let items = option_questions()
        .iter()
        .filter(|question| text.ask.contains(&question.slug))
        .map(|question| view! { <li>{question.question.clone()}</li> })
        .collect_view();
    (!text.ask.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>"Ask on the phone"</h2>
                <ul>{items}</ul>
                <p><a href=format!("{}/questions", paths::options(circle))>"All questions to ask"</a></p>
            </section>
        }
    })
}

#[component]
fn ReadNext(circle: CircleId, text: &'static LibraryPage) -> impl IntoView {
    let items = text
        .see
        .iter()
        .map(|slug| library_page(slug))
        .map(|page| view! { <li><a href=paths::text(circle, page)>{page.title.clone()}</a></li> })
        .collect_view();
    (!text.see.is_empty())
        .then(|| view! { <nav class="stack" aria-label="Read next"><h2>"Read next"</h2><ul>{items}</ul></nav> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_nobody_has_looked_at_for_a_year_says_so() {
        let text = library_page("methadone");
        let day = Day::parse(&text.reviewed).unwrap();
        assert!(!is_overdue(text, day));
        assert!(!is_overdue(text, day.plus(365)));
        assert!(is_overdue(text, day.plus(366)));
    }
}
