//! Looking for places: the page with what can be asked, and what was found.

use super::found::{Found, Hit};
use super::near::Near;
use super::wanted::{Input, WantedForm};
use crate::extract::Circle;
use crate::forms::{self, Fields};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, Empty, ErrorSummary, Errors, LinkButton, List, PageHeader, Place, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::{CircleId, Line};
use kith_store::AnyMember;
use kith_store::facilities::FacilityList;
use leptos::prelude::*;

pub(super) async fn index(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    show(&page, &circle, StatusCode::OK, Input::default(), Errors::new(), None).await
}

pub(super) async fn search(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let _: Line<100> = forms::maybe_line(&mut errors, "words", &input.words);
    let near = Near::parse(&input.near);
    if near.is_none() && !input.near.trim().is_empty() {
        errors.add("near", "Enter a postcode like 24401, or a point like 38.15, -79.07. Or leave it empty.");
    }
    let mut wanted = input.wanted();
    let mut roughly = false;
    if let Some(near) = near
        && errors.is_empty()
    {
        match near.place(&circle).await? {
            Some((point, only_roughly)) => {
                roughly = only_roughly;
                wanted = wanted.within(point, f64::from(input.miles()));
            }
            None => errors.add(
                "near",
                "No place on your lists has a postcode like that, so we can’t tell where it is. Try another one, or a point.",
            ),
        }
    }
    if !errors.is_empty() {
        return show(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors, None).await;
    }
    let mut hits = Vec::new();
    circle
        .each_facility(|list, number, place| {
            if let Some(miles) = wanted.fits(&place) {
                hits.push(Hit { list, number, miles, name: place.name.to_string() });
            }
        })
        .await?;
    let found = Found::of(&circle, hits, &input, roughly).await?;
    show(&page, &circle, StatusCode::OK, input, errors, Some(found)).await
}

async fn show(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    input: Input,
    errors: Errors,
    found: Option<Found>,
) -> Result<Response, Problem> {
    let (id, lists) = (circle.circle(), circle.facility_lists().await?);
    let opioids = circle.about().words.has_opioids();
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! { <Find circle=id lists input errors opioids found/> }
    }))
}

#[component]
fn Find(
    circle: CircleId,
    lists: Vec<FacilityList>,
    input: Input,
    errors: Errors,
    opioids: bool,
    found: Option<Found>,
) -> impl IntoView {
    let import = format!("{}/import", paths::facilities(circle));
    let content = if lists.is_empty() {
        view! {
            <Empty title="No list yet">
                <p>"Somebody brings a list along as a file, once. Then everyone in the circle can look for places on it."</p>
                <p><LinkButton href=import label="Bring a list along"/></p>
            </Empty>
        }
        .into_any()
    } else {
        let answered = found.is_some();
        let found = found.map(|found| found.view(circle));
        let form = view! { <WantedForm circle input errors=errors.clone() opioids/> };
        // An answer comes first; what was asked stays below it, to be changed.
        let asked = answered.then(|| view! { <h2 id="ask">"Ask for something else"</h2> });
        view! {
            {found}
            {asked}
            {form}
            <Lists circle lists/>
        }
        .into_any()
    };
    view! {
        <ErrorSummary errors=errors.clone()/>
        <BackLink href=paths::options(circle) label="Treatment options"/>
        <PageHeader title="Find places on a list"
            lead="A list says what places there are. Only a call says if they have room, and if they are right."/>
        {content}
    }
}

#[component]
fn Lists(circle: CircleId, lists: Vec<FacilityList>) -> impl IntoView {
    let import = format!("{}/import", paths::facilities(circle));
    let items = lists
        .into_iter()
        .map(|list| {
            let href = paths::facility_list(circle, list.id);
            let about = format!(", {}, {}", count(list.places), list.added_at.day().spoken());
            view! { <a href=href dir="auto">{list.words.name.to_string()}</a>{about} }.into_any()
        })
        .collect();
    view! {
        <section class="stack">
            <h2>"Your lists"</h2>
            <List items/>
            <p><LinkButton href=import label="Bring another list along" kind=ButtonKind::Quiet/></p>
        </section>
    }
}

/// "1 place", "212 places".
pub(super) fn count(places: usize) -> String {
    if places == 1 { "1 place".to_owned() } else { format!("{places} places") }
}
