use leptos::prelude::*;

use super::{LONG_NAME, UNBROKEN};
use crate::ui::{
    ActionForm, ButtonKind, Card, CardTable, Columns, Fact, List, Pill, PillState, Sheet, SideNote, Summary,
};

pub(super) fn cards() -> impl IntoView {
    let people = [
        ("Rosa Rivera", "Organizer, sister", PillState::Good, "Confirmed"),
        (LONG_NAME, "Facilitator", PillState::NeedsYou, "Waits for you"),
    ];
    let people = people.map(|(name, role, state, text)| {
        view! {
            <div class="person">
                <div class="person__who">
                    <p class="person__name">{name}</p>
                    <p class="person__role">{role}</p>
                </div>
                <Pill state text/>
                <ActionForm action="#" label="Confirm" kind=ButtonKind::Quiet/>
            </div>
        }
        .into_any()
    });
    view! {
        <List items=people.into()/>
        <div class="cards">
            <Card title="Harbour House">
                <p class="option__facts">"Nurses day and night. First opening 12 May."</p>
                <p><Pill state=PillState::Good text="Booked"/></p>
            </Card>
            <Card title=UNBROKEN>
                <p>{LONG_NAME}</p>
            </Card>
        </div>
        <article class="card boundary" data-state="agreed">
            <p class="boundary__words">
                <span class="boundary__when">"If you come home intoxicated,"</span>
                <span>"I will stay at my sister’s that night."</span>
            </p>
            <p class="boundary__keepers"><Pill state=PillState::Good text="Rosa agreed"/><Pill text="Ben hasn’t read it"/></p>
        </article>
    }
}

pub(super) fn tables() -> impl IntoView {
    let headers = ["What", "Harbour House", "Elm Street Clinic"].map(str::to_owned);
    let rows = vec![
        row("Medications", "Buprenorphine, methadone", "Buprenorphine"),
        row("First opening", "12 May", "Not known yet"),
        row("Phone", "555-0142", "555-0177"),
    ];
    let facts = vec![
        Fact::new("Name of the circle", "The blue folder").change("#"),
        Fact::new("Country", "United States").change("#"),
        Fact::new("Organizer", LONG_NAME),
    ];
    view! {
        <CardTable caption="Two options side by side" headers=Vec::from(headers) rows/>
        <Summary facts/>
    }
}

fn row(name: &'static str, one: &'static str, other: &'static str) -> Vec<AnyView> {
    [name, one, other].map(IntoAny::into_any).into()
}

pub(super) fn columns() -> impl IntoView {
    let side = view! {
        <SideNote title="Who can see this">
            <p>"Only you, until you share it."</p>
        </SideNote>
        <SideNote title="How long it takes">
            <p>"Most people need three sittings."</p>
        </SideNote>
    };
    view! {
        <Columns side>
            <p>
                "A letter is read aloud. Short sentences are easier to say and easier to hear. Write as you speak, and "
                "say what you saw yourself. You can stop after every part and come back."
            </p>
        </Columns>
    }
}

pub(super) fn paper() -> impl IntoView {
    view! {
        <div class="letter">
            <p class="letter__words">
                "Dear Sam,\n\nYou taught me to ride a bicycle on the hill behind the school. You ran beside me the whole way."
            </p>
            <p class="letter__by">"Rosa"</p>
        </div>
        <ol class="order" role="list">
            <li class="order__item"><span class="order__name">"Ana"</span><span>"2 minutes"</span></li>
            <li class="order__item"><span class="order__name">"Ben"</span><span>"3 minutes"</span></li>
        </ol>
        <Sheet title="Opening" draft=true>
            <p class="script__cue">"Ana reads. Everyone is seated."</p>
            <p class="script__words">"Thank you for sitting down with us. We will need about forty minutes."</p>
            <p class="script__ask">"There is a place for you at Harbour House today. Will you come with us?"</p>
        </Sheet>
        <Sheet title="Ben’s card" large=true>
            <p class="script__words">"I am your brother, and I am on your side."</p>
        </Sheet>
    }
}
