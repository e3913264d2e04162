//! Options side by side: the same questions to each, with what differs said in words.

mod rows;
mod show;

use self::rows::{Compared, rows};
use self::show::{Cards, Table};
use super::list::CompareForm;
use super::words::MedicationNotice;
use crate::extract::Circle;
use crate::names::list;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, More, Notice, NoticeKind, PageHeader, Place, Title};
use axum::extract::RawQuery;
use axum::response::Response;
use kith_content::library::library_page;
use kith_domain::circle::CircleWords;
use kith_domain::option::Standing;
use kith_domain::{CircleId, OptionId};
use kith_store::AnyMember;
use kith_store::options::CareOption;
use leptos::prelude::*;

/// One alone can't be compared.
const SIDE_BY_SIDE: usize = 2;

pub(super) async fn compare(
    page: Page,
    circle: Circle<AnyMember>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let options = circle.options().await?;
    let wanted = ids(query.as_deref().unwrap_or_default());
    let chosen = |o: &&CareOption| match wanted.as_slice() {
        [] => o.standing != Standing::SetAside,
        ids => ids.contains(&o.id),
    };
    let mut compared = Vec::new();
    for option in options.iter().filter(chosen).take(MOST) {
        compared.push(Compared::new(option.clone(), &circle.calls(option.id).await?));
    }
    let about = circle.about().words.clone();
    let id = circle.circle();
    Ok(page.show(Title::Plan, circle.nav(Place::Plan), move || {
        view! { <SideBySide circle=id options compared about/> }
    }))
}

/// More than these can't be taken in, and don't fit on paper.
const MOST: usize = 12;

/// The ids in the address; whatever isn't one is passed over.
fn ids(query: &str) -> Vec<OptionId> {
    query.split('&').filter_map(|pair| pair.strip_prefix("option=")?.parse().ok()).collect()
}

#[component]
fn SideBySide(
    circle: CircleId,
    options: Vec<CareOption>,
    compared: Vec<Compared>,
    about: CircleWords,
) -> impl IntoView {
    let base = paths::options(circle);
    let opioids = about.has_opioids();
    let unknown = compared.iter().filter(|o| o.words.should_ask_about_medication(&about));
    let unknown = list(&unknown.map(|o| o.words.programme.to_string()).collect::<Vec<_>>());
    let add = format!("{base}/new");
    let read = ["levels-of-care", "medicines-for-opioids", "insurance-words"].map(library_page).map(|page| {
        view! { <a href=paths::text(circle, page)>{page.title.clone()}</a> }
    });
    let values = compared.iter().map(|o| o.id.to_string()).collect();
    let choose = view! { <CompareForm base=base.clone() options chosen=values/> };
    let rows = rows(&compared, opioids);
    let third = (compared.len() == 2).then(|| {
        view! { <p>"A third one shows what is usual. "<a href=add.clone()>"Add another programme"</a></p> }
    });
    let content = if compared.len() < SIDE_BY_SIDE {
        view! {
            <Notice kind=NoticeKind::Info title="Choose two or more">
                <p>"One programme alone can’t be compared. Tick another one, or "<a href=add>"add one"</a>"."</p>
            </Notice>
            {choose}
        }
        .into_any()
    } else {
        view! {
            {third}
            <div class="wide option-compare"><Table base=base.clone() compared=compared.clone() rows=rows.clone()/></div>
            <div class="option-cards stack"><Cards base=base.clone() compared rows/></div>
            {(!unknown.is_empty()).then(|| view! { <MedicationNotice whose=unknown circle/> })}
            <p class="cluster no-print">"Read what the words mean: "{read.collect_view()}</p>
            <More summary="Compare others">{choose}</More>
        }
        .into_any()
    };
    view! {
            <BackLink href=base label="Treatment options"/>
            <PageHeader title="Side by side" lead="What nobody knows yet stands here as a question. Call and ask."/>
            {content}
    <div class="no-print">
                    <Notice kind=NoticeKind::Info title="To print this">
                <p>
                    "Choose “Print” in your browser’s menu, or press Ctrl and P. The programmes then stand side by side on wide "
                    "pages. Keep the paper where only you find it."
                </p>
            </Notice>
            </div>
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_are_read_from_the_address() {
        let id = "019a0000-0000-7000-8000-000000000001";
        assert_eq!(ids(&format!("option={id}&option=x&y={id}&option")), [id.parse().unwrap()]);
    }
}
