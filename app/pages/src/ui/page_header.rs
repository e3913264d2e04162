use leptos::prelude::*;

use super::Words;

/// The page's one first-level heading, with a sentence or two under it that say what the page is for.
#[component]
pub fn PageHeader(
    #[prop(into)] title: String,
    /// What happens here and who can see it.
    #[prop(optional, into)]
    lead: Words,
) -> impl IntoView {
    view! {
        <div class="page-header">
            <h1 class="page-header__title">{title}</h1>
            {lead.paragraph("page-header__lead")}
        </div>
    }
}
