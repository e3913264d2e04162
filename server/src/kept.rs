//! Nothing typed is lost when a session ends: a form that arrives without one is kept inside the sign-in page, and can
//! be sent after signing in. It is never stored.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use kith_pages::App;
use kith_pages::problem::Problem;

/// The largest form (security.md, reliability 13).
pub const LARGEST_FORM: usize = 256 * 1024;

/// Doors where a kept form would be a secret or makes no sense.
const NOT_KEPT: [&str; 4] = ["/sign-in", "/sign-up", "/sign-out", "/exit"];

/// Reads the body of a form into memory, so that it can be both handled and kept.
pub async fn keep(request: Request) -> (Result<Request, Problem>, Option<String>) {
    let form = request
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if request.method() != Method::POST || !form {
        return (Ok(request), None);
    }
    let secret = {
        let path = request.uri().path();
        NOT_KEPT.contains(&path)
            || path.starts_with("/sign-up/")
            || path.starts_with("/invites/")
            || path.starts_with("/account")
            || path.ends_with("/hand-over")
    };
    let (parts, body) = request.into_parts();
    match axum::body::to_bytes(body, LARGEST_FORM).await {
        Ok(bytes) => {
            let kept = (!secret).then(|| text(&bytes)).flatten();
            (Ok(Request::from_parts(parts, Body::from(bytes))), kept)
        }
        Err(error) => (Err(problem(&error)), None),
    }
}

/// A form as a browser sends it is plain ASCII; anything else isn't worth keeping.
fn text(bytes: &Bytes) -> Option<String> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Too big, too slow, or broken off.
fn problem(error: &axum::Error) -> Problem {
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(inner) = source {
        let words = inner.to_string();
        if words.contains("length limit") {
            return Problem::TooBig;
        }
        if words.contains("timeout") || words.contains("timed out") {
            return Problem::TooSlow;
        }
        source = inner.source();
    }
    Problem::Unreadable
}

/// The sign-in page with the form inside.
pub fn page(app: &App, nonce: &str, path: &str, form: &str) -> Response {
    kith_pages::account::sign_in_keeping(app, nonce, path, form)
}
