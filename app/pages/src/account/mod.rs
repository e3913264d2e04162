//! Accounts: sign-up, sign-in, sessions.

pub mod cookie;
mod lock;
mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_up;
mod views;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/sign-in", sign_in::show),
        post("/sign-in", sign_in::sign_in),
        post("/sign-out", sign_in::sign_out),
        post("/used", lock::used),
        post("/lock", lock::lock),
        get("/unlock", lock::show),
        post("/unlock", lock::unlock),
        get("/sign-up", sign_up::show),
        post("/sign-up", sign_up::sign_up),
        get("/sign-up/{link}", sign_up::show_link),
        post("/sign-up/{link}", sign_up::sign_up_with_link),
        get("/account", sessions::show),
        post("/account/password", sessions::change_password),
        post("/account/sessions/end-others", sessions::end_others),
        post("/account/sessions/{session}/end", sessions::end),
    ]
}

pub use lock::page as locked;

/// The sign-in page around a form that was sent without a session: 401, with everything that was typed kept in it.
pub fn sign_in_keeping(app: &crate::App, nonce: &str, path: &str, form: &str) -> axum::response::Response {
    sign_in::page_with_kept(&crate::page::Page::outside(app, nonce), path, form)
}
