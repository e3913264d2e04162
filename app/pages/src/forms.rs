//! Forms: read leniently, checked in one place, shown again with every word when something is wrong.

use crate::app::App;
use crate::problem::Problem;
use crate::ui::Errors;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::{IntoResponse, Redirect, Response};
use kith_domain::{Day, Line, OpId, Prose, TextError};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A form's fields. Every field of `T` should have a default, so that a missing one is an empty one and gets a plain
/// sentence instead of an error page.
pub struct Fields<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Fields<T> {
    type Rejection = Problem;
    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        match axum_extra::extract::Form::<T>::from_request(request, app).await {
            Ok(form) => Ok(Self(form.0)),
            Err(rejection) => {
                let status = rejection.into_response().status();
                Err(Problem::of_status(status).unwrap_or(Problem::Unreadable))
            }
        }
    }
}

/// Which version somebody had before them when they threw something away.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Seen {
    version: String,
}

impl Seen {
    /// Its number; 0, which nothing has, for anything else.
    pub fn version(&self) -> i64 {
        self.version.trim().parse().unwrap_or(0)
    }
}

/// Whether a script asks, which shows the answer itself.
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers.get_all(ACCEPT).iter().any(|kinds| kinds.as_bytes().starts_with(b"application/json"))
}

/// A line that must be filled in. `ask` is the sentence for an empty one: "Enter a name."
pub fn line<const MAX: usize>(errors: &mut Errors, field: &'static str, raw: &str, ask: &str) -> Line<MAX> {
    Line::required(raw).unwrap_or_else(|e| {
        errors.add(field, complaint(e, ask));
        Line::default()
    })
}

/// A line that may be empty.
pub fn maybe_line<const MAX: usize>(errors: &mut Errors, field: &'static str, raw: &str) -> Line<MAX> {
    Line::parse(raw).unwrap_or_else(|e| {
        errors.add(field, complaint(e, ""));
        Line::default()
    })
}

/// Text that must say something.
pub fn prose<const MAX: usize>(errors: &mut Errors, field: &'static str, raw: &str, ask: &str) -> Prose<MAX> {
    Prose::required(raw).unwrap_or_else(|e| {
        errors.add(field, complaint(e, ask));
        Prose::default()
    })
}

/// Text that may be empty.
pub fn maybe_prose<const MAX: usize>(errors: &mut Errors, field: &'static str, raw: &str) -> Prose<MAX> {
    Prose::parse(raw).unwrap_or_else(|e| {
        errors.add(field, complaint(e, ""));
        Prose::default()
    })
}

/// A day that may be empty.
pub fn maybe_day(errors: &mut Errors, field: &'static str, raw: &str) -> Option<Day> {
    if raw.trim().is_empty() {
        return None;
    }
    let day = Day::parse(raw);
    if day.is_none() {
        errors.add(field, "Enter a day like 2026-12-05, or leave it empty.");
    }
    day
}

/// What to say about a text that doesn't fit.
pub fn complaint(error: TextError, ask: &str) -> String {
    match error {
        TextError::Missing => ask.to_owned(),
        TextError::TooLong { max, got } => {
            let over = got - max;
            let characters = if over == 1 { "character" } else { "characters" };
            format!("This is {over} {characters} too long. {max} fit; nothing was cut off.")
        }
    }
}

/// An attempt of the server's own, for forms that must not do their work twice.
pub fn fresh_op() -> OpId {
    OpId(uuid::Builder::from_random_bytes(rand::random()).into_uuid())
}

/// After a form went well: on to the page that shows it.
pub fn go(to: impl AsRef<str>) -> Response {
    Redirect::to(to.as_ref()).into_response()
}
