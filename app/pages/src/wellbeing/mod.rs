//! How a member is doing, for that member alone; and what may help.

use crate::doors::{Door, get, post};
use crate::extract::{Circle, Under};
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, Confirm, ErrorSummary, Errors, Form, LinkButton, List,
    More, Notice, NoticeKind, PageHeader, Place, Source, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::wellbeing::{feeling, feelings};
use kith_domain::wellbeing::{Feeling, WellbeingWords};
use kith_domain::{CircleId, Day, Prose, WellbeingId};
use kith_store::AnyMember;
use kith_store::wellbeing::Wellbeing;
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<600>::MAX;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/how-are-you", show),
        post("/circles/{circle}/how-are-you", note),
        get("/circles/{circle}/how-are-you/{note}/discard", ask_to_discard),
        post("/circles/{circle}/how-are-you/{note}/discard", discard),
    ]
}

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    feeling: String,
    note: String,
    op: String,
}

async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let typed = Typed { op: forms::fresh_op().to_string(), ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, typed, Errors::new()).await
}

async fn note(page: Page, circle: Circle<AnyMember>, Fields(typed): Fields<Typed>) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let note = forms::maybe_prose(&mut errors, "note", &typed.note);
    let chosen = Feeling::from_slug(&typed.feeling);
    if chosen.is_none() {
        errors.add("feeling", "Choose the one that is nearest.");
    }
    let Some(feeling) = chosen.filter(|_| errors.is_empty()) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    };
    let words = WellbeingWords { day: page.now.day(), feeling, note };
    circle.note_wellbeing(typed.op.parse().unwrap_or_else(|_| forms::fresh_op()), &words, page.now).await?;
    Ok(go(paths::wellbeing(circle.circle())))
}

async fn ask_to_discard(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<WellbeingId>,
) -> Result<Response, Problem> {
    let one = circle.wellbeing().await?.into_iter().find(|one| one.id == id).ok_or(Problem::NotFound)?;
    let back = paths::wellbeing(circle.circle());
    Ok(page.show(Title::Notes, circle.nav(Place::Home), move || {
        let action = format!("{back}/{id}/discard");
        let line = format!("{}: {}", one.words.day.spoken(), feeling(one.words.feeling.slug()).title);
        view! {
            <Confirm title="Throw this note away?" action label="Throw it away" kind=ButtonKind::Danger back>
                <p>{line}</p>
                <p class="written" dir="auto">{one.words.note.to_string()}</p>
                <p>"It can’t be brought back."</p>
            </Confirm>
        }
    }))
}

async fn discard(page: Page, circle: Circle<AnyMember>, Under(id): Under<WellbeingId>) -> Result<Response, Problem> {
    circle.discard_wellbeing(id, page.now).await?;
    Ok(go(paths::wellbeing(circle.circle())))
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let notes = circle.wellbeing().await?;
    let (id, today) = (circle.circle(), page.now.day());
    Ok(page.render(status, Title::Notes, circle.nav(Place::Home), false, move || {
        let base = paths::wellbeing(id);
        let options = feelings().iter().map(|one| Choice::new(one.slug.clone(), one.title.clone())).collect();
        let helps = notes.first().filter(|last| last.words.day == today).map(|last| helps(id, last.words.feeling));
        let before = earlier(&base, &notes, today);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::circle(id) label="Home"/>
            <PageHeader title="How are you doing?"
                lead="For you alone. Nobody else in the circle can read it, whoever leads. The last thirty notes are kept, and you can throw each away."/>
            {helps}
            <Form action=base.clone()>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Choices name="feeling" legend="Today" kind=ChoiceKind::One options value=vec![typed.feeling.clone()]
                    error=errors.of("feeling")/>
                <TextField name="note" label="In your own words" value=typed.note.clone() error=errors.of("note") rows=3
                    limit=MAX hint="You may leave it empty."/>
                <Button label="Keep this for me"/>
            </Form>
            {before}
        }
    }))
}

/// What may help today. Help stands first where it is too much.
pub(crate) fn helps(circle: CircleId, today: Feeling) -> impl IntoView {
    let words = feeling(today.slug());
    let care = format!("{}/care", paths::circle(circle));
    let kind = if today == Feeling::TooMuch { NoticeKind::Danger } else { NoticeKind::Info };
    let help = matches!(today, Feeling::TooMuch | Feeling::Heavy)
        .then(|| view! { <p><LinkButton href="/help" label="Help now"/></p> });
    view! {
        <Notice kind title=format!("Today: {}", words.title)>
            <p>{words.text.clone()}</p>
            {help}
            <Source source=words.source.clone() reviewed=words.reviewed.clone() with_reviewer={today == Feeling::TooMuch}/>
            <p><a href=care>"What is good for you"</a></p>
        </Notice>
    }
}

fn earlier(base: &str, notes: &[Wellbeing], today: Day) -> Option<impl IntoView + use<>> {
    let items = notes.iter().map(|one| {
        let day = if one.words.day == today { "Today".to_owned() } else { one.words.day.spoken() };
        let line = format!("{day}: {}", feeling(one.words.feeling.slug()).title);
        let note = one.words.note.as_str().trim().to_owned();
        let href = format!("{base}/{}/discard", one.id);
        view! {
            <p>{line.clone()}</p>
            {(!note.is_empty()).then(|| view! { <p class="written" dir="auto">{note}</p> })}
            <p><a href=href>"Throw away"<span class="hidden">{format!(": {line}")}</span></a></p>
        }
        .into_any()
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| view! { <More summary="What you noted before"><List items/></More> })
}
