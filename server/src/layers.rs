//! The router with everything around it, from the outside in: one log line; compression; the headers, and a page for
//! every problem, the limits further in included; limits of time and size; pages and assets.

use crate::assets::{self, Assets};
use crate::dress::dress;
use crate::kept::LARGEST_FORM;
use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use kith_pages::App;
use kith_pages::problem::Problem;
use std::time::{Duration, Instant};
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutBody, TimeoutLayer};

/// How long a body may pause between two pieces.
const BODY_PAUSE: Duration = Duration::from_secs(10);
/// How long a form may take to arrive, and again how long its answer may take.
pub const WHOLE: Duration = Duration::from_secs(25);

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
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, WHOLE))
        .layer(RequestBodyLimitLayer::new(LARGEST_FORM))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            tracing::error!("a handler panicked");
            axum::response::IntoResponse::into_response(Problem::Down)
        }));
    kith_pages::doors::router()
        .with_state(app)
        .route(FILE_DOORS[0], get(assets::file))
        .merge(Router::new().route(FILE_DOORS[1], get(assets::icon)).with_state(assets))
        .layer(layers)
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
