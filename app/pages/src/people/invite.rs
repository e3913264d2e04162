//! Inviting somebody.

use super::issued::issued;
use crate::candidates::{For, named};
use crate::extract::Circle;
use crate::forms::{self, Fields};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, Columns, ErrorSummary, Errors, Field, Form, InputKind,
    LinkButton, PageHeader, Place, SideNote, Title,
};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::address::Address;
use kith_domain::member::Role;
use kith_store::invites::NewInvite;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    relation: String,
    #[serde(default)]
    role: String,
}

impl Input {
    fn parse(&self, errors: &mut Errors) -> Option<NewInvite> {
        let name = forms::line(errors, "name", &self.name, "Enter what you call them.");
        let address = Address::parse(&self.email)
            .map_err(|_| errors.add("email", "Enter their e-mail address, like name@example.org."))
            .ok();
        let relation = forms::maybe_line(errors, "relation", &self.relation);
        let role = Role::from_slug(&self.role).filter(|role| *role != Role::Organizer);
        if role.is_none() {
            errors.add("role", "Choose how they take part.");
        }
        let new = NewInvite { address: address?, name, relation, role: role? };
        errors.is_empty().then_some(new)
    }
}

pub(super) async fn show(page: Page, circle: Circle<Guide>, Query(whom): Query<For>) -> Result<Response, Problem> {
    let mut input = Input { role: Role::Member.slug().to_owned(), ..Input::default() };
    if let Some(known) = named(&circle, &whom).await? {
        (input.name, input.relation) = (known.name.to_string(), known.relation.to_string());
    }
    Ok(form(&page, &circle, StatusCode::OK, input, Errors::new()))
}

/// The link and the code are shown in this answer and never again: neither is in an address, nor kept in the open.
pub(super) async fn invite(
    page: Page,
    circle: Circle<Guide>,
    Fields(input): Fields<Input>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(new) = input.parse(&mut errors) else {
        return Ok(form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors));
    };
    match circle.invite(&new, mail_origin(&page), page.now).await {
        Ok(made) => Ok(issued(&page, &circle, made)),
        Err(StoreError::Taken) => {
            errors.add("email", "This address belongs to somebody who is in the circle, or who waits to be let in.");
            Ok(form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors))
        }
        Err(StoreError::TooMany) => {
            errors.add("email", TOO_MANY);
            Ok(form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, input, errors))
        }
        Err(other) => Err(other.into()),
    }
}

/// For the twenty-first invite of a day.
pub(super) const TOO_MANY: &str = "A circle can make 20 invites in a day. Try again tomorrow.";

/// Where links in mails lead, if mails can be sent.
pub(super) fn mail_origin(page: &Page) -> Option<&str> {
    let settings = page.app.settings();
    settings.mail.then_some(settings.origin.as_str())
}

fn form(page: &Page, circle: &Circle<Guide>, status: StatusCode, input: Input, errors: Errors) -> Response {
    let base = paths::people(circle.circle());
    let person = circle.about().words.person.name.to_string();
    page.render(status, Title::People, circle.nav(Place::Plan), false, move || {
        view! { <Invite base person input errors/> }
    })
}

#[component]
fn Invite(base: String, person: String, input: Input, errors: Errors) -> impl IntoView {
    let roles = vec![
        Choice::new(Role::Member.slug(), "A member").hint("Family or a friend. Writes a letter and takes part."),
        Choice::new(Role::Facilitator.slug(), "A facilitator")
            .hint("A professional who guides you. Can invite and remove people, and set up the meeting."),
    ];
    let side = view! {
        <SideNote title="What happens next">
            <p>"You get a link and a code. You send the link, and you say the code on the phone or face to face."</p>
            <p>"Whoever has only one of the two can’t get in."</p>
            <p>"Then somebody else in the circle confirms that it is really them."</p>
        </SideNote>
    };
    view! {
        <ErrorSummary errors=errors.clone()/>
        <BackLink href=base.clone() label="People"/>
        <PageHeader title="Invite somebody" lead="The others in the circle see the name and that you invited them."/>
        <Columns side>
            <Form action=format!("{base}/invite")>
                <Field name="name" label="What you call them" limit=60 value=input.name autocomplete="off"
                    error=errors.of("name")/>
                <Field name="email" label="Their e-mail address" kind=InputKind::Email value=input.email autocomplete="off"
                    hint="Only this address can use the link. Choose one that nobody else reads." error=errors.of("email")/>
                <Field name="relation" label=format!("What they are to {person}, if you like") limit=60 value=input.relation
                    hint="For example: brother, friend from work." autocomplete="off" error=errors.of("relation")/>
                <Choices name="role" legend="How they take part" kind=ChoiceKind::One options=roles value=vec![input.role]
                    error=errors.of("role")/>
                <div class="buttons">
                    <Button label="Make the link and the code"/>
                    <LinkButton href=base label="Not now" kind=ButtonKind::Quiet/>
                </div>
            </Form>
        </Columns>
    }
}
