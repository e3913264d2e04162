use leptos::prelude::*;

use super::LONG_NAME;
use crate::ui::{
    ActionForm, Button, ButtonKind, Choice, ChoiceKind, Choices, Confirm, Copyable, ErrorSummary, Errors, Field,
    FileField, Form, InputKind, LinkButton, Select, TextField,
};

pub(super) fn fields() -> impl IntoView {
    let countries = [("", "Choose a country"), ("us", "United States"), ("de", "Germany")];
    let countries = countries.map(|(value, words)| (value.to_owned(), words.to_owned()));
    let substances = vec![
        Choice::new("opioids", "Heroin or other opioids").hint("Also fentanyl, oxycodone, tramadol"),
        Choice::new("alcohol", "Alcohol"),
        Choice::new("other", "Something else"),
    ];
    let told = vec![
        Choice::new("yes", "Yes, we tell them beforehand").hint("They choose whether to come."),
        Choice::new("no", "No").hint("They learn of it on the day."),
    ];
    view! {
        <Form action="#">
            <Field name="circle" label="A name for the circle" hint="Choose one that tells a stranger nothing." limit=60 required=true/>
            <Field name="email" label="Your e-mail address" kind=InputKind::Email value="rosa@example.org"/>
            <Field name="password" label="Password" kind=InputKind::Password { new: true } hint="At least 15 characters. Three words you can remember are good."/>
            <Field name="phone" label="Phone" kind=InputKind::Tel value="555-0142"/>
            <Field name="day" label="Day" kind=InputKind::Date/>
            <Field name="from" label="From" kind=InputKind::Time/>
            <Field name="when" label="Day and time" kind=InputKind::DateTime/>
            <Field name="minutes" label="Minutes" kind=InputKind::Number value="40"/>
            <Field name="code" label="The code you were told" kind=InputKind::Code/>
            <Select name="country" label="Country" options=countries.into() value="de" hint="For the right helplines."/>
            <TextField name="notes" label="What happened" hint="Only what you saw yourself." limit=2000/>
            <Choices name="substance" legend="What do they use?" kind=ChoiceKind::Many options=substances value=vec!["alcohol".into()] hint="Choose all that you know of."/>
            <Choices name="told" legend="Will they know beforehand?" kind=ChoiceKind::One options=told/>
            <FileField name="file" label="The list" accept=".csv,.json" hint="A file on this device, up to 20 MB."/>
            <Button label="Save and go on"/>
        </Form>
        <Copyable name="link" label="The link for Ben" value="https://localhost:3000/join/4Q9ZJ2M7X0C5T8W1K6" hint="Press and hold, choose all of it, then copy."/>
        <Copyable name="spoken" label="The code to tell Ben by phone" value="7KQ4-M2XP" large=true/>
    }
}

pub(super) fn errors() -> impl IntoView {
    let mut errors = Errors::new();
    errors.add("join-code", "That code has expired. Ask Ana for a new one; it takes her a minute.");
    errors.add("join-name", "Say what the others should call you.");
    errors.add("join-why", "This is 40 characters too long. Everything you wrote is still here.");
    errors.add("join-role", "Choose how you will take part.");
    let roles = vec![Choice::new("read", "I will read a letter"), Choice::new("drive", "I will drive")];
    view! {
        <Form action="#">
            <ErrorSummary errors=errors.clone()/>
            <Field name="join-code" label="The code you were told" kind=InputKind::Code value="7KQ4-M2XP" error=errors.of("join-code")/>
            <Field name="join-name" label="Your name" hint="As the others know you." error=errors.of("join-name")/>
            <TextField name="join-why" label="A word to the others" value=LONG_NAME limit=20 error=errors.of("join-why")/>
            <Choices name="join-role" legend="Your part" kind=ChoiceKind::One options=roles error=errors.of("join-role")/>
            <Button label="Join the others"/>
        </Form>
    }
}

pub(super) fn buttons() -> impl IntoView {
    view! {
        <div class="buttons">
            <Button label="Share with 3 people"/>
            <LinkButton href="#" label="Not now" kind=ButtonKind::Quiet/>
            <ActionForm action="#" label="Erase this circle" kind=ButtonKind::Danger hidden=vec![("id".into(), "1".into())]/>
        </div>
        <Button label=format!("Ask {LONG_NAME} to confirm")/>
        <div class="card">
            <Confirm title="Share your letter?" action="#" label="Share with 3 people" back="#">
                <p>"Ana, Ben and Dr. Osei can read it from now on. You can still change it."</p>
            </Confirm>
        </div>
    }
}

pub(super) fn right_to_left() -> impl IntoView {
    view! {
        <Form action="#">
            <Field name="rtl-name" label="الاسم" hint="كما يعرفك الآخرون." error="اكتب اسمك."/>
            <Button label="حفظ"/>
        </Form>
    }
}
