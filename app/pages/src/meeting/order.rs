//! Who reads when. One name is moved with a press; all of them at once with numbers.

use super::show::{Shown, keep};
use crate::ui::{Empty, Form, More, Pill, PillState};
use kith_domain::MemberId;
use kith_domain::meeting::{MOST_READERS, MeetingRole};
use leptos::prelude::*;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let closer = shown.meeting.with(MeetingRole::Closer);
    let rows = (0..shown.meeting.order.len()).map(|at| row(shown, at, closer)).collect_view();
    let list = if shown.meeting.order.is_empty() {
        view! {
            <Empty title="Nobody is in the order yet.">
                <p>"Begin with a gentle voice. For example: Ana first, then Ben, and Rosa last, because she asks."</p>
            </Empty>
        }
        .into_any()
    } else {
        let drag = shown.may_change.then_some("move");
        view! { <ol class="order" role="list" data-drag=drag>{rows}</ol> }.into_any()
    };
    let change = shown.may_change.then(|| change(shown));
    let last = closer.map(|id| shown.name(id));
    let last = match last {
        Some(name) => format!("{name} asks, so {name} always reads last."),
        None => "Whoever is the closer asks, and always reads last.".to_owned(),
    };
    view! {
        <h2 id="order">"Who reads when"</h2>
        <p>{last}</p>
        <div class="stack" id="readers" data-part="" data-lost="Not saved. Your change is still on this page. Try again in a moment.">
            {list}
            {change}
        </div>
    }
}

fn row(shown: &Shown, at: usize, closer: Option<MemberId>) -> Option<impl IntoView + use<>> {
    let order = &shown.meeting.order;
    let id = *order.get(at)?;
    // Only presses that change something are offered: nobody reads before the first, or after the closer.
    let earlier = at > 0 && closer != Some(id);
    let later = order.get(at + 1).is_some_and(|next| closer != Some(*next));
    let name = shown.name(id);
    let shared = shown.shared.contains(&id);
    let pill = if shared {
        view! { <Pill state=PillState::Good text="Letter shared"/> }.into_any()
    } else {
        view! { <Pill text="Letter still private"/> }.into_any()
    };
    let asks = (closer == Some(id)).then(|| view! { <Pill text="Reads last and asks"/> });
    let also = shown.proxies.iter().filter(|proxy| proxy.reader == Some(id)).map(|proxy| {
        let of = proxy
            .words
            .as_ref()
            .map_or_else(|| "somebody who can’t be there".to_owned(), |words| words.from.to_string());
        view! { <Pill text=format!("Reads for {of} first")/> }
    });
    let also = also.collect_view();
    let buttons = shown.may_change.then(|| {
        let up = earlier.then(|| press("up", "Up", &name));
        let down = later.then(|| press("down", "Down", &name));
        let take_out = press("remove", "Take out", &name);
        let version = shown.meeting.version.to_string();
        view! {
            <form class="order__moves" method="post" action=format!("{}/order/change", shown.base) data-move=id.to_string()>
                <input type="hidden" name="member" value=id.to_string()/>
                <input type="hidden" name="version" value=version/>
                {up}
                {down}
                {take_out}
            </form>
        }
    });
    // The closer stays where they are; so there is nothing to take hold of, and nobody comes after them.
    let closes = closer == Some(id);
    let place = shown.members.iter().position(|m| m.id == id);
    let field = shown.may_change.then(|| place.map(field)).flatten();
    let grip = (shown.may_change && !closes).then(|| view! { <span class="grip" aria-hidden="true"></span> });
    let said = format!("{name} reads as number {} of {}.", at + 1, order.len());
    Some(view! {
        <li class="order__item" data-for=field data-who=id.to_string() data-said=said data-last=closes.then_some("")>
            {grip}
            <span class="order__name" dir="auto">{name}</span>
            {also}
            {asks}
            {pill}
            {buttons}
        </li>
    })
}

/// A button of one word that a screen reader hears with the name: "Up Ben".
fn press(change: &'static str, word: &'static str, name: &str) -> impl IntoView + use<> {
    let name = format!(" {name}");
    view! {
        <button class="button order__press" data-state="quiet" type="submit" name="change" value=change>
            {word}<span class="hidden">{name}</span>
        </button>
    }
}

/// The id of a member's field for their number.
fn field(at: usize) -> String {
    if at == 0 { "f-order".to_owned() } else { format!("f-order-{at}") }
}

fn change(shown: &Shown) -> impl IntoView + use<> {
    let room = shown.meeting.order.len() < MOST_READERS;
    let others = shown.members.iter().filter(|m| room && !shown.meeting.order.contains(&m.id));
    let adds = others
        .map(|m| {
            let label = format!("Add {}", m.words.name);
            view! {
                <form method="post" action=format!("{}/order/change", shown.base) data-move=m.id.to_string()>
                    <input type="hidden" name="member" value=m.id.to_string()/>
                    <input type="hidden" name="version" value=shown.meeting.version.to_string()/>
                    <button class="button" data-state="quiet" type="submit" name="change" value="add">{label}</button>
                </form>
            }
        })
        .collect_view();
    let error = shown.errors.of("order");
    let open = error.is_some() || shown.stale;
    let numbers = numbers(shown, error);
    // Folded away, unless it is what the reader came back to.
    let numbers = if open {
        numbers.into_any()
    } else {
        view! { <More summary="Set the whole order with numbers">{numbers}</More> }.into_any()
    };
    view! {
        <div class="buttons">{adds}</div>
        {numbers}
    }
}

fn numbers(shown: &Shown, error: Option<String>) -> impl IntoView + use<> {
    let invalid = error.is_some().then_some("true");
    let rows = shown
        .members
        .iter()
        .enumerate()
        .map(|(at, m)| {
            let id = field(at);
            let typed = shown.order.beside(m.id).to_owned();
            view! {
                <li class="order__number">
                    <label class="order__name" for=id.clone() dir="auto">{m.words.name.to_string()}</label>
                    <input type="hidden" name="member" value=m.id.to_string()/>
                    <input class="field__input" data-size="short" id=id name="number" type="text" inputmode="numeric"
                        value=typed autocomplete="off" aria-invalid=invalid/>
                </li>
            }
        })
        .collect_view();
    let error = error.map(|error| {
        view! { <p class="field__error" id="f-order-error"><span class="hidden">"Error: "</span>{error}</p> }
    });
    let version = shown.order.version.clone();
    let action = format!("{}/order", shown.base);
    view! {
        <Form action>
            <input type="hidden" name="version" value=version/>
            <p class="field__hint">"Number 1 reads first. Leave the field empty for somebody who doesn’t read."</p>
            {error}
            <ul class="order__numbers" role="list">{rows}</ul>
            {keep("Keep this order")}
        </Form>
    }
}
