//! What was chosen, by whom, and why.

use super::models::{About, Ways};
use crate::extract::{Circle, Under};
use crate::forms::{Fields, go};
use crate::library::ReadAt;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, ButtonKind, Empty, LinkButton, List, More, Notice, NoticeKind, PageHeader, Place, Source,
    Title,
};
use axum::response::Response;
use kith_content::approach;
use kith_domain::approach::{Approach, Hurdle, Known, Telling};
use kith_domain::path::Stage;
use kith_domain::{ApproachId, MemberId};
use kith_store::AnyMember;
use kith_store::approaches::Decision;
use leptos::prelude::*;
use serde::Deserialize;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let decisions = circle.approaches().await?;
    let leaders = circle.leaders().await?;
    let known = circle.known_for_approach(page.now.day()).await?;
    let names = Names::of(&circle).await?;
    let (me, id) = (circle.me(), circle.circle());
    let leads = leaders.contains(&me);
    let person = circle.about().words.person.name.to_string();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let base = paths::approach(id);
        let invitations = paths::invitations(id);
        let choose = format!("{base}/choose");
        let now = decisions.first().map(|now| chosen(now, me, &names, &base, &person, leads.then_some(&known)));
        let choose = match (leads, now.is_some()) {
            (true, false) => view! { <p><LinkButton href=choose label="Choose how you ask"/></p> }.into_any(),
            (true, true) => {
                view! { <p><LinkButton href=choose label="Choose another way" kind=ButtonKind::Quiet/></p> }.into_any()
            }
            (false, _) => {
                let who = capital(&names.list(leaders.iter().copied()));
                view! { <p>{format!("{who} writes down the choice. Talk about it together; then each of you can put your name under it.")}</p> }
                    .into_any()
            }
        };
        let none = now.is_none().then(|| {
            view! {
                <Empty title="Nothing is chosen yet."><p>"Read the ways below, and talk about two of them. You can change your mind later."</p></Empty>
            }
        });
        let before = decisions.iter().skip(1).map(|decision| earlier(decision, &names)).collect::<Vec<_>>();
        let before =
            (!before.is_empty()).then(|| view! { <More summary="What you chose before"><List items=before/></More> });
        view! {
            <BackLink href=paths::plan(id) label="Plan"/>
            <PageHeader title="How you ask"
                lead=format!("There is more than one way to ask {person} to accept help. Being open is always allowed. Nobody has to keep a secret.")/>
            {none}
            {now}
            {choose}
            <p><LinkButton href=invitations label=format!("Asking {person}: what was said so far") kind=ButtonKind::Quiet/></p>
            {before}
            <h2>"The ways there are"</h2>
            <Ways/>
            <ReadAt circle=id stage=Stage::Approach/>
        }
    }))
}

/// The decision that counts. `known` is given to who leads: what was answered about safety is nobody else's to know.
fn chosen(
    now: &Decision,
    me: MemberId,
    names: &Names,
    base: &str,
    person: &str,
    known: Option<&Known>,
) -> impl IntoView + use<> {
    let words = &now.words;
    let way = approach(words.approach.slug());
    let telling = words.telling.map(|telling| {
        let what = told(telling, person);
        let why = words.telling_because.to_string();
        view! { <p>{what}</p> <p class="written" dir="auto">{why}</p> }
    });
    let professional = (!words.professional.is_blank()).then(|| {
        view! { <p dir="auto">{format!("Guided by: {}", words.professional)}</p> }
    });
    let stands = names.list(now.stands.iter().copied());
    let stands = match now.stands.len() {
        0 => "Nobody’s name is under it now.".to_owned(),
        1 if stands == "you" => "You stand behind it.".to_owned(),
        1 => format!("{} stands behind it.", capital(&stands)),
        _ => format!("{} stand behind it.", capital(&stands)),
    };
    let mine = now.stands.contains(&me);
    let (label, value) = if mine { ("Take my name away", "no") } else { ("I stand behind this", "yes") };
    let hidden = vec![("stands".to_owned(), value.to_owned())];
    let action = format!("{base}/{}/stand", now.id);
    let by = format!("{} wrote this down on {}.", capital(&names.name(now.by)), now.at.day().spoken());
    view! {
        {known.and_then(|known| paused(now, known, base))}
        <article class="card way">
            <h2>{way.title.clone()}</h2>
            <p>{way.what.clone()}</p>
            <p class="written" dir="auto">{words.because.to_string()}</p>
            {telling}
            {professional}
            {unused(words.approach)}
            <p>{stands}</p>
            <ActionForm action label kind=ButtonKind::Quiet hidden/>
            <p class="source">{by}</p>
        </article>
        <More summary="What this way needs, and what is known"><About way/></More>
    }
}

/// What was answered since may speak against what was chosen.
fn paused(now: &Decision, known: &Known, base: &str) -> Option<impl IntoView + use<>> {
    let known = Known { professional: known.professional || !now.words.professional.is_blank(), ..known.clone() };
    let hurdles = now.words.approach.hurdles(now.words.telling, &known);
    let stops = hurdles.into_iter().find(|hurdle| matches!(hurdle, Hurdle::NotNow | Hurdle::NeedsProfessional))?;
    let words = kith_content::approaches::hurdle(stops.slug());
    let safety = base.replace("/approach", "/safety/together");
    Some(view! {
        <Notice kind=NoticeKind::Danger title="Stop here first">
            <p>{words.text.clone()}</p>
            <Source source=words.source.clone() reviewed=words.reviewed.clone()/>
            <p><LinkButton href=safety label="See what you were told"/></p>
        </Notice>
    })
}

/// Which stages it leaves out.
fn unused(approach: Approach) -> Option<impl IntoView> {
    let left_out: Vec<String> = Stage::ALL
        .iter()
        .filter(|stage| !approach.uses(**stage))
        .map(|stage| kith_content::stage(stage.slug()).title.clone())
        .collect();
    (!left_out.is_empty()).then(|| {
        let all = left_out.join(", ");
        view! { <p>{format!("Not used in this way: {all}. What you have written there stays.")}</p> }
    })
}

/// Whether they are told, in words.
pub(super) fn told(telling: Telling, person: &str) -> String {
    match telling {
        Telling::Told => format!("{person} is told beforehand."),
        Telling::NotTold => format!("{person} is not told beforehand, because asking openly led nowhere."),
    }
}

fn earlier(decision: &Decision, names: &Names) -> AnyView {
    let title = approach(decision.words.approach.slug()).title.clone();
    let who = capital(&names.name(decision.by));
    let line = format!("{title}. {who} wrote this down on {}.", decision.at.day().spoken());
    let because = decision.words.because.to_string();
    view! { <p>{line}</p> <p class="written" dir="auto">{because}</p> }.into_any()
}

/// Whether somebody puts their name under it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Stand {
    stands: String,
}

pub(super) async fn stand(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ApproachId>,
    Fields(typed): Fields<Stand>,
) -> Result<Response, Problem> {
    circle.stand_behind(id, typed.stands == "yes", page.now).await?;
    Ok(go(paths::approach(circle.circle())))
}
