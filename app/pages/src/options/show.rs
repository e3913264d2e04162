//! One programme: what is known, what to ask next, and what can be done with it.

use super::calls::{CallsSection, Said};
use super::words::{MedicationNotice, StandingPill, hold_warning, in_all, level, level_name, phone, site, weekly};
use crate::extract::{Circle, Under};
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::ActionForm;
use crate::ui::{
    BackLink, ButtonKind, Columns, Fact, LinkButton, List, Notice, NoticeKind, PageHeader, Place, SideNote, Summary,
    Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::library::{find, library_page};
use kith_content::medications::medication;
use kith_domain::event::EventKind;
use kith_domain::option::{Medication, OptionWords, Standing, Ties};
use kith_domain::{CircleId, OptionId};
use kith_store::AnyMember;
use kith_store::events::Happened;
use kith_store::options::CareOption;
use leptos::prelude::*;

pub(super) async fn show(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    one(&page, &circle, id, StatusCode::OK, |said| said).await
}

/// The page of one programme; `typed` puts back what was typed into the form on it.
pub(super) async fn one(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: OptionId,
    status: StatusCode,
    typed: impl FnOnce(Said) -> Said,
) -> Result<Response, Problem> {
    let option = circle.option(id).await?;
    let names = Names::of(circle).await?;
    let history = history(&circle.option_history(id).await?, &names);
    let said = typed(Said::of(circle, id, &circle.calls(id).await?, &names, page.now.day()).await?);
    let warning =
        (option.standing != Standing::SetAside).then(|| hold_warning(&option.words, page.now.day())).flatten();
    let medication = option.words.should_ask_about_medication(&circle.about().words);
    let circle_id = circle.circle();
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! { <OneOption circle=circle_id option warning medication said history/> }
    }))
}

#[component]
fn OneOption(
    circle: CircleId,
    option: CareOption,
    warning: Option<String>,
    medication: bool,
    said: Said,
    history: Vec<String>,
) -> impl IntoView {
    let base = paths::options(circle);
    let warning = warning.map(|text| view! { <Notice kind=NoticeKind::NeedsYou><p>{text}</p></Notice> });
    let medication = medication.then(|| view! { <MedicationNotice whose=option.words.programme.to_string() circle/> });
    let items = history.into_iter().map(IntoAny::into_any).collect();
    let side = view! {
        <SideNote title="What happened so far">
            <List items/>
        </SideNote>
    };
    view! {
        <BackLink href=base label="Treatment options"/>
        <PageHeader title=option.words.programme.to_string()/>
        <Columns side>
            <p><StandingPill standing=option.standing/></p>
            {warning}
            <Facts words=option.words circle/>
            {medication}
            <CallsSection said/>
            <p><LinkButton href=paths::admission(circle, option.id) label="Ready for the day" kind=ButtonKind::Quiet/></p>
            <Verbs circle id=option.id standing=option.standing/>
            <p><LinkButton href=format!("{}/edit", paths::option(circle, option.id)) label="Change what you know" kind=ButtonKind::Quiet/></p>
        </Columns>
    }
}

/// What is known. What isn't is a question to ask.
#[component]
pub(super) fn Facts(words: OptionWords, circle: CircleId) -> impl IntoView {
    let questions = format!("{}/questions", paths::options(circle));
    let ask = |what: &'static str| {
        let questions = questions.clone();
        view! { <span class="option__ask">"Not known yet. "<a href=questions>{what}</a></span> }.into_any()
    };
    let text = |words: String| view! { <span class="option__text" dir="auto">{words}</span> }.into_any();
    let level = level(&words).map(|level| {
        view! {
            <p>{level_name(level)}</p>
            <p class="option__facts">{level.plain.clone()}{level.edition.as_ref().map(|edition| format!(" ({edition})"))}</p>
            <p><a href=paths::text(circle, library_page("levels-of-care"))>"What the levels mean"</a></p>
        }
        .into_any()
    });
    let day = |day: Option<kith_domain::Day>| day.map(|day| day.spoken().into_any());
    let phone = (!words.phone.is_blank()).then(|| phone(words.phone.as_str()));
    let line = |title: &'static str, shown: Option<AnyView>| shown.map(|shown| Fact::new(title, shown));
    let address = (!words.address.is_blank()).then(|| text(words.address.to_string()));
    let website = (!words.website.is_blank()).then(|| site(words.website.as_str()));
    let cost = (!words.cost.is_blank()).then(|| {
        let insurance = paths::text(circle, library_page("insurance-words"));
        view! { {text(words.cost.to_string())}<p><a href=insurance>"Insurance words"</a></p> }.into_any()
    });
    let insurance = (!words.insurance.is_blank()).then(|| text(words.insurance.to_string()));
    let notes = (!words.notes.is_blank()).then(|| Fact::new("Notes", text(words.notes.to_string())));
    let ties = ties(&words).unwrap_or_else(|| ask("Ask if they pay anyone for sending people."));
    let facts = [
        Some(Fact::new("Phone", phone.unwrap_or_else(|| "Not known yet".into_any()))),
        line("Address", address),
        line("Their site", website),
        Some(Fact::new("Level of care", level.unwrap_or_else(|| ask("Ask which level fits, and who decides.")))),
        Some(Fact::new(
            "Medicines",
            medicines(&words, circle).unwrap_or_else(|| ask("Ask which medicines they give.")),
        )),
        Some(Fact::new("First opening", day(words.first_opening).unwrap_or_else(|| ask("Ask when a place is free.")))),
        Some(Fact::new("Held until", day(words.held_until).unwrap_or_else(|| ask("Ask how long they hold it.")))),
        weekly(&words.pay).map(|week| Fact::new("What you would pay", week)),
        in_all(&words.pay).map(|total| Fact::new("In all", total)),
        Some(Fact::new("What the insurance said", insurance.unwrap_or_else(|| ask("Ask if it is in your network.")))),
        Some(Fact::new("Cost", cost.unwrap_or_else(|| ask("Ask for the total, in writing.")))),
        Some(Fact::new("Who recommends it", ties)),
        notes,
    ];
    view! { <Summary facts=facts.into_iter().flatten().collect()/> }
}

/// Who recommends it, and what they get for it; none while nobody has said.
fn ties(words: &OptionWords) -> Option<AnyView> {
    let who = (!words.referrer.is_blank()).then(|| view! { <p dir="auto">{words.referrer.to_string()}</p> });
    let gets = match words.ties {
        Ties::NotSaid if words.referrer.is_blank() => return None,
        Ties::NotSaid => view! { <p>"Nobody has said yet if they get anything for it. Ask them."</p> }.into_any(),
        Ties::None => view! { <p>"Nobody gets anything for it."</p> }.into_any(),
        Ties::Some => view! {
            <p>"There is a tie:"</p>
            <p class="option__text" dir="auto">{words.tie.to_string()}</p>
        }
        .into_any(),
    };
    Some(view! { {who}{gets} }.into_any())
}

/// Each medicine leads to its page.
fn medicines(words: &OptionWords, circle: CircleId) -> Option<AnyView> {
    let name = |m: &Medication| {
        let name = medication(m.slug()).name.clone();
        match find(&name).first() {
            Some(page) => view! { <li><a href=paths::text(circle, page)>{name}</a></li> }.into_any(),
            None => view! { <li>{name}</li> }.into_any(),
        }
    };
    let names = words.medications.iter().map(name).collect_view();
    (!words.medications.is_empty()).then(|| view! { <ul class="option__medicines" role="list">{names}</ul> }.into_any())
}

/// What can be done with it from where it stands.
#[component]
fn Verbs(circle: CircleId, id: OptionId, standing: Standing) -> impl IntoView {
    let at = |verb: &str| format!("{}/{verb}", paths::option(circle, id));
    let book = || view! { <LinkButton href=at("book") label="Book this place"/> };
    let back_up = || view! { <LinkButton href=at("back-up") label="Make it the backup" kind=ButtonKind::Quiet/> };
    let reconsider = |label: &'static str| {
        view! { <ActionForm action=at("reconsider") label kind=ButtonKind::Quiet/> }
    };
    let set_aside = || view! { <ActionForm action=at("set-aside") label="Set it aside" kind=ButtonKind::Quiet/> };
    let verbs = match standing {
        Standing::Considering => view! { {book()}{back_up()}{set_aside()} }.into_any(),
        Standing::Booked => view! { {back_up()}{reconsider("Let this place go")} }.into_any(),
        Standing::Backup => view! { {book()}{reconsider("It is no longer the backup")} }.into_any(),
        Standing::SetAside => reconsider("Take it up again").into_any(),
    };
    view! { <div class="cluster">{verbs}</div> }
}

/// Who did what, as sentences.
fn history(events: &[Happened], names: &Names) -> Vec<String> {
    let sentence = |event: &Happened| {
        let did = match event.kind {
            EventKind::OptionAdded => "wrote it down",
            EventKind::OptionChanged => "changed what is known",
            EventKind::OptionBooked => "booked it",
            EventKind::OptionBackedUp => "made it the backup",
            EventKind::OptionReconsidered => "put it back under consideration",
            EventKind::OptionSetAside => "set it aside",
            EventKind::AdmissionChanged => "wrote down what is ready for the day",
            EventKind::GateOpened => "wrote down why it is right although something is missing",
            EventKind::OptionCalled => "called them",
            EventKind::CallChanged => "changed what they wrote down of a call",
            _ => return None,
        };
        let who = event.actor.map_or_else(|| "Somebody".to_owned(), |actor| capital(&names.name(actor)));
        Some(format!("{who} {did}. {}.", event.at.day().spoken()))
    };
    events.iter().rev().filter_map(sentence).collect()
}
