//! The form for a boundary's words and for who must keep to it.

use super::subject::subjects;
use super::teach::{NeverWithheld, Teaching};
use crate::extract::{Circle, Under};
use crate::forms;
use crate::history::{From, instead};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton, Notice,
    NoticeKind, PageHeader, Place, Select, TextField, Title,
};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::outcomes::outcomes;
use kith_domain::boundary::{BoundaryState, BoundaryWords, Keepers, Subject};
use kith_domain::outcome::Outcome;
use kith_domain::{BoundaryId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::Boundary;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

/// How sure somebody can be.
const MOST_SURE: u8 = 10;
/// Ticked for the whole family, instead of names.
const EVERYONE: &str = "everyone";

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    pub(super) when: String,
    pub(super) i_will: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) gladly: String,
    pub(super) stops: String,
    pub(super) offers: String,
    pub(super) backed_by: String,
    pub(super) sure: String,
    pub(super) starts_on: Vec<String>,
    pub(super) keepers: Vec<String>,
    pub(super) version: String,
}

impl Input {
    fn of(boundary: &Boundary) -> Self {
        Self {
            when: boundary.words.when.to_string(),
            i_will: boundary.words.i_will.to_string(),
            from: boundary.words.from.to_string(),
            until: boundary.words.until.to_string(),
            gladly: boundary.words.gladly.to_string(),
            stops: slug_of(boundary.words.stops),
            offers: slug_of(boundary.words.offers),
            backed_by: boundary.words.backed_by.to_string(),
            sure: boundary.words.sure.map(|sure| sure.to_string()).unwrap_or_default(),
            starts_on: boundary.words.starts_on.iter().map(|outcome| outcome.slug().to_owned()).collect(),
            keepers: if boundary.everyone {
                vec![EVERYONE.to_owned()]
            } else {
                boundary.keepers.iter().map(ToString::to_string).collect()
            },
            version: boundary.version.to_string(),
        }
    }

    /// The words, and who besides the owner must keep to them, if everything fits.
    pub(super) fn parse(&self, names: &Names, errors: &mut Errors) -> Option<(BoundaryWords, Keepers)> {
        let words = BoundaryWords {
            when: forms::prose(
                errors,
                "when",
                &self.when,
                "Say when it counts, like: If you come home after drinking.",
            ),
            i_will: forms::prose(errors, "i_will", &self.i_will, "Say what you will do yourself."),
            from: forms::line(errors, "from", &self.from, "Say from when, like: From Sunday."),
            until: forms::maybe_line(errors, "until", &self.until),
            gladly: forms::maybe_prose(errors, "gladly", &self.gladly),
            stops: Subject::from_slug(&self.stops),
            offers: Subject::from_slug(&self.offers),
            backed_by: forms::maybe_line(errors, "backed_by", &self.backed_by),
            sure: self.sure.trim().parse().ok().filter(|sure| *sure <= MOST_SURE),
            starts_on: Outcome::ALL
                .iter()
                .copied()
                .filter(|outcome| self.starts_on.iter().any(|slug| slug == outcome.slug()))
                .collect(),
        };
        if words.sure.is_none() && !self.sure.trim().is_empty() {
            errors.add("sure", "Choose a number from 0 to 10, or leave it open.");
        }
        let family: BTreeSet<MemberId> = names.family().map(|member| member.id).collect();
        let chosen: BTreeSet<MemberId> = self.keepers.iter().filter_map(|id| id.parse().ok()).collect();
        let keepers = if self.keepers.iter().any(|value| value == EVERYONE) {
            Keepers::Everyone
        } else {
            Keepers::These(chosen.intersection(&family).copied().collect())
        };
        errors.is_empty().then_some((words, keepers))
    }
}

fn slug_of(subject: Option<Subject>) -> String {
    subject.map(|subject| subject.slug().to_owned()).unwrap_or_default()
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>, Query(from): Query<From>) -> Result<Response, Problem> {
    let names = Names::of(&circle).await?;
    let i_will = instead(&circle, &from).await?.unwrap_or_default();
    Ok(draft_page(&page, &circle, &names, Input { i_will, ..Input::default() }, Errors::new()))
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<BoundaryId>,
) -> Result<Response, Problem> {
    let boundary = circle.boundary(id).await?;
    if boundary.owner != circle.me() {
        return Err(Problem::NotYours);
    }
    let names = Names::of(&circle).await?;
    let input = Input::of(&boundary);
    Ok(edit_page(&page, &circle, &names, &boundary, input, Errors::new(), None))
}

/// The page that begins one.
pub(super) fn draft_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    names: &Names,
    input: Input,
    errors: Errors,
) -> Response {
    let back = paths::boundaries(circle.circle());
    let keepers = choices(names);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Boundaries"/>
            <PageHeader title="Write a boundary"
                lead="It is about what you will do yourself. Only you see the draft, until you propose it."/>
            <Teaching/>
            <NeverWithheld/>
            <Form action=format!("{back}/new")>
                <BoundaryFields input errors keepers/>
                <Button label="Save this draft"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

/// The page that changes one; `newest` is what it says now, when it changed in another tab.
pub(super) fn edit_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    names: &Names,
    boundary: &Boundary,
    input: Input,
    errors: Errors,
    newest: Option<AnyView>,
) -> Response {
    let back = paths::boundary(circle.circle(), boundary.id);
    let keepers = choices(names);
    let status = match (errors.is_empty(), &newest) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, Some(_)) => StatusCode::CONFLICT,
        (true, None) => StatusCode::OK,
    };
    let again = asked_again(boundary, circle.me(), names);
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let again =
            again.map(|text| view! { <Notice kind=NoticeKind::Info title="What happens next"><p>{text}</p></Notice> });
        let version = input.version.clone();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="This boundary"/>
            <PageHeader title="Change the words"/>
            {newest}
            {again}
            <Teaching/>
            <NeverWithheld/>
            <Form action=format!("{back}/edit")>
                <input type="hidden" name="version" value=version/>
                <BoundaryFields input errors keepers/>
                <Button label="Save these words"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

/// Who is asked again when the words change, said before they are.
fn asked_again(boundary: &Boundary, me: MemberId, names: &Names) -> Option<String> {
    let others: Vec<MemberId> = boundary.keepers.iter().copied().filter(|keeper| *keeper != me).collect();
    match (&boundary.state, others.len()) {
        (BoundaryState::Draft, _) => None,
        (_, 0) => {
            Some("Everyone in the circle can read the new words. What it said before stays readable too.".to_owned())
        }
        (_, _) => Some(format!(
            "{} will be asked again, because people agree to words. What it said before stays readable.",
            names.list(others)
        )),
    }
}

fn choices(names: &Names) -> Vec<Choice> {
    let everyone = Choice::new(EVERYONE, "Everyone in the family").hint("And anyone who joins later.");
    let each = names.family().map(|member| {
        Choice::new(member.id.to_string(), member.words.name.to_string()).hint(member.words.relation.to_string())
    });
    std::iter::once(everyone).chain(each).collect()
}

#[component]
fn BoundaryFields(input: Input, errors: Errors, keepers: Vec<Choice>) -> impl IntoView {
    let sure = std::iter::once((String::new(), "I don’t know yet".to_owned()))
        .chain((0..=MOST_SURE).map(|sure| (sure.to_string(), sure.to_string())))
        .collect();
    let answers = outcomes().iter().map(|outcome| Choice::new(outcome.slug.clone(), outcome.title.clone())).collect();
    view! {
        <TextField name="when" label="If …" rows=2 limit=400 required=true value=input.when error=errors.of("when")
            hint="Something anybody could see. Like: If you come home after drinking."/>
        <TextField name="i_will" label="I will …" rows=3 limit=400 required=true value=input.i_will error=errors.of("i_will")
            hint="Something you do yourself. Like: I will stay at my sister’s that night."/>
        <Select name="stops" label="Will you stop one of these?" options=subjects() value=input.stops
            hint="If someone else goes on with it, you both see that, and your facilitator does too."/>
        <Field name="from" label="From …" limit=80 required=true value=input.from error=errors.of("from") autocomplete="off"
            hint="The first day. Like: From Sunday."/>
        <Field name="until" label="Until …" limit=80 value=input.until error=errors.of("until") autocomplete="off"
            hint="When it ends, or when you look at it again. Like: We look at it again in 30 days. You may leave it empty."/>
        <TextField name="gladly" label="What I will gladly do" rows=3 limit=400 value=input.gladly error=errors.of("gladly")
            hint="It keeps the door open. Like: I will gladly drive you to an appointment. You may leave it empty."/>
        <Select name="offers" label="Will you still do one of these, or start to?" options=subjects()
            value=input.offers hint="If someone else stops it, you both see that, and your facilitator does too."/>
        <Field name="backed_by" label="Who backs me up?" limit=120 value=input.backed_by error=errors.of("backed_by")
            autocomplete="off" hint="And what you do after a slip. Like: Sam. If I slip, I tell our facilitator."/>
        <Select name="sure" label="How sure am I, on my worst day?" options=sure value=input.sure error=errors.of("sure")
            hint="From 0, not at all, to 10, quite sure. Under 7, make it smaller until it fits."/>
        <Choices name="starts_on" legend="Is it only for some answers at the meeting?" kind=ChoiceKind::Many options=answers
            value=input.starts_on hint="Tick those. Leave all empty if it starts whatever the answer is."/>
        <Choices name="keepers" legend="Who else do you ask to keep to it?" kind=ChoiceKind::Many options=keepers
            value=input.keepers error=errors.of("keepers")
            hint="You keep to it yourself. The people you tick are asked when you propose it. Think of anyone who might find it hard to say no."/>
    }
}
