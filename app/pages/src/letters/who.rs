//! Who reads my letter: the steps it takes, who is on each by name, and who has opened it.

use super::mine::mine;
use super::words::name;
use crate::extract::Circle;
use crate::moment::moment;
use crate::names::list as listed;
use crate::problem::Problem;
use crate::ui::{List, Step, StepState, Steps};
use kith_domain::letter::{LetterState, Step as Stage, approvers};
use kith_domain::member::{Role, Status};
use kith_domain::{LetterId, MemberId};
use kith_store::AnyMember;
use kith_store::letters::{Letter, View};
use kith_store::members::Member;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// My letter and everybody who may have to do with it.
#[derive(Clone)]
pub(super) struct Who {
    pub letter: Letter,
    pub members: Vec<Member>,
    pub views: Vec<View>,
}

impl Who {
    /// Of the letter in the address, if it is mine.
    pub async fn of(circle: &Circle<AnyMember>, id: LetterId) -> Result<Self, Problem> {
        let letter = mine(circle, id).await?;
        let (members, views) = (circle.members().await?, circle.views_of_my_letter().await?);
        Ok(Self { letter, members, views })
    }

    /// Confirmed members besides me: those I could choose, facilitators first.
    pub fn others(&self) -> Vec<Member> {
        let (mut first, rest): (Vec<_>, Vec<_>) = self.confirmed().cloned().partition(|m| m.role == Role::Facilitator);
        first.extend(rest);
        first.retain(|member| member.id != self.letter.writer);
        first
    }

    /// Facilitators besides me.
    pub fn facilitators(&self) -> BTreeSet<MemberId> {
        self.others().iter().filter(|member| member.role == Role::Facilitator).map(|member| member.id).collect()
    }

    /// Those who have opened it, some time.
    pub fn have_read(&self) -> BTreeSet<MemberId> {
        self.views.iter().map(|view| view.reader).collect()
    }

    /// Names, in the order people came.
    pub fn names(&self, ids: &BTreeSet<MemberId>) -> Vec<String> {
        self.members.iter().filter(|m| ids.contains(&m.id)).map(|m| m.words.name.to_string()).collect()
    }

    /// "Rosa Rivera, first on Saturday …": what is known of those `ids` who have opened it.
    pub fn opened(&self, ids: &BTreeSet<MemberId>) -> Vec<String> {
        let views = self.views.iter().filter(|view| ids.contains(&view.reader));
        views.map(|view| format!("{}, first on {}", name(&self.members, view.reader), moment(view.first))).collect()
    }

    fn confirmed(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.status == Status::Confirmed)
    }
}

/// The steps and the list of who has opened it: what others change while the page is open.
#[component]
pub(super) fn WhoReads(who: Who) -> impl IntoView {
    let steps = steps(&who);
    let log = log(&who);
    view! {
        <section id="letter-readers" class="stack">
            <Steps steps/>
            {log}
        </section>
    }
}

fn steps(who: &Who) -> Vec<Step> {
    let facilitators = who.facilitators();
    let at = who.letter.state.step(&facilitators);
    let readers = who.letter.state.readers();
    let guides: BTreeSet<MemberId> = readers.intersection(&facilitators).copied().collect();
    let chosen: BTreeSet<MemberId> = readers.difference(&facilitators).copied().collect();
    let state = |step: Stage, reached: bool| match (step == at, reached) {
        (true, _) => StepState::Now,
        (false, true) => StepState::Done,
        (false, false) => StepState::Open,
    };
    let with_facilitator = match (listed(&who.names(&facilitators)), guides.is_empty()) {
        (nobody, _) if nobody.is_empty() => {
            Step::new("Shown to the facilitator", StepState::NotUsed).line("Nobody else guides your circle.")
        }
        (names, true) => Step::new("Shown to the facilitator", state(Stage::WithFacilitator, false))
            .line(format!("{names} would read it, and nobody else.")),
        (_, false) => Step::new("Shown to the facilitator", state(Stage::WithFacilitator, true))
            .line(format!("{} can read it.", listed(&who.names(&guides)))),
    };
    let with_members = match chosen.is_empty() {
        true => "Those whom you choose by name would read it.".to_owned(),
        false => format!("{} can read it.", listed(&who.names(&chosen))),
    };
    vec![
        Step::new("Private", state(Stage::Private, true)).line("Only you read it."),
        with_facilitator,
        Step::new("Shared with those you choose", state(Stage::WithMembers, !chosen.is_empty())).line(with_members),
        Step::new("Approved for the meeting", state(Stage::Approved, false)).line(approval(who)),
    ]
}

/// Whose yes it has, or takes.
fn approval(who: &Who) -> String {
    if let Some(approval) = who.letter.state.approval() {
        let (by, on) = (name(&who.members, approval.by), approval.at.day().spoken());
        return format!("{by} approved it on {on}. It is printed for whoever can read it.");
    }
    let roles: Vec<_> = who.confirmed().map(|member| (member.id, member.role)).collect();
    let approvers = approvers(who.letter.writer, &roles);
    let names = who.names(&approvers);
    match (names.as_slice(), approvers.is_disjoint(who.letter.state.readers())) {
        ([], _) => "Somebody besides you reads it first and says yes.".to_owned(),
        (names, true) => format!("{} can approve it, once you let them read it.", one_of(names)),
        (names, false) => format!("{} can approve it. Then these words are printed.", one_of(names)),
    }
}

fn one_of(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => listed(names),
    }
}

/// Everybody who has opened it, whoever was first at the top, then those who can and haven't.
fn log(who: &Who) -> Option<impl IntoView + use<>> {
    let (readers, read) = (who.letter.state.readers(), who.have_read());
    if who.letter.state == LetterState::Private && who.views.is_empty() {
        return None;
    }
    let opened = who.views.iter().map(|view| {
        let when = match view.first == view.last {
            true => format!("Opened on {}.", moment(view.first)),
            false => format!("Opened first on {}, last on {}.", moment(view.first), moment(view.last)),
        };
        let still = if readers.contains(&view.reader) { "" } else { " Can’t open it any more." };
        line(name(&who.members, view.reader), format!("{when}{still}"))
    });
    let waiting = who.members.iter().filter(|member| readers.contains(&member.id) && !read.contains(&member.id));
    let waiting = waiting.map(|member| line(member.words.name.to_string(), "Not opened yet.".to_owned()));
    let items: Vec<AnyView> = opened.chain(waiting).collect();
    let hint = "Only you see this. A look within ten minutes of the last one isn’t counted anew.";
    Some(view! { <h2>"Who has opened it"</h2> <p class="letter-part__guide">{hint}</p> <List items/> })
}

fn line(name: String, what: String) -> AnyView {
    view! { <p><strong dir="auto">{name}</strong>" "{what}</p> }.into_any()
}

/// Names below one another, after a sentence about them.
#[component]
pub(super) fn NamesList(intro: &'static str, names: Vec<String>) -> impl IntoView {
    (!names.is_empty()).then(|| {
        let items = names.into_iter().map(|name| view! { <li dir="auto">{name}</li> }).collect_view();
        view! { <p>{intro}</p> <ul>{items}</ul> }
    })
}
