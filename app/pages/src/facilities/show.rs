//! One place on a list: what the list says, as it says it, and making an option of it.

use super::found::{first_number, labels};
use crate::extract::{Circle, Under2};
use crate::options::{Input, add_page, phone, site};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Errors, Fact, LinkButton, More, Notice, NoticeKind, PageHeader, Place, Summary, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::facility::Facility;
use kith_domain::{CircleId, Day, FacilityListId, Line, Prose};
use kith_facilities::codes;
use kith_facilities::wanted::Group;
use kith_store::AnyMember;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(list, number): Under2<FacilityListId, usize>,
) -> Result<Response, Problem> {
    let place = circle.facility(list, number).await?;
    let since = circle.facility_list(list).await?.added_at.day();
    let (id, at) = (circle.circle(), paths::facility(circle.circle(), list, number));
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || view! { <OnePlace circle=id at place since/> }))
}

/// The form for an option, with what the list says filled in. Nothing is kept before somebody has looked at it.
pub(super) async fn add(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(list, number): Under2<FacilityListId, usize>,
) -> Result<Response, Problem> {
    let place = circle.facility(list, number).await?;
    let since = circle.facility_list(list).await?.added_at.day();
    Ok(add_page(&page, &circle, StatusCode::OK, filled_in(&place, since), Errors::new()))
}

/// What fits into the fields of an option.
pub(super) const PROGRAMME: usize = Line::<120>::MAX;
const NOTES: usize = Prose::<2000>::MAX;

fn filled_in(place: &Facility, since: Day) -> Input {
    // Medicines aren't ticked: a list says that they are given, a call says if one can stay on them.
    let groups = [
        ("Kind of care", Group::Level),
        ("Medicines, as the list says", Group::Medication),
        ("Who can pay", Group::Payment),
        ("Languages", Group::Language),
        ("A programme of their own for", Group::Programme),
    ];
    let lines = groups.into_iter().filter_map(|(title, group)| Some(format!("{title}: {}", labels(group, place)?)));
    let notes = [format!("From a list of {}. Ask if it is still so.", since.spoken())].into_iter().chain(lines);
    Input {
        programme: cut(place.name.as_str(), PROGRAMME),
        phone: first_number(place).unwrap_or_default(),
        address: place.address(),
        website: place.website.to_string(),
        notes: cut(&notes.collect::<Vec<_>>().join("\n"), NOTES),
        ..Input::default()
    }
}

/// As many characters as fit.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

#[component]
fn OnePlace(circle: CircleId, at: String, place: Facility, since: Day) -> impl IntoView {
    let text = |text: String| view! { <span dir="auto">{text}</span> }.into_any();
    let intake = (!place.intake.is_blank())
        .then(|| Fact::new("Phone, for those who want to come", phone(place.intake.as_str())));
    let call = (!place.phone.is_blank()).then(|| Fact::new("Phone", phone(place.phone.as_str())));
    let address = Some(place.address()).filter(|address| !address.is_empty());
    let offers = [
        ("Kind of care", Group::Level),
        ("Medicines", Group::Medication),
        ("Who can pay", Group::Payment),
        ("Languages", Group::Language),
        ("A programme of their own for", Group::Programme),
    ];
    let says = |(title, group)| {
        let said = labels(group, &place).unwrap_or_else(|| "The list doesn’t say. Ask.".to_owned());
        Fact::new(title, said)
    };
    let website = (!place.website.is_blank()).then(|| Fact::new("Their site", site(place.website.as_str())));
    let facts = [address.map(|address| Fact::new("Address", text(address))), call, intake, website];
    let facts = facts.into_iter().flatten().chain(offers.map(says)).collect();
    view! {
        <BackLink href=paths::facilities(circle) label="Find places on a list"/>
        <PageHeader title=place.name.to_string()/>
        <Notice kind=NoticeKind::Info title="This is what a list says">
            <p>{format!("It was brought along on {}. Lists grow old and leave things out. Call before you count on it.", since.spoken())}</p>
        </Notice>
        <Summary facts/>
        <p><LinkButton href=format!("{at}/add") label="Add it to our options"/></p>
        <Everything place/>
    }
}

/// Every service of the list, by kind, in the list's own words; also those that nobody knows.
#[component]
fn Everything(place: Facility) -> impl IntoView {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for service in place.codes.iter().filter_map(codes::service) {
        kinds.entry(service.category.to_owned()).or_default().push(service.name.to_owned());
    }
    for service in &place.others {
        let kind = if service.category.is_blank() { "Other" } else { service.category.as_str() };
        kinds.entry(kind.to_owned()).or_default().push(service.name.to_string());
    }
    if kinds.is_empty() {
        return ().into_any();
    }
    let kinds = kinds
        .into_iter()
        .map(|(kind, names)| {
            let names = names.into_iter().map(|name| view! { <li dir="auto">{name}</li> }).collect_view();
            view! { <h2 class="card__title" dir="auto">{kind}</h2><ul>{names}</ul> }
        })
        .collect_view();
    view! { <More summary="Everything the list says, in its own words">{kinds}</More> }.into_any()
}
