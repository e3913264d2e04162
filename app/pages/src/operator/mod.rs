//! For whoever runs the server: how it is, and links for new people. Nothing about any circle but how many there are.

use crate::app::SignUp;
use crate::doors::{Door, get, post};
use crate::extract::Operator;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{ActionForm, Copyable, Fact, Nav, Notice, NoticeKind, PageHeader, Summary, Title};
use axum::response::Response;
use kith_store::links::Purpose;
use leptos::prelude::*;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/operator", show), post("/operator/links", create_link)]
}

async fn show(page: Page, _: Operator) -> Result<Response, Problem> {
    answer(&page, None).await
}

/// The link is in this one answer and nowhere else.
async fn create_link(page: Page, _: Operator) -> Result<Response, Problem> {
    let token = page.app.store().create_link(Purpose::SignUp, page.now).await?;
    let link = format!("{}/sign-up/{}", page.app.settings().origin, token.reveal());
    answer(&page, Some(link)).await
}

async fn answer(page: &Page, link: Option<String>) -> Result<Response, Problem> {
    let (accounts, circles) = page.app.store().counts().await?;
    let settings = page.app.settings();
    let sign_up = match settings.sign_up {
        SignUp::Open => "Anybody may open an account",
        SignUp::Invitation => "Only with a link, or invited to a circle",
    };
    let mails = page.app.store().mail_counts().await?;
    let mail = match (settings.mail, mails.failing) {
        (false, _) => "No mail server is set; links are shown to be copied".to_owned(),
        (true, 0) => format!("{} waiting", mails.waiting),
        (true, failing) => format!("{} waiting, {failing} of them not sent at the first try", mails.waiting),
    };
    let facts = vec![
        ("Accounts", accounts.to_string()),
        ("Circles", circles.to_string()),
        ("Sign-up", sign_up.to_owned()),
        ("Mail", mail),
    ];
    Ok(page.show(Title::Account, Nav::SignedIn, move || view! { <Server facts link/> }))
}

#[component]
fn Server(facts: Vec<(&'static str, String)>, link: Option<String>) -> impl IntoView {
    let facts = facts.into_iter().map(|(key, value)| Fact::new(key, value)).collect();
    let link = link.map(|link| {
        view! {
            <Notice kind=NoticeKind::Good title="Here is the link">
                <p>"It works once, for three days. It is shown only here."</p>
                <Copyable name="link" label="Link for one new account" value=link/>
            </Notice>
        }
    });
    view! {
        <PageHeader title="This server" lead="You can’t open any circle from here, and no page shows what people write."/>
        {link}
        <Summary facts/>
        <ActionForm action="/operator/links" label="Make a link for a new account"/>
    }
}
