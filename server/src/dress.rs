//! The outermost layer: the nonce, the headers every answer carries, and a page for every problem.

use crate::kept;
use crate::origin;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kith_pages::account::Refused;
use kith_pages::page::{Nonce, Whose};
use kith_pages::problem::Problem;
use kith_pages::{App, extract, forms};
use kith_store::tokens::Token;

/// Headers that are the same on every answer (security.md 28–30).
const FIXED: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    ("x-robots-tag", "noindex, noarchive"),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
         gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
         publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()",
    ),
    ("origin-agent-cluster", "?1"),
];

/// What a style sheet, a script or a font carries: the rest means something on pages alone, and would weigh more than some
/// of our scripts.
const ON_ASSETS: [(&str, &str); 2] = [FIXED[0], FIXED[3]];

/// Around everything: see the module.
pub async fn dress(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let nonce = data_encoding::BASE64URL_NOPAD.encode(&rand::random::<[u8; 16]>());
    let ours = origin::is_ours(request.method(), request.headers(), &app.settings().origin);
    let asked = Asked::of(&app, &request);
    request.extensions_mut().insert(Nonce(nonce.clone()));
    request.extensions_mut().insert(asked.whose.clone());
    let (request, kept) = kept::keep(request).await;
    let mut response = match request {
        Ok(request) if ours => next.run(request).await,
        Ok(_) => Problem::Foreign.into_response(),
        Err(problem) => problem.into_response(),
    };
    if let Some(problem) = problem_of(&response) {
        response = asked.answer(problem, response, &app, &nonce, kept.as_deref());
    }
    if asked.asset && response.status().is_success() {
        for (name, value) in ON_ASSETS {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
    } else {
        headers(&app, &nonce, response.headers_mut());
    }
    response
}

/// A problem that a handler named, or the one behind a bare status from a library.
fn problem_of(response: &Response) -> Option<Problem> {
    let bare = || !response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    response.extensions().get::<Problem>().copied().or_else(|| Problem::of_status(response.status()).filter(|_| bare()))
}

/// What of a request decides how a problem is answered.
struct Asked {
    path: String,
    method: Method,
    /// An island asks for JSON; it shows the words itself.
    json: bool,
    /// The session's.
    cookie: Option<Token>,
    /// Whose it turned out to be.
    whose: Whose,
    /// Pages only; a missing asset is just missing.
    page: bool,
    /// A file that was built with the program, under its hashed name.
    asset: bool,
}

impl Asked {
    fn of(app: &App, request: &Request) -> Self {
        let path = request.uri().path().to_owned();
        let json = forms::wants_json(request.headers());
        let cookie = extract::token(app, request.headers());
        let asset = path.starts_with("/assets/");
        let page = !asset && path != "/healthz";
        Self { path, method: request.method().clone(), json, cookie, whose: Whose::default(), page, asset }
    }

    fn answer(&self, problem: Problem, bare: Response, app: &App, nonce: &str, kept: Option<&str>) -> Response {
        if !self.page {
            return bare;
        }
        if self.json {
            let body = serde_json::json!({ "problem": problem.words().0, "status": problem.status().as_u16() });
            let headers = [(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
            return (problem.status(), headers, body.to_string()).into_response();
        }
        if let (Problem::Locked, Some(account)) = (problem, self.whose.account()) {
            let next = if self.method == Method::GET { &self.path } else { "/" };
            return self.refused(app, nonce, kept).locked(account, next);
        }
        match (problem, kept) {
            (Problem::NotSignedIn, None) if self.method == Method::GET => self.to_sign_in(),
            (Problem::NotSignedIn, Some(_)) => self.refused(app, nonce, kept).sign_in(),
            _ => {
                let mut page = problem.page(app.site(), nonce);
                // 405 and 431 say more than "not found" to whoever debugs a client.
                if bare.status() == StatusCode::METHOD_NOT_ALLOWED {
                    *page.status_mut() = bare.status();
                }
                page
            }
        }
    }

    /// What is shown in the place of what was asked for keeps everything that was typed.
    fn refused<'a>(&'a self, app: &'a App, nonce: &'a str, form: Option<&'a str>) -> Refused<'a> {
        Refused { app, nonce, cookie: self.cookie.as_ref(), path: &self.path, form }
    }

    fn to_sign_in(&self) -> Response {
        let to = if self.path == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={}", self.path) };
        let location = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/sign-in"));
        (StatusCode::SEE_OTHER, [(LOCATION, location)], Body::empty()).into_response()
    }
}

fn headers(app: &App, nonce: &str, headers: &mut HeaderMap) {
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let csp = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
         frame-ancestors 'none'"
    );
    if let Ok(csp) = HeaderValue::from_str(&csp) {
        headers.insert("content-security-policy", csp);
    }
    if app.settings().https() {
        headers.insert("strict-transport-security", HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
