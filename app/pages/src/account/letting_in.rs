//! Letting somebody in who shows a password: at the sign-in form, at a locked screen, and where an invite is answered.

use super::views::Kept;
use crate::client::Client;
use crate::page::Page;
use crate::problem::Problem;
use axum::http::StatusCode;
use kith_domain::address::Address;
use kith_domain::{AccountId, Timestamp};
use kith_store::sign_ins::{Proven, Tried};
use kith_store::tokens::Token;
use kith_store::{StoreError, passwords};

/// Whose password it should be.
pub(crate) enum Who<'a> {
    /// Whoever has this address, as it was typed.
    Address(&'a str),
    /// The account that a page belongs to.
    Account(AccountId),
}

impl Who<'_> {
    fn wrong(&self) -> &'static str {
        match self {
            Self::Address(_) => "This address and password don’t belong together. Check both and try again.",
            Self::Account(_) => "This is not your password. Try again.",
        }
    }
}

/// Why somebody stays outside. The form is shown to them again, with everything in it.
pub(crate) struct Outside {
    /// What it is answered with.
    pub status: StatusCode,
    /// What to say beside the field. Empty where nothing was wrong with it.
    pub say: String,
}

impl Outside {
    fn because(say: impl Into<String>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, say: say.into() }
    }
}

/// The account's proof, or why there is none.
pub(crate) async fn prove(
    page: &Page,
    client: &Client,
    who: &Who<'_>,
    password: String,
) -> Result<Result<Proven, Outside>, Problem> {
    let Ok(guess) = page.app.limits().guess(client, page.now) else {
        let say = "Too many tries just now. Wait a minute, then try again. Nothing is lost.".to_owned();
        return Ok(Err(Outside { status: StatusCode::TOO_MANY_REQUESTS, say }));
    };
    let store = page.app.store();
    let tried = match who {
        Who::Account(account) => store.try_password_of(*account, password, page.now).await?,
        Who::Address(typed) => match Address::parse(typed) {
            Ok(address) => store.try_password(&address, password, page.now).await?,
            Err(_) => {
                // What is no address still costs a hash, like every other wrong answer.
                passwords::verify(password, None).await;
                Tried::Wrong
            }
        },
    };
    Ok(match tried {
        Tried::Right(proven) => {
            guess.take_back();
            Ok(proven)
        }
        Tried::Wrong => Err(Outside::because(who.wrong())),
        Tried::TooSoon(wait) => {
            let seconds = wait / Timestamp::SECOND + 1;
            Err(Outside::because(format!("Please wait {seconds} seconds, then try again. Nothing is lost.")))
        }
    })
}

/// A session in the place of the `old` one for whoever shows the password, or why there is none. `kept` came along.
pub(super) async fn let_in(
    page: &Page,
    client: &Client,
    old: Option<&Token>,
    kept: &Kept,
    who: Who<'_>,
    password: String,
) -> Result<Result<Token, Outside>, Problem> {
    let store = page.app.store();
    if !kept.is_first(store, old) {
        return Ok(Err(Outside::because("")));
    }
    let proven = match prove(page, client, &who, password).await? {
        Ok(proven) => proven,
        Err(outside) => return Ok(Err(outside)),
    };
    match store.sign_in(&proven, &client.agent, old, page.now).await {
        Ok(new) => {
            page.belongs_to(proven.account);
            Ok(Ok(new))
        }
        // Changed a moment ago: what was right isn't any more.
        Err(StoreError::Stale) => Ok(Err(Outside::because(who.wrong()))),
        Err(other) => Err(other.into()),
    }
}
