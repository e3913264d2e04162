//! What is written down about a rehearsal: the same form to begin it and to change it.

use crate::extract::{Circle, Under};
use crate::forms;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, InputKind,
    LinkButton, Meanwhile, PageHeader, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::Status;
use kith_domain::rehearsal::RehearsalWords;
use kith_domain::{Day, MemberId, OpId, Prose, RehearsalId};
use kith_store::AnyMember;
use kith_store::members::Member;
use kith_store::rehearsals::Rehearsal;
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<2000>::MAX;
/// How long ago one may have been, in days.
const BACK: i64 = 366;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    day: String,
    present: Vec<String>,
    role_play: String,
    change: String,
    pub(super) version: String,
    /// This form's own; the same form sent twice writes once.
    op: String,
}

impl Typed {
    fn of(there: &Rehearsal) -> Self {
        let RehearsalWords { day, present, role_play, change } = &there.words;
        Self {
            day: day.to_string(),
            present: present.iter().map(ToString::to_string).collect(),
            role_play: role_play.to_string(),
            change: change.to_string(),
            version: there.version.to_string(),
            op: String::new(),
        }
    }

    pub(super) fn knowing(self, version: i64) -> Self {
        Self { version: version.to_string(), ..self }
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    /// What was written, if everything fits. Whoever was there is among `members`, or was `before`.
    pub(super) fn parse(
        &self,
        members: &[Member],
        before: Option<&RehearsalWords>,
        today: Day,
        errors: &mut Errors,
    ) -> Option<RehearsalWords> {
        let day = forms::maybe_day(errors, "day", &self.day);
        // Somewhere it is tomorrow already.
        match day {
            None if errors.is_empty() => errors.add("day", "Enter the day of the rehearsal."),
            Some(day) if day > today.plus(1) => errors.add("day", "Enter a day that has come."),
            Some(day) if day < today.plus(-BACK) => errors.add("day", "Enter a day within the last year."),
            _ => {}
        }
        let known = |id: &MemberId| {
            let is_in = members.iter().any(|m| m.id == *id && m.status == Status::Confirmed);
            is_in || before.is_some_and(|before| before.present.contains(id))
        };
        let present = self.present.iter().filter_map(|id| id.trim().parse().ok()).filter(known).collect();
        let role_play = forms::maybe_prose(errors, "role_play", &self.role_play);
        let change = forms::maybe_prose(errors, "change", &self.change);
        errors.is_empty().then_some(RehearsalWords { day: day?, present, role_play, change })
    }
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let members = circle.members().await?;
    let present = members.iter().filter(|m| m.status == Status::Confirmed).map(|m| m.id.to_string()).collect();
    let (day, op) = (page.now.day().to_string(), forms::fresh_op().to_string());
    let typed = Typed { day, present, op, ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, None, typed, Errors::new(), None).await
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<RehearsalId>,
) -> Result<Response, Problem> {
    let typed = Typed::of(&circle.rehearsal(id).await?);
    answer(&page, &circle, StatusCode::OK, Some(id), typed, Errors::new(), None).await
}

/// The form; `kept` is what it says now, when it changed in another place.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    id: Option<RehearsalId>,
    typed: Typed,
    errors: Errors,
    kept: Option<Rehearsal>,
) -> Result<Response, Problem> {
    let (back, names) = (paths::rehearsals(circle.circle()), Names::of(circle).await?);
    let mut members = circle.members().await?;
    members.retain(|m| m.status == Status::Confirmed || typed.present.contains(&m.id.to_string()));
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let people = members.iter().map(|m| Choice::new(m.id.to_string(), names.third_person(m.id))).collect();
        let kept = kept.map(|kept| meanwhile(&kept));
        let action = id.map_or_else(|| format!("{back}/new"), |id| format!("{back}/{id}"));
        let discard = id.map(|id| view! { <p><a href=format!("{back}/{id}/discard")>"Throw these notes away"</a></p> });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Rehearsals"/>
            <PageHeader title="How it went" lead="Every member sees this. Write down what helps next time, and nothing that shames anybody."/>
            {kept}
            <Form action>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Field name="day" label="Day" kind=InputKind::Date value=typed.day.clone() error=errors.of("day")/>
                <Choices name="present" legend="Who was there?" kind=ChoiceKind::Many options=people value=typed.present.clone()/>
                <TextField name="role_play" label="What you tried" value=typed.role_play.clone() rows=4 limit=MAX error=errors.of("role_play")
                    hint="Who played whom, what was said, and what was hard. You may leave it empty."/>
                <TextField name="change" label="What you change" value=typed.change.clone() rows=4 limit=MAX error=errors.of("change")
                    hint="Like: Ben reads before Ana. Rosa’s letter gets shorter."/>
                <Button label="Keep this"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            {discard}
        }
    }))
}

fn meanwhile(kept: &Rehearsal) -> impl IntoView + use<> {
    let RehearsalWords { day, role_play, change, .. } = &kept.words;
    let says = [day.spoken(), role_play.to_string(), change.to_string()];
    view! { <Meanwhile says=says.into()/> }
}
