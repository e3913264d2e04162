use leptos::prelude::*;

use super::{LONG_NAME, UNBROKEN};
use crate::ui::{
    Empty, Helpline, LinkButton, List, More, Notice, NoticeKind, Pill, PillState, Step, StepState, Steps, YourPart,
};

pub(super) fn notices() -> impl IntoView {
    let pills = [
        (PillState::Plain, "Draft"),
        (PillState::Good, "Agreed"),
        (PillState::NeedsYou, "Waits for Ben"),
        (PillState::Saving, "Saving"),
        (PillState::Saved, "Saved"),
        (PillState::NotSent, "Not sent"),
    ];
    let pills = pills.map(|(state, text)| view! { <Pill state text/> }).collect_view();
    view! {
        <Notice kind=NoticeKind::Info>
            <p>"Your draft is yours alone until you share it."</p>
        </Notice>
        <Notice kind=NoticeKind::NeedsYou title="Ben has joined and waits for you">
            <p>"Ring him first, so that you know it is really him. Then confirm him here."</p>
        </Notice>
        <Notice kind=NoticeKind::Good title="Shared with 3 people">
            <p>"Ana, Ben and Dr. Osei can read it now."</p>
        </Notice>
        <Notice kind=NoticeKind::Danger title="If someone can’t be woken, call 911 now">
            <p>"Give naloxone if you have it. Stay with them."</p>
        </Notice>
        <div class="cluster">{pills}</div>
        <Pill state=PillState::Saved text="Saved at 14:05" live=true/>
        <Empty title="No options yet">
            <p>"Three phone calls are a good start. Here is what to ask."</p>
            <LinkButton href="#" label="Add the first option"/>
        </Empty>
        <More summary="What does “level of care” mean?">
            <p>"How much help there is in a day: from one visit a week to nurses day and night."</p>
        </More>
    }
}

pub(super) fn path() -> impl IntoView {
    let steps = vec![
        Step::new("Safety screen", StepState::Done).line("Answered by Rosa on 3 May").href("#"),
        Step::new("Team", StepState::Done).line("Rosa, Ben, Ana, Dr. Osei").line(LONG_NAME).href("#"),
        Step::new("Treatment options", StepState::Now).line("Two compared, one still to call").href("#"),
        Step::new("Letters", StepState::Open).href("#"),
        Step::new("Insurance", StepState::NotUsed),
        Step::new(UNBROKEN, StepState::Open),
    ];
    view! { <Steps steps/> }
}

pub(super) fn your_part() -> impl IntoView {
    let changes = ["Ben shared his letter", "Ana added Harbour House"].map(|what| {
        view! {
            <h3 class="change__when">"Today"</h3>
            <p class="change__what">{what}</p>
        }
        .into_any()
    });
    view! {
        <YourPart
            title="Write the second part of your letter"
            why="One true memory. It reminds both of you who you are to each other."
            takes="About ten minutes. You can stop at any time."
            href="#"
            label="Go on writing"
        />
        <List items=changes.into()/>
    }
}

pub(super) fn helplines() -> impl IntoView {
    view! {
        <Helpline
            name="Emergency"
            purpose="Someone may die or be badly hurt, or won’t wake up."
            number="911"
            href="tel:911"
            hours="Day and night"
            source="Looked at on 21 November 2026"
        />
        <Helpline name="A helpline without a number that can be dialled" purpose="Ask your doctor for it." number="Not known here"/>
    }
}

pub(super) fn right_to_left() -> impl IntoView {
    let steps = vec![
        Step::new("الفريق", StepState::Done).line("ليلى، سامي").href("#"),
        Step::new("الرسائل", StepState::Now).href("#"),
        Step::new("اللقاء", StepState::Open),
    ];
    view! {
        <Notice kind=NoticeKind::NeedsYou title="هذا ينتظرك">
            <p>"اتصل به أولا."</p>
        </Notice>
        <Steps steps/>
        <Pill state=PillState::Good text="تم"/>
    }
}
