//! The doors: every way in, listed before it is opened. The router is made from this list and from nothing else, so a
//! door that the doors test doesn't know can't exist.

use crate::app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

/// One way in.
pub struct Door {
    /// GET or POST.
    pub method: Method,
    /// The path, with `{names}` for its ids.
    pub path: &'static str,
    route: MethodRouter<App>,
}

/// A page.
pub fn get<H, T>(path: &'static str, handler: H) -> Door
where
    H: Handler<T, App>,
    T: 'static,
{
    Door { method: Method::GET, path, route: routing::get(handler) }
}

/// A form or a save.
pub fn post<H, T>(path: &'static str, handler: H) -> Door
where
    H: Handler<T, App>,
    T: 'static,
{
    Door { method: Method::POST, path, route: routing::post(handler) }
}

impl Door {
    /// Takes as much as the layers around all doors let in, and as long as they allow: its handler has limits of its own.
    #[must_use]
    pub fn takes_files(self) -> Self {
        Self { route: self.route.layer(DefaultBodyLimit::disable()), ..self }
    }
}

/// Every door of Kith.
pub fn doors() -> Vec<Door> {
    [
        crate::account::doors(),
        crate::after::doors(),
        crate::aftercare::doors(),
        crate::boundaries::doors(),
        crate::circles::doors(),
        crate::day::doors(),
        crate::debrief::doors(),
        crate::exit::doors(),
        crate::facilities::doors(),
        #[cfg(debug_assertions)]
        crate::gallery::doors(),
        crate::go::doors(),
        crate::help::doors(),
        crate::incidents::doors(),
        crate::letters::doors(),
        crate::library::doors(),
        crate::live::doors(),
        crate::logistics::doors(),
        crate::meeting::doors(),
        crate::objections::doors(),
        crate::operator::doors(),
        crate::options::doors(),
        crate::outcome::doors(),
        crate::people::doors(),
        crate::plan::doors(),
        crate::poll::doors(),
        crate::proxies::doors(),
        crate::reading::doors(),
        crate::rehearsals::doors(),
        crate::reminders::doors(),
        crate::script::doors(),
        crate::seats::doors(),
        crate::safety::doors(),
        crate::follow_up::doors(),
        crate::next::doors(),
        crate::pace::doors(),
        crate::paper::doors(),
        crate::reaching_out::doors(),
        crate::approach::doors(),
        crate::invitations::doors(),
        crate::engagement::doors(),
        crate::ladder::doors(),
        crate::learning::doors(),
        crate::candidates::doors(),
        crate::wellbeing::doors(),
        crate::history::doors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The router over all of them.
pub fn router() -> Router<App> {
    doors().into_iter().fold(Router::new(), |router, door| router.route(door.path, door.route))
}
