//! The forms of signing in and up.

use crate::ui::{
    Button, ButtonKind, ErrorSummary, Errors, Field, Form, InputKind, LinkButton, Notice, NoticeKind, PageHeader,
};
use kith_domain::password::SHORTEST;

use kith_store::Store;
use kith_store::tokens::Token;
use leptos::prelude::*;

/// What somebody typed who wanted to go on after signing in: shown, so that they see it isn't lost.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Kept {
    /// Where it was going.
    #[serde(default)]
    pub kept_path: String,
    /// The form as it was sent.
    #[serde(default)]
    pub kept_form: String,
    /// What says that it is sent with a password for the first time: [`Store::once`](kith_store::Store::once).
    #[serde(default)]
    pub kept_once: String,
}

impl Kept {
    /// Whether anything is kept, for an address of ours.
    pub fn is_some(&self) -> bool {
        !self.kept_form.is_empty() && safe_path(&self.kept_path).is_some()
    }

    /// A form that arrived and wasn't let in, on its way into a page that asks for a password.
    pub(super) fn new(store: &Store, cookie: Option<&Token>, path: &str, form: &str) -> Self {
        let kept_once = store.once(cookie).unwrap_or_default();
        Self { kept_path: path.to_owned(), kept_form: form.to_owned(), kept_once }
    }

    /// The same, on its way into such a page once more.
    pub(super) fn again(self, store: &Store, cookie: Option<&Token>) -> Self {
        if self.is_some() { Self::new(store, cookie, &self.kept_path, &self.kept_form) } else { Self::default() }
    }

    /// Whether it arrives with a password for the first time. What follows such a form is a page and not a way to one, so
    /// that a browser may send it again from its history, password and all, for whoever goes back there.
    pub(super) fn is_first(&self, store: &Store, cookie: Option<&Token>) -> bool {
        !self.is_some() || store.is_first(&self.kept_once, cookie)
    }

    /// It travels along with another form.
    pub(super) fn fields(&self) -> impl IntoView + use<> {
        self.is_some().then(|| {
            view! {
                <input type="hidden" name="kept_path" value=self.kept_path.clone()/>
                <input type="hidden" name="kept_form" value=self.kept_form.clone()/>
                <input type="hidden" name="kept_once" value=self.kept_once.clone()/>
            }
        })
    }
}

/// A path on this site and nothing else: no host, no query, nothing that could lead away or hold words.
pub fn safe_path(raw: &str) -> Option<&str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-');
    (raw.starts_with('/') && !raw.starts_with("//") && raw.len() < 300 && raw.bytes().all(plain)).then_some(raw)
}

/// The sign-in form. `open` says whether anybody may sign up.
#[component]
pub fn SignIn(address: String, next: String, errors: Errors, kept: Kept, open: bool, ready: bool) -> impl IntoView {
    let kept_fields = kept.is_some().then(|| {
        view! {
            <Notice kind=NoticeKind::NeedsYou title="What you typed is kept">
                <p>"You were signed out to keep it private. Sign in, and you can send it."</p>
            </Notice>
            {kept.fields()}
        }
    });
    let ready = ready.then(|| {
        view! {
            <Notice kind=NoticeKind::Good title="You can sign in now">
                <p>"If this address had no account, it has one now. If it had one already, use its old password."</p>
            </Notice>
        }
    });
    let sign_up = open.then(|| {
        view! { <p>"New here? "<a href="/sign-up">"Open an account"</a></p> }
    });
    view! {
        <ErrorSummary errors=errors.clone()/>
        <PageHeader title="Sign in"/>
        {ready}
        <Form action="/sign-in">
            {kept_fields}
            <input type="hidden" name="next" value=next/>
            <Field name="email" label="E-mail address" kind=InputKind::Email value=address error=errors.of("email")/>
            <Field name="password" label="Password" kind=InputKind::Password { new: false } error=errors.of("password")/>
            <Button label="Sign in"/>
        </Form>
        {sign_up}
        <p>"Were you invited? Use the link that was sent to you."</p>
    }
}

/// The sign-up form. `action` is the open door or the one of a link.
#[component]
pub fn SignUp(action: String, name: String, address: String, errors: Errors, operator: bool) -> impl IntoView {
    let lead = if operator {
        "This account looks after the server. It sees no circle it isn’t invited to."
    } else {
        "You need a name that the others know, an e-mail address and a long password."
    };
    view! {
        <ErrorSummary errors=errors.clone()/>
        <PageHeader title="Open an account" lead/>
        <Form action>
            <Field name="name" label="Your name" hint="As the others call you." limit=60 value=name autocomplete="name"
                error=errors.of("name")/>
            <Field name="email" label="E-mail address" hint="Choose one that nobody else reads." kind=InputKind::Email
                value=address error=errors.of("email")/>
            <Field name="password" label="Password" kind=InputKind::Password { new: true }
                hint=format!("At least {SHORTEST} characters. Four or five words in a row are easy to remember.")
                error=errors.of("password")/>
            <Button label="Open the account"/>
        </Form>
        <p>"Have one already? "<a href="/sign-in">"Sign in"</a></p>
    }
}

/// After signing in again: what was kept can be sent now, with one press.
#[component]
pub fn SendKept(kept: Kept, fields: Vec<(String, String)>) -> impl IntoView {
    let hidden = fields
        .iter()
        .map(|(name, value)| view! { <textarea hidden name=name.clone()>{format!("\n{value}")}</textarea> })
        .collect_view();
    let words = fields
        .into_iter()
        .filter(|(_, value)| value.split_whitespace().count() > 1)
        .map(|(_, value)| view! { <blockquote class="kept" dir="auto">{value}</blockquote> }.into_any())
        .collect_view();
    view! {
        <PageHeader title="You are signed in. Shall we send what you typed?" lead="Nothing of it was lost."/>
        {words}
        <Form action=kept.kept_path>
            {hidden}
            <Button label="Send it now"/>
        </Form>
        <p><LinkButton href="/" label="No, go to the first page" kind=ButtonKind::Quiet/></p>
    }
}
