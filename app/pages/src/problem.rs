//! Everything that can go wrong on the way to a page, and the one mapping to status and words. A problem never holds
//! what somebody wrote.

use crate::page::document;
use crate::ui::{LinkButton, Nav, PageHeader, Site, Title};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kith_domain::comment::CannotDecide;
use kith_store::StoreError;
use leptos::prelude::*;

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It doesn't exist, or isn't theirs to know of: the same answer for both.
    NotFound,
    /// For another role in the same circle.
    NotYours,
    /// Nobody is signed in.
    NotSignedIn,
    /// The screen is locked: somebody is signed in, and nobody used it for a while.
    Locked,
    /// Somebody changed it meanwhile.
    Stale,
    /// A link or code that no longer works.
    Expired,
    /// Too many in too short a time.
    TooFast,
    /// The request makes no sense: a form without its fields, bytes that are no text.
    Unreadable,
    /// More than fits into a form.
    TooBig,
    /// More than fits into a field, said to an island; a page says it beside the field.
    TooLong,
    /// There is no room for one more.
    Full,
    /// It took too long to arrive.
    TooSlow,
    /// Sent from another site.
    Foreign,
    /// Ours: the database failed, or a bug.
    Down,
}

impl Problem {
    /// The status it is answered with.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotYours | Self::Foreign => StatusCode::FORBIDDEN,
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::Locked => StatusCode::LOCKED,
            Self::Stale => StatusCode::CONFLICT,
            Self::Expired => StatusCode::GONE,
            Self::TooFast => StatusCode::TOO_MANY_REQUESTS,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooLong | Self::Full => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Down => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The problem behind a status that axum or tower-http answered with by themselves.
    pub const fn of_status(status: StatusCode) -> Option<Self> {
        match status.as_u16() {
            404 | 405 => Some(Self::NotFound),
            408 => Some(Self::TooSlow),
            413 => Some(Self::TooBig),
            429 => Some(Self::TooFast),
            400 | 415 | 422 => Some(Self::Unreadable),
            500..=599 => Some(Self::Down),
            _ => None,
        }
    }

    /// What to say: a title and what to do.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => {
                ("We can’t find this page", "The address may be old or mistyped. Your circles are on the first page.")
            }
            Self::NotYours => (
                "This is for somebody else in the circle",
                "The organizer or the facilitator can do this. Ask them, and it will be done in a minute.",
            ),
            Self::NotSignedIn => {
                ("Please sign in first", "You were signed out to keep this private. Sign in, and go on.")
            }
            Self::Locked => ("This screen is locked", "Enter your password to go on. Nothing that you typed is lost."),
            Self::Stale => (
                "Somebody changed this a moment ago",
                "Nothing was overwritten. Go back, look at the newest version, and make your change again.",
            ),
            Self::Expired => (
                "This link or code no longer works",
                "It may have been used, replaced, or be older than three days. Ask for a new one; it takes a minute.",
            ),
            Self::TooFast => ("Too many tries just now", "Wait a minute, then try again. Nothing is lost."),
            Self::Unreadable => (
                "Something in that form did not arrive well",
                "Go back and send it again. Your browser still has what you typed.",
            ),
            Self::TooBig | Self::TooLong => (
                "That is more text than fits",
                "Go back: your browser still has what you typed. The limit is written beside each field.",
            ),
            Self::Full => (
                "There is no room for more here",
                "Go back: your browser still has what you typed. Take something away that you no longer need, then try again.",
            ),
            Self::TooSlow => {
                ("The connection was too slow", "Go back and send it again. Your browser still has what you typed.")
            }
            Self::Foreign => (
                "That did not come from one of our own pages",
                "For your safety it was not done. Open the page here and send the form again.",
            ),
            Self::Down => (
                "We could not do that just now",
                "It is our fault, not yours. Go back and try again in a minute; nothing you saved before is lost.",
            ),
        }
    }

    /// The page that says so.
    pub fn page(self, site: &Site, nonce: &str) -> Response {
        let (title, lead) = self.words();
        document(site, nonce, self.status(), Title::Problem, Nav::None, move || {
            let (href, label) =
                if self == Self::NotSignedIn { ("/sign-in", "Sign in") } else { ("/", "Go to the first page") };
            view! { <PageHeader title lead/> <p><LinkButton href label/></p> }
        })
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::NotYours | StoreError::CannotDecide(CannotDecide::NotYours) => Self::NotYours,
            StoreError::NotSignedIn => Self::NotSignedIn,
            StoreError::Locked(_) => Self::Locked,
            StoreError::Expired => Self::Expired,
            StoreError::TooMany => Self::TooFast,
            StoreError::Full => Self::Full,
            StoreError::Stale
            | StoreError::Taken
            | StoreError::CannotDecide(CannotDecide::Settled)
            | StoreError::CannotShare(_)
            | StoreError::CannotApprove(_)
            | StoreError::CannotBook(_)
            | StoreError::WrongState(_) => Self::Stale,
            StoreError::Sealed | StoreError::Database(_) => {
                tracing::error!(%error, "the store failed");
                Self::Down
            }
        }
    }
}

/// Only a status and a mark: the server's outermost layer turns it into a page, or into one line for an island.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
