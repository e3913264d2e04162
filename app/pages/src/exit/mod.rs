//! The quick exit: signs out and leads to a neutral site. A real link, so that it works without JavaScript.

use crate::account::cookie;
use crate::doors::{Door, get, post};
use crate::extract::{LAST_WORDS, token};
use crate::forms::go;
use crate::page::Page;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_domain::Timestamp;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/exit", leave), post("/exit", beacon)]
}

/// The link. A link on another site leads away as well, but signs nobody out.
async fn leave(page: Page, headers: HeaderMap) -> Response {
    let mut response = go(&page.app.site().exit_href);
    let elsewhere = headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site");
    if !elsewhere {
        end(&page, &headers, page.now).await;
        cookie::signed_out(&page.app, response.headers_mut());
    }
    response
}

/// What the script sends while the browser is already on its way. The cookie is taken back at once; the session's end is
/// written down at once too, a second ahead, so that it comes even if the server stops meanwhile.
async fn beacon(page: Page, headers: HeaderMap) -> Response {
    end(&page, &headers, page.now.plus(LAST_WORDS)).await;
    let mut response = StatusCode::NO_CONTENT.into_response();
    cookie::signed_out(&page.app, response.headers_mut());
    response
}

/// Leaving never depends on the database: when it can't answer, the cookie is taken back all the same.
async fn end(page: &Page, headers: &HeaderMap, at: Timestamp) {
    if let Some(token) = token(&page.app, headers)
        && page.app.store().end_session_at(&token, at).await.is_err()
    {
        tracing::warn!("a session could not be ended at an exit");
    }
}
