//! Throwing a list away, after being asked.

use super::find::count;
use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Confirm, Place, Title};
use axum::response::Response;
use kith_domain::FacilityListId;
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn ask(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<FacilityListId>,
) -> Result<Response, Problem> {
    let list = circle.facility_list(id).await?;
    let back = paths::facility_list(circle.circle(), id);
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let places = count(list.places);
        view! {
            <BackLink href=back.clone() label="This list"/>
            <Confirm title="Throw this list away?" action=format!("{back}/remove") label="Throw it away" back=back.clone()>
                <p dir="auto">{list.words.name.to_string()}</p>
                <p>{format!("Nobody in the circle will find its {places} any more. Options that you made of them stay.")}</p>
            </Confirm>
        }
    }))
}

pub(super) async fn discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<FacilityListId>,
) -> Result<Response, Problem> {
    circle.discard_facilities(id, page.now).await?;
    Ok(go(paths::facilities(circle.circle())))
}
