//! Answering an invite. The page names no circle, no inviter and no subject; looking at it uses nothing up.

use super::answer_form::{AnswerForm, Input, Way};
use crate::account::letting_in::{Who, prove};
use crate::account::{cookie, sign_up};
use crate::client::Client;
use crate::extract::{First, Visitor, token};
use crate::forms::{Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{Errors, Nav, Title};
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kith_store::invites::{Answer, Answerer};
use kith_store::passwords;
use kith_store::sessions::Session;
use kith_store::sign_ins::Proven;
use kith_store::tokens::Token;
use leptos::prelude::*;
use serde::Deserialize;

/// One sentence for a wrong code, another address, and one that can never join: which it was, nobody learns.
const WRONG: &str = "This did not fit. Check the code, and use the e-mail address that the link was sent to. After five \
                     wrong tries the link ends. Then ask for a new one.";

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    account: String,
}

pub(super) async fn show(
    page: Page,
    Visitor(session): Visitor,
    First(raw): First<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let link = open_link(&page, &raw).await?;
    let way = Way::of(session.is_some(), asked.account == "yes");
    form(&page, StatusCode::OK, &link, session, way, Input::default(), Errors::new()).await
}

async fn open_link(page: &Page, raw: &str) -> Result<Token, Problem> {
    let link = Token::parse(raw).ok_or(Problem::Expired)?;
    page.app.store().look_at_invite(&link, page.now).await?;
    Ok(link)
}

pub(super) async fn answer(
    page: Page,
    client: Client,
    headers: HeaderMap,
    Visitor(session): Visitor,
    First(raw): First<String>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let link = open_link(&page, &raw).await?;
    let way = Way::of(session.is_some(), input.account == "yes");
    let mut errors = Errors::new();
    let guess = page.app.limits().guess(&client, page.now)?;
    let Some((who, proven)) = who(&page, &client, session, way, &input, &mut errors).await? else {
        // A wrong password has been counted by itself.
        guess.take_back();
        return form(&page, StatusCode::UNPROCESSABLE_ENTITY, &link, session, way, input, errors).await;
    };
    let store = page.app.store();
    match store.answer_invite(&link, &input.code, who, page.now).await? {
        Answer::Wrong => {
            errors.add("code", WRONG);
            form(&page, StatusCode::UNPROCESSABLE_ENTITY, &link, session, way, input, errors).await
        }
        Answer::Accepted { circle, account } => {
            guess.take_back();
            let mut response = go(format!("{}/waiting", paths::circle(circle)));
            if session.is_none() {
                let old = token(&page.app, &headers);
                let new = match proven {
                    Some(proven) => store.sign_in(&proven, &client.agent, old.as_ref(), page.now).await?,
                    None => store.start_session(account, &client.agent, old.as_ref(), page.now).await?,
                };
                cookie::signed_in(&page.app, response.headers_mut(), &new);
            }
            Ok(response)
        }
    }
}

/// Who answers, and the password they have shown for it, if the form says it well enough; else what is wrong with it.
async fn who(
    page: &Page,
    client: &Client,
    session: Option<Session>,
    way: Way,
    input: &Input,
    errors: &mut Errors,
) -> Result<Option<(Answerer, Option<Proven>)>, Problem> {
    if input.code.trim().is_empty() {
        errors.add("code", "Enter the code that you were told.");
    }
    let who = match (way, session) {
        (_, Some(session)) => Some((Answerer::Known(session.account), None)),
        (Way::HasAccount, None) => {
            match prove(page, client, &Who::Address(&input.email), input.password.clone()).await? {
                Ok(proven) => Some((Answerer::Known(proven.account), Some(proven))),
                Err(outside) => {
                    errors.add("email", outside.say);
                    None
                }
            }
        }
        (_, None) => match sign_up::parse(&input.name, &input.email, &input.password, errors) {
            Some(new) => {
                let password_hash = passwords::hash(new.password).await;
                Some((Answerer::New { name: new.name, address: new.address, password_hash }, None))
            }
            None => None,
        },
    };
    Ok(who.filter(|_| errors.is_empty()))
}

async fn form(
    page: &Page,
    status: StatusCode,
    link: &Token,
    session: Option<Session>,
    way: Way,
    input: Input,
    errors: Errors,
) -> Result<Response, Problem> {
    let me = match session {
        Some(session) => Some(page.app.store().account_words(session.account).await?),
        None => None,
    };
    let action = format!("/invites/{}", link.reveal());
    let nav = if me.is_some() { Nav::SignedIn } else { Nav::None };
    Ok(page.render(status, Title::Page, nav, false, move || view! { <AnswerForm action way me input errors/> }))
}
