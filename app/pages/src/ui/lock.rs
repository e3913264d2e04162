use leptos::prelude::*;

use super::{ActionForm, Button, ButtonKind, Field, Form, InputKind, PageHeader, Words};

/// Whose screen a page is on, as far as a page may know.
#[derive(Debug, Clone)]
pub struct ScreenOf {
    /// For the server: whose password uncovers it.
    pub mark: String,
    /// For the other tabs of the same account, under which name they tell each other that somebody is there.
    pub tabs: String,
}

/// What covers a page that nobody uses, and what warns before it does: `app/script/lock.js` puts them in their places.
#[component]
pub(super) fn Lock(mark: String) -> impl IntoView {
    view! {
        <template id="lock">
            <div class="lock-soon" role="alert">
                <p>"This screen locks in half a minute. Press any key or “Go on”."</p>
                <Button label="Go on" kind=ButtonKind::Quiet/>
            </div>
            <div class="lock" role="dialog" aria-label="This screen is locked">
                <div class="main"><Unlock mark keeps=true/></div>
            </div>
        </template>
    }
}

/// Asks for the password that opens a locked screen. `children` travel with it.
#[component]
pub fn Unlock(
    /// Whose screen it is, as the store marks it.
    mark: String,
    /// Whether something that was typed waits behind it.
    keeps: bool,
    #[prop(optional, into)] error: Words,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let lead = if keeps {
        "That keeps it private while nobody uses it. What you typed is still here."
    } else {
        "That keeps it private while nobody uses it."
    };
    let loses = keeps.then(|| view! { <p class="lock__loses">"What was not saved before is lost then."</p> });
    view! {
        <PageHeader title="This screen is locked" lead/>
        <Form action="/unlock">
            <input type="hidden" name="whose" value=mark/>
            {children.map(|children| children())}
            <Field name="unlock" label="Your password" kind=InputKind::Password { new: false } error/>
            <p class="lock__say" role="status"></p>
            <Button label="Go on"/>
        </Form>
        <div>
            <ActionForm action="/sign-out" label="Sign out instead" kind=ButtonKind::Quiet/>
            {loses}
        </div>
    }
}
