use leptos::prelude::*;

/// How much weight a button has. A page has one `Main` button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing this page is for.
    #[default]
    Main,
    /// Anything else.
    Quiet,
    /// Erasing, removing.
    Danger,
}

impl ButtonKind {
    fn state(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// Sends the form it stands in. The label says what happens: "Share with 3 people", never "Submit".
#[component]
pub fn Button(
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
    /// Sent with the form, for forms with more than one button.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value sent under `name`.
    #[prop(optional, into)]
    value: Option<String>,
    /// What it is about, for those who don't see where it stands: "Done", and heard "Done: Pack the bag".
    #[prop(optional, into)]
    about: String,
) -> impl IntoView {
    let about = (!about.is_empty()).then(|| view! { <span class="hidden">{format!(": {about}")}</span> });
    view! {
        <button class="button" data-state=kind.state() type="submit" name=name value=value>{label}{about}</button>
    }
}

/// A link that looks like a button, for the next step on a page that sends nothing.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    view! { <a class="button" data-state=kind.state() href=href>{label}</a> }
}
