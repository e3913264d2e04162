//! Nothing typed is lost when a session ends: a form that arrives without one is kept inside the sign-in page, and can
//! be sent after signing in. It is never stored.

use crate::layers::WHOLE;
use axum::body::Body;
use axum::extract::Request;
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use http_body_util::BodyExt;
use kith_pages::problem::Problem;

/// The largest form (security.md, reliability 13).
pub const LARGEST_FORM: usize = 256 * 1024;
/// How much of a form that is too big is read before the connection is given up.
const MOST_DROPPED: usize = 8 * 1024 * 1024;

/// Doors where a kept form would be a secret or makes no sense.
const NOT_KEPT: [&str; 7] = ["/sign-in", "/sign-up", "/sign-out", "/exit", "/lock", "/unlock", "/used"];

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
    match tokio::time::timeout(WHOLE, read(body)).await.unwrap_or(Err(Problem::TooSlow)) {
        Ok(bytes) => {
            let kept = (!secret).then(|| text(&bytes)).flatten();
            (Ok(Request::from_parts(parts, Body::from(bytes))), kept)
        }
        Err(problem) => (Err(problem), None),
    }
}

/// The whole form. Of one that is too big the rest is read too, within reason, and dropped: a browser that is still
/// sending when it is answered shows an error of its own instead of our page.
async fn read(mut body: Body) -> Result<Vec<u8>, Problem> {
    let (mut form, mut arrived) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|error| problem(&error))?.into_data() else { continue };
        arrived += data.len();
        match arrived {
            0..=LARGEST_FORM => form.extend_from_slice(&data),
            _ if arrived > MOST_DROPPED => break,
            _ => form = Vec::new(),
        }
    }
    if arrived <= LARGEST_FORM { Ok(form) } else { Err(Problem::TooBig) }
}

/// A form as a browser sends it is plain ASCII; anything else isn't worth keeping.
fn text(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Too slow, or broken off.
fn problem(error: &axum::Error) -> Problem {
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(inner) = source {
        let words = inner.to_string();
        if words.contains("timeout") || words.contains("timed out") {
            return Problem::TooSlow;
        }
        source = inner.source();
    }
    Problem::Unreadable
}
