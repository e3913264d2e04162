//! The screen lock. A page covers itself when nobody uses it and says so; without JavaScript, whoever asks for the next
//! page is asked for their password. What was typed stays where it is, or travels along.

use super::cookie;
use super::sign_in::{answered, send_kept};
use super::views::{Kept, safe_path};
use crate::app::App;
use crate::client::Client;
use crate::extract::{SignedIn, token};
use crate::forms::{Fields, go, wants_json};
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ErrorSummary, Errors, Nav, Title, Unlock};
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_domain::{AccountId, Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How long after a page has locked the words may come in that it sent right before.
const LAST_WORDS: i64 = Timestamp::SECOND;
const WRONG: &str = "This is not your password. Try again.";

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
pub(super) async fn lock(page: Page, headers: HeaderMap) -> Result<Response, Problem> {
    let covered = wants_json(&headers);
    if let Some(token) = token(&page.app, &headers) {
        let at = if covered { page.now.plus(LAST_WORDS) } else { page.now };
        page.app.store().lock_at(&token, at).await?;
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
    let account = owner(&page, &input.whose)?;
    let guess = page.app.limits().guess(&client, page.now)?;
    let store = page.app.store();
    let proven = match answered(store.try_password_of(account, input.unlock, page.now).await?, WRONG) {
        Ok(proven) => proven,
        Err(say) if wants_json(&headers) => return Ok(Json(StaysLocked { say }).into_response()),
        Err(say) => return ask(&page, StatusCode::UNPROCESSABLE_ENTITY, account, input.next, input.kept, say),
    };
    guess.take_back();
    let old = token(&page.app, &headers);
    let new = store.sign_in(&proven, &client.agent, old.as_ref(), page.now).await?;
    let mut response = if wants_json(&headers) {
        StatusCode::NO_CONTENT.into_response()
    } else if input.kept.is_some() {
        page.belongs_to(account);
        send_kept(&page, input.kept)
    } else {
        go(safe_path(&input.next).filter(|next| *next != "/unlock").unwrap_or("/"))
    };
    cookie::signed_in(&page.app, response.headers_mut(), &new);
    Ok(response)
}

/// Whose page it is that asks. Nothing but our own pages knows such a mark.
fn owner(page: &Page, mark: &str) -> Result<AccountId, Problem> {
    page.app.store().marked(mark).map_err(|_| Problem::Unreadable)
}

/// The page that asks for the password in the place of another, with the form that was on its way there.
pub fn page(app: &App, nonce: &str, account: AccountId, next: &str, form: Option<(&str, &str)>) -> Response {
    let kept = form.map(|(path, form)| Kept { kept_path: path.to_owned(), kept_form: form.to_owned() });
    let (page, kept) = (Page::outside(app, nonce), kept.unwrap_or_default());
    ask(&page, StatusCode::LOCKED, account, next.to_owned(), kept, String::new()).unwrap_or_else(Problem::into_response)
}

fn ask(
    page: &Page,
    status: StatusCode,
    account: AccountId,
    next: String,
    kept: Kept,
    wrong: String,
) -> Result<Response, Problem> {
    let mark = page.app.store().mark(account)?;
    let mut errors = Errors::new();
    if !wrong.is_empty() {
        errors.add("unlock", wrong);
    }
    Ok(page.render(status, Title::SignIn, Nav::None, false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <Unlock mark error=errors.of("unlock")>
                <input type="hidden" name="next" value=next/>
                {kept.fields()}
            </Unlock>
        }
    }))
}
