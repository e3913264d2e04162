//! The twelve signs, looked for in one boundary, for its owner alone; and what no boundary can take away.

use crate::ui::{More, Notice, NoticeKind, Pill, PillState};
use kith_content::boundary_examples::boundary_rules;
use kith_domain::boundary::BoundaryWords;
use kith_domain::boundary_rules::{Rule, SURE_ENOUGH, Sign, Vital, signs, taken_away};
use leptos::prelude::*;

/// How the words stand to each sign: what is worth another look first. It advises; its owner decides.
#[component]
pub(super) fn Signs(words: BoundaryWords, agreed: bool) -> impl IntoView {
    let mut all = signs(&words, agreed);
    let count = |sign| all.iter().filter(|(_, of)| *of == sign).count();
    let summary = match (count(Sign::LookAgain), count(Sign::Ask)) {
        (0, 0) => "Twelve signs of a good boundary: all are there".to_owned(),
        (0, ask) => format!("Twelve signs of a good boundary: {ask} to ask yourself"),
        (again, _) => format!("Twelve signs of a good boundary: {again} to look at again"),
    };
    all.sort_by_key(|(_, sign)| match sign {
        Sign::LookAgain => 0,
        Sign::Ask => 1,
        Sign::There => 2,
    });
    let smaller = words.sure.is_some_and(|sure| sure < SURE_ENOUGH);
    let lines = all.into_iter().map(|(rule, sign)| line(rule, sign, smaller)).collect_view();
    view! {
        <More summary>
            <p>"Only you see this. It looks at words, and can be wrong."</p>
            <ul class="boundary__signs" role="list">{lines}</ul>
        </More>
    }
}

fn line(rule: Rule, sign: Sign, smaller: bool) -> impl IntoView {
    let (state, text) = match sign {
        Sign::There => (PillState::Good, "There"),
        Sign::Ask => (PillState::Plain, "Ask yourself"),
        Sign::LookAgain => (PillState::NeedsYou, "Look again"),
    };
    let about = boundary_rules().iter().find(|record| record.slug == rule.slug());
    let smaller = (rule == Rule::Keepable && smaller)
        .then(|| view! { <p>"Make it smaller until you are sure. A small one that holds is worth more than a big one that breaks."</p> });
    let words = about.map(|about| {
        let example = (sign != Sign::There).then(|| {
            view! {
                <p class="boundary__say">"Say: “"{about.good.clone()}"”"</p>
                <p class="boundary__say">"Not: “"{about.bad.clone()}"”"</p>
            }
        });
        view! { <p>{about.plain.clone()}</p>{example} }
    });
    let title = about.map(|about| about.title.clone());
    view! {
        <li class="boundary__example">
            <div class="boundary__top"><p class="boundary__kind">{title}</p><Pill state text/></div>
            {words}
            {smaller}
        </li>
    }
}

/// Says that these words can't be proposed, when they can't.
#[component]
pub(super) fn TakesAway(words: BoundaryWords) -> impl IntoView {
    taken_away(&words).map(|vital| takes_away(vital).into_any())
}

/// Why words can't be agreed to, to whoever wrote them.
pub(super) fn takes_away(vital: Vital) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Danger title="These words can’t be agreed to">
            <p>{format!("They read as if you would take away {}. A boundary can’t do that, whatever has happened.", what(vital))}</p>
            <p>"Change the words. If you meant it otherwise, say what you will still do, in a sentence of its own: “I won’t lend you my car. I will drive you to a hospital.”"</p>
        </Notice>
    }
}

/// The same to somebody who is asked to keep to them.
pub(super) fn takes_away_for_a_keeper(vital: Vital) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Danger title="These words can’t be agreed to">
            <p>{format!("They read as if they took away {}. A boundary can’t do that. Your yes was not counted.", what(vital))}</p>
            <p>"Talk with whoever wrote it. The words can be changed."</p>
        </Notice>
    }
}

fn what(vital: Vital) -> &'static str {
    match vital {
        Vital::Naloxone => "naloxone, which can stop an overdose",
        Vital::EmergencyHelp => "emergency help",
        Vital::HospitalRide => "the way to a hospital",
        Vital::Medicine => "medicine",
        Vital::Food => "food",
        Vital::ChildrensSafety => "the children’s safety",
    }
}
