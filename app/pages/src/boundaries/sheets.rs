//! Boundary sheets on paper: one per member, for one answer, apart from the letters.

use crate::extract::{Circle, Numbered, Under};
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, List, Notice, NoticeKind, PageHeader, Place, Sheet, Title};
use axum::response::Response;
use kith_content::boundary_examples::never_withheld;
use kith_content::outcomes::outcome;
use kith_domain::boundary::BoundaryState;
use kith_domain::outcome::Outcome;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::boundaries::Boundary;
use leptos::prelude::*;

/// Agreed boundaries alone: nobody takes paper along that others haven't said yes to.
async fn agreed(circle: &Circle<AnyMember>) -> Result<Vec<Boundary>, Problem> {
    let mut boundaries = circle.boundaries().await?;
    boundaries.retain(|boundary| matches!(boundary.state, BoundaryState::Agreed { .. }));
    Ok(boundaries)
}

pub(super) async fn choose(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let boundaries = agreed(&circle).await?;
    let id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let rows = Outcome::ALL.iter().map(|outcome| row(id, *outcome, &boundaries)).collect();
        let content = if boundaries.is_empty() {
            view! { <Empty title="There is nothing to print yet"><p>"You can print a boundary when everyone asked has said yes."</p></Empty> }
                .into_any()
        } else {
            view! { <List items=rows/> }.into_any()
        };
        view! {
            <BackLink href=paths::boundaries(id) label="Boundaries"/>
            <PageHeader title="Boundary sheets"
                lead="Each of you gets a page of their own, for the answer you get. Print the pages you may need. Keep them away from the letters."/>
            {content}
        }
    }))
}

fn row(circle: CircleId, on: Outcome, boundaries: &[Boundary]) -> AnyView {
    let title = outcome(on.slug()).title.clone();
    let count = boundaries.iter().filter(|boundary| boundary.words.holds_after(on)).count();
    let words = match count {
        0 => "Nothing to print for this answer.".to_owned(),
        1 => "1 boundary to print.".to_owned(),
        many => format!("{many} boundaries to print."),
    };
    let href = format!("{}/sheets/{}", paths::boundaries(circle), on.number());
    let link = (count > 0)
        .then(|| view! { <p><a href=href>"See the sheets"<span class="hidden">": "{title.clone()}</span></a></p> });
    view! { <p class="boundary__kind">{title}</p><p>{words}</p>{link} }.into_any()
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(on)): Under<Numbered<Outcome>>,
) -> Result<Response, Problem> {
    sheets(&page, &circle, on, false).await
}

pub(super) async fn mine(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(on)): Under<Numbered<Outcome>>,
) -> Result<Response, Problem> {
    sheets(&page, &circle, on, true).await
}

async fn sheets(page: &Page, circle: &Circle<AnyMember>, on: Outcome, only_mine: bool) -> Result<Response, Problem> {
    let mut boundaries = agreed(circle).await?;
    boundaries.retain(|boundary| boundary.words.holds_after(on));
    let names = Names::of(circle).await?;
    let (id, me) = (circle.circle(), circle.me());
    let whose = readers(&boundaries, me, only_mine);
    let back = format!("{}/sheets", paths::boundaries(id));
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        let papers = whose.iter().map(|member| paper(*member, on, &boundaries, &names)).collect_view();
        let other = if only_mine { "" } else { "/mine" };
        let label = if only_mine { "Show everybody’s" } else { "Show only mine" };
        let none = whose.is_empty().then(|| {
            let title = if only_mine { "You keep no boundary for this answer" } else { "Nothing to print for this answer" };
            view! { <Empty title><p>"You can print a boundary when everyone asked has said yes."</p></Empty> }
        });
        let lead = format!("For the answer: {}", outcome(on.slug()).title);
        view! {
            <BackLink href=back.clone() label="Boundary sheets"/>
            <PageHeader title="Boundary sheets" lead/>
            <Notice kind=NoticeKind::Info title="To print this">
                <p>"Choose “Print” in your browser’s menu. Each of you gets a page of their own. Fold it, and open it only after this answer. Collect and shred the sheets afterwards."</p>
                <p><a href=format!("{back}/{}{other}", on.number())>{label}</a></p>
            </Notice>
            {none}
            {papers}
        }
    }))
}

/// Everybody who keeps one of them, the reader on top.
fn readers(boundaries: &[Boundary], me: MemberId, only_mine: bool) -> Vec<MemberId> {
    let mut whose: Vec<MemberId> = Vec::new();
    for member in boundaries.iter().flat_map(|b| std::iter::once(b.owner).chain(b.keepers.iter().copied())) {
        if !whose.contains(&member) && (!only_mine || member == me) {
            whose.push(member);
        }
    }
    whose.sort_by_key(|member| *member != me);
    whose
}

/// What to do with a sheet after this answer (practice.md §3.3 and §4): a boundary is read out when the answer stays no.
pub(crate) const fn cue(on: Outcome) -> &'static str {
    match on {
        Outcome::No | Outcome::NotToday => {
            "Only for this answer. Read your own aloud once, slowly. For any other answer, leave it folded."
        }
        Outcome::Yes | Outcome::Partly => "Don’t read this aloud today. It is a note for you, for later.",
        Outcome::WalkedOut | Outcome::DidNotCome => "Keep this for yourself. Say it another day, when it is calm.",
        Outcome::Stopped => "Put this away. Follow the safety card first.",
    }
}

/// One member's page: their own boundaries, and those of others that they keep too.
fn paper(member: MemberId, on: Outcome, boundaries: &[Boundary], names: &Names) -> impl IntoView + use<> {
    let own = boundaries.iter().filter(|b| b.owner == member);
    let kept = boundaries.iter().filter(|b| b.owner != member && b.keepers.contains(&member));
    let aloud = own.clone().map(one).collect_view();
    let for_me = own.filter(|b| !b.words.backed_by.is_blank()).map(|b| b.words.backed_by.to_string());
    let for_me = for_me.map(|words| view! { <p dir="auto">"Support from: "{words}</p> }.into_any());
    let kept = kept.map(|boundary| {
        let owner = format!("{}’s, which you keep too:", names.third_person(boundary.owner));
        view! { <p dir="auto">{owner}</p>{one(boundary)} }.into_any()
    });
    let for_me: Vec<AnyView> = for_me.chain(kept).collect();
    let for_me = (!for_me.is_empty()).then(|| {
        view! { <p class="boundary__kind">"For you only. Don’t read this part aloud."</p>{for_me} }
    });
    let never = never_withheld().iter().map(|thing| view! { <li>{thing.text.clone()}</li> }).collect_view();
    let cue = format!("{}. {}", outcome(on.slug()).title, cue(on));
    view! {
        <Sheet title=names.third_person(member)>
            <p class="script__cue">{cue}</p>
            {aloud}
            {for_me}
            <div class="safety">
                <p class="boundary__kind">"Whatever the answer is, these are never taken away"</p>
                <ul>{never}</ul>
            </div>
        </Sheet>
    }
}

fn one(boundary: &Boundary) -> impl IntoView + use<> {
    let words = &boundary.words;
    // Their owners write them as whole phrases: "From Sunday", "Until we talk again".
    let line = |text: &str| (!text.trim().is_empty()).then(|| view! { <p dir="auto">{text.to_owned()}</p> });
    view! {
        <section class="script__boundary">
            <p class="script__words" dir="auto">{words.when.to_string()}</p>
            <p class="script__words" dir="auto">{words.i_will.to_string()}</p>
            {line(words.from.as_str())}
            {line(words.until.as_str())}
            {line(words.gladly.as_str())}
        </section>
    }
}
