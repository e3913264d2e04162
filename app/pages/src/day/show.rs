//! The page.

use super::card::card;
use super::notes::{Typed, section};
use super::steps::{Leading, is_barred, leading};
use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::script::{Script, Step, Which};
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::TimeOfDay;
use kith_store::AnyMember;
use kith_store::day::Run;
use leptos::prelude::*;

/// Everything the script of the page needs to know.
struct Shown {
    base: String,
    outcome: String,
    now: usize,
    version: i64,
    edition: i64,
    leading: Leading,
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, Typed::default(), Errors::new()).await
}

/// The page, with any status and what was typed.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let (id, base) = (circle.circle(), paths::day(circle.circle()));
    let script = Script::gather(circle, Which::Standing, page.now).await?;
    let run: Option<Run> = circle.run(page.now).await?;
    let steps = script.steps();
    let now = run.and_then(|run| usize::try_from(run.step).ok()).unwrap_or(1).clamp(1, steps.len().max(1));
    let shown = Shown {
        base: base.clone(),
        outcome: paths::outcome(id),
        now,
        version: run.map_or(0, |run| run.version),
        edition: script.number(),
        leading: leading(circle).await?,
    };
    let notes = circle.day_notes().await?;
    let barred = is_barred(page, circle, !script.draft()).await?;
    let begins = script.begins();
    let following = page.following(&format!("{}/live", paths::circle(id)));
    Ok(page.still(status, Title::Date, circle.nav(Place::Meeting), move || {
        // It is there from the beginning, so that it can be shown as soon as somebody answers otherwise.
        let stop = view! {
            <div data-barred="" hidden=!barred>
                <Notice kind=NoticeKind::Danger title="Don’t meet yet">
                    <p>"Something that nobody can pass over is open again."</p>
                    <p><a href=format!("{}/go", paths::circle(id))>"See what it is"</a></p>
                </Notice>
            </div>
        };
        let draft = script.draft().then(|| {
            view! {
                <Notice kind=NoticeKind::NeedsYou title="This is a draft">
                    <p>"Nobody has said go yet, so the words can still change."</p>
                    <p><a href=format!("{}/go", paths::circle(id))>"Go, or not yet"</a></p>
                </Notice>
            }
        });
        let card = card(id, &script);
        let notes = section(&base, notes, &typed, &errors);
        view! {
            <ErrorSummary errors=errors.clone()/>
            <PageHeader title="Today"/>
            {stop}
            {draft}
            {follow(&shown, steps, begins)}
            {notes}
            {card}
            {following}
        }
    }))
}

/// All steps, and what moves them.
fn follow(shown: &Shown, steps: Vec<Step>, begins: Option<TimeOfDay>) -> impl IntoView + use<> {
    let count = steps.len();
    let titles: Vec<String> = steps.iter().map(|step| step.title.clone()).collect();
    let mut seconds = 0;
    let articles: Vec<_> = (1..)
        .zip(steps)
        .map(|(number, step)| {
            let at = begins.filter(|_| step.timed).map(|begins| begins.after(seconds).to_string());
            seconds += step.seconds();
            article(shown, number, count, step, at, titles.get(number).map(String::as_str))
        })
        .collect();
    let takes_over = (shown.leading == Leading::May).then(|| {
        view! { <button class="button" type="button" data-state="quiet" data-lead="" hidden>"Lead from here"</button> }
    });
    let bar = view! {
        <div class="day__bar">
            <p class="day__say" role="status" data-say=""></p>
            <div class="day__moves">
                <a class="button" data-state="quiet" href="#stop">"Stop for safety"</a>
                <button class="button" type="button" data-state="quiet" data-here="" hidden>"To where we are"</button>
                {takes_over}
                <button class="button" type="button" data-state="quiet" data-move="-1" hidden>"Back"</button>
                <button class="button" type="button" data-state="main" data-move="1" hidden>"Next"</button>
            </div>
        </div>
    };
    view! {
        <section
            class="day" id="day" data-day=shown.base.clone() data-now=shown.now.to_string()
            data-version=shown.version.to_string() data-edition=shown.edition.to_string()
            data-leads=(shown.leading == Leading::Leads).then_some("")
        >
            <p data-plain=""><a href=format!("#step-{}", shown.now)>{format!("Go to where we are: step {} of {count}", shown.now)}</a></p>
            {articles}
        </section>
        {bar}
    }
}

fn article(
    shown: &Shown,
    number: usize,
    count: usize,
    step: Step,
    at: Option<String>,
    next: Option<&str>,
) -> impl IntoView + use<> {
    let is_now = number == shown.now;
    let place = format!("Step {number} of {count}");
    let at = at.map(|at| view! { ". "{format!("About {at}")} });
    let here = is_now.then(|| view! { <strong data-plain="">" We are here."</strong> });
    let words = step.words.into_iter().map(|(before, text)| {
        let before = before.map(|before| view! { <p class="script__cue" dir="auto">{before}</p> });
        view! { {before} <p class="rehearse__words" dir="auto">{text}</p> }
    });
    let words: Vec<_> = words.collect();
    let words = (!words.is_empty()).then(|| view! { <div class="rehearse">{words}</div> });
    let then = next.map(|next| (format!("#step-{}", number + 1), format!("Next: {next}")));
    let on = then.as_ref().map(|(_, label)| view! { <p class="day__next" dir="auto">{label.clone()}</p> });
    // Without scripts, whoever leads moves everybody with a form, and the others themselves with a link.
    let moves = shown.leading != Leading::Follows && is_now;
    let plain = match then {
        Some(_) if moves => Some(move_form(shown, number + 1, "Everybody goes on", ButtonKind::Main).into_any()),
        Some((href, label)) => Some(view! { <p><a href=href>{label}</a></p> }.into_any()),
        None => None,
    };
    // On the last one there is nothing to go on to but what follows.
    let after = next.is_none().then(|| {
        let href = shown.outcome.clone();
        view! { <p><LinkButton href label="How it ended, and what to do now" kind=ButtonKind::Quiet/></p> }
    });
    let back = (moves && number > 1).then(|| move_form(shown, number - 1, "Everybody goes back", ButtonKind::Quiet));
    view! {
        <article class="day__step" id=format!("step-{number}") data-step=number.to_string() tabindex="-1">
            <p class="day__when">{place}{at}{here}</p>
            <h2 dir="auto">{step.title}</h2>
            <p dir="auto">{step.cue}</p>
            {words}
            {on}
            {after}
            <div class="buttons" data-plain="">{plain}{back}</div>
        </article>
    }
}

fn move_form(shown: &Shown, to: usize, label: &'static str, kind: ButtonKind) -> impl IntoView + use<> {
    let (to, seen) = (to.to_string(), shown.version.to_string());
    view! {
        <Form action=format!("{}/step", shown.base)>
            <input type="hidden" name="to" value=to/>
            <input type="hidden" name="seen" value=seen/>
            <Button label kind/>
        </Form>
    }
}
