//! Stopping them: from one's own page, or with the link in each mail, which asks for no password. Whoever reads the mailbox
//! may stop its mail, and learns nothing by it; its owner is told that it happened.

use super::REMINDERS;
use crate::extract::{First, SignedIn};
use crate::forms::go;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ActionForm, Nav, PageHeader, Title};
use axum::response::Response;
use kith_store::tokens::Token;
use leptos::prelude::*;

pub(super) async fn drop_contact(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    session.drop_contact(page.app.store(), page.now).await?;
    page.app.homes().forget(session.account);
    Ok(go(REMINDERS))
}

/// The same page for every link, so that nobody can try out which are real.
pub(super) async fn ask(page: Page, First(link): First<String>) -> Result<Response, Problem> {
    let link = Token::parse(&link).ok_or(Problem::NotFound)?;
    Ok(page.show(Title::Page, Nav::None, move || {
        let action = format!("/stop/{}", link.reveal());
        view! {
            <PageHeader title="Stop these mails?" lead="Then none of them comes to your address any more."/>
            <ActionForm action label="Stop them"/>
        }
    }))
}

pub(super) async fn stop(page: Page, First(link): First<String>) -> Result<Response, Problem> {
    let link = Token::parse(&link).ok_or(Problem::NotFound)?;
    if let Some(account) = page.app.store().stop_contact(&link, page.now).await? {
        page.app.homes().forget(account);
    }
    Ok(page.show(Title::Page, Nav::None, || {
        view! {
            <PageHeader title="They are stopped" lead="No more of these mails will come to your address."/>
        }
    }))
}
