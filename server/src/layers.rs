//! The router with everything around it, from the outside in: one log line; compression; the headers, and a page for
//! every problem, the limits further in included; limits of time and size; pages and assets.

use crate::assets::{self, Assets};
use crate::dress::dress;
use crate::kept::LARGEST_FORM;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kith_pages::App;
use kith_pages::facilities::IMPORT;
use kith_pages::problem::Problem;
use std::time::{Duration, Instant};
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutBody};

/// How long a body may pause between two pieces.
const BODY_PAUSE: Duration = Duration::from_secs(10);
/// How long a form may take to arrive, and again how long its answer may take.
pub const WHOLE: Duration = Duration::from_secs(25);
/// The same for a file, which is a hundred times as large.
const WHOLE_FILE: Duration = Duration::from_secs(120);
/// How much of a body is let in to the one door that takes files, which reads less and drops the rest: a browser that is
/// still sending when it is answered shows an error of its own. Every other door takes a form's worth.
const LARGEST_FILE: usize = 64 << 20;

/// Doors that serve files and know nobody: the doors test has rows for them too.
pub const FILE_DOORS: [&str; 2] = ["/assets/{file}", "/icon"];

/// The whole service.
pub fn router(app: App, assets: Assets) -> Router {
    // In one piece: each `Router::layer` of its own would be boxed and cloned anew for every request.
    let layers = ServiceBuilder::new()
        .layer(middleware::from_fn(log))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(RequestBodyTimeoutLayer::new(BODY_PAUSE))
        .map_request(|request: Request<TimeoutBody<Body>>| request.map(Body::new))
        .layer(middleware::from_fn_with_state(app.clone(), dress))
        .layer(middleware::from_fn(in_time))
        .layer(RequestBodyLimitLayer::new(LARGEST_FILE))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            tracing::error!("a handler panicked");
            Problem::Down.into_response()
        }));
    kith_pages::doors::router()
        .with_state(app)
        .route(FILE_DOORS[0], get(assets::file))
        .merge(Router::new().route(FILE_DOORS[1], get(assets::icon)).with_state(assets))
        .layer(layers)
}

/// Ends what takes too long to arrive or to be answered.
async fn in_time(request: Request, next: Next) -> Response {
    let is_file = request.extensions().get::<MatchedPath>().is_some_and(|path| path.as_str() == IMPORT);
    let most = if is_file && request.method() == Method::POST { WHOLE_FILE } else { WHOLE };
    let answered = tokio::time::timeout(most, next.run(request)).await;
    answered.unwrap_or_else(|_| Problem::TooSlow.into_response())
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
