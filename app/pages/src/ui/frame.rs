//! What every kind of field has around its control: a label, a hint, an error, and the ids that tie them together.

use leptos::prelude::*;

use super::Words;

/// The ids and texts around one control.
pub(super) struct Frame {
    pub id: String,
    pub label: String,
    pub hint: Words,
    pub error: Words,
}

/// The id of the control for a form field; the error summary links to it.
pub(super) fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// A hint with the field's limit, which is always stated beside the field. There is no `maxlength`: it would cut
/// off what somebody pastes without a word.
pub(super) fn hint_with_limit(hint: Words, limit: Option<usize>) -> Words {
    let limit = limit.map(|limit| format!("Up to {limit} characters."));
    let parts: Vec<String> = [hint.get(), limit].into_iter().flatten().collect();
    parts.join(" ").into()
}

impl Frame {
    /// For `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id));
        let error = self.error.is_some().then(|| format!("{}-error", self.id));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// The label, hint and error in front of `control`.
    pub fn around(self, control: impl IntoView) -> impl IntoView {
        let state = self.invalid().map(|_| "error");
        let texts = texts(&self.id, self.hint, self.error);
        view! {
            <div class="field" data-state=state>
                <label class="field__label" for=self.id>{self.label}</label>
                {texts}
                {control}
            </div>
        }
    }
}

/// The hint and the error of one control.
pub(super) fn texts(id: &str, hint: Words, error: Words) -> impl IntoView + use<> {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        {hint.get().map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
        {error.get().map(|error| view! {
            <p class="field__error" id=error_id><span class="hidden">"Error: "</span>{error}</p>
        })}
    }
}
