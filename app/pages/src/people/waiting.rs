//! The one page for somebody who has answered an invite and isn't let in yet. It tells nothing about the circle.

use crate::extract::{First, SignedIn};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{LinkButton, Nav, PageHeader, Title};
use axum::response::Response;
use kith_domain::CircleId;
use kith_domain::member::Status;
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    SignedIn(session): SignedIn,
    First(circle): First<CircleId>,
) -> Result<Response, Problem> {
    match page.app.store().standing_in(session.account, circle).await? {
        Status::Confirmed => Ok(go(paths::circle(circle))),
        Status::Removed => Err(Problem::NotFound),
        Status::Accepted => Ok(page.show(Title::Page, Nav::SignedIn, move || {
            let again = format!("{}/waiting", paths::circle(circle));
            view! {
                <PageHeader title="Thank you. Now it is somebody else’s turn"
                    lead="Somebody in the circle will confirm that it is you. You will see it here."/>
                <p>"You can close this page and come back later. The first page after you sign in leads here."</p>
                <p><LinkButton href=again label="Look again"/></p>
            }
        })),
    }
}
