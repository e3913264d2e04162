//! Making a file.

use super::document::{Typed, Wanted};
use super::record::to_collect;
use super::show::answer;
use crate::extract::Circle;
use crate::forms::{self, Fields};
use crate::names::Names;
use crate::page::Page;
use crate::problem::Problem;
use crate::script::{Script, Which};
use crate::turns::{Turn, Turns};
use crate::ui::Errors;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kith_content::script::script_part;
use kith_sheets::{Copy, Edition, PaperError, Pdf, Settings, Shred, Titled};
use kith_store::editions::NewPrinting;
use kith_store::{AnyMember, StoreError};

/// Whose files are being set: the press says itself when there are too many. The same button pressed twice is two of them.
pub(crate) fn printing() -> Turns {
    Turns::new(usize::MAX, 2)
}

const NEWER: &str = "There is a newer edition by now. Press once more to print that one.";

pub(super) async fn print(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let script = Script::gather(&circle, Which::Standing, page.now).await?;
    let mut errors = Errors::new();
    let Some(wanted) = typed.parse(&script, &mut errors) else {
        return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, script, typed, errors).await;
    };
    // Whoever chose from one edition doesn't get another by surprise.
    if typed.edition.trim().parse() != Ok(script.number()) {
        errors.add("document", NEWER);
        return answer(&page, &circle, StatusCode::CONFLICT, script, typed, errors).await;
    }
    let Some(turn) = page.app.printing().turn(circle.session().account) else {
        return busy(&page, &circle, script, typed, "Your other files are still being made. Try again in a moment.")
            .await;
    };
    let edition = fill(&circle, &script, &wanted).await?;
    let new =
        NewPrinting { edition: script.number(), document: wanted.printed, whose: wanted.whose, copies: wanted.copies };
    let op = typed.op.parse().unwrap_or_else(|_| forms::fresh_op());
    let reserved = match circle.record_printing(op, &new, page.now).await {
        Ok(reserved) => reserved,
        Err(StoreError::Stale) => {
            errors.add("document", NEWER);
            let script = Script::gather(&circle, Which::Standing, page.now).await?;
            return answer(&page, &circle, StatusCode::CONFLICT, script, typed, errors).await;
        }
        Err(StoreError::Full) => {
            errors.add("document", "You have printed from this edition 60 times. Somebody else can print more.");
            return answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, script, typed, errors).await;
        }
        Err(other) => return Err(other.into()),
    };
    match set(&page, &wanted, &script, edition, reserved.first, turn).await {
        Ok(pdf) => Ok(download(pdf)),
        Err(error) => {
            circle.take_back_printing(reserved, page.now).await?;
            refused(&page, &circle, script, typed, error).await
        }
    }
}

/// What the script doesn't have by itself: the sheets for one answer, and the copies that are out.
async fn fill(circle: &Circle<AnyMember>, script: &Script, wanted: &Wanted) -> Result<Edition, Problem> {
    let mut edition = script.on_paper();
    if let Some(after) = wanted.after {
        edition.boundary_sheets = script.boundary_sheets(after);
    }
    let names = Names::of(circle).await?;
    let text = script_part("collect-and-shred");
    edition.shred = Shred {
        text: Titled { title: text.title.clone(), text: text.text.clone() },
        copies: to_collect(&circle.printings().await?, &names),
    };
    Ok(edition)
}

/// Sets it beside everything else: on the press's own thread, while this task waits.
async fn set(
    page: &Page,
    wanted: &Wanted,
    script: &Script,
    edition: Edition,
    first: i64,
    turn: Turn,
) -> Result<Pdf, PaperError> {
    let document = wanted.document(script);
    let whose = wanted.whose.and_then(|whose| script.place_of(whose)).and_then(|place| edition.readers.get(place));
    let initials = whose.map(|reader| reader.initials.clone()).unwrap_or_default();
    let number = |number: i64| u32::try_from(number).unwrap_or_default();
    let last = first + wanted.copies - 1;
    let copies = (first..=last)
        .map(|copy| Copy { number: number(copy), of: number(last), initials: initials.clone() })
        .collect();
    let name = page.app.site().name.to_string();
    let settings = Settings { paper: wanted.paper, name, language: "en".to_owned(), copies };
    let printer = page.app.printer();
    let set = tokio::task::spawn_blocking(move || {
        let pdf = printer.print(&edition, document, &settings);
        drop(turn);
        pdf
    });
    set.await.unwrap_or(Err(PaperError::Refused))
}

fn download(pdf: Pdf) -> Response {
    let name = format!("attachment; filename=\"{}\"", pdf.file_name);
    let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")), (header::CONTENT_DISPOSITION, name)];
    (headers, pdf.bytes).into_response()
}

/// Why there is no file, on the page it was asked for, with everything that was chosen.
async fn refused(
    page: &Page,
    circle: &Circle<AnyMember>,
    script: Script,
    typed: Typed,
    error: PaperError,
) -> Result<Response, Problem> {
    let (status, words) = match error {
        PaperError::Nothing | PaperError::NoSuchReader => {
            (StatusCode::UNPROCESSABLE_ENTITY, "There is nothing to print for this yet.")
        }
        PaperError::TooLong { .. } | PaperError::TooManyCopies { .. } | PaperError::TooManyPages { .. } => {
            (StatusCode::UNPROCESSABLE_ENTITY, "That is too much for one file. Choose fewer copies, or one reader.")
        }
        PaperError::Busy { .. } => {
            return busy(page, circle, script, typed, "Others are printing. Try again in a moment.").await;
        }
        PaperError::Refused => {
            tracing::error!("the typesetter refused an edition");
            (StatusCode::UNPROCESSABLE_ENTITY, "This can’t be set. Print the page of the script instead.")
        }
    };
    let mut errors = Errors::new();
    errors.add("document", words);
    answer(page, circle, status, script, typed, errors).await
}

/// It is somebody else's turn, or one's own from before.
async fn busy(
    page: &Page,
    circle: &Circle<AnyMember>,
    script: Script,
    typed: Typed,
    words: &'static str,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    errors.add("document", words);
    let mut response = answer(page, circle, StatusCode::TOO_MANY_REQUESTS, script, typed, errors).await?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    Ok(response)
}
