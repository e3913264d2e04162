//! Everybody's turn in order, with its time, and the time of all together.

use super::aloud::{TARGET, takes};
use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, LinkButton, PageHeader, Place, Title};
use axum::response::Response;
use kith_domain::letter::{WORDS_PER_MINUTE, reading_seconds, spoken_duration};
use kith_domain::meeting::MeetingRole;
use kith_domain::member::{Role, Status};
use kith_domain::proxy::Turn;
use kith_domain::{CircleId, MemberId};
use kith_store::AnyMember;
use kith_store::letters::ReadingTime;
use kith_store::meetings::Meeting;
use kith_store::members::Member;
use kith_store::proxies::Proxy;
use leptos::prelude::*;

/// What the page is made of.
struct Reading {
    circle: CircleId,
    me: MemberId,
    members: Vec<Member>,
    meeting: Meeting,
    /// Those that this member may read.
    letters: Vec<ReadingTime>,
    proxies: Vec<Proxy>,
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let mut members = circle.members().await?;
    members.retain(|member| member.status == Status::Confirmed);
    let letters = circle.reading_times().await?;
    let reading = Reading {
        circle: circle.circle(),
        me: circle.me(),
        members,
        meeting: circle.meeting().await?,
        letters,
        proxies: circle.proxies().await?,
    };
    Ok(page.show(Title::Plan, circle.nav(Place::Meeting), move || view! { <ReadingAloud reading/> }))
}

impl Reading {
    fn name(&self, id: MemberId) -> String {
        let member = self.members.iter().find(|member| member.id == id);
        member.map(|member| member.words.name.to_string()).unwrap_or_default()
    }

    /// Who reads what, how long it takes if this member may know, and where it is practised.
    fn line(&self, turn: Turn) -> Line {
        match turn {
            Turn::Own(member) => {
                let letter = self.letters.iter().find(|letter| letter.writer == member);
                Line {
                    what: self.name(member),
                    seconds: letter.map(|letter| letter.seconds),
                    href: letter.map(|letter| format!("{}/rehearse", paths::letter(self.circle, letter.letter))),
                    mine: member == self.me,
                }
            }
            Turn::Proxy { letter, reader } => {
                let words = self.proxies.iter().find(|proxy| proxy.id == letter).and_then(|proxy| proxy.words.as_ref());
                let of = words.map_or_else(|| "somebody who can’t be there".to_owned(), |words| words.from.to_string());
                Line {
                    what: format!("{} reads the letter of {of}", self.name(reader)),
                    seconds: words.map(|words| reading_seconds(words.text.as_str())),
                    href: words.map(|_| format!("{}/rehearse", paths::proxy(self.circle, letter))),
                    mine: reader == self.me,
                }
            }
        }
    }
}

/// Who reads what, first to last, of confirmed `members`. While no order is set, the family as they came.
pub(crate) fn turns(meeting: &Meeting, members: &[Member], proxies: &[Proxy]) -> Vec<Turn> {
    let family = members.iter().filter(|member| member.role != Role::Facilitator).map(|member| member.id);
    let order = if meeting.order.is_empty() { family.collect() } else { meeting.order.clone() };
    let proxies: Vec<_> = proxies.iter().map(|proxy| (proxy.id, proxy.reader)).collect();
    kith_domain::proxy::turns(&order, meeting.with(MeetingRole::Closer), &proxies)
}

/// One turn, as the page says it.
struct Line {
    what: String,
    seconds: Option<usize>,
    href: Option<String>,
    mine: bool,
}

#[component]
fn ReadingAloud(reading: Reading) -> impl IntoView {
    let circle = reading.circle;
    let lines: Vec<Line> = turns(&reading.meeting, &reading.members, &reading.proxies)
        .into_iter()
        .map(|turn| reading.line(turn))
        .collect();
    let known: usize = lines.iter().filter_map(|line| line.seconds).sum();
    let unknown = lines.iter().filter(|line| line.seconds.is_none()).count();
    let nobody = reading.proxies.iter().filter(|proxy| proxy.reader.is_none()).count();
    let nobody = (nobody > 0).then(|| view! { <p>"A letter by proxy has nobody yet who reads it aloud."</p> });
    let order = if lines.is_empty() {
        view! { <Empty title="Nobody reads yet"><p>"Once people have joined, they stand here in their order."</p></Empty> }
            .into_any()
    } else {
        let rows = lines.into_iter().map(row).collect_view();
        view! { <ol class="order" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <BackLink href=paths::meeting(circle) label="The meeting"/>
        <PageHeader title="Reading aloud" lead="Who reads when, and how long it takes. Practise yours aloud once or twice; it gets easier."/>
        {order}
        <p><strong>{all_together(known, unknown)}</strong></p>
        {nobody}
        <p class="reading__note">
            {TARGET}
            {format!(" We count {WORDS_PER_MINUTE} words a minute: slower than talking, because a voice that is moved takes its time. That figure is our own.")}
        </p>
        <p><LinkButton href=paths::proxies(circle) label="Letters of those who can’t be there" kind=crate::ui::ButtonKind::Quiet/></p>
    }
}

fn row(line: Line) -> impl IntoView {
    let time = line.seconds.map_or_else(|| "not shared with you".to_owned(), takes);
    let of = format!(": {}", line.what);
    let label = if line.mine { "Practise it" } else { "Open it in large type" };
    let link = line.href.map(|href| view! { <a href=href>{label}<span class="hidden">{of}</span></a> });
    view! {
        <li class="order__item">
            <span class="order__name" dir="auto">{line.what}</span>
            <span>{time}</span>
            {link}
        </li>
    }
}

/// The time of the whole circle, and what isn't in it.
fn all_together(seconds: usize, unknown: usize) -> String {
    let missing = match unknown {
        0 => String::new(),
        1 => " One letter isn’t shared with you, so it isn’t counted.".to_owned(),
        count => format!(" {count} letters aren’t shared with you, so they aren’t counted."),
    };
    match seconds {
        0 => format!("There is nothing to read yet.{missing}"),
        _ => format!("All together it takes {}.{missing}", spoken_duration(seconds)),
    }
}
