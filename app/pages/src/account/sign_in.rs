//! Signing in and out. Known and unknown addresses get the same answer in the same time; guessing gets slower and
//! slower, and nobody is ever locked out.

use super::cookie;
use super::letting_in::{Outside, Who, let_in};
use super::views::{Kept, SendKept, SignIn, safe_path};
use crate::app::SignUp;
use crate::client::Client;
use crate::extract::{Passerby, token};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{Errors, Nav, Title};
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_store::sessions::Session;
use kith_store::sign_ins::Proven;
use leptos::prelude::view;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
    #[serde(default)]
    ready: String,
}

pub(super) async fn show(page: Page, Passerby(session): Passerby, Query(query): Query<Next>) -> Response {
    let next = safe_path(&query.next).unwrap_or("/").to_owned();
    if session.is_some() {
        return go(next);
    }
    form(&page, StatusCode::OK, String::new(), next, Errors::new(), Kept::default(), !query.ready.is_empty())
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
    #[serde(flatten)]
    kept: Kept,
}

pub(super) async fn sign_in(
    page: Page,
    client: Client,
    headers: HeaderMap,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let next = safe_path(&input.next).unwrap_or("/").to_owned();
    let old = token(&page.app, &headers);
    let who = Who::Address(&input.email);
    match let_in(&page, &client, old.as_ref(), &input.kept, who, input.password).await? {
        Err(Outside { status, say }) => {
            let mut errors = Errors::new();
            if !say.is_empty() {
                errors.add("email", say);
            }
            let kept = input.kept.again(page.app.store(), old.as_ref());
            Ok(form(&page, status, input.email, next, errors, kept, false))
        }
        Ok(new) => {
            let mut response = if input.kept.is_some() { send_kept(&page, input.kept) } else { go(next) };
            cookie::signed_in(&page.app, response.headers_mut(), &new);
            Ok(response)
        }
    }
}

/// Asks somebody who is signed in for their password again; `None` when it isn't theirs.
pub(crate) async fn ask_again(
    page: &Page,
    client: &Client,
    session: &Session,
    password: String,
) -> Result<Option<Proven>, Problem> {
    let guess = page.app.limits().guess(client, page.now)?;
    let proven = session.prove(page.app.store(), password).await?;
    if proven.is_some() {
        guess.take_back();
    }
    Ok(proven)
}

pub(super) async fn sign_out(page: Page, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = token(&page.app, &headers) {
        page.app.store().end_session(&token).await?;
    }
    let mut response = go("/");
    cookie::signed_out(&page.app, response.headers_mut());
    Ok(response)
}

/// The sign-in page around a form that was sent without a session: 401, with everything kept.
pub fn page_with_kept(page: &Page, kept: Kept) -> Response {
    form(page, StatusCode::UNAUTHORIZED, String::new(), "/".to_owned(), Errors::new(), kept, false)
}

fn form(
    page: &Page,
    status: StatusCode,
    address: String,
    next: String,
    errors: Errors,
    kept: Kept,
    ready: bool,
) -> Response {
    let open = page.app.settings().sign_up == SignUp::Open;
    page.render(status, Title::SignIn, Nav::None, false, move || {
        view! { <SignIn address next errors kept open ready/> }
    })
}

/// The page that shows what was typed, and sends it.
pub(super) fn send_kept(page: &Page, kept: Kept) -> Response {
    let fields: Vec<(String, String)> = pairs(&kept.kept_form);
    page.show(Title::Page, Nav::SignedIn, move || view! { <SendKept kept fields/> }).into_response()
}

/// The names and values of a form as a browser sends it.
fn pairs(form: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(form.as_bytes()).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}
