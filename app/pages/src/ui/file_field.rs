use leptos::prelude::*;

use super::{
    Words,
    frame::{Frame, field_id},
};

/// A file to be chosen from the device. Its control has the id `f-<name>`. The form around it must be `multipart`.
#[component]
pub fn FileField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Endings and media types that the device offers first; the server looks at the file itself.
    #[prop(into)]
    accept: String,
    #[prop(optional, into)] hint: Words,
    #[prop(optional, into)] error: Words,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, hint, error };
    let control = view! {
        <input
            class="field__input"
            data-size="full"
            id=frame.id.clone()
            name=name
            type="file"
            accept=accept
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        />
    };
    frame.around(control)
}
