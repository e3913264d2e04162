//! The form that answers an invite.

use crate::ui::{Button, ErrorSummary, Errors, Field, Form, InputKind, Notice, NoticeKind, PageHeader};
use kith_domain::password::SHORTEST;
use kith_store::accounts::AccountWords;
use leptos::prelude::*;
use serde::Deserialize;

/// The fields as they were typed.
#[derive(Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) email: String,
    #[serde(default)]
    pub(super) password: String,
    #[serde(default)]
    pub(super) code: String,
    /// `yes` when they have an account.
    #[serde(default)]
    pub(super) account: String,
}

/// What is asked besides the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Nothing: they are signed in.
    SignedIn,
    /// Their address and password.
    HasAccount,
    /// A name, an address and a new password.
    New,
}

impl Way {
    pub(super) fn of(signed_in: bool, has_account: bool) -> Self {
        match (signed_in, has_account) {
            (true, _) => Self::SignedIn,
            (false, true) => Self::HasAccount,
            (false, false) => Self::New,
        }
    }
}

/// The form. Its words name nobody: whoever finds the link learns only that somebody was invited to something.
#[component]
pub(super) fn AnswerForm(
    action: String,
    way: Way,
    me: Option<AccountWords>,
    input: Input,
    errors: Errors,
) -> impl IntoView {
    let about_you = match way {
        Way::SignedIn => me.map(|me| view! { <Me me/> }).into_any(),
        Way::HasAccount => view! {
            <input type="hidden" name="account" value="yes"/>
            <Field name="email" label="E-mail address" kind=InputKind::Email value=input.email error=errors.of("email")/>
            <Field name="password" label="Password" kind=InputKind::Password { new: false } error=errors.of("password")/>
        }
        .into_any(),
        Way::New => view! {
            <Field name="name" label="Your name" hint="As the others call you." limit=60 value=input.name autocomplete="name"
                error=errors.of("name")/>
            <Field name="email" label="Your e-mail address" hint="The one that the link was sent to."
                kind=InputKind::Email value=input.email error=errors.of("email")/>
            <Field name="password" label="A new password" kind=InputKind::Password { new: true }
                hint=format!("At least {SHORTEST} characters. Four or five words in a row are easy to remember.")
                error=errors.of("password")/>
        }
        .into_any(),
    };
    let other_way = match way {
        Way::SignedIn => ().into_any(),
        Way::HasAccount => {
            view! { <p>"New here? "<a href=action.clone()>"Choose a name and a password"</a></p> }.into_any()
        }
        Way::New => {
            let href = format!("{action}?account=yes");
            view! { <p>"Have you been here before? "<a href=href>"I already have an account"</a></p> }.into_any()
        }
    };
    view! {
        <ErrorSummary errors=errors.clone()/>
        <PageHeader title="You were invited"
            lead="Somebody you know has sent you this link. They also tell you a code, on the phone or face to face."/>
        {other_way}
        <Form action>
            <Field name="code" label="The code that you were told" kind=InputKind::Code value=input.code
                hint="Eight letters and digits. Small letters and spaces are fine." error=errors.of("code")/>
            {about_you}
            <Button label="Answer the invite"/>
        </Form>
        <Notice kind=NoticeKind::Info title="What happens next">
            <p>"Somebody there confirms that it is really you. They see the name and the e-mail address you use here. Until then you see nothing, and nobody expects anything of you."</p>
            <p>"Nobody told you a code? Ask the person who sent you the link. If you don’t know who that is, close this page."</p>
        </Notice>
    }
}

#[component]
fn Me(me: AccountWords) -> impl IntoView {
    view! {
        <p>{format!("You are signed in as {}, {}.", me.name, me.address)}</p>
        <p>"If the link was sent to another address, sign out first. Then open it again."</p>
    }
}
