//! One list: where it came from, and what became of its rows.

use super::find::count;
use crate::extract::{Circle, Under};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, LinkButton, List, More, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::{CircleId, FacilityListId};
use kith_facilities::report::UnknownService;
use kith_facilities::{Duplicate, Rejected};
use kith_store::AnyMember;
use kith_store::facilities::{FacilityList, ListWords};
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<FacilityListId>,
) -> Result<Response, Problem> {
    let list = circle.facility_list(id).await?;
    let who = capital(&Names::of(&circle).await?.name(list.added_by));
    let circle_id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || view! { <OneList circle=circle_id list who/> }))
}

#[component]
fn OneList(circle: CircleId, list: FacilityList, who: String) -> impl IntoView {
    let FacilityList { id, places, words, added_at, .. } = list;
    let lead = format!("{who} brought it along. {}.", added_at.day().spoken());
    let read = format!("{} read. {} can be found on it now.", rows(words.report.rows_read), capital(&count(places)));
    view! {
        <BackLink href=paths::facilities(circle) label="Find places on a list"/>
        <PageHeader title=words.name.to_string() lead/>
        <p>{read}</p>
        <p>"Where a place is on several of your lists, the newest one counts."</p>
        <p><LinkButton href=paths::facilities(circle) label="Look for places"/></p>
        <LeftOut words/>
        <p><LinkButton href=format!("{}/remove", paths::facility_list(circle, id)) label="Throw this list away" kind=ButtonKind::Quiet/></p>
    }
}

/// What was left out and why, row by row.
#[component]
fn LeftOut(words: ListWords) -> impl IntoView {
    let ListWords { report, rejected, duplicates, unknown: all_unknown, .. } = words;
    let left_out = (rejected > 0).then(|| {
        let said = |Rejected { row, reason }: &Rejected| format!("Row {row}: {reason}.").into_any();
        named(format!("{} left out", rows(rejected)), report.rejected.iter().map(said).collect(), rejected)
    });
    let twice = (duplicates > 0).then(|| {
        let said = |Duplicate { row, of }: &Duplicate| {
            format!("Row {row} is the same place as row {of}. What it adds was added there.").into_any()
        };
        named(
            format!("{} about a place that was there already", rows(duplicates)),
            report.duplicates.iter().map(said).collect(),
            duplicates,
        )
    });
    let unknown = (!report.unknown_services.is_empty()).then(|| {
        let said = |service: &UnknownService| {
            let name = view! { <span dir="auto">{service.name.clone()}</span> };
            view! { {name}{format!(", in {}", rows(service.rows))} }.into_any()
        };
        let items = report.unknown_services.iter().map(said).collect();
        let summary = format!("Services that we don’t know ({all_unknown})");
        view! {
            <More summary>
                <p>"They are kept, and shown at each place as the list writes them."</p>
                <List items/>
            </More>
        }
    });
    view! { <div class="stack">{left_out}{twice}{unknown}</div> }
}

fn named(summary: String, items: Vec<AnyView>, all: usize) -> impl IntoView {
    let rest = all.saturating_sub(items.len());
    let rest = (rest > 0).then(|| view! { <p>{format!("And {} more.", rows(rest))}</p> });
    view! {
        <More summary>
            <p>"Rows are counted from 1, without the heading."</p>
            <List items/>
            {rest}
        </More>
    }
}

/// "1 row", "212 rows".
fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}
