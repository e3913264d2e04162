//! Bringing a list along: a file from the device.

use super::receive::{Sent, drain, receive};
use crate::app::App;
use crate::extract::Circle;
use crate::forms::{fresh_op, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, FileField, Form, LinkButton, More, PageHeader, Place, Title,
};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::{FacilityListId, Line, OpId};
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;

/// The door a file comes in by: the only one that takes more than a form's worth.
pub const IMPORT: &str = "/circles/{circle}/lists/import";

pub(super) async fn ask(page: Page, circle: Circle<AnyMember>) -> Response {
    form(&page, &circle, StatusCode::OK, Errors::new())
}

pub(super) async fn import(
    State(app): State<App>,
    page: Page,
    circle: Circle<AnyMember>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let again = |status, complaint: String| {
        let mut errors = Errors::new();
        errors.add("file", complaint);
        Ok(form(&page, &circle, status, errors))
    };
    let mend = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(turn) = app.uploads().turn(circle.session().account) else {
        if let Ok(sent) = sent {
            drain(sent).await;
        }
        let busy = "Other lists are being read just now. Choose the file again in a minute.";
        return again(StatusCode::TOO_MANY_REQUESTS, busy.to_owned());
    };
    let sent = match sent {
        Ok(sent) => receive(sent, turn).await,
        Err(_) => Sent::default(),
    };
    let read = match sent.file {
        None => return again(mend, "Choose a file on this device.".to_owned()),
        Some(Err(refusal)) => return again(mend, format!("Nothing was taken: {refusal}.")),
        Some(Ok(read)) => read,
    };
    if read.facilities.is_empty() {
        let rows = read.report.rows_read;
        let first = read.report.rejected.first().map(|left| format!(" Row {}: {}.", left.row, left.reason));
        let first = first.unwrap_or_default();
        return again(mend, format!("Nothing was taken: none of its {rows} rows could be read as a place.{first}"));
    }
    let op = sent.op.parse().unwrap_or_else(|_| fresh_op());
    let OpId(id) = op;
    match circle.import_facilities(FacilityListId(id), &named(&sent.name), read, page.now).await {
        Ok(id) => Ok(go(paths::facility_list(circle.circle(), id))),
        Err(StoreError::Full) => {
            again(mend, "Nothing was taken: your lists are full. Throw one away that you no longer need.".to_owned())
        }
        Err(other) => Err(other.into()),
    }
}

/// What the list is called: as the file is, as far as it fits.
fn named(file: &str) -> Line<120> {
    let short: String = file.chars().take(Line::<120>::MAX).collect();
    let name = Line::parse(&short).unwrap_or_default();
    if name.is_blank() { Line::parse("A list").unwrap_or_default() } else { name }
}

fn form(page: &Page, circle: &Circle<AnyMember>, status: StatusCode, errors: Errors) -> Response {
    let back = paths::facilities(circle.circle());
    let op = fresh_op().to_string();
    let rows = "Up to 20 MB and 30,000 rows. The file itself isn’t kept, only the places in it.";
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Find places on a list"/>
            <PageHeader title="Bring a list along"
                lead="A list of treatment places, as a file. Everyone in the circle can look for places on it."/>
            <Form action=format!("{back}/import") multipart=true>
                <input type="hidden" name="op" value=op/>
                <FileField name="file" label="The list, in CSV or JSON" accept=".csv,.json,text/csv,application/json"
                    hint=rows error=errors.of("file")/>
                <Button label="Read this list"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            <More summary="Where to get a list">
                <p>"In the United States the government keeps one at findtreatment.gov: look for places there, and download what it finds. If you work with a professional, ask them first. They may have the file."</p>
                <p>"That site is not ours. A visit stays in the history of the device that you use."</p>
            </More>
        }
    })
}
