//! All of them: the usual ones, prepared or not, and the family's own.

use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, LinkButton, PageHeader, Pill, PillState, Place, Source, Title};
use axum::response::Response;
use kith_content::objections::{objections_source, usual_objection};
use kith_domain::objection::{Usual, is_ready};
use kith_domain::path::Stage;
use kith_store::AnyMember;
use kith_store::objections::Objection;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let all = circle.objections().await?;
    let names = Names::of(&circle).await?;
    let (id, person) = (circle.circle(), circle.about().words.person.name.to_string());
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || {
        let base = paths::objections(id);
        let usual = Usual::ALL.iter().map(|one| {
            let prepared = all.iter().find(|objection| objection.usual == Some(*one));
            match prepared {
                Some(objection) => card(&base, objection, &names).into_any(),
                None => unprepared(&base, *one).into_any(),
            }
        });
        let usual = usual.collect_view();
        let own: Vec<_> = all.iter().filter(|one| one.usual.is_none()).map(|one| card(&base, one, &names)).collect();
        let (source, reviewed) = objections_source();
        view! {
            <BackLink href=paths::meeting(id) label="Meeting"/>
            <PageHeader title="What they may say"
                lead=format!("You can guess most of it. For each, one of you answers {person}, calmly and once. Then the question is asked again.")/>
            <h2>"What is said most often"</h2>
            <div class="cards">{usual}</div>
            <Source source reviewed/>
            <h2>"Your own"</h2>
            <div class="cards">{own}</div>
            <p><LinkButton href=format!("{base}/new") label="Add what you expect to hear" kind=ButtonKind::Quiet/></p>
            <h2>"If it isn’t a yes"</h2>
            <p>"Have smaller steps ready, each with somebody who sees to it. "<a href=paths::ladder(id)>"The steps, one by one"</a></p>
            <ReadAt circle=id stage=Stage::Objections/>
        }
    }))
}

/// One that has been prepared, as far as it is.
fn card(base: &str, one: &Objection, names: &Names) -> impl IntoView + use<> {
    let said = one.words.said.to_string();
    let voice = one.voice.map(|voice| names.third_person(voice));
    let (state, text) = match &voice {
        Some(voice) if is_ready(&one.words, one.voice) => (PillState::Good, format!("{voice} answers")),
        Some(_) => (PillState::NeedsYou, "No words yet".to_owned()),
        None => (PillState::NeedsYou, "Nobody answers yet".to_owned()),
    };
    let written = |text: &str| text.trim().to_owned();
    let (answer, fallback) = (written(one.words.answer.as_str()), written(one.words.fallback.as_str()));
    let answer = (!answer.is_empty()).then(|| view! { <p class="written" dir="auto">{answer}</p> });
    let fallback = (!fallback.is_empty())
        .then(|| view! { <p>"If that isn’t enough:"</p> <p class="written" dir="auto">{fallback}</p> });
    let href = format!("{base}/{}", one.id);
    view! {
        <article class="card">
            <h3 dir="auto">{format!("“{said}”")}</h3>
            <p><Pill state text/></p>
            {answer}
            {fallback}
            <p><a href=href>"Change"<span class="hidden" dir="auto">{format!(": {said}")}</span></a></p>
        </article>
    }
}

fn unprepared(base: &str, usual: Usual) -> impl IntoView + use<> {
    let words = usual_objection(usual.slug());
    let href = format!("{base}/usual/{}", usual.number());
    view! {
        <article class="card">
            <h3>{format!("“{}”", words.said)}</h3>
            <p>{words.hint.clone()}</p>
            <p><a href=href>"Prepare an answer"<span class="hidden">{format!(": {}", words.said)}</span></a></p>
        </article>
    }
}
