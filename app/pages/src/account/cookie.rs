//! The session cookie, and leaving without a trace in this browser.

use crate::app::App;
use crate::extract::cookie_name;
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use kith_store::tokens::Token;

/// Tells the browser to forget what it kept of this site.
pub const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Sets the cookie of a new session. No `Max-Age`: it goes when the browser closes.
pub fn signed_in(app: &App, headers: &mut HeaderMap, token: &Token) {
    set(app, headers, token.reveal(), "");
}

/// Takes the cookie back and asks the browser to forget the rest.
pub fn signed_out(app: &App, headers: &mut HeaderMap) {
    set(app, headers, "", "; Max-Age=0");
    headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""));
}

fn set(app: &App, headers: &mut HeaderMap, value: &str, more: &str) {
    let secure = if app.settings().https() { "; Secure" } else { "" };
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}", cookie_name(app));
    // A token is made of letters, digits, - and _, so this always is a header value.
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, value);
    }
}
