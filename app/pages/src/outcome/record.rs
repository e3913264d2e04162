//! The form in which the outcome is written down.

use super::input::ANOTHER;
use super::show::Shown;
use crate::ui::{Button, Choice, ChoiceKind, Choices, Empty, Form, More, TextField};
use kith_domain::Prose;
use kith_domain::outcome::Outcome;
use leptos::prelude::*;

const NOTE_MAX: usize = Prose::<2000>::MAX;

pub(super) fn section(shown: &Shown) -> impl IntoView + use<> {
    let again = shown.recorded.is_some();
    if !shown.may_record {
        return (!again)
            .then(|| {
                view! {
                    <Empty title="Nothing is written down yet.">
                        <p>"After the meeting, the chair, the organizer or the facilitator says how it ended. Then everybody sees here what to do."</p>
                    </Empty>
                }
            })
            .into_any();
    }
    let form = form(shown, again);
    let came_back = shown.stale || shown.errors.of("outcome").is_some() || shown.errors.of("note").is_some();
    if again && !came_back {
        view! { <More summary="Correct this, or write down another meeting">{form}</More> }.into_any()
    } else if shown.ahead && !came_back {
        view! { <More summary="The meeting has already happened">{form}</More> }.into_any()
    } else {
        view! {
            <h2>"Write it down"</h2>
            {form}
        }
        .into_any()
    }
}

fn form(shown: &Shown, again: bool) -> impl IntoView + use<> {
    let choices = kith_content::outcomes::outcomes()
        .iter()
        .map(|outcome| Choice::new(outcome.slug.clone(), outcome.title.clone()).hint(outcome.meaning.clone()))
        .collect();
    let (typed, errors) = (shown.record.clone(), shown.errors.clone());
    let action = format!("{}/outcome", shown.base);
    let step = step(shown);
    let next = if again {
        "This replaces what is written down. Tasks that nobody has touched are taken back, and new ones are given out. \
         Tasks that are done, or that somebody has moved or handed on, stay."
    } else {
        "When you press the button, everybody in the circle sees the answer, and each task gets a person and a day. You \
         can correct it later."
    };
    view! {
        <Form action>
            <input type="hidden" name="seen" value=typed.seen/>
            <Choices name="outcome" legend="How did the meeting end?" kind=ChoiceKind::One options=choices
                value=vec![typed.outcome] error=errors.of("outcome")/>
            {step}
            <TextField name="note" label="What was said and agreed" value=typed.note error=errors.of("note") limit=NOTE_MAX
                hint="In your own words. You may leave it empty."/>
            <p class="field__hint">{next}</p>
            <Button label="Write this down for the circle"/>
        </Form>
    }
}

/// To which of the smaller steps they said yes, so that only this one is opened.
fn step(shown: &Shown) -> Option<impl IntoView + use<>> {
    let rungs = shown.ladder.iter().filter(|rung| rung.words.belongs_to(Outcome::Partly));
    let mut options: Vec<Choice> =
        rungs.map(|rung| Choice::new(rung.id.to_string(), rung.words.title.to_string())).collect();
    if options.is_empty() {
        return None;
    }
    options.push(Choice::new(ANOTHER, "Another one"));
    let value = vec![shown.record.step.clone()];
    Some(view! {
        <Choices name="step" legend="If it was partly: to which step?" kind=ChoiceKind::One options value
            hint="Leave it empty for any other answer. If you don’t know yet, each step becomes a task."/>
    })
}
