//! Opening an account: freely where the server allows it, else with a link that works once.

use super::cookie;
use super::views::SignUp as SignUpForm;
use crate::app::SignUp;
use crate::client::Client;
use crate::extract::{First, Passerby};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{Errors, Nav, Title};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Line;
use kith_domain::address::Address;
use kith_domain::password::{self, LONGEST, SHORTEST, WeakPassword};
use kith_store::links::Purpose;
use kith_store::tokens::Token;
use kith_store::{StoreError, passwords};
use leptos::prelude::view;
use serde::Deserialize;

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

/// What signing up needs, checked.
pub struct NewAccount {
    /// Their name.
    pub name: Line<60>,
    /// Their address.
    pub address: Address,
    /// Their password, long enough.
    pub password: String,
}

/// Checks the three fields that open an account.
pub fn parse(name: &str, email: &str, password: &str, errors: &mut Errors) -> Option<NewAccount> {
    let name = forms::line(errors, "name", name, "Enter your name, as the others call you.");
    let address = Address::parse(email)
        .map_err(|_| errors.add("email", "Enter your e-mail address, like name@example.org."))
        .ok();
    check_password(errors, "password", password, email);
    address.filter(|_| errors.is_empty()).map(|address| NewAccount { name, address, password: password.to_owned() })
}

/// Says what is wrong with a new password.
pub fn check_password(errors: &mut Errors, field: &'static str, password: &str, email: &str) {
    if let Err(weak) = password::check(password, email) {
        errors.add(
            field,
            match weak {
                WeakPassword::TooShort => {
                    format!("Use at least {SHORTEST} characters. Four or five words in a row will do.")
                }
                WeakPassword::TooLong => format!("Use at most {LONGEST} characters."),
                WeakPassword::Guessable => "This one is too easy to guess. Use four or five words in a row.".to_owned(),
            },
        );
    }
}

pub(super) async fn show(page: Page, Passerby(session): Passerby) -> Result<Response, Problem> {
    if session.is_some() {
        return Ok(go("/"));
    }
    if page.app.settings().sign_up == SignUp::Invitation {
        return Err(Problem::NotFound);
    }
    Ok(form(&page, StatusCode::OK, "/sign-up".into(), Input::default(), Errors::new(), false))
}

/// The answer is the same whether the address had an account or not. Whoever then signs in learns which it was, and has
/// used up the address if it was free: SECURITY.md says so, and `--sign-up invitation` closes this door.
pub(super) async fn sign_up(page: Page, client: Client, Fields(input): Fields<Input>) -> Result<Response, Problem> {
    if page.app.settings().sign_up == SignUp::Invitation {
        return Err(Problem::NotFound);
    }
    let mut errors = Errors::new();
    let Some(new) = parse(&input.name, &input.email, &input.password, &mut errors) else {
        return Ok(form(&page, StatusCode::UNPROCESSABLE_ENTITY, "/sign-up".into(), input, errors, false));
    };
    // Counted whatever comes of it: free of charge for new addresses only, it would tell which are new.
    let _counts = page.app.limits().guess(&client, page.now)?;
    let hash = passwords::hash(new.password).await;
    match page.app.store().create_account(new.name, &new.address, hash, page.now).await {
        Ok(_) | Err(StoreError::Taken) => Ok(go("/sign-in?ready=yes")),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn show_link(page: Page, First(raw): First<String>) -> Result<Response, Problem> {
    let (_, purpose) = link(&page, &raw).await?;
    let action = format!("/sign-up/{raw}");
    Ok(form(&page, StatusCode::OK, action, Input::default(), Errors::new(), purpose == Purpose::Operator))
}

pub(super) async fn sign_up_with_link(
    page: Page,
    client: Client,
    First(raw): First<String>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let (token, purpose) = link(&page, &raw).await?;
    let again = |input, errors| {
        let action = format!("/sign-up/{raw}");
        Ok(form(&page, StatusCode::UNPROCESSABLE_ENTITY, action, input, errors, purpose == Purpose::Operator))
    };
    let mut errors = Errors::new();
    let Some(new) = parse(&input.name, &input.email, &input.password, &mut errors) else {
        return again(input, errors);
    };
    let guess = page.app.limits().guess(&client, page.now)?;
    let hash = passwords::hash(new.password).await;
    match page.app.store().sign_up_with_link(&token, new.name, &new.address, hash, page.now).await {
        Ok(account) => {
            guess.take_back();
            let session = page.app.store().start_session(account, &client.agent, None, page.now).await?;
            let mut response = go("/");
            cookie::signed_in(&page.app, response.headers_mut(), &session);
            Ok(response)
        }
        // Whoever holds a link was trusted with it, so they may know.
        Err(StoreError::Taken) => {
            errors.add("email", "This address can’t be used here. Use another one, or sign in if you have an account.");
            again(input, errors)
        }
        Err(other) => Err(other.into()),
    }
}

async fn link(page: &Page, raw: &str) -> Result<(Token, Purpose), Problem> {
    let token = Token::parse(raw).ok_or(Problem::Expired)?;
    let purpose = page.app.store().link(&token, page.now).await?;
    Ok((token, purpose))
}

fn form(page: &Page, status: StatusCode, action: String, input: Input, errors: Errors, operator: bool) -> Response {
    page.render(status, Title::SignIn, Nav::None, false, move || {
        view! { <SignUpForm action name=input.name address=input.email errors operator/> }
    })
}
