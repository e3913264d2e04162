use leptos::prelude::*;

use super::{Button, ButtonKind, LinkButton, PageHeader, action_form::hidden_inputs};

/// A page that asks before something is shared, removed or erased. Its children say what will happen and who will see it.
/// It stays as it was asked: `app/script/live.js` changes nothing on a page with `data-still`.
#[component]
pub fn Confirm(
    /// The question.
    #[prop(into)]
    title: String,
    #[prop(into)] action: String,
    /// What the button does, in words.
    #[prop(into)]
    label: String,
    #[prop(optional)] kind: ButtonKind,
    /// Names and values that travel with the answer.
    #[prop(optional)]
    hidden: Vec<(String, String)>,
    /// Where "Not now" leads.
    #[prop(into)]
    back: String,
    children: Children,
) -> impl IntoView {
    view! {
        <PageHeader title/>
        <div class="confirm" data-still="">
            {children()}
            <form class="buttons" method="post" action=action>
                {hidden_inputs(hidden)}
                <Button label kind/>
                <LinkButton href=back label="Not now" kind=ButtonKind::Quiet/>
            </form>
        </div>
    }
}
