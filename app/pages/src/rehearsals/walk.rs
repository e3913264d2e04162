//! Walking through the script: one step a page, in large type, with a clock for each letter where the browser runs scripts.

use crate::extract::{Circle, Under};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reading::Clock;
use crate::script::{Script, Step, Which};
use crate::ui::{BackLink, ButtonKind, LinkButton, PageHeader, Place, Title};
use axum::response::Response;
use kith_store::AnyMember;
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(number): Under<usize>,
) -> Result<Response, Problem> {
    let steps = Script::gather(&circle, Which::Standing, page.now).await?.steps();
    let at = number.checked_sub(1).filter(|at| *at < steps.len()).ok_or(Problem::NotFound)?;
    let (base, script) = (paths::rehearsals(circle.circle()), page.timer());
    Ok(page.show_still(Title::Notes, circle.nav(Place::Meeting), move || {
        let next = steps.get(at + 1).map(|step| step.title.clone());
        let count = steps.len();
        let step = steps.into_iter().nth(at).map(|step| content(step, script));
        view! {
            <BackLink href=base.clone() label="Rehearsals"/>
            <p class="field__hint">{format!("Step {number} of {count}")}</p>
            {step}
            {along(&base, number, next)}
        }
    }))
}

fn content(step: Step, script: impl IntoView) -> impl IntoView {
    let Step { title, cue, words, is_letter, .. } = step;
    let paragraphs = words.into_iter().map(|(before, text)| {
        let before = before.map(|before| view! { <p class="script__cue" dir="auto">{before}</p> });
        view! { {before} <p class="rehearse__words" dir="auto">{text}</p> }
    });
    let paragraphs: Vec<_> = paragraphs.collect();
    let clock = (is_letter && !paragraphs.is_empty()).then(|| view! { <Clock/> {script} });
    let words = (!paragraphs.is_empty()).then(|| view! { <article class="rehearse">{paragraphs}</article> });
    view! {
        <PageHeader title/>
        <p dir="auto">{cue}</p>
        {clock}
        {words}
    }
}

/// On to the next step, or back; after the last one, to what was learnt.
fn along(base: &str, number: usize, next: Option<String>) -> impl IntoView + use<> {
    let (to, label) = match next {
        Some(next) => (format!("{base}/steps/{}", number + 1), format!("Next: {next}")),
        None => (format!("{base}/new"), "Write down how it went".to_owned()),
    };
    let back = (number > 1).then(|| {
        view! { <LinkButton href=format!("{base}/steps/{}", number - 1) label="Back" kind=ButtonKind::Quiet/> }
    });
    view! { <p class="buttons"><LinkButton href=to label/>{back}</p> }
}
