//! Live pages: one stream of events for each open page of a circle. It says that something changed, and in a sentence
//! what; the page then asks for itself again, so what is shown is always what its own door shows.

mod presence;
mod said;
mod stream;

use crate::app::App;
use crate::doors::{Door, get};
use crate::extract::{Circle, token};
use crate::problem::Problem;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::Sse;
use axum::response::{IntoResponse, Response};
use kith_domain::{LetterId, Timestamp};
use kith_store::AnyMember;
use serde::Deserialize;
use stream::{From, Stream};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/live", open)]
}

/// What a page says when it begins to listen.
#[derive(Deserialize)]
struct Asked {
    /// How long ago it was shown, in milliseconds by its own watch.
    ago: Option<i64>,
    /// The last event that it has heard of, where the browser doesn't say so itself.
    last: Option<String>,
    /// The letter that is open on it.
    letter: Option<LetterId>,
}

/// The longest that a page can say it is old: longer than any session.
const LONGEST: i64 = 13 * Timestamp::HOUR;
/// A change bears the time at which its request began, and may have become visible this much later.
const MARGIN: i64 = 5 * Timestamp::SECOND;

async fn open(
    State(app): State<App>,
    circle: Circle<AnyMember>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    if headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return Err(Problem::Foreign);
    }
    let token = token(&app, &headers).ok_or(Problem::NotSignedIn)?;
    let watch = circle.watch(asked.letter).await?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).or(asked.last.as_deref());
    let now = app.now();
    // What nobody can place is answered as if everything might have changed.
    let from = match last.map(|last| circle.find_bookmark(last)) {
        Some(Some(seq)) => From { seq, loaded_at: 0, lost: false },
        Some(None) => From { seq: circle.newest_before(now.plus(1)).await?, loaded_at: 0, lost: true },
        None => {
            let ago = asked.ago.unwrap_or_default().clamp(0, LONGEST);
            From { seq: circle.newest_before(now.plus(-ago - MARGIN)).await?, loaded_at: circle.rev(), lost: false }
        }
    };
    let stream = Stream::new(app, token, circle.circle(), asked.letter, watch, from);
    Ok(Sse::new(futures_util::stream::unfold(stream, Stream::next)).into_response())
}
