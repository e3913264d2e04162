//! The form about one person: the same to begin it and to think again.

use crate::extract::{Circle, Under};
use crate::forms;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton,
    Meanwhile, PageHeader, Place as Nav, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::candidates::{advice as words_of, concerns};
use kith_domain::candidate::{Advice, CandidateWords, Concern, Objection, Place};
use kith_domain::{CandidateId, OpId, Prose};
use kith_store::Guide;
use kith_store::candidates::Candidate;
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<600>::MAX;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    relation: String,
    concerns: Vec<String>,
    place: String,
    because: String,
    pub(super) version: String,
    /// This form's own; the same form sent twice writes once.
    op: String,
}

impl Typed {
    pub(super) fn of(candidate: &Candidate) -> Self {
        let CandidateWords { name, relation, concerns, place, because } = &candidate.words;
        Self {
            name: name.to_string(),
            relation: relation.to_string(),
            concerns: concerns.iter().map(|concern| concern.slug().to_owned()).collect(),
            place: place.slug().to_owned(),
            because: because.to_string(),
            version: candidate.version.to_string(),
            op: String::new(),
        }
    }

    /// The same words, sent after what is there now was read.
    pub(super) fn knowing(self, version: String) -> Self {
        Self { version, ..self }
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    pub(super) fn parse(&self, errors: &mut Errors) -> Option<CandidateWords> {
        let place = Place::from_slug(&self.place);
        if place.is_none() {
            errors.add("place", "Choose one. “We don’t know yet” is an answer, too.");
        }
        let words = CandidateWords {
            name: forms::line(errors, "name", &self.name, "Enter what you call them."),
            relation: forms::maybe_line(errors, "relation", &self.relation),
            concerns: self.concerns.iter().filter_map(|slug| Concern::from_slug(slug)).collect(),
            place: place?,
            because: forms::maybe_prose(errors, "because", &self.because),
        };
        match words.objection() {
            Some(Objection::NotThere) => errors.add("place", words_of(Advice::NotThere.slug()).text.clone()),
            Some(Objection::SafetyFirst) => errors.add("place", words_of(Advice::SafetyFirst.slug()).text.clone()),
            Some(Objection::SayWhy) => {
                errors.add("because", "Say why they come all the same. What will keep the day safe and calm?");
            }
            None => {}
        }
        errors.is_empty().then_some(words)
    }
}

pub(super) async fn new(page: Page, circle: Circle<Guide>) -> Response {
    let typed = Typed { op: forms::fresh_op().to_string(), place: Place::Open.slug().to_owned(), ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, None, typed, Errors::new(), None)
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<Guide>,
    Under(id): Under<CandidateId>,
) -> Result<Response, Problem> {
    let typed = Typed::of(&circle.candidate(id).await?);
    Ok(answer(&page, &circle, StatusCode::OK, Some(id), typed, Errors::new(), None))
}

/// What was chosen, in words.
pub(super) const fn place_label(place: Place) -> &'static str {
    match place {
        Place::Open => "We don’t know yet",
        Place::InTheRoom => "Takes part",
        Place::ByLetter => "Somebody else reads their letter",
        Place::HelpsElsewhere => "Helps in another way",
        Place::StaysOut => "Stays out of it",
    }
}

const fn place_hint(place: Place) -> &'static str {
    match place {
        Place::Open => "",
        Place::InTheRoom => "Next, you invite them.",
        Place::ByLetter => "They are heard without being there.",
        Place::HelpsElsewhere => "Like looking after the children, the dog, or a phone call to a programme.",
        Place::StaysOut => "They are not told about it, or only later.",
    }
}

/// The form; `kept` is what it says now, when it changed in another place.
pub(super) fn answer(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    id: Option<CandidateId>,
    typed: Typed,
    errors: Errors,
    kept: Option<Typed>,
) -> Response {
    let back = paths::candidates(circle.circle());
    let person = circle.about().words.person.name.to_string();
    page.render(status, Title::People, circle.nav(Nav::Plan), false, move || {
        let action = id.map_or_else(|| format!("{back}/new"), |id| format!("{back}/{id}"));
        let title = if id.is_some() { "Think again" } else { "Think about somebody" };
        let speaks = concerns().iter().map(|it| Choice::new(it.slug.clone(), it.title.clone()).hint(it.why.as_str())).collect();
        let places = Place::ALL.iter().map(|it| Choice::new(it.slug(), place_label(*it)).hint(place_hint(*it))).collect();
        let both = kept.map(|kept| {
            let now = Place::from_slug(&kept.place).map_or("", place_label);
            let speaks = concerns().iter().filter(|one| kept.concerns.contains(&one.slug)).map(|one| one.title.clone());
            let speaks = speaks.collect::<Vec<_>>().join("\n");
            view! { <Meanwhile says=vec![kept.name, kept.relation, speaks, now.to_owned(), kept.because]/> }
        });
        let forget = id.map(|id| {
            let href = format!("{back}/{id}/forget");
            view! { <p><a href=href>"Take them off the list"</a></p> }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Who should take part"/>
            <PageHeader title lead="Only the organizer and the facilitator read this, now and later. It is about one day, and no verdict on anybody."/>
            {both}
            <Form action>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Field name="name" label="What you call them" limit=60 value=typed.name.clone() autocomplete="off"
                    error=errors.of("name")/>
                <Field name="relation" label=format!("What they are to {person}, if you like") limit=60
                    value=typed.relation.clone() autocomplete="off" error=errors.of("relation")/>
                <Choices name="concerns" legend="Does any of this hold?" kind=ChoiceKind::Many options=speaks
                    value=typed.concerns.clone() hint="Leave all of it empty when nothing does."/>
                <Choices name="place" legend="What you have chosen" kind=ChoiceKind::One options=places
                    value=vec![typed.place.clone()] error=errors.of("place")/>
                <TextField name="because" label="Why, in your own words" value=typed.because.clone() rows=2 limit=MAX
                    error=errors.of("because") hint="You may leave it empty, unless they come although something speaks against it."/>
                <Button label="Keep this"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            {forget}
        }
    })
}
