//! The whole plan, part by part, and when it is looked at next.

use crate::extract::Circle;
use crate::forms::{Fields, go};
use crate::names::{Names, capital};
use crate::outcome::{Move, people};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Fact, Field, Form, InputKind, LinkButton, PageHeader, Place,
    Select, Source, Summary, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::aftercare::{plan_part, plan_source};
use kith_domain::aftercare::{LOOK_AGAIN_AFTER, PlanPart, PlanReader};
use kith_domain::member::Status;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::aftercare::Written;
use kith_store::tasks::Task;
use leptos::prelude::*;
use serde::Deserialize;

/// Who looks next, and when, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    owner: String,
    due: String,
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, None, Errors::new()).await
}

pub(super) async fn plan_review(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let members = circle.members().await?;
    let ids: Vec<MemberId> = members.iter().filter(|m| m.status == Status::Confirmed).map(|m| m.id).collect();
    let next = Move::typed(&typed.owner, &typed.due).parse_from(&ids, page.now.day(), &mut errors);
    let Some((owner, day)) = next else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, Some(typed), errors).await;
    };
    circle.plan_review(owner, day, page.now).await?;
    Ok(go(paths::aftercare(circle.circle())))
}

async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Option<Typed>,
    errors: Errors,
) -> Result<Response, Problem> {
    let (plan, review) = (circle.aftercare().await?, circle.next_review().await?);
    let people = people(&circle.members().await?);
    let names = Names::of(circle).await?;
    let (id, today, me) = (circle.circle(), page.now.day(), circle.me());
    let person = circle.about().words.person.name.to_string();
    let typed = typed.unwrap_or_else(|| {
        let ahead = review.as_ref().filter(|task| task.due_at.day() > today);
        let (owner, due) = ahead.map_or((me, today.plus(LOOK_AGAIN_AFTER)), |task| (task.owner, task.due_at.day()));
        Typed { owner: owner.to_string(), due: due.to_string() }
    });
    Ok(page.render(status, Title::Plan, circle.nav(Place::Meeting), false, move || {
        let base = paths::aftercare(id);
        let facts = PlanPart::ALL.iter().map(|part| fact(id, *part, plan.get(part), &names)).collect();
        let paper = |reader: PlanReader| format!("{base}/paper/{}", reader.number());
        let (source, day) = plan_source();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::follow_up(id) label="The year after"/>
            <PageHeader title="A plan for afterwards"
                lead="For the time after treatment, and for the day they use again. Write it before you need it. Everyone in the circle reads it, and can change it."/>
            <div class="cluster">
                <LinkButton href=paper(PlanReader::Person) label=format!("Print it for {person}") kind=ButtonKind::Quiet/>
                <LinkButton href=paper(PlanReader::Family) label="Print it for you" kind=ButtonKind::Quiet/>
            </div>
            <div class="plan-parts"><Summary facts/></div>
            <Source source=source reviewed=day with_reviewer=true/>
            {review_form(&base, review.as_ref(), &names, typed.clone(), people.clone(), &errors)}
        }
    }))
}

fn fact(circle: CircleId, part: PlanPart, written: Option<&Written>, names: &Names) -> Fact {
    let words = plan_part(part.slug());
    let here = format!("{}/{}", paths::aftercare(circle), part.number());
    let value = match written.filter(|written| !written.words.text.is_blank()) {
        Some(written) => {
            let by = format!("{}, {}", capital(&names.name(written.by)), written.at.day().spoken());
            let text = written.words.text.to_string();
            view! { <p class="written" dir="auto">{text}</p> <p class="source">{by}</p> }.into_any()
        }
        None => view! { <p class="source">{words.hint.clone()}</p> }.into_any(),
    };
    Fact::new(words.title.clone(), value).change(here)
}

fn review_form(
    base: &str,
    review: Option<&Task>,
    names: &Names,
    typed: Typed,
    people: Vec<(String, String)>,
    errors: &Errors,
) -> impl IntoView + use<> {
    let planned = review.map(|task| {
        let line = format!("{}, on {}.", capital(&names.name(task.owner)), task.due_at.day().spoken());
        view! { <p>{line}</p> }
    });
    let label = if review.is_some() { "Keep this day" } else { "Set the day" };
    let (action, owner, due) = (base.to_owned(), errors.of("owner"), errors.of("due"));
    view! {
        <h2>"When you look at it again"</h2>
        {planned}
        <Form action>
            <Select name="owner" label="Who looks at it" value=typed.owner options=people error=owner/>
            <Field name="due" label="On which day" kind=InputKind::Date value=typed.due error=due/>
            <Button label kind=ButtonKind::Quiet/>
        </Form>
    }
}
