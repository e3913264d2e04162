use leptos::prelude::*;

use super::{
    Words,
    frame::{Frame, field_id, hint_with_limit},
};

/// What a one-line field is for; it decides the keyboard a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Any words.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A phone number.
    Tel,
    /// A password; `new` when it is being chosen, so that password managers offer one.
    Password {
        /// Whether it is being chosen now.
        new: bool,
    },
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time of day.
    DateTime,
    /// A whole number.
    Number,
    /// A code somebody was told: letters and digits, never corrected by a phone.
    Code,
}

impl InputKind {
    fn html_type(self) -> &'static str {
        match self {
            Self::Text | Self::Number | Self::Code => "text",
            Self::Email => "email",
            Self::Tel => "tel",
            Self::Password { .. } => "password",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime-local",
        }
    }

    /// The width in the stylesheet: a field is as long as what belongs in it.
    fn size(self) -> &'static str {
        match self {
            Self::Date | Self::Time | Self::DateTime | Self::Tel | Self::Code => "medium",
            Self::Number => "short",
            Self::Text | Self::Email | Self::Password { .. } => "full",
        }
    }

    fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("email"),
            Self::Password { new: true } => Some("new-password"),
            Self::Password { new: false } => Some("current-password"),
            Self::Code => Some("off"),
            _ => None,
        }
    }

    /// Phones capitalise and correct; in these fields that makes a right answer wrong.
    fn literal(self) -> bool {
        matches!(self, Self::Email | Self::Password { .. } | Self::Code)
    }
}

/// A field of one line, with its label, hint and error. Its control has the id `f-<name>`.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Words,
    #[prop(optional, into)] error: Words,
    #[prop(optional)] kind: InputKind,
    /// The HTML autofill word; e-mail and passwords have theirs already. `off` where a suggestion would tell something.
    #[prop(optional, into)]
    autocomplete: Words,
    /// The most characters that are accepted; stated in the hint.
    #[prop(optional)]
    limit: Option<usize>,
    /// Told to screen readers; the server checks, so that the answer is in our words.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, hint: hint_with_limit(hint, limit), error };
    let autocomplete = autocomplete.get().or_else(|| kind.autocomplete().map(str::to_owned));
    let control = view! {
        <input
            class="field__input"
            data-size=kind.size()
            id=frame.id.clone()
            name=name
            type=kind.html_type()
            value=value
            inputmode=(kind == InputKind::Number).then_some("numeric")
            autocomplete=autocomplete
            autocapitalize=kind.literal().then_some("none")
            spellcheck=kind.literal().then_some("false")
            dir=if kind == InputKind::Text { "auto" } else { "ltr" }
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
            aria-required=required.then_some("true")
        />
    };
    frame.around(control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hint_and_error_are_tied_to_the_control() {
        let html = Owner::new().with(|| {
            view! { <Field name="code" label="Code" hint="Ana has it." error="That code has expired." limit=8/> }
                .to_html()
        });
        assert!(html.contains(r#"for="f-code""#), "{html}");
        assert!(html.contains(r#"aria-describedby="f-code-hint f-code-error""#), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains("Ana has it. Up to 8 characters."), "{html}");
    }

    #[test]
    fn hostile_text_stays_in_its_attribute() {
        let html = Owner::new()
            .with(|| view! { <Field name="name" label="Name" value="\"><script>alert(1)</script>"/> }.to_html());
        assert!(!html.contains(r#""><script>"#), "{html}");
    }
}
