//! The router with everything around it, from the inside out: pages and assets; limits of size and time; a page for
//! every problem, those limits included, and the headers; compression; one log line.

use crate::assets::{self, Assets};
use crate::dress::dress;
use crate::kept::LARGEST_FORM;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use kith_pages::App;
use kith_pages::problem::Problem;
use std::time::{Duration, Instant};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

/// How long a body may pause between two pieces.
const BODY_PAUSE: Duration = Duration::from_secs(10);
/// How long a form may take to arrive, and again how long its answer may take.
pub const WHOLE: Duration = Duration::from_secs(25);

/// Doors that serve files and know nobody: the doors test has rows for them too.
pub const FILE_DOORS: [&str; 2] = ["/assets/{file}", "/icon"];

/// The whole service.
pub fn router(app: App, assets: Assets) -> Router {
    kith_pages::doors::router()
        .with_state(app.clone())
        .route(FILE_DOORS[0], get(assets::file))
        .merge(Router::new().route(FILE_DOORS[1], get(assets::icon)).with_state(assets))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            tracing::error!("a handler panicked");
            axum::response::IntoResponse::into_response(Problem::Down)
        }))
        .layer(RequestBodyLimitLayer::new(LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, WHOLE))
        .layer(middleware::from_fn_with_state(app, dress))
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(middleware::from_fn(log))
}

/// One line per request: method, the door's pattern, status, milliseconds. Never the address itself, which holds ids.
async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let door = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let began = Instant::now();
    let response = next.run(request).await;
    tracing::debug!(
        %method,
        door = door.as_deref().unwrap_or("-"),
        status = response.status().as_u16(),
        ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}
