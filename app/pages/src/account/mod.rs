//! Accounts: sign-up, sign-in, sessions.

pub mod cookie;
pub(crate) mod letting_in;
mod lock;
mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_up;
mod views;

use crate::doors::{Door, get, post};
use crate::page::Page;
use axum::response::Response;
use kith_domain::AccountId;
use views::Kept;

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

/// What a request said that wasn't let in.
pub struct Refused<'a> {
    /// Everything shared.
    pub app: &'a crate::App,
    /// The nonce of the answer.
    pub nonce: &'a str,
    /// The session cookie that came with it.
    pub cookie: Option<&'a kith_store::tokens::Token>,
    /// Where it was going.
    pub path: &'a str,
    /// The form that it brought.
    pub form: Option<&'a str>,
}

impl Refused<'_> {
    /// The sign-in page around the form: 401, with everything that was typed kept in it.
    pub fn sign_in(&self) -> Response {
        sign_in::page_with_kept(&self.page(), self.kept())
    }

    /// The locked screen of `account` around the form, or in the place of the page at `next`.
    pub fn locked(&self, account: AccountId, next: &str) -> Response {
        lock::page(&self.page(), account, next, self.kept())
    }

    fn page(&self) -> Page {
        Page::outside(self.app, self.nonce)
    }

    fn kept(&self) -> Kept {
        let form = self.form.map(|form| Kept::new(self.app.store(), self.cookie, self.path, form));
        form.unwrap_or_default()
    }
}
