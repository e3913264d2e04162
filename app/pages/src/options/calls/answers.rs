//! Everything a programme has answered, what nobody knows yet, and the calls one by one.

use super::section::{NextCall, Said};
use super::{call, question};
use crate::extract::{Circle, Under};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, ButtonKind, Empty, Fact, LinkButton, List, More, PageHeader, Place, Summary, Title};
use axum::response::Response;
use kith_domain::call::{CallWords, Question, newest_answers, unknown};
use kith_domain::{CircleId, MemberId, OptionId};
use kith_store::AnyMember;
use kith_store::calls::Call;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub(in crate::options) async fn answers(
    page: Page,
    circle: Circle<AnyMember>,
    Under(option): Under<OptionId>,
) -> Result<Response, Problem> {
    let programme = circle.option(option).await?.words.programme.to_string();
    let calls = circle.calls(option).await?;
    let names = Names::of(&circle).await?;
    let said = Said::of(&circle, option, &calls, &names, page.now.day()).await?;
    let (id, me, opioids) = (circle.circle(), circle.me(), circle.about().words.has_opioids());
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        view! { <Answers circle=id me option programme calls names opioids said/> }
    }))
}

#[component]
fn Answers(
    circle: CircleId,
    me: MemberId,
    option: OptionId,
    programme: String,
    calls: Vec<Call>,
    names: Names,
    opioids: bool,
    said: Said,
) -> impl IntoView {
    let newest = newest_answers(calls.iter().map(|call| &call.words));
    let open = unknown(&newest, opioids);
    let back = paths::option(circle, option);
    let log = format!("{back}/calls/new");
    let empty = calls.is_empty().then(|| {
        view! {
            <Empty title="Nobody has called yet">
                <p>"One call of ten minutes tells a lot. The first opening, the cost and the medicines are a good start."</p>
            </Empty>
        }
    });
    let known = (!newest.is_empty())
        .then(|| view! { <h2>"What they said"</h2><Known newest calls=calls.clone() names=names.clone()/> });
    let one_by_one = calls.iter().rev().map(|one| each(circle, option, me, one, &names)).collect();
    let one_by_one = (!calls.is_empty()).then(|| view! { <h2>"The calls"</h2><List items=one_by_one/> });
    view! {
        <BackLink href=back label=programme/>
        <PageHeader title="What they answered" lead="Everyone in the circle sees this. The newest answer counts."/>
        {empty}
        <StillUnknown open/>
        <p><LinkButton href=log label="Write down a call"/></p>
        {known}
        {one_by_one}
        <h2>"The next call"</h2>
        <NextCall said/>
    }
}

#[component]
fn StillUnknown(open: Vec<Question>) -> impl IntoView {
    if open.is_empty() {
        return view! { <p>"Every question has an answer."</p> }.into_any();
    }
    let items = open.iter().map(|which| question(*which)).map(|words| {
        view! { <p class="option__question">{words.question.clone()}</p><p class="option__facts">{words.why.clone()}</p> }.into_any()
    });
    let (summary, items) = (format!("Still unknown: {}", super::section::questions(open.len())), items.collect());
    view! { <More summary><List items/></More> }.into_any()
}

/// Each answer with who heard it, and when.
#[component]
fn Known(newest: BTreeMap<Question, usize>, calls: Vec<Call>, names: Names) -> impl IntoView {
    let facts = newest.iter().filter_map(|(which, at)| {
        let call = calls.get(*at)?;
        let said = call.words.answers.get(which)?.to_string();
        let heard = format!("{}, {}", capital(&names.name(call.caller)), call.words.day.spoken());
        let answer = view! {
            <p class="option__text" dir="auto">{said}</p>
            <p class="option__facts" dir="auto">{heard}</p>
            {earlier(&calls, *which, *at, &names)}
        };
        Some(Fact::new(question(*which).question.clone(), answer))
    });
    view! { <Summary facts=facts.collect()/> }
}

/// What was said before, where it was something else: the difference is worth asking about.
fn earlier(calls: &[Call], which: Question, newest: usize, names: &Names) -> impl IntoView + use<> {
    let said = |call: &Call| call.words.answers.get(&which).map(ToString::to_string);
    let now = calls.get(newest).and_then(said);
    let others = calls.iter().enumerate().filter(|(at, _)| *at != newest).map(|(_, call)| call);
    let others = others.filter_map(|call| Some((call, said(call).filter(|words| Some(words) != now.as_ref())?)));
    let others = others.map(|(call, words)| {
        let heard = format!("{}, {}, heard:", capital(&names.name(call.caller)), call.words.day.spoken());
        view! { <p class="option__facts" dir="auto">{heard}</p><p class="option__text option__earlier" dir="auto">{words}</p> }
    });
    others.collect_view()
}

fn each(circle: CircleId, option: OptionId, me: MemberId, one: &Call, names: &Names) -> AnyView {
    let who = capital(&names.name(one.caller));
    let answers = super::section::questions(one.words.answers.len());
    let reached = if one.words.spoke_to.is_blank() {
        format!("{who} called and reached nobody.")
    } else {
        format!("{who} spoke to {}.", one.words.spoke_to)
    };
    let notes = (!one.words.notes.is_blank())
        .then(|| view! { <p class="option__text" dir="auto">{one.words.notes.to_string()}</p> });
    let day = one.words.day.spoken();
    let all = (!one.words.answers.is_empty()).then(|| {
        let words = one.words.clone();
        view! { <More summary=format!("What they said to {}", names.name(one.caller))><Spoken words/></More> }
    });
    let change = (one.caller == me).then(|| {
        let label = format!("Change your call of {day}");
        view! { <p><LinkButton href=call(circle, option, one.id) label kind=ButtonKind::Quiet/></p> }
    });
    view! {
        <h3 class="option__question">{day.clone()}</h3>
        <p dir="auto">{reached}" "{(!one.words.answers.is_empty()).then(|| format!("They answered {answers}."))}</p>
        {notes}
        {all}
        {change}
    }
    .into_any()
}

/// A call in full.
#[component]
pub(super) fn Spoken(words: CallWords) -> impl IntoView {
    let answers =
        words.answers.iter().map(|(which, said)| Fact::new(question(*which).question.clone(), said.to_string()));
    let first = [Fact::new("Day", words.day.spoken()), Fact::new("Who answered", words.spoke_to.to_string())];
    let notes = (!words.notes.is_blank()).then(|| Fact::new("Anything else", words.notes.to_string()));
    view! { <Summary facts=first.into_iter().chain(answers).chain(notes).collect()/> }
}
