//! Prints the component gallery as one HTML page, with its stylesheet at `site.css` beside it:
//! `cargo run -p kith-pages --example gallery > gallery.html`.

#[cfg(debug_assertions)]
fn main() {
    use kith_pages::ui::{Nav, Place, Shell, Site, Title, gallery};
    use leptos::prelude::*;

    let site = Site {
        name: "Kith".into(),
        icon_href: "icon.svg".into(),
        exit_href: "https://www.wikipedia.org/".into(),
        css_href: "site.css".into(),
        exit_js_href: "exit.js".into(),
        card_js_href: "card.js".into(),
        keeper_js_href: "keeper.js".into(),
        live_js_href: "live.js".into(),
        lock_js_href: "lock.js".into(),
        timer_js_href: "timer.js".into(),
        drag_js_href: "drag.js".into(),
        follow_js_href: "follow.js".into(),
        boot_js_href: "boot.js".into(),
        module_href: "site.js".into(),
        wasm_href: "site.wasm".into(),
    };
    let nav = Nav::Circle { base: "/circles/1".into(), name: "The blue folder".into(), at: Place::Home };
    let html =
        Owner::new().with(|| view! { <Shell site title=Title::Page nonce="gallery" nav>{gallery()}</Shell> }.to_html());
    println!("<!DOCTYPE html>{html}");
}

#[cfg(not(debug_assertions))]
fn main() {}
