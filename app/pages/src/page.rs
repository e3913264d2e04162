//! Showing a page: one answer's nonce, time and language, and the shell around a view.

use crate::app::App;
use crate::problem::Problem;
use crate::ui::{Nav, ScreenOf, Shell, Site, Title, Today};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kith_domain::{AccountId, Day, Timestamp};
use kith_store::lock::Mark;
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// The nonce of this answer's content security policy: made by the server's header layer, used by the shell.
#[derive(Debug, Clone)]
pub struct Nonce(pub String);

/// Whose page an answer is, as soon as that is proved. Nobody's, if it never is.
#[derive(Debug, Clone, Default)]
pub struct Whose(Arc<OnceLock<AccountId>>);

impl Whose {
    /// It is this account's.
    pub(crate) fn is(&self, account: AccountId) {
        // A request has one session, so there is nothing to overwrite.
        let _ = self.0.set(account);
    }

    /// Whose it is.
    pub fn account(&self) -> Option<AccountId> {
        self.0.get().copied()
    }
}

/// What a handler needs to answer with a page.
#[derive(Clone)]
pub struct Page {
    /// Everything shared.
    pub app: App,
    /// When the request came.
    pub now: Timestamp,
    nonce: String,
    whose: Whose,
    /// Whether the same page would be shown to whoever asks for its address again. A form's answer isn't.
    is_asked_for: bool,
}

impl FromRequestParts<App> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let nonce = parts.extensions.get::<Nonce>().map(|n| n.0.clone()).unwrap_or_default();
        let whose = parts.extensions.get::<Whose>().cloned().unwrap_or_default();
        Ok(Self { app: app.clone(), now: app.now(), nonce, whose, is_asked_for: parts.method == Method::GET })
    }
}

impl Page {
    /// Somebody has shown in this request that it is theirs.
    pub(crate) fn belongs_to(&self, account: AccountId) {
        self.whose.is(account);
    }

    /// For layers, which have no handler's extractors.
    pub fn outside(app: &App, nonce: &str) -> Self {
        let (nonce, whose) = (nonce.to_owned(), Whose::default());
        Self { app: app.clone(), now: app.now(), nonce, whose, is_asked_for: false }
    }

    /// The clock of the page for practising, as a tag to stand on it.
    pub fn timer(&self) -> impl IntoView + use<> {
        let (href, nonce) = (self.app.site().timer_js_href.to_string(), self.nonce.clone());
        view! { <script defer src=href nonce=nonce></script> }
    }

    /// What lets a list be put in order by dragging, as a tag to stand on its page.
    pub fn dragging(&self) -> impl IntoView + use<> {
        let (href, nonce) = (self.app.site().drag_js_href.to_string(), self.nonce.clone());
        view! { <script defer src=href nonce=nonce></script> }
    }

    /// What keeps the phones together on the day, as a tag to stand on its page.
    pub fn following(&self, live: &str) -> impl IntoView + use<> {
        let (href, nonce) = (self.app.site().follow_js_href.to_string(), self.nonce.clone());
        let live = live.to_owned();
        view! { <script defer src=href nonce=nonce data-live=live></script> }
    }

    /// A page that went as hoped.
    pub fn show<V: IntoView + 'static>(&self, title: Title, nav: Nav, view: impl FnOnce() -> V) -> Response {
        self.render(StatusCode::OK, title, nav, false, view)
    }

    /// A page that stays as it was loaded: whoever reads aloud must not lose their place because somebody else is at work.
    pub fn show_still<V: IntoView + 'static>(&self, title: Title, nav: Nav, view: impl FnOnce() -> V) -> Response {
        self.still(StatusCode::OK, title, nav, view)
    }

    /// The same with any status.
    pub fn still<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        title: Title,
        nav: Nav,
        view: impl FnOnce() -> V,
    ) -> Response {
        let scripts = self.scripts(false, false, &nav);
        answer(status, html(self.app.site(), &self.nonce, title, nav, scripts, view))
    }

    /// A page with an island on it.
    pub fn show_with_islands<V: IntoView + 'static>(
        &self,
        title: Title,
        nav: Nav,
        view: impl FnOnce() -> V,
    ) -> Response {
        self.render(StatusCode::OK, title, nav, true, view)
    }

    /// The page of a form again, filled in, with what is wrong.
    pub fn again<V: IntoView + 'static>(&self, title: Title, nav: Nav, view: impl FnOnce() -> V) -> Response {
        self.render(StatusCode::UNPROCESSABLE_ENTITY, title, nav, false, view)
    }

    /// A page with any status, with or without islands.
    pub fn render<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        title: Title,
        nav: Nav,
        islands: bool,
        view: impl FnOnce() -> V,
    ) -> Response {
        let live = status == StatusCode::OK && self.is_asked_for;
        let scripts = self.scripts(islands, live, &nav);
        answer(status, html(self.app.site(), &self.nonce, title, nav, scripts, view))
    }

    fn scripts(&self, islands: bool, live: bool, nav: &Nav) -> Scripts {
        Scripts { islands, live, owner: self.owner(nav), today: Some(self.now.day()) }
    }

    /// What the lock on this page is told: whose it is. A page for nobody has none.
    fn owner(&self, nav: &Nav) -> Option<ScreenOf> {
        let account = self.whose.account().filter(|_| nav.signed_in())?;
        let store = self.app.store();
        Some(ScreenOf { mark: store.mark(Mark::Page, account).ok()?, tabs: store.tabs_of(account) })
    }
}

/// Renders a whole document. Views are made of values that are already there, so there is nothing to wait for, and the
/// page is complete before its first byte leaves.
pub fn document<V: IntoView + 'static>(
    site: &Site,
    nonce: &str,
    status: StatusCode,
    title: Title,
    nav: Nav,
    view: impl FnOnce() -> V,
) -> Response {
    answer(status, html(site, nonce, title, nav, Scripts::default(), view))
}

/// What a page does beyond being read, and what it knows.
#[derive(Default)]
struct Scripts {
    islands: bool,
    live: bool,
    owner: Option<ScreenOf>,
    today: Option<Day>,
}

fn answer(status: StatusCode, html: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

fn html<V: IntoView + 'static>(
    site: &Site,
    nonce: &str,
    title: Title,
    nav: Nav,
    Scripts { islands, live, owner, today }: Scripts,
    view: impl FnOnce() -> V,
) -> String {
    let (site, nonce) = (site.clone(), nonce.to_owned());
    let views = Owner::new();
    let html = views.with(|| {
        if let Some(today) = today {
            provide_context(Today(today));
        }
        let inner = view().into_any();
        view! { <Shell site title nonce islands live owner nav>{inner}</Shell> }.to_html()
    });
    views.cleanup();
    format!("<!DOCTYPE html>{html}")
}

/// A whole page as it was rendered, with a gap wherever an answer's own nonce goes: so that it can be shown again.
pub struct KeptPage(Vec<Box<str>>);

impl KeptPage {
    /// How much it holds, in bytes.
    pub fn len(&self) -> usize {
        self.0.iter().map(|piece| piece.len()).sum()
    }

    /// Never: a page has at least its shell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Page {
    /// Renders a page without islands to be kept.
    pub fn keep<V: IntoView + 'static>(&self, title: Title, nav: Nav, view: impl FnOnce() -> V) -> KeptPage {
        // Random each time, so that nobody can write a text that is taken for a gap.
        let gap = data_encoding::HEXLOWER.encode(&rand::random::<[u8; 16]>());
        let scripts = self.scripts(false, true, &nav);
        let html = html(self.app.site(), &gap, title, nav, scripts, view);
        KeptPage(html.split(&gap).map(Box::from).collect())
    }

    /// Shows a page that was kept, with this answer's nonce.
    pub fn show_kept(&self, kept: &KeptPage) -> Response {
        answer(StatusCode::OK, kept.0.join(&self.nonce))
    }
}
