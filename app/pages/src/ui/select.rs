use leptos::prelude::*;

use super::{
    Words,
    frame::{Frame, field_id},
};

/// One of a list too long for radio buttons. Its control has the id `f-<name>`.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// The chosen option's value; nothing is chosen when it is none of them, so give an empty first option then.
    #[prop(optional, into)]
    value: String,
    /// Value and words of each option.
    options: Vec<(String, String)>,
    #[prop(optional, into)] hint: Words,
    #[prop(optional, into)] error: Words,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, hint, error };
    let options = options
        .into_iter()
        .map(|(option, words)| {
            let selected = option == value;
            view! { <option value=option selected=selected>{words}</option> }
        })
        .collect_view();
    let control = view! {
        <select
            class="field__input"
            data-size="full"
            id=frame.id.clone()
            name=name
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        >
            {options}
        </select>
    };
    frame.around(control)
}
