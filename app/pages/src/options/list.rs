//! All options: the booked one first, and those set aside in a quiet list.

use super::needs::Needs;
use super::words::{StandingPill, hold_warning, level, level_name, medication_names, phone};
use crate::extract::Circle;
use crate::library::ReadAt;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, Empty, LinkButton, List, More, Notice, NoticeKind,
    PageHeader, Place, Title,
};
use axum::response::Response;
use kith_domain::option::Standing;
use kith_domain::path::Stage;
use kith_domain::{CircleId, Day};
use kith_store::AnyMember;
use kith_store::options::CareOption;
use leptos::prelude::*;

pub(super) async fn list(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (id, today) = (circle.circle(), page.now.day());
    let options = circle.options().await?;
    let (reasons, names) = (circle.gate_reasons().await?, Names::of(&circle).await?);
    let needs = Needs::of(&paths::options(id), &options, &circle.about().words, &reasons, &names, today);
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || view! { <Options circle=id options needs today/> }))
}

#[component]
fn Options(circle: CircleId, options: Vec<CareOption>, needs: Needs, today: Day) -> impl IntoView {
    let base = paths::options(circle);
    let (aside, open): (Vec<_>, Vec<_>) = options.into_iter().partition(|o| o.standing == Standing::SetAside);
    let add = format!("{base}/new");
    let questions = format!("{base}/questions");
    let read = paths::texts(circle);
    let find = paths::facilities(circle);
    let content = if open.is_empty() {
        view! {
            <Empty title="No options yet">
                <p>"Three phone calls are a good start. "<a href=questions>"Here is what to ask."</a></p>
                <p>"Not sure what kind of place to look for? "<a href=read>"Read about treatment first."</a></p>
                <p>"For example: “Harbour House, 555-0142. A bed from Monday, held until Friday.”"</p>
                <p><LinkButton href=add label="Add a programme"/></p>
                <p><LinkButton href=find label="Find places on a list" kind=ButtonKind::Quiet/></p>
            </Empty>
        }
        .into_any()
    } else {
        let compare = (open.len() > 1).then(|| view! { <Compare base=base.clone() options=open.clone()/> });
        let (next, needs) = needs.view();
        let ranking = (open.len() > 1).then(|| {
            view! { <LinkButton href=format!("{base}/ranking") label="Which would you choose?" kind=ButtonKind::Quiet/> }
        });
        let cards = open.into_iter().map(|option| view! { <OptionCard circle option today/> }).collect_view();
        view! {
            {next}
            <div class="cards">{cards}</div>
            <div class="cluster">
                <LinkButton href=add label="Add a programme"/>
                {ranking}
                <LinkButton href=find label="Find places on a list" kind=ButtonKind::Quiet/>
                <LinkButton href=questions label="What to ask on the phone" kind=ButtonKind::Quiet/>
                <LinkButton href=read label="Read about treatment" kind=ButtonKind::Quiet/>
            </div>
            {needs}
            {compare}
        }
        .into_any()
    };
    let aside = (!aside.is_empty()).then(|| view! { <SetAside circle options=aside/> });
    view! {
        <BackLink href=paths::plan(circle) label="Plan"/>
        <PageHeader title="Treatment options"
            lead="If the answer is yes, there should be a place to go that day. Everyone in the circle sees this list, and can add to it and change it."/>
        {content}
            <ReadAt circle=circle stage=Stage::Options/>
        {aside}
    }
}

#[component]
fn OptionCard(circle: CircleId, option: CareOption, today: Day) -> impl IntoView {
    let words = &option.words;
    let facts = [
        level(words).map(level_name),
        medication_names(words),
        words.first_opening.map(|day| format!("First opening {}", day.spoken())),
        words.held_until.map(|day| format!("Held until {}", day.spoken())),
    ];
    let facts = facts.into_iter().flatten().map(|fact| view! { <p class="option__facts">{fact}</p> }).collect_view();
    let warning =
        hold_warning(words, today).map(|text| view! { <Notice kind=NoticeKind::NeedsYou><p>{text}</p></Notice> });
    let call = (!words.phone.is_blank()).then(|| view! { <p>{phone(words.phone.as_str())}</p> });
    view! {
        <article class="card option" data-state=option.standing.slug()>
            <div class="option__top">
                <h2 class="card__title"><a href=paths::option(circle, option.id) dir="auto">{words.programme.to_string()}</a></h2>
                <StandingPill standing=option.standing/>
            </div>
            {warning}
            {facts}
            {call}
        </article>
    }
}

#[component]
fn Compare(base: String, options: Vec<CareOption>) -> impl IntoView {
    view! {
        <h2>"Compare"</h2>
        <CompareForm base options chosen=Vec::new()/>
    }
}

/// Which options to put side by side. The address it leads to holds ids and no words.
#[component]
pub(super) fn CompareForm(base: String, options: Vec<CareOption>, chosen: Vec<String>) -> impl IntoView {
    let all = options.iter().filter(|o| o.standing != Standing::SetAside).map(|o| o.id.to_string());
    let value = if chosen.is_empty() { all.collect() } else { chosen };
    let choices = options
        .into_iter()
        .map(|option| Choice::new(option.id.to_string(), option.words.programme.to_string()))
        .collect();
    view! {
        <form class="form" method="get" action=format!("{base}/compare")>
            <Choices name="option" legend="Put side by side" kind=ChoiceKind::Many options=choices value
                hint="Choose two or more."/>
            <Button label="Compare these" kind=ButtonKind::Quiet/>
        </form>
    }
}

#[component]
fn SetAside(circle: CircleId, options: Vec<CareOption>) -> impl IntoView {
    let summary = format!("Set aside earlier ({})", options.len());
    let items = options
        .into_iter()
        .map(|option| {
            let href = paths::option(circle, option.id);
            view! { <a href=href dir="auto">{option.words.programme.to_string()}</a> }.into_any()
        })
        .collect();
    view! {
        <More summary>
            <p>"Kept here so that nobody calls twice. Open one to take it up again."</p>
            <List items/>
        </More>
    }
}
