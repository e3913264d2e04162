use leptos::prelude::*;

use super::{ActionForm, Button, ButtonKind, Field, Form, InputKind, PageHeader, Words};

/// What covers a page that nobody uses, and what warns before it does: `app/script/lock.js` puts them in their places.
/// `mark` says whose page it is.
#[component]
pub(super) fn Lock(mark: String) -> impl IntoView {
    view! {
        <template id="lock">
            <div class="lock-soon" role="alert">
                <p>"This screen locks in half a minute. Press any key, or touch it, to go on."</p>
                <Button label="Go on" kind=ButtonKind::Quiet/>
            </div>
            <div class="lock" role="dialog" aria-label="This screen is locked">
                <div class="main"><Unlock mark/></div>
            </div>
        </template>
    }
}

/// Asks for the password that opens a locked screen. `children` travel with it.
#[component]
pub fn Unlock(
    /// Whose screen it is, as the store marks it.
    mark: String,
    #[prop(optional, into)] error: Words,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <PageHeader title="This screen is locked" lead="That keeps it private while nobody uses it. Nothing that you typed is lost."/>
        <Form action="/unlock">
            <input type="hidden" name="whose" value=mark/>
            {children.map(|children| children())}
            <Field name="unlock" label="Your password" kind=InputKind::Password { new: false } error/>
            <p class="lock__say" role="status"></p>
            <Button label="Go on"/>
        </Form>
        <ActionForm action="/sign-out" label="Sign out instead" kind=ButtonKind::Quiet/>
    }
}
