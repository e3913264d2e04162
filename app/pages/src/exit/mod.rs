//! The quick exit: signs out and leads to a neutral site. A real link, so that it works without JavaScript.

use crate::account::cookie;
use crate::doors::{Door, get, post};
use crate::extract::token;
use crate::forms::go;
use crate::page::Page;
use crate::problem::Problem;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/exit", leave), post("/exit", beacon)]
}

/// The link. A link on another site leads away as well, but signs nobody out.
async fn leave(page: Page, headers: HeaderMap) -> Result<Response, Problem> {
    let mut response = go(&page.app.site().exit_href);
    let elsewhere = headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site");
    if !elsewhere {
        end(&page, &headers).await?;
        cookie::signed_out(&page.app, response.headers_mut());
    }
    Ok(response)
}

/// What the script sends while the browser is already on its way.
async fn beacon(page: Page, headers: HeaderMap) -> Result<Response, Problem> {
    end(&page, &headers).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    cookie::signed_out(&page.app, response.headers_mut());
    Ok(response)
}

async fn end(page: &Page, headers: &HeaderMap) -> Result<(), Problem> {
    if let Some(token) = token(&page.app, headers) {
        page.app.store().end_session(&token).await?;
    }
    Ok(())
}
