use leptos::prelude::*;

use super::{
    Nav, Site, Title,
    lock::{Lock, ScreenOf},
    nav::NavRow,
};

/// The whole document around a page. The exit, the crisis help and the way to the content are always in the same place,
/// and come before anything else for a keyboard or a screen reader.
#[component]
pub fn Shell(
    /// This installation.
    site: Site,
    /// One of the titles that tell nothing.
    title: Title,
    /// The nonce of this answer's content security policy.
    #[prop(into)]
    nonce: String,
    /// Whether the page has islands; a page without them loads no WebAssembly.
    #[prop(optional)]
    islands: bool,
    /// Whether the page, asked for again, would be the same page: then it follows what others do.
    #[prop(optional)]
    live: bool,
    /// Whose page it is: then it is covered when nobody uses it.
    #[prop(optional_no_strip)]
    owner: Option<ScreenOf>,
    /// Where the reader is.
    nav: Nav,
    children: Children,
) -> impl IntoView {
    let heading = format!("{} – {}", title.word(), site.name);
    let boot = islands.then(|| boot(&site, &nonce));
    let signed_in = nav.signed_in();
    let door = nav.live_door().filter(|_| live);
    let news = door.is_some().then(|| view! { <p class="live" id="live" role="status"></p> });
    let follow = door.map(
        |door| view! { <script defer fetchpriority="low" src=site.live_js_href.to_string() nonce=nonce.clone() data-door=door></script> },
    );
    let lock = owner.as_ref().map(
        |owner| view! { <script defer fetchpriority="low" src=site.lock_js_href.to_string() nonce=nonce.clone() data-tabs=owner.tabs.clone()></script> },
    );
    // The card itself, and every page of somebody who may need it.
    let keeper = site.keeper_js_href.to_string();
    let card = (signed_in || title == Title::Help).then(
        || view! { <script defer fetchpriority="low" src=site.card_js_href.to_string() nonce=nonce.clone() data-keeper=keeper></script> },
    );
    view! {
        <html lang="en" dir="ltr">
            <head>
                <meta charset="utf-8"/>
                <title>{heading}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex, noarchive"/>
                <link rel="icon" href=site.icon_href.to_string()/>
                <link rel="stylesheet" href=site.css_href.to_string()/>
                <script defer src=site.exit_js_href.to_string() nonce=nonce.clone()></script>
                {lock}
                {follow}
                {boot}
                {card}
            </head>
            <body>
                <Top site=site.clone()/>
                <NavRow nav/>
                {news}
                <main class="main" id="main" tabindex="-1">{children()}</main>
                <Foot name=site.name.to_string() signed_in/>
                {owner.map(|owner| view! { <Lock mark=owner.mark/> })}
            </body>
        </html>
    }
}

/// After the style and the fonts, without which nothing can be read: on a thin line they would share it.
///
/// The boot script finds its two addresses on its own tag, so that it can be cached for ever.
fn boot(site: &Site, nonce: &str) -> impl IntoView + use<> {
    let module = site.module_href.to_string();
    view! {
        <link rel="modulepreload" fetchpriority="low" href=module.clone()/>
        <script
            type="module"
            fetchpriority="low"
            nonce=nonce.to_owned()
            src=site.boot_js_href.to_string()
            data-module=module
            data-wasm=site.wasm_href.to_string()
        ></script>
    }
}

#[component]
fn Top(site: Site) -> impl IntoView {
    let exit = move |class: &'static str, words: &'static str| {
        let neutral = site.exit_href.to_string();
        view! { <a class=class href="/exit" data-exit=neutral rel="nofollow noreferrer">{words}</a> }
    };
    view! {
        <header class="top">
            {exit("skip", "Exit this page quickly")}
            <a class="skip" href="#main">"Skip to the page"</a>
            <a class="top__name" href="/">{site.name.to_string()}</a>
            <a class="top__help" href="/help">"Help now"</a>
            {exit("top__exit", "Exit now")}
        </header>
    }
}

#[component]
fn Foot(name: String, signed_in: bool) -> impl IntoView {
    let sign_out = signed_in.then(|| {
        view! {
            <form class="foot__out" method="post" action="/lock">
                <button class="foot__link" type="submit">"Lock"</button>
            </form>
            <form class="foot__out" method="post" action="/sign-out">
                <button class="foot__link" type="submit">"Sign out"</button>
            </form>
        }
    });
    view! {
        <footer class="foot">
            <a class="foot__link" href="/help">"Help in a crisis"</a>
            <a class="foot__link" href="/privacy">"What "{name}" can’t hide"</a>
            {sign_out}
        </footer>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Place;

    fn page(nav: Nav, islands: bool) -> String {
        let site = Site {
            name: "Kith".into(),
            icon_href: "/i.svg".into(),
            exit_href: "https://neutral.example/".into(),
            css_href: "/s.css".into(),
            exit_js_href: "/e.js".into(),
            live_js_href: "/l.js".into(),
            lock_js_href: "/k.js".into(),
            timer_js_href: "/t.js".into(),
            drag_js_href: "/d.js".into(),
            follow_js_href: "/f.js".into(),
            card_js_href: "/c.js".into(),
            keeper_js_href: "/w.js".into(),
            boot_js_href: "/b.js".into(),
            module_href: "/m.js".into(),
            wasm_href: "/m.wasm".into(),
        };
        Owner::new()
            .with(|| view! { <Shell site title=Title::Plan nonce="n0" islands nav><p>"Hello"</p></Shell> }.to_html())
    }

    fn at(html: &str, part: &str) -> usize {
        html.find(part).unwrap_or_else(|| panic!("no {part} in {html}"))
    }

    #[test]
    fn the_exit_comes_before_everything_else() {
        let html = page(Nav::SignedIn, false);
        let body = &html[at(&html, "<body>")..];
        assert_eq!(body.find("<a "), body.find(r#"<a href="/exit""#), "{body}");
        assert!(at(body, "Exit now") < at(body, "Account"));
        assert!(at(body, r#"href="/help""#) < at(body, "<main"));
    }

    #[test]
    fn webassembly_is_loaded_only_where_there_are_islands() {
        assert!(!page(Nav::None, false).contains("wasm"));
        assert!(page(Nav::None, true).contains(r#"data-wasm="/m.wasm""#));
    }

    #[test]
    fn the_title_holds_no_name() {
        let nav = Nav::Circle { base: "/circles/1".into(), name: "The blue folder".into(), at: Place::Plan };
        let html = page(nav, false);
        assert!(html.contains("<title>Plan – Kith</title>"), "{html}");
        assert!(html.contains(r#"href="/circles/1/plan" aria-current="page""#), "{html}");
    }

    #[test]
    fn only_someone_signed_in_can_sign_out() {
        assert!(page(Nav::SignedIn, false).contains("/sign-out"));
        assert!(!page(Nav::None, false).contains("/sign-out"));
    }
}
