//! One save on its way to the form's own door.

use super::timer::Timer;
use crate::saver::{Attempt, Trouble};
use js_sys::{JsString, Promise, Reflect};
use kith_domain::OpId;
use kith_domain::letter::{PartText, Saved};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Event, Headers, RequestInit, Response, UrlSearchParams};

/// A phone that lost its network often says nothing at all.
const PATIENCE: Duration = Duration::from_secs(15);

/// A fresh id. Not `randomUUID`, which plain http in a home network doesn't have.
pub(super) fn fresh_op() -> OpId {
    let mut bytes = [0; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    OpId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// An attempt on its way.
pub(super) struct Sent {
    asked: Promise,
    /// Ends the asking when no answer comes.
    _patience: Option<Timer>,
}

/// Sends an attempt, before this returns: what the page sends next, like the end of the session, is sent after it.
pub(super) fn send(door: &str, attempt: &Attempt) -> Result<Sent, Trouble> {
    ask(door, attempt).map_err(|_| Trouble::NoConnection)
}

impl Sent {
    /// Waits, and says whether it was taken.
    pub(super) async fn went_well(self) -> bool {
        let answer = JsFuture::from(self.asked).await.and_then(|answer| answer.dyn_into::<Response>());
        answer.is_ok_and(|answer| answer.ok())
    }

    /// Waits for the answer and reads it.
    pub(super) async fn answer(self) -> Result<Saved, Trouble> {
        let response = JsFuture::from(self.asked).await.and_then(|answer| answer.dyn_into::<Response>());
        let response = response.map_err(|_| Trouble::NoConnection)?;
        match response.status() {
            200 => {
                let answer = JsFuture::from(response.json().map_err(|_| Trouble::NoConnection)?).await;
                answer.ok().and_then(|answer| read(&answer)).ok_or(Trouble::NoConnection)
            }
            401 => Err(Trouble::SignedOut),
            423 => {
                // The page covers itself, or says that somebody is there: then the same words are sent again.
                let page = web_sys::window().and_then(|window| window.document());
                let _ = page.zip(Event::new("refused").ok()).map(|(page, refused)| page.dispatch_event(&refused));
                Err(Trouble::NoConnection)
            }
            400 | 403 | 404 | 413 | 422 => Err(Trouble::Refused),
            _ => Err(Trouble::NoConnection),
        }
    }
}

/// A [`Saved`] as the server writes it. The browser's own parser is there already; another one would be a tenth of what
/// a phone has to fetch.
fn read(answer: &JsValue) -> Option<Saved> {
    let field = |name: &str| Reflect::get(answer, &JsString::from(name)).ok();
    let rev = field("rev")?.as_f64()? as i64;
    match field("saved")?.as_string()?.as_str() {
        "head" => Some(Saved::Head { rev }),
        "merged" => Some(Saved::Merged { rev, text: PartText::parse(&field("text")?.as_string()?).ok()? }),
        "beside" => Some(Saved::Beside { rev }),
        _ => None,
    }
}

fn ask(door: &str, attempt: &Attempt) -> Result<Sent, JsValue> {
    let fields = UrlSearchParams::new()?;
    fields.append("op", &attempt.op.to_string());
    fields.append("rev", &attempt.base.to_string());
    fields.append("after", &attempt.after.map(|op| op.to_string()).unwrap_or_default());
    fields.append("text", &attempt.words);
    post(door, &fields)
}

/// Sends fields to a form's own door, which answers an island without a page.
pub(super) fn post(door: &str, fields: &UrlSearchParams) -> Result<Sent, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let headers = Headers::new()?;
    headers.append("accept", "application/json")?;
    let abort = AbortController::new()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers_headers(&headers);
    init.set_body_opt_url_search_params(Some(fields));
    init.set_signal(Some(&abort.signal()));
    // Goes on when the page is left: the last words are sent at that moment.
    Reflect::set(&init, &JsString::from("keepalive"), &JsValue::TRUE)?;
    let asked = window.fetch_with_str_and_init(door, &init);
    Ok(Sent { asked, _patience: Timer::start(PATIENCE, move || abort.abort()) })
}
