//! One's own account: where one is signed in, and another password.

use super::cookie;
use super::sign_in::ask_again;
use super::sign_up::check_password;
use crate::client::Client;
use crate::extract::{First, SignedIn, token};
use crate::forms::{Fields, go};
use crate::moment::clock;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, Button, ButtonKind, Card, ErrorSummary, Errors, Fact, Field, Form, InputKind, Nav, PageHeader, Summary,
    Title,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kith_domain::SessionId;
use kith_domain::password::SHORTEST;
use kith_store::accounts::AccountWords;
use kith_store::passwords;
use kith_store::sessions::{Session, SessionLine};
use leptos::prelude::*;
use serde::Deserialize;

pub(super) async fn show(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    account(&page, session, StatusCode::OK, Errors::new()).await
}

async fn account(page: &Page, session: Session, status: StatusCode, errors: Errors) -> Result<Response, Problem> {
    let words = page.app.store().account_words(session.account).await?;
    let lines = session.lines(page.app.store(), page.now).await?;
    Ok(page.render(status, Title::Account, Nav::SignedIn, false, move || {
        view! { <Account words lines me=session errors/> }
    }))
}

#[component]
fn Account(words: AccountWords, lines: Vec<SessionLine>, me: Session, errors: Errors) -> impl IntoView {
    let others = lines.len() > 1;
    let sessions = lines.into_iter().map(|line| view! { <SignedInHere here={line.id == me.id} line/> }).collect_view();
    let end_others = others.then(|| {
        view! {
            <ActionForm action="/account/sessions/end-others" label="Sign out everywhere else" kind=ButtonKind::Quiet/>
        }
    });
    let operator = me.operator.then(|| view! { <p><a href="/operator">"Look after the server"</a></p> });
    let facts = vec![Fact::new("Name", words.name.to_string()), Fact::new("E-mail address", words.address)];
    view! {
        <ErrorSummary errors=errors.clone()/>
        <PageHeader title="Your account"/>
        <Summary facts/>
        <p><a href="/account/reminders">"Reminders and calendar"</a></p>
        {operator}
        <h2>"Where you are signed in"</h2>
        <p>"The screen locks after five minutes without use. A browser is signed out after half an hour without use, and after twelve hours in any case."</p>
        {sessions}
        {end_others}
        <h2>"Another password"</h2>
        <p>"You will be signed out everywhere else."</p>
        <Form action="/account/password">
            <Field name="current" label="The password you have now" kind=InputKind::Password { new: false }
                error=errors.of("current")/>
            <Field name="password" label="The new password" kind=InputKind::Password { new: true }
                hint=format!("At least {SHORTEST} characters. Four or five words in a row are easy to remember.")
                error=errors.of("password")/>
            <Button label="Change the password"/>
        </Form>
    }
}

#[component]
fn SignedInHere(line: SessionLine, here: bool) -> impl IntoView {
    let title = if here { "This browser".to_owned() } else { browser(&line.agent) };
    let since = format!("Signed in on {}, last used at {} UTC", line.created_at.day().spoken(), clock(line.seen_at));
    let action = format!("/account/sessions/{}/end", line.id);
    let end = (!here).then(|| view! { <ActionForm action label="Sign it out" kind=ButtonKind::Quiet/> });
    view! { <Card title sub=true><p>{since}</p>{end}</Card> }
}

/// The part of a browser's long self-description that a person recognises.
fn browser(agent: &str) -> String {
    let device =
        ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"].iter().find(|name| agent.contains(**name));
    let name = [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
        .iter()
        .find_map(|(mark, name)| agent.contains(mark).then_some(*name));
    match (name, device) {
        (Some(name), Some(device)) => format!("{name} on {device}"),
        (Some(only), None) | (None, Some(&only)) => only.to_owned(),
        (None, None) => "Another browser".to_owned(),
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct NewPassword {
    #[serde(default)]
    current: String,
    #[serde(default)]
    password: String,
}

/// A new password ends every session, this one included, and starts a fresh one.
pub(super) async fn change_password(
    page: Page,
    client: Client,
    SignedIn(session): SignedIn,
    headers: HeaderMap,
    Fields(input): Fields<NewPassword>,
) -> Result<Response, Problem> {
    let store = page.app.store();
    let words = store.account_words(session.account).await?;
    let mut errors = Errors::new();
    check_password(&mut errors, "password", &input.password, &words.address);
    let proven = ask_again(&page, &client, &session, input.current).await?;
    if proven.is_none() {
        errors.add("current", "This is not the password you have now.");
    }
    let Some(proven) = proven.filter(|_| errors.is_empty()) else {
        return account(&page, session, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    };
    let proven = store.change_password(proven, passwords::hash(input.password).await, page.now).await?;
    let old = token(&page.app, &headers);
    let new = store.sign_in(&proven, &client.agent, old.as_ref(), page.now).await?;
    let mut response = go("/account");
    cookie::signed_in(&page.app, response.headers_mut(), &new);
    Ok(response)
}

pub(super) async fn end(
    page: Page,
    SignedIn(session): SignedIn,
    First(id): First<SessionId>,
) -> Result<Response, Problem> {
    session.end(page.app.store(), id).await?;
    Ok(go("/account"))
}

pub(super) async fn end_others(page: Page, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    session.end_others(page.app.store()).await?;
    Ok(go("/account"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_as_people_know_it() {
        assert_eq!(
            browser("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1"),
            "Safari on iPhone"
        );
        assert_eq!(browser("curl/8"), "Another browser");
    }
}
