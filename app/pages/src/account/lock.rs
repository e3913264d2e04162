//! The screen lock. A page covers itself when nobody uses it and says so; without JavaScript, whoever asks for the next
//! page is asked for their password. What was typed stays where it is, or travels along.

use super::cookie;
use super::letting_in::{Outside, Who, let_in};
use super::sign_in::send_kept;
use super::views::{Kept, safe_path};
use crate::client::Client;
use crate::extract::{Passerby, SignedIn, token};
use crate::forms::{Fields, go, wants_json};
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ErrorSummary, Errors, Nav, Title, Unlock};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_domain::AccountId;
use kith_store::lock::Mark;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    whose: String,
    #[serde(default)]
    unlock: String,
    #[serde(default)]
    next: String,
    #[serde(flatten)]
    kept: Kept,
}

/// Why a screen stays locked, for the page that asked without leaving.
#[derive(Serialize)]
struct StaysLocked {
    say: String,
}

/// Somebody uses this page.
pub(super) async fn used(page: Page, headers: HeaderMap, Fields(input): Fields<Input>) -> Result<StatusCode, Problem> {
    let token = token(&page.app, &headers).ok_or(Problem::NotSignedIn)?;
    let account = owner(&page, &input.whose)?;
    page.app.store().still_used(&token, account, page.now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Nobody does, or somebody presses the button.
pub(super) async fn lock(
    page: Page,
    Passerby(session): Passerby,
    headers: HeaderMap,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let covered = wants_json(&headers);
    let account = if covered { Some(owner(&page, &input.whose)?) } else { session.map(|session| session.account) };
    if let Some((token, account)) = token(&page.app, &headers).zip(account) {
        page.app.store().lock(&token, account, page.now).await?;
    }
    Ok(if covered { StatusCode::NO_CONTENT.into_response() } else { go("/unlock") })
}

/// Where the button leads. A screen that isn't locked has nothing to show here.
pub(super) async fn show(_: SignedIn) -> Response {
    go("/")
}

/// Their password opens it, with a new session, even when the old one has ended meanwhile.
pub(super) async fn unlock(
    page: Page,
    client: Client,
    headers: HeaderMap,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let (store, old) = (page.app.store(), token(&page.app, &headers));
    let account = store.marked(Mark::Lock, &input.whose).or_else(|_| owner(&page, &input.whose))?;
    let json = wants_json(&headers);
    let (who, kept) = (Who::Account(account), input.kept);
    let new = match let_in(&page, &client, old.as_ref(), &kept, who, input.unlock).await? {
        Ok(new) => new,
        Err(outside) if json => return Ok(Json(StaysLocked { say: outside.say }).into_response()),
        Err(outside) => return ask(&page, account, input.next, kept.again(store, old.as_ref()), outside),
    };
    let mut response = if json {
        StatusCode::NO_CONTENT.into_response()
    } else if kept.is_some() {
        send_kept(&page, kept)
    } else {
        go(safe_path(&input.next).filter(|next| *next != "/unlock").unwrap_or("/"))
    };
    cookie::signed_in(&page.app, response.headers_mut(), &new);
    Ok(response)
}

/// Whose page it is that asks. Nothing but our own pages knows such a mark.
fn owner(page: &Page, mark: &str) -> Result<AccountId, Problem> {
    page.app.store().marked(Mark::Page, mark).map_err(|_| Problem::Unreadable)
}

/// The page that asks for the password in the place of another, with what was on its way there.
pub fn page(page: &Page, account: AccountId, next: &str, kept: Kept) -> Response {
    let nothing_wrong = Outside { status: StatusCode::LOCKED, say: String::new() };
    ask(page, account, next.to_owned(), kept, nothing_wrong).unwrap_or_else(Problem::into_response)
}

fn ask(page: &Page, account: AccountId, next: String, kept: Kept, outside: Outside) -> Result<Response, Problem> {
    let mark = page.app.store().mark(Mark::Lock, account)?;
    let mut errors = Errors::new();
    if !outside.say.is_empty() {
        errors.add("unlock", outside.say);
    }
    Ok(page.render(outside.status, Title::SignIn, Nav::None, false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <Unlock mark keeps=kept.is_some() error=errors.of("unlock")>
                <input type="hidden" name="next" value=next/>
                {kept.fields()}
            </Unlock>
        }
    }))
}
