//! Something has changed: treatment began or ended, a setback.

use super::show::answer;
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::names::{Names, capital};
use crate::outcome::after;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, Button, ButtonKind, Choice, ChoiceKind, Choices, Errors, Field, Form, InputKind, List, More, Source,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::follow_up::{turning_point, turning_points};
use kith_domain::follow_up::{DANGER_DAYS, TurningPoint, TurningPointWords};
use kith_domain::incident::has_come;
use kith_domain::{Day, MemberId, TurningPointId};
use kith_store::AnyMember;
use kith_store::follow_ups::Turn;
use leptos::prelude::*;
use serde::Deserialize;

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    kind: String,
    day: String,
}

impl Typed {
    pub(super) fn on(today: Day) -> Self {
        Self { kind: String::new(), day: today.to_string() }
    }
}

pub(super) async fn note(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let kind = TurningPoint::from_slug(&typed.kind);
    if kind.is_none() {
        errors.add("kind", "Choose the one that is nearest.");
    }
    let day = Day::parse(&typed.day).filter(|day| has_come(*day, page.now));
    if day.is_none() {
        errors.add("day", "Enter the day on which it happened, like 2026-12-05. It can’t be in the future.");
    }
    let Some((kind, day)) = kind.zip(day) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    };
    circle
        .turn(TurningPointWords { kind, day }, &after(kind, circle.about().words.person.name.as_str()), page.now)
        .await?;
    Ok(go(paths::follow_up(circle.circle())))
}

pub(super) async fn take_back(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<TurningPointId>,
) -> Result<Response, Problem> {
    let person = circle.about().words.person.name.clone();
    circle.take_back_turn(id, |kind| after(kind, person.as_str()), page.now).await?;
    Ok(go(paths::follow_up(circle.circle())))
}

/// What has changed so far; what to do, as long as it is news.
pub(super) fn changed(
    base: &str,
    turns: &[Turn],
    me: MemberId,
    names: &Names,
    today: Day,
) -> Option<impl IntoView + use<>> {
    let items = turns.iter().map(|turn| {
        let words = turning_point(turn.words.kind.slug());
        let line = format!("{}. {} wrote it down.", turn.words.day.spoken(), capital(&names.name(turn.by)));
        let take_back = (turn.by == me).then(|| {
            let action = format!("{base}/turns/{}/take-back", turn.id);
            view! { <ActionForm action label="That was a mistake" kind=ButtonKind::Quiet/> }
        });
        let is_news = turn.words.day.plus(DANGER_DAYS) >= today;
        let next = is_news.then(|| {
            view! {
                <p>{words.next.clone()}</p>
                <Source source=words.source.clone() reviewed=words.reviewed.clone()/>
            }
        });
        view! { <h3>{words.title.clone()}</h3> <p>{line}</p> {next} {take_back} }.into_any()
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <List items/> })
}

pub(super) fn form(base: &str, person: &str, typed: Typed, errors: &Errors) -> impl IntoView + use<> {
    let kinds =
        turning_points().iter().map(|kind| Choice::new(&kind.slug, &kind.title).hint(kind.meaning.clone())).collect();
    let (kind, day) = (errors.of("kind"), errors.of("day"));
    let (action, legend) = (format!("{base}/turns"), format!("What has changed for {person}?"));
    let form = view! {
        <Form action>
            <Choices name="kind" legend kind=ChoiceKind::One options=kinds
                value=vec![typed.kind] error=kind/>
            <Field name="day" label="On which day" kind=InputKind::Date value=typed.day error=day/>
            <p class="field__hint">"Everyone in the circle sees it. Tasks are given out, and the days to check in count from then."</p>
            <Button label="Keep this, and plan from here"/>
        </Form>
    };
    if errors.is_empty() {
        view! { <More summary="Write down that something has changed">{form}</More> }.into_any()
    } else {
        form.into_any()
    }
}
