//! Asking for help, whatever it is about: who is told, the form, and that it was asked for already.

use super::done_at;
use crate::names::{Names, capital};
use crate::ui::{ActionForm, Button, ButtonKind, Errors, Form, LinkButton, Notice, NoticeKind, TextField};
use kith_domain::{CircleId, MemberId};
use kith_store::help::Help;
use leptos::prelude::*;

/// The form; or whom to turn to, where nobody would be told. `sees` says what those see who are told, after their names.
pub(crate) fn ask_form(
    told: &[MemberId],
    names: &Names,
    sees: &str,
    action: String,
    not_now: String,
    words: String,
    errors: &Errors,
) -> AnyView {
    if told.is_empty() {
        let unsent = (!words.trim().is_empty())
            .then(|| view! { <p>"What you wrote was not sent:"</p> <p class="written" dir="auto">{words}</p> });
        return view! {
            {unsent}
            <p>"In this circle, calls for help come to you. So please call someone for yourself today: a friend, a support group for families, or a helpline."</p>
            <p><LinkButton href="/help" label="Numbers to call"/></p>
        }
        .into_any();
    }
    let who = capital(&names.list(told.iter().copied()));
    let error = errors.of("words");
    view! {
        <p>{format!("{who} {sees}")}</p>
        <Form action>
            <TextField name="words" label="What would help?" rows=4 limit=600 value=words error
                hint="You can leave this empty. Then they know you would like a call."/>
            <Button label="Ask for help"/>
            <LinkButton href=not_now label="Not now" kind=ButtonKind::Quiet/>
        </Form>
    }
    .into_any()
}

/// That it was asked for, who can see it, and the way to say that it is all right. `change` leads to the words, where they
/// aren't on the page.
pub(crate) fn asked_already(circle: CircleId, help: &Help, names: &Names, change: Option<String>) -> AnyView {
    let action = done_at(circle, help.id);
    let who = match help.told.as_slice() {
        [] => "Whoever was told isn’t in the circle any more. Ask again, so that somebody else is told.".to_owned(),
        told => {
            let told = capital(&names.list(told.iter().copied()));
            let since = help.asked_at.day().spoken();
            format!(
                "{told} can see it in Kith since {since}. If you can’t wait, call someone you trust, or a helpline."
            )
        }
    };
    let change = change.map(|href| {
        let words = (!help.words.is_blank())
            .then(|| view! { <p class="boundary__because" dir="auto">{help.words.to_string()}</p> });
        view! { {words} <p><a href=href>"Change what you wrote"</a></p> }
    });
    view! {
        <Notice kind=NoticeKind::Info title="You have asked for help with this">
            <p>{who}" "<a href="/help">"Numbers to call"</a></p>
            {change}
            <ActionForm action label="I’m all right now" kind=ButtonKind::Quiet/>
        </Notice>
    }
    .into_any()
}
