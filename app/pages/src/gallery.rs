//! Every state of every component on one page, for eyes and for the accessibility tests. Debug builds only: it tells
//! nothing, but nobody needs it on a running server.

use crate::doors::{Door, get};
use crate::page::Page;
use crate::ui::{self, Nav, Title};
use axum::response::Response;

/// The door of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/gallery", show)]
}

async fn show(page: Page) -> Response {
    page.show(Title::Page, Nav::None, ui::gallery)
}
