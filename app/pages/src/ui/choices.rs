use leptos::prelude::*;

use super::{
    Words,
    frame::{field_id, texts},
};

/// Whether one answer or several may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Radio buttons.
    One,
    /// Check boxes; every chosen value is sent under the same name.
    Many,
}

/// One answer that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: String,
    hint: Words,
}

impl Choice {
    /// An answer with the value it is sent as.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: Words::default() }
    }

    /// Adds a line that says what the answer means.
    pub fn hint(self, hint: impl Into<Words>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

/// A question with its answers to choose from. The first answer has the id `f-<name>`.
#[component]
pub fn Choices(
    #[prop(into)] name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    kind: ChoiceKind,
    options: Vec<Choice>,
    /// The chosen values.
    #[prop(optional)]
    value: Vec<String>,
    #[prop(optional, into)] hint: Words,
    #[prop(optional, into)] error: Words,
) -> impl IntoView {
    let id = field_id(&name);
    let state = error.is_some().then_some("error");
    let described_by = match (hint.is_some(), error.is_some()) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    };
    let texts = texts(&id, hint, error);
    let answers = options
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let id = if at == 0 { id.clone() } else { format!("{id}-{at}") };
            let checked = value.contains(&choice.value);
            answer(id, name.clone(), kind, choice, checked)
        })
        .collect_view();
    view! {
        <fieldset class="choices" data-state=state aria-describedby=described_by>
            <legend class="field__label">{legend}</legend>
            {texts}
            {answers}
        </fieldset>
    }
}

fn answer(id: String, name: String, kind: ChoiceKind, choice: Choice, checked: bool) -> impl IntoView {
    let hint_id = format!("{id}-about");
    let described_by = choice.hint.is_some().then(|| hint_id.clone());
    let html_type = match kind {
        ChoiceKind::One => "radio",
        ChoiceKind::Many => "checkbox",
    };
    view! {
        <div class="choices__item">
            <input
                class="choices__input"
                id=id.clone()
                type=html_type
                name=name
                value=choice.value
                checked=checked
                aria-describedby=described_by
            />
            <label class="choices__label" for=id>{choice.label}</label>
            {choice.hint.get().map(|hint| view! { <p class="choices__hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
