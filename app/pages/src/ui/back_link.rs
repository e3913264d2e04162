use leptos::prelude::*;

use super::{Icon, Mark};

/// The way back to the page this one belongs to. It stands above the page header.
#[component]
pub fn BackLink(#[prop(into)] href: String, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <a class="back-link" href=href>
            <Icon mark=Mark::Back/>
            {label}
        </a>
    }
}
