//! The page: how every gate stands, what was decided, and the two buttons of whoever leads.

use super::gates::{Gate, gates, title};
use super::{in_words, since};
use crate::extract::Circle;
use crate::forms;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Form, List, Notice, NoticeKind, PageHeader, Pill, PillState,
    Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::go::{GoDecision, GoGate, is_fresh};
use kith_domain::member::{Role, Status};
use kith_domain::{CircleId, Day, Prose};
use kith_store::AnyMember;
use kith_store::go::Decided;
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

const MAX: usize = Prose::<600>::MAX;

/// The fields as they were typed: `reason-GATE`, `note`, and this form's own `op`.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed(pub(super) HashMap<String, String>);

pub(super) fn reason(gate: GoGate) -> String {
    format!("reason-{}", gate.slug())
}

impl Typed {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Why they go on without something, gate by gate.
    pub(super) fn reasons(&self, errors: &mut Errors) -> BTreeMap<GoGate, Prose<600>> {
        let mut reasons = BTreeMap::new();
        for gate in GoGate::ALL {
            let name = reason(*gate);
            match Prose::parse(self.get(&name)) {
                Ok(words) if words.is_blank() => {}
                Ok(words) => drop(reasons.insert(*gate, words)),
                Err(error) => errors.add(name, forms::complaint(error, "Say why.")),
            }
        }
        reasons
    }
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, Typed::default(), Errors::new()).await
}

/// What the page shows besides the gates.
struct Now {
    circle: CircleId,
    leads: bool,
    day: Option<Day>,
    today: Day,
    edition: Option<(i64, Vec<String>)>,
    decided: Vec<Decided>,
    /// Whether what nobody can pass over is closed.
    barred: bool,
}

/// Who can say it: any of the facilitators, or the organizer where there is none.
async fn leaders(circle: &Circle<AnyMember>, names: &Names) -> Result<String, Problem> {
    let mut members = circle.members().await?;
    members.retain(|member| member.status == Status::Confirmed);
    let has_facilitator = members.iter().any(|member| member.role == Role::Facilitator);
    let leading = members.iter().filter(|member| member.role.leads(has_facilitator));
    let leading: Vec<String> = leading.map(|member| names.third_person(member.id)).collect();
    Ok(leading.join(" or "))
}

/// The page, with any status and what was typed.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
) -> Result<Response, Problem> {
    let (id, today, names) = (circle.circle(), page.now.day(), Names::of(circle).await?);
    let (facts, leads) = (circle.go_facts(today).await?, circle.may_decide().await?);
    let edition = match circle.edition().await? {
        Some(edition) => Some((edition.number, since(circle, &edition, &names).await?)),
        None => None,
    };
    let decided = circle.decisions().await?;
    let leaders = leaders(circle, &names).await?;
    let last = decided.first().filter(|last| last.decision == GoDecision::Go);
    let passed = last.is_some_and(|last| last.words.reasons.contains_key(&GoGate::Professional));
    let gates = gates(&facts, leads, passed, id, &names, today);
    // Of the gates themselves: what members see of them is less.
    let barred = facts.gates(today).iter().any(|(gate, is_open)| !is_open && !gate.has_a_way_around());
    let now = Now { circle: id, leads, day: facts.meeting.day, today, edition, decided, barred };
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let stands = stands(&now, &names);
        let decide =
            if now.leads { decide(&now, &gates, &typed, &errors).into_any() } else { list_of(&gates).into_any() };
        let record = record(&now.decided, now.leads, &names);
        let lead = if now.leads {
            "Look at everything once more, and then decide. What you say go to is what is printed and read.".to_owned()
        } else {
            format!("What is there for the meeting. {leaders} decides.")
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=paths::meeting(now.circle) label="The meeting"/>
            <PageHeader title="Go, or not yet" lead/>
            {stands}
            {decide}
            {record}
        }
    }))
}

/// How the last word stands.
fn stands(now: &Now, names: &Names) -> Option<impl IntoView + use<>> {
    let last = now.decided.first()?;
    let who = capital(&names.name(last.by));
    let when = format!("on {}", last.at.day().spoken());
    let script = format!("{}/script", paths::circle(now.circle));
    let standing = now.edition.as_ref().filter(|_| last.decision == GoDecision::Go);
    let Some((number, changed)) = standing.map(|(number, changed)| (*number, changed)) else {
        let note = last.words.note.to_string();
        return Some(
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Not yet">
                    <p>{format!("{who} decided {when} not to meet yet.")}</p>
                    <p dir="auto">{note}</p>
                </Notice>
            }
            .into_any(),
        );
    };
    let more = if now.barred {
        Some("Something that nobody can pass over is open again. Don’t meet until it is settled.".to_owned())
    } else if !changed.is_empty() {
        Some(format!("{} Until somebody says go again, edition {number} is what counts.", in_words(changed)))
    } else if now.day.is_some_and(|day| now.today >= day.plus(-1) && !is_fresh(last.at.day(), day)) {
        Some("The day is near. Look at everything once more, and say go again.".to_owned())
    } else {
        None
    };
    let kind = if more.is_some() { NoticeKind::NeedsYou } else { NoticeKind::Good };
    Some(
        view! {
            <Notice kind title=format!("Go: edition {number}")>
                <p>{format!("{who} said go {when}. Edition {number} is what is printed, shown and read.")}</p>
                {more.map(|words| view! { <p>{words}</p> })}
                <p><a href=script>"Open the script"</a></p>
            </Notice>
        }
        .into_any(),
    )
}

fn row(gate: &Gate) -> impl IntoView + use<> {
    let pill = if gate.is_open {
        view! { <Pill text="There" state=PillState::Good/> }.into_any()
    } else {
        view! { <Pill text="Missing" state=PillState::NeedsYou/> }.into_any()
    };
    let (href, label) = gate.mend.clone();
    let mend =
        (!gate.is_open).then(|| view! { <p><a href=href>{label}<span class="hidden">": "{gate.title}</span></a></p> });
    view! {
        <h2 class="plan__title">{gate.title}" "{pill}</h2>
        <p dir="auto">{gate.words.clone()}</p>
        {mend}
    }
}

fn list_of(gates: &[Gate]) -> impl IntoView + use<> {
    view! { <List items=gates.iter().map(|gate| row(gate).into_any()).collect()/> }
}

/// The gates with room for a reason, and the buttons.
fn decide(now: &Now, gates: &[Gate], typed: &Typed, errors: &Errors) -> impl IntoView + use<> {
    let action = format!("{}/go", paths::circle(now.circle));
    let items = gates.iter().map(|gate| {
        let name = reason(gate.gate);
        let why = (!gate.is_open && gate.gate.has_a_way_around()).then(|| {
            view! {
                <TextField name=name.clone() label=format!("{}: why you go on without it", gate.title) rows=2 limit=MAX
                    value=typed.get(&name) error=errors.of(&name)/>
            }
        });
        view! { {row(gate)} {why} }.into_any()
    });
    let items = items.collect();
    let again = now.edition.is_some();
    let op = forms::fresh_op().to_string();
    let go = if now.barred {
        view! { <p><strong>"You can’t go on yet: see what is missing above that has no field for a reason."</strong></p> }.into_any()
    } else {
        let label = if again { "Say go again" } else { "Go: this is what we read" };
        view! {
            <p>"Everything is frozen as it is now: letters, order, answers, place and boundaries. Every member can read the reasons you give, but not who comes along as a professional."</p>
            <Button label kind=ButtonKind::Main/>
        }
        .into_any()
    };
    let not_yet = (typed.get("note").to_owned(), errors.of("note"), forms::fresh_op().to_string());
    view! {
        <Form action=action.clone()>
            <input type="hidden" name="op" value=op/>
            <List items/>
            <div class="stack" id="f-go">{go}</div>
        </Form>
        <h2>"Not yet"</h2>
        <Form action=format!("{action}/not-yet")>
            <input type="hidden" name="op" value=not_yet.2/>
            <TextField name="note" label="Why not yet" rows=2 limit=MAX value=not_yet.0 error=not_yet.1
                hint="You may leave it empty. Every member can read it."/>
            <Button label="Not yet"/>
        </Form>
    }
}

/// What was decided so far, and why they went on without something.
fn record(decided: &[Decided], leads: bool, names: &Names) -> Option<impl IntoView + use<>> {
    let items: Vec<AnyView> = decided
        .iter()
        .map(|one| {
            let what = match (one.decision, one.edition) {
                (GoDecision::Go, Some(number)) => format!("Go, edition {number}"),
                (GoDecision::Go, None) => "Go".to_owned(),
                (GoDecision::NotYet, _) => "Not yet".to_owned(),
            };
            let who = format!("{}, {}", capital(&names.name(one.by)), one.at.day().spoken());
            let reasons: Vec<_> = one
                .words
                .reasons
                .iter()
                // That an answer asked for one is for whoever leads.
                .filter(|(gate, _)| leads || **gate != GoGate::Professional)
                .map(|(gate, words)| view! { <p dir="auto">{format!("{}: {words}", title(*gate))}</p> })
                .collect();
            let note = (!one.words.note.is_blank()).then(|| view! { <p dir="auto">{one.words.note.to_string()}</p> });
            view! { <p><strong>{what}</strong>". "{who}"."</p> {reasons} {note} }.into_any()
        })
        .collect();
    (!items.is_empty()).then(|| view! { <h2>"What was decided"</h2> <List items/> })
}
