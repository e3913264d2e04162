//! What becomes of it all: the paper is collected and shredded, what was written stays sealed, and the circle says how long it
//! keeps everything.

use crate::doors::{Door, get, post};
use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Form, LinkButton,
    Notice, NoticeKind, PageHeader, Pill, PillState, Place, Source, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::afterwards::{asked_again, keep_choice, keep_choices};
use kith_content::script::script_part;
use kith_domain::keeping::Keep;
use kith_domain::outcome::{TaskKind, TaskWords};
use kith_domain::{CircleId, Line, Prose};
use kith_store::editions::Printing;
use kith_store::keeping::Keeping;
use kith_store::tasks::Task;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![get("/circles/{circle}/after", show), post("/circles/{circle}/after", keep)]
}

/// How long, as it was chosen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Typed {
    keep: String,
    version: String,
}

impl Typed {
    fn of(keeping: Option<&Keeping>) -> Self {
        Self {
            keep: keeping.map(|it| it.keep.slug().to_owned()).unwrap_or_default(),
            version: keeping.map_or(0, |it| it.version).to_string(),
        }
    }
}

async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let typed = Typed::of(circle.keeping().await?.as_ref());
    answer(&page, &circle, StatusCode::OK, typed, Errors::new()).await
}

async fn keep(page: Page, circle: Circle<AnyMember>, Fields(typed): Fields<Typed>) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(keep) = Keep::from_slug(&typed.keep) else {
        errors.add("keep", "Choose how long. You can change it at any time.");
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await;
    };
    let again = asked_again();
    let words = TaskWords {
        title: Line::parse(&again.title).unwrap_or_default(),
        why: Prose::parse(&again.why).unwrap_or_default(),
    };
    match circle.keep_until(keep, &words, typed.version.trim().parse().unwrap_or(-1), page.now).await {
        Ok(()) => Ok(go(paths::after(circle.circle()))),
        Err(StoreError::Stale) => {
            let version = circle.keeping().await?.map_or(0, |it| it.version).to_string();
            answer(&page, &circle, StatusCode::CONFLICT, Typed { version, ..typed }, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let (names, keeping, tasks) = (Names::of(circle).await?, circle.keeping().await?, circle.tasks().await?);
    let printings = circle.printings().await?;
    let id = circle.circle();
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let conflict = (status == StatusCode::CONFLICT).then(|| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Somebody else decided meanwhile">
                    <p>"Nothing was overwritten. What they chose stands below. Press the button again if yours should count."</p>
                </Notice>
            }
        });
        let paper = script_part("collect-and-shred");
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::outcome(id) label="After the meeting"/>
            <PageHeader title="The paper, and how long you keep it"
                lead="What was printed goes, what was written stays sealed, and you say for how long. Every member sees this page."/>
            {conflict}
            <h2>"The paper"</h2>
            <p>{paper.text.clone()}</p>
            {papers(id, &tasks, &printings, &names)}
            <Source source=paper.source.clone() reviewed=paper.reviewed.clone()/>
            <h2>"What stays"</h2>
            <p>"The letters, the script, and what you wrote down of what was said stay sealed. Nobody can open them but confirmed members of this circle, and each sees only what was shown to them. If somebody took a recording or a photo on their phone, ask them to delete it there."</p>
            <h2>"How long you keep it all"</h2>
            {decided(keeping.as_ref(), &tasks, &names)}
            {choose(id, &typed, &errors)}
            <p class="field__hint">"Nothing is ever deleted by the clock. On that day the question comes back, and somebody has to say yes. A whole circle can’t be deleted in Kith yet."</p>
        }
    }))
}

/// Who collects it, or who did. The newest such step counts: each meeting has its own.
fn papers(id: CircleId, tasks: &[Task], printings: &[Printing], names: &Names) -> AnyView {
    let of_papers = tasks.iter().filter(|task| task.kind == Some(TaskKind::Papers));
    let Some(task) = of_papers.max_by_key(|task| (task.done.is_none(), task.added_at)) else {
        return view! { <p class="field__hint">"When you write down how the meeting ended, somebody gets this as a task."</p> }
            .into_any();
    };
    let href = format!("{}/tasks/{}", paths::circle(id), task.id);
    if let Some((at, by)) = task.done {
        let line = format!("{} said on {} that it is done.", capital(&names.name(by)), at.day().spoken());
        let since: i64 = printings.iter().filter(|one| one.at > at).map(|one| one.copies).sum();
        if since > 0 {
            let copies = if since == 1 { "1 copy was".to_owned() } else { format!("{since} copies were") };
            return view! {
                <p dir="auto"><Pill state=PillState::NeedsYou text="There is new paper"/>" "{line}</p>
                <p>{format!("{copies} made since then. Collect them too.")}</p>
                <p><a href=paths::paper(id)>"What was printed"</a></p>
            }
            .into_any();
        }
        return view! { <p><Pill state=PillState::Good text="Collected and shredded"/>" "{line}</p> }.into_any();
    }
    let who = match names.name(task.owner).as_str() {
        "you" => "You see to it".to_owned(),
        who => format!("{} sees to it", capital(who)),
    };
    let line = format!("{who}, by {}.", task.due_at.day().spoken());
    view! {
        <p dir="auto">{line}</p>
        <div class="task__moves">
            <ActionForm action=format!("{href}/done") label="All copies are collected and shredded" kind=ButtonKind::Quiet/>
            <LinkButton href label="Change who or when" kind=ButtonKind::Quiet/>
        </div>
    }
    .into_any()
}

/// What stands: how long, who said so and when, and on which day they are asked again.
fn decided(keeping: Option<&Keeping>, tasks: &[Task], names: &Names) -> impl IntoView + use<> {
    let Some(keeping) = keeping else {
        return view! { <p>"You haven’t said yet. Until you do, everything stays."</p> }.into_any();
    };
    let title = keep_choice(keeping.keep.slug()).title.clone();
    let who = format!("{} said so on {}.", capital(&names.name(keeping.by)), keeping.at.day().spoken());
    let asked = tasks.iter().find(|task| task.kind == Some(TaskKind::Keeping) && task.done.is_none());
    let asked = asked.map(|task| {
        let day = task.due_at.day().spoken();
        match names.name(task.owner).as_str() {
            "you" => format!("You are asked again by {day}."),
            who => format!("{} is asked again by {day}.", capital(who)),
        }
    });
    view! {
        <p><strong>{title}</strong>". "{who}</p>
        {asked.map(|asked| view! { <p dir="auto">{asked}</p> })}
    }
    .into_any()
}

fn choose(id: CircleId, typed: &Typed, errors: &Errors) -> impl IntoView + use<> {
    let options =
        keep_choices().iter().map(|one| Choice::new(one.slug.clone(), one.title.clone()).hint(one.text.clone()));
    let (options, version, value) = (options.collect(), typed.version.clone(), vec![typed.keep.clone()]);
    let error = errors.of("keep");
    view! {
        <Form action=paths::after(id)>
            <input type="hidden" name="version" value=version/>
            <Choices name="keep" legend="Keep everything" kind=ChoiceKind::One options value error/>
            <Button label="Keep this decision"/>
        </Form>
    }
}
