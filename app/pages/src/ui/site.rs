use std::sync::Arc;

/// What every page needs to know about this installation. Cheap to clone: one is made at start and each page takes a copy.
#[derive(Debug, Clone)]
pub struct Site {
    /// The neutral name in the header and in every title.
    pub name: Arc<str>,
    /// Address of the icon in the browser's tab; it must tell no more than the name does.
    pub icon_href: Arc<str>,
    /// The neutral site that the exit leads to.
    pub exit_href: Arc<str>,
    /// The stylesheet.
    pub css_href: Arc<str>,
    /// The script that makes the exit instant; without it the exit is an ordinary link.
    pub exit_js_href: Arc<str>,
    /// The script that keeps a circle's pages up to date.
    pub live_js_href: Arc<str>,
    /// The script that locks a screen which nobody uses.
    pub lock_js_href: Arc<str>,
    /// The clock of the page for practising.
    pub timer_js_href: Arc<str>,
    /// The script with which lists can be put in order by dragging.
    pub drag_js_href: Arc<str>,
    /// What keeps the phones together on the day.
    pub follow_js_href: Arc<str>,
    /// The script that has the safety card kept for when there is no connection.
    pub card_js_href: Arc<str>,
    /// What keeps it.
    pub keeper_js_href: Arc<str>,
    /// The script that starts the islands.
    pub boot_js_href: Arc<str>,
    /// The islands' JavaScript module.
    pub module_href: Arc<str>,
    /// The islands' WebAssembly.
    pub wasm_href: Arc<str>,
}
