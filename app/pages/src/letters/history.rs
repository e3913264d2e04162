//! What my letter said before: the states that were kept under a name, and the way to each part's versions.

use super::mine::mine;
use super::words::name;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go, line};
use crate::moment::moment;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Field, Form, List, PageHeader, Pill, PillState, Place,
    Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::letter_part;
use kith_domain::letter::VersionName;
use kith_domain::{CircleId, LetterId};
use kith_store::letters::{KeptVersion, Letter};
use kith_store::members::Member;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// What the letter as it is shall be called.
#[derive(Deserialize)]
pub(super) struct Naming {
    #[serde(default)]
    name: String,
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
) -> Result<Response, Problem> {
    let letter = mine(&circle, id).await?;
    answer(&page, &circle, letter, StatusCode::OK, String::new(), Errors::new()).await
}

/// Keeps the letter as it is under a name.
pub(super) async fn keep(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    Fields(naming): Fields<Naming>,
) -> Result<Response, Problem> {
    let letter = mine(&circle, id).await?;
    let mut errors = Errors::new();
    let name: VersionName = line(&mut errors, "name", &naming.name, "Enter a name by which you will know it again.");
    if errors.is_empty() {
        match circle.name_version(&name, page.now).await {
            Ok(()) => return Ok(go(history(circle.circle(), id))),
            Err(StoreError::Full) => {
                errors.add("name", "A hundred names are the most. Each part’s versions are kept without one.");
            }
            Err(other) => return Err(other.into()),
        }
    }
    answer(&page, &circle, letter, StatusCode::UNPROCESSABLE_ENTITY, naming.name, errors).await
}

/// Where this page is.
pub(super) fn history(circle: CircleId, letter: LetterId) -> String {
    format!("{}/history", paths::letter(circle, letter))
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    letter: Letter,
    status: StatusCode,
    typed: String,
    errors: Errors,
) -> Result<Response, Problem> {
    let (versions, members, circle_id) = (circle.kept_versions().await?, circle.members().await?, circle.circle());
    Ok(page.render(status, Title::Notes, circle.nav(Place::Letters), false, move || {
        view! { <History circle=circle_id letter versions members typed errors/> }
    }))
}

#[component]
fn History(
    circle: CircleId,
    letter: Letter,
    versions: Vec<KeptVersion>,
    members: Vec<Member>,
    typed: String,
    errors: Errors,
) -> impl IntoView {
    let address = paths::letter(circle, letter.id);
    let kept = versions.into_iter().map(|version| kept(&address, version, &members)).collect::<Vec<_>>();
    let kept = if kept.is_empty() {
        view! {
            <Empty title="Nothing is kept under a name yet">
                <p>"Before somebody helps you with the words, give your letter as it is a name, like “before Mum’s changes”. Then you find it again at once."</p>
            </Empty>
        }
        .into_any()
    } else {
        view! { <List items=kept/> }.into_any()
    };
    let parts = letter
        .parts
        .iter()
        .map(|part| {
            let title = letter_part(part.part.slug()).title.clone();
            match part.rev {
                0 => view! { <p>{title}" "<Pill text="nothing written yet"/></p> }.into_any(),
                _ => {
                    let href = format!("{address}/history/{}", part.block);
                    view! { <p><a href=href>{title}</a></p> }.into_any()
                }
            }
        })
        .collect();
    let error = errors.of("name");
    let name = (!letter.is_blank()).then(|| {
        let action = format!("{address}/versions");
        view! {
            <Form action>
                <Field name="name" label="A name for your letter as it is now" value=typed error
                    hint="For example “before Mum’s changes”. Only you see it."/>
                <Button label="Keep it under this name" kind=ButtonKind::Quiet/>
            </Form>
        }
    });
    view! {
        <BackLink href=address.clone() label="Your letter"/>
        <ErrorSummary errors/>
        <PageHeader
            title="What it said before"
            lead="Nothing that you wrote is thrown away. Only you can see this: those who read your letter see what it says now."
        />
        <h2>"Your letter as it was"</h2>
        {kept}
        {name}
        <h2>"Part by part"</h2>
        <List items=parts/>
    }
}

fn kept(address: &str, version: KeptVersion, members: &[Member]) -> AnyView {
    let href = format!("{address}/versions/{}", version.id);
    let printed = version.printed.then(|| view! { " " <Pill state=PillState::Good text="printed"/> });
    let (title, on) = (called(&version, members), moment(version.at));
    view! { <p><a href=href dir="auto">{title}</a>{printed}</p> <p class="letter-part__guide">{on}</p> }.into_any()
}

/// What a version is called: its name, or whose yes it has.
pub(super) fn called(version: &KeptVersion, members: &[Member]) -> String {
    match &version.name {
        Some(name) => name.to_string(),
        None => format!("Approved by {}", name(members, version.by)),
    }
}
