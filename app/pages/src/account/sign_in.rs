//! Signing in and out. Known and unknown addresses get the same answer in the same time; guessing gets slower and
//! slower, and nobody is ever locked out.

use super::cookie;
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
use kith_domain::Timestamp;
use kith_domain::address::Address;
use kith_store::sessions::Session;
use kith_store::sign_ins::{Proven, Tried};
use kith_store::{StoreError, passwords};
use leptos::prelude::view;
use serde::Deserialize;

const WRONG: &str = "This address and password don’t belong together. Check both and try again.";

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
    let again = |input: Input, next, sentence: Option<String>| {
        let mut errors = Errors::new();
        if let Some(sentence) = sentence {
            errors.add("email", sentence);
        }
        let kept = input.kept.again(page.app.store(), old.as_ref());
        Ok(form(&page, StatusCode::UNPROCESSABLE_ENTITY, input.email, next, errors, kept, false))
    };
    if !input.kept.is_first(page.app.store(), old.as_ref()) {
        return again(input, next, None);
    }
    let who = match check(&page, &client, &input.email, &input.password).await? {
        Ok(who) => who,
        Err(sentence) => return again(input, next, Some(sentence)),
    };
    let new = match page.app.store().sign_in(&who, &client.agent, old.as_ref(), page.now).await {
        // Changed a moment ago: what was right isn't any more.
        Err(StoreError::Stale) => return again(input, next, Some(WRONG.to_owned())),
        other => other?,
    };
    page.belongs_to(who.account);
    let mut response = if input.kept.is_some() { send_kept(&page, input.kept) } else { go(next) };
    cookie::signed_in(&page.app, response.headers_mut(), &new);
    Ok(response)
}

/// The account's proof, or the sentence that says why not.
pub(crate) async fn check(
    page: &Page,
    client: &Client,
    email: &str,
    password: &str,
) -> Result<Result<Proven, String>, Problem> {
    let guess = page.app.limits().guess(client, page.now)?;
    // What is no address still costs a hash, like every other wrong answer.
    let Ok(address) = Address::parse(email) else {
        passwords::verify(password.to_owned(), None).await;
        return Ok(Err(WRONG.to_owned()));
    };
    let proven = answered(page.app.store().try_password(&address, password.to_owned(), page.now).await?, WRONG);
    if proven.is_ok() {
        guess.take_back();
    }
    Ok(proven)
}

/// What came of a try, or the sentence that says why it isn't a proof.
pub(super) fn answered(tried: Tried, wrong: &str) -> Result<Proven, String> {
    match tried {
        Tried::Right(proven) => Ok(proven),
        Tried::Wrong => Err(wrong.to_owned()),
        Tried::TooSoon(wait) => {
            let seconds = wait / Timestamp::SECOND + 1;
            Err(format!("Please wait {seconds} seconds, then try again. Nothing is lost."))
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
