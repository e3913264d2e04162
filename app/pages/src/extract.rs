//! Who is asking, and for what: the extractors every handler starts with.

use crate::app::App;
use crate::forms::wants_json;
use crate::page::Whose;
use crate::problem::Problem;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::{ACCEPT, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use kith_domain::{AccountId, CircleId, Listed, Timestamp};
use kith_store::sessions::Session;
use kith_store::tokens::Token;
use kith_store::{Capability, CircleAccess, StoreError};
use std::ops::Deref;
use std::str::FromStr;

/// The session cookie's name: the `__Host-` prefix forbids other hosts and paths, and needs https.
pub fn cookie_name(app: &App) -> &'static str {
    if app.settings().https() { "__Host-kith" } else { "kith" }
}

/// The token in the request's cookie, if it looks like one.
pub fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    let name = cookie_name(app);
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .and_then(|(_, value)| Token::parse(value))
}

/// Notes whose page the answer will be: the lock on it opens with their password.
fn belongs<T>(
    parts: &Parts,
    found: Result<T, StoreError>,
    account: impl FnOnce(&T) -> AccountId,
) -> Result<T, Problem> {
    let whose = match &found {
        Ok(found) => Some(account(found)),
        Err(StoreError::Locked(account)) => Some(*account),
        Err(_) => None,
    };
    if let (Some(account), Some(page)) = (whose, parts.extensions.get::<Whose>()) {
        page.is(account);
    }
    Ok(found?)
}

/// Somebody signed in.
#[derive(Debug, Clone, Copy)]
pub struct SignedIn(pub Session);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = token(app, &parts.headers).ok_or(Problem::NotSignedIn)?;
        let session = app.store().session(&token, app.now()).await;
        belongs(parts, session, |session| session.account).map(Self)
    }
}

/// Somebody signed in, or nobody. Whoever is locked out for the moment is asked for their password.
#[derive(Debug, Clone, Copy)]
pub struct Visitor(pub Option<Session>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match SignedIn::from_request_parts(parts, app).await {
            Ok(SignedIn(session)) => Ok(Self(Some(session))),
            Err(Problem::NotSignedIn) => Ok(Self(None)),
            Err(other) => Err(other),
        }
    }
}

/// The same where nobody is asked for anything: to a locked screen it shows what it shows to nobody.
#[derive(Debug, Clone, Copy)]
pub struct Passerby(pub Option<Session>);

impl FromRequestParts<App> for Passerby {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match Visitor::from_request_parts(parts, app).await {
            Ok(Visitor(session)) => Ok(Self(session)),
            Err(Problem::Locked) => Ok(Self(None)),
            Err(other) => Err(other),
        }
    }
}

/// Whoever runs this server. To everybody else these doors don't exist.
#[derive(Debug, Clone, Copy)]
pub struct Operator(pub Session);

impl FromRequestParts<App> for Operator {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let SignedIn(session) = SignedIn::from_request_parts(parts, app).await?;
        if session.operator { Ok(Self(session)) } else { Err(Problem::NotFound) }
    }
}

/// A confirmed member of the circle in the address, whose role allows `C`.
pub struct Circle<C: Capability>(pub CircleAccess<C>);

impl<C: Capability> Deref for Circle<C> {
    type Target = CircleAccess<C>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<C: Capability> FromRequestParts<App> for Circle<C> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = token(app, &parts.headers).ok_or(Problem::NotSignedIn)?;
        let circle: CircleId = param(parts, app, 0).await?;
        let (store, now) = (app.store(), app.now());
        let access = if by_itself(&parts.headers) {
            store.look(&token, circle, now).await
        } else if parts.method == Method::POST && wants_json(&parts.headers) {
            store.enter_late(&token, circle, now, LAST_WORDS).await
        } else {
            store.enter(&token, circle, now).await
        };
        belongs(parts, access, |access| access.session().account).map(Self)
    }
}

/// How long after a page has been left or locked the words may come in that it sent right before.
pub const LAST_WORDS: i64 = Timestamp::SECOND;

/// Whether a page asks by itself, to be up to date (`app/script/live.js`). That must not keep a session awake that
/// everybody has walked away from.
fn by_itself(headers: &HeaderMap) -> bool {
    headers.contains_key("x-live") || headers.get(ACCEPT).is_some_and(|kind| kind == "text/event-stream")
}

/// The id after the circle's: `{letter}` in `/circles/{circle}/letters/{letter}`. What is no id is not found.
pub struct Under<T>(pub T);

impl<T: FromStr + Send> FromRequestParts<App> for Under<T> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(param(parts, app, 1).await?))
    }
}

/// The two ids after the circle's: `{letter}` and `{part}`.
pub struct Under2<T, U>(pub T, pub U);

impl<T: FromStr + Send, U: FromStr + Send> FromRequestParts<App> for Under2<T, U> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(param(parts, app, 1).await?, param(parts, app, 2).await?))
    }
}

/// The three after the circle's: `{letter}`, `{block}` and `{rev}`.
pub struct Under3<T, U, V>(pub T, pub U, pub V);

impl<T: FromStr + Send, U: FromStr + Send, V: FromStr + Send> FromRequestParts<App> for Under3<T, U, V> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(param(parts, app, 1).await?, param(parts, app, 2).await?, param(parts, app, 3).await?))
    }
}

/// One of a short list, by its place in it: an address tells a stranger nothing.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<T>(pub T);

impl<T: Listed> FromStr for Numbered<T> {
    type Err = ();
    fn from_str(number: &str) -> Result<Self, ()> {
        number.parse().ok().and_then(T::numbered).map(Self).ok_or(())
    }
}

/// The first id of an address without a circle: `{session}` in `/account/sessions/{session}/end`.
pub struct First<T>(pub T);

impl<T: FromStr + Send> FromRequestParts<App> for First<T> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(param(parts, app, 0).await?))
    }
}

async fn param<T: FromStr>(parts: &mut Parts, app: &App, index: usize) -> Result<T, Problem> {
    let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Problem::NotFound)?;
    params.iter().nth(index).and_then(|(_, value)| value.parse().ok()).ok_or(Problem::NotFound)
}

impl<C: Capability> Circle<C> {
    /// The row under the header, inside this circle.
    pub fn nav(&self, at: crate::ui::Place) -> crate::ui::Nav {
        crate::ui::Nav::Circle {
            base: crate::paths::circle(self.circle()),
            name: self.about().words.name.to_string(),
            at,
        }
    }
}
