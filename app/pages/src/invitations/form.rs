//! The form for one invitation. Unless they said yes, the next one is set in the same breath.

use super::list::{asked, said};
use crate::extract::{Circle, Under};
use crate::forms;
use crate::outcome::{Move, people};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, InputKind,
    LinkButton, PageHeader, Place, Select, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::approach::Approach;
use kith_domain::incident::has_come;
use kith_domain::invitation::{Asked, InvitationWords, NEXT_AFTER, Response as Said, Way};
use kith_domain::{Day, InvitationId, MemberId, Prose, Timestamp};
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;

const NOTE_MAX: usize = Prose::<1000>::MAX;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    day: String,
    way: String,
    asked: String,
    response: String,
    note: String,
    owner: String,
    due: String,
    version: String,
    /// This form's own; the same form sent twice writes once.
    pub(super) op: String,
}

/// What is to be kept, and who asks next.
pub(super) struct Parsed {
    pub(super) words: InvitationWords,
    pub(super) next: Option<(MemberId, Day)>,
}

impl Typed {
    /// The version that was read.
    pub(super) fn seen(&self) -> i64 {
        self.version.trim().parse().unwrap_or(0)
    }

    /// The same words, sent after what is there now was read.
    pub(super) fn knowing(self, version: i64) -> Self {
        Self { version: version.to_string(), ..self }
    }

    /// `asks`: whether they ask again, in the way they chose.
    pub(super) fn parse(
        &self,
        members: &[MemberId],
        asks: bool,
        errors: &mut Errors,
        now: Timestamp,
    ) -> Option<Parsed> {
        let day = Day::parse(&self.day).filter(|day| has_come(*day, now));
        if day.is_none() {
            errors.add("day", "Enter the day on which you asked, like 2026-12-05. It can’t be in the future.");
        }
        let (way, asked) = (Way::from_slug(&self.way), Asked::from_slug(&self.asked));
        let response = Said::from_slug(&self.response);
        for (field, chosen) in [("way", way.is_some()), ("asked", asked.is_some()), ("response", response.is_some())] {
            if !chosen {
                errors.add(field, "Choose the one that is nearest.");
            }
        }
        let note = forms::maybe_prose(errors, "note", &self.note);
        let next = Move::typed(&self.owner, &self.due);
        let words = InvitationWords { day: day?, way: way?, asked: asked?, response: response?, note };
        let next = (asks && words.answer().is_none()).then(|| next.parse_from(members, now.day(), errors)).flatten();
        errors.is_empty().then_some(Parsed { words, next })
    }
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let today = page.now.day();
    let (owner, due) = next(&circle, today).await?;
    let typed = Typed {
        day: today.to_string(),
        owner: owner.to_string(),
        due: due.to_string(),
        op: forms::fresh_op().to_string(),
        ..Typed::default()
    };
    form(&page, &circle, StatusCode::OK, None, typed, Errors::new(), None).await
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<InvitationId>,
) -> Result<Response, Problem> {
    let one = circle.my_invitation(id).await?;
    let (owner, due) = next(&circle, page.now.day()).await?;
    let typed = Typed {
        day: one.words.day.to_string(),
        way: one.words.way.slug().to_owned(),
        asked: one.words.asked.slug().to_owned(),
        response: one.words.response.slug().to_owned(),
        note: one.words.note.to_string(),
        owner: owner.to_string(),
        due: due.to_string(),
        version: one.version.to_string(),
        op: String::new(),
    };
    form(&page, &circle, StatusCode::OK, Some(id), typed, Errors::new(), None).await
}

/// Whether somebody asks again, in the way they chose.
pub(super) async fn asks(circle: &Circle<AnyMember>) -> Result<bool, Problem> {
    let approach = circle.approach().await?.map(|decision| decision.words.approach);
    Ok(approach != Some(Approach::FamilyOnly))
}

/// Who asks next, and when: as it is planned, if that lies ahead, else whoever asked now, in a week.
async fn next(circle: &Circle<AnyMember>, today: Day) -> Result<(MemberId, Day), Problem> {
    let planned = circle.next_invitation().await?.map(|next| (next.owner, next.due_at.day()));
    Ok(planned.filter(|(_, day)| *day > today).unwrap_or((circle.me(), today.plus(NEXT_AFTER))))
}

/// The form, with whatever stands above it.
pub(super) async fn form(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    changes: Option<InvitationId>,
    typed: Typed,
    errors: Errors,
    above: Option<AnyView>,
) -> Result<Response, Problem> {
    let people = people(&circle.members().await?);
    let asks = asks(circle).await?;
    let back = paths::invitations(circle.circle());
    let person = circle.about().words.person.name.to_string();
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let (action, title) = match changes {
            None => (back.clone(), format!("You asked {person}")),
            Some(id) => (format!("{back}/{id}"), "Change what you wrote down".to_owned()),
        };
        let ways = [
            (Way::Talk, "Face to face"),
            (Way::Phone, "On the phone"),
            (Way::Written, "In a letter or a message"),
            (Way::PassedOn, "Through somebody else"),
        ];
        let ways = ways.map(|(way, label)| Choice::new(way.slug(), label)).into();
        let to = Asked::ALL.iter().map(|one| Choice::new(one.slug(), asked(*one))).collect();
        let next = asks.then(|| {
            view! {
                <h2>"Unless they accepted help: the next time"</h2>
                <p>"A day and a name keep the door open. It can be a week from now, or on the next good moment."</p>
                <Select name="owner" label="Who asks next" value=typed.owner.clone() options=people.clone()
                    error=errors.of("owner")/>
                <Field name="due" label="On which day" kind=InputKind::Date value=typed.due.clone() error=errors.of("due")/>
            }
        });
        let answers = Said::ALL.iter().map(|one| Choice::new(one.slug(), said(*one))).collect();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label=format!("Asking {person}")/>
            <PageHeader title lead="A few taps are enough. Everyone in the circle reads this."/>
            {above}
            <Form action>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Field name="day" label="When" kind=InputKind::Date value=typed.day.clone() error=errors.of("day")/>
                <Choices name="way" legend="How" kind=ChoiceKind::One options=ways value=vec![typed.way.clone()]
                    error=errors.of("way")/>
                <Choices name="asked" legend="You asked them" kind=ChoiceKind::One options=to value=vec![typed.asked.clone()]
                    error=errors.of("asked")/>
                <Choices name="response" legend="What they said" kind=ChoiceKind::One options=answers
                    value=vec![typed.response.clone()] error=errors.of("response")
                    hint="When they accept help, the next page says what to do at once."/>
                <TextField name="note" label="In your own words" value=typed.note.clone() error=errors.of("note") limit=NOTE_MAX
                    rows=3 hint="You may leave it empty."/>
                {next}
                <Button label="Keep this"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    }))
}
