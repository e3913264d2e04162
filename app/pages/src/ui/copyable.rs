use leptos::prelude::*;

use super::{
    Words,
    frame::{Frame, field_id},
};

/// Something to copy by hand, a link or a code: a field that can't be changed, so that a tap selects it without any script.
#[component]
pub fn Copyable(
    /// Told apart from other copyables on the page.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional, into)] hint: Words,
    /// For a code that is read out: larger, with space between the letters.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, hint, error: Words::default() };
    let control = view! {
        <input
            class="copyable"
            data-size=large.then_some("large")
            id=frame.id.clone()
            type="text"
            value=value
            dir="ltr"
            autocomplete="off"
            aria-describedby=frame.described_by()
            readonly
        />
    };
    frame.around(control)
}
