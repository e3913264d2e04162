//! All letters by proxy, and one of them.

use crate::extract::{Circle, Under};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::reading::{Rehearsal, rehearsal, takes};
use crate::ui::{BackLink, ButtonKind, Card, Empty, LinkButton, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::letter::reading_seconds;
use kith_domain::proxy::ProxyWords;
use kith_domain::{CircleId, MemberId, ProxyId};
use kith_store::AnyMember;
use kith_store::proxies::Proxy;
use leptos::prelude::*;

pub(super) async fn list(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (proxies, names) = (circle.proxies().await?, Names::of(&circle).await?);
    let (id, me) = (circle.circle(), circle.me());
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        view! { <Proxies circle=id me proxies names/> }
    }))
}

#[component]
fn Proxies(circle: CircleId, me: MemberId, proxies: Vec<Proxy>, names: Names) -> impl IntoView {
    let new = format!("{}/new", paths::proxies(circle));
    let body = if proxies.is_empty() {
        view! {
            <Empty title="None is written down yet">
                <p>"Perhaps a grandmother lives too far away, or a child wants to say something. Ask for their words, write them down here, and one of you reads them aloud."</p>
                <p><LinkButton href=new label="Write down a letter for somebody"/></p>
            </Empty>
        }
        .into_any()
    } else {
        let cards = proxies.iter().map(|proxy| card(circle, me, proxy, &names)).collect_view();
        view! {
            <div class="cards">{cards}</div>
            <p><LinkButton href=new label="Write down another one"/></p>
        }
        .into_any()
    };
    view! {
        <BackLink href=paths::letters(circle) label="Letters"/>
        <PageHeader
            title="Letters of those who can’t be there"
            lead="Somebody without an account can be heard too. One of you writes their words down, and one of you reads them aloud."
        />
        {body}
    }
}

fn card(circle: CircleId, me: MemberId, proxy: &Proxy, names: &Names) -> impl IntoView + use<> {
    let Some(words) = &proxy.words else {
        let keeper = names.third_person(proxy.keeper);
        let text = format!("{keeper} keeps it. {} You can’t read it.", reads(proxy, names));
        return view! { <Card title="A letter that isn’t shared with you"><p>{text}</p></Card> }.into_any();
    };
    let base = paths::proxy(circle, proxy.id);
    let time = format!("Read aloud, it takes {}.", takes(reading_seconds(words.text.as_str())));
    let (reads, who, of) = (reads(proxy, names), who_may_read(proxy, names), format!(": {}", words.from));
    let change = (proxy.keeper == me).then(|| {
        view! { <a href=format!("{base}/edit")>"Change"<span class="hidden">{of.clone()}</span></a> }
    });
    view! {
        <Card title=whose(words)>
            <p>{reads}" "{time}</p>
            <p>{who}</p>
            <div class="cluster"><a href=base.clone()>"Read it"<span class="hidden">{of}</span></a>{change}</div>
        </Card>
    }
    .into_any()
}

/// "Elsa, grandmother".
fn whose(words: &ProxyWords) -> String {
    match words.relation.is_blank() {
        true => words.from.to_string(),
        false => format!("{}, {}", words.from, words.relation),
    }
}

fn reads(proxy: &Proxy, names: &Names) -> String {
    match proxy.reader {
        Some(reader) => format!("{} will read it aloud.", capital(&names.name(reader))),
        None => "Nobody reads it aloud yet.".to_owned(),
    }
}

fn who_may_read(proxy: &Proxy, names: &Names) -> String {
    let mut readers = proxy.others.clone();
    readers.extend([Some(proxy.keeper), proxy.reader].into_iter().flatten());
    format!("{} can read it.", capital(&names.list(readers)))
}

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ProxyId>,
) -> Result<Response, Problem> {
    let (proxy, words) = readable(&circle, id).await?;
    let names = Names::of(&circle).await?;
    let (mine, circle_id) = (proxy.keeper == circle.me(), circle.circle());
    Ok(page.show(Title::Notes, circle.nav(Place::Letters), move || {
        let base = paths::proxy(circle_id, id);
        let by = format!("– {}", words.from);
        let body = if words.text.is_blank() {
            view! { <p>"There are no words in it yet."</p> }.into_any()
        } else {
            let text = words.text.as_str().trim_matches('\n').to_owned();
            view! { <article class="letter"><div class="letter__words" dir="auto">{text}</div><p class="letter__by" dir="auto">{by}</p></article> }
                .into_any()
        };
        let change = mine.then(|| {
            view! {
                <LinkButton href=format!("{base}/edit") label="Change it" kind=ButtonKind::Quiet/>
                <a href=format!("{base}/discard")>"Throw it away"</a>
            }
        });
        view! {
            <BackLink href=paths::proxies(circle_id) label="Letters of those who can’t be there"/>
            <PageHeader title=format!("The letter of {}", words.from) lead=format!("{} {}", reads(&proxy, &names), who_may_read(&proxy, &names))/>
            {body}
            <div class="cluster"><LinkButton href=format!("{base}/rehearse") label="Practise reading it" kind=ButtonKind::Quiet/>{change}</div>
        }
    }))
}

pub(super) async fn rehearse(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<ProxyId>,
) -> Result<Response, Problem> {
    let (_, words) = readable(&circle, id).await?;
    let parts = match words.text.is_blank() {
        true => Vec::new(),
        false => vec![(None, words.text.as_str().trim_matches('\n').to_owned())],
    };
    let (title, back) = (format!("The letter of {}", words.from), paths::reading(circle.circle()));
    Ok(rehearsal(&page, &circle, Rehearsal { title, back, note: None, parts }))
}

/// One of them with its words; for everybody else there is none.
async fn readable(circle: &Circle<AnyMember>, id: ProxyId) -> Result<(Proxy, ProxyWords), Problem> {
    let proxy = circle.proxy(id).await?;
    let words = proxy.words.clone().ok_or(Problem::NotFound)?;
    Ok((proxy, words))
}
