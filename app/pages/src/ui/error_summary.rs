use leptos::prelude::*;

use super::{Errors, frame::field_id};

/// Everything that is wrong with a form, above it, each line leading to its field. Draws nothing without errors, so a
/// page can always include it. It takes the focus where the page loads with it.
#[component]
pub fn ErrorSummary(errors: Errors) -> impl IntoView {
    let lines = errors
        .iter()
        .map(|(field, message)| {
            let href = format!("#{}", field_id(field));
            view! { <li><a class="error-summary__link" href=href>{message.to_owned()}</a></li> }
        })
        .collect_view();
    (!errors.is_empty()).then(|| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary">
                <h2 class="error-summary__title" id="error-summary">"Something needs mending"</h2>
                <ul class="error-summary__list" role="list">{lines}</ul>
            </div>
        }
    })
}
