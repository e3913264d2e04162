//! How to find a professional, and what to ask them.

use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, List, PageHeader, Place, Source, Title};
use axum::response::Response;
use kith_content::safety_screen::professional;
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let back = paths::safety(circle.circle());
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let points = professional()
            .iter()
            .map(|point| {
                view! {
                    <p>{point.text.clone()}</p>
                    <Source source=point.source.clone() reviewed=point.reviewed.clone()/>
                }
                .into_any()
            })
            .collect();
        view! {
            <BackLink href=back.clone() label="Questions about safety"/>
            <PageHeader title="Finding a professional" lead="Someone who guides families through this for a living. What to ask before you trust them."/>
            <List items=points/>
            <p class="source">{kith_content::REVIEWED_BY}</p>
        }
    }))
}
