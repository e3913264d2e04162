//! Setting and writing a file: caps first, then the typesetter, then the PDF.

use crate::select::Select;
use crate::words::{characters, lines, prepare};
use crate::world::Desk;
use crate::{Document, Edition, PaperError, Pdf, Settings};
use serde_json::json;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Characters in one file, over all copies: some eight times what a circle of twelve writes.
pub const MOST_CHARACTERS: usize = 400_000;
/// Copies in one file.
pub const MOST_COPIES: usize = 24;
/// Pages in one file, over all copies.
pub const MOST_PAGES: usize = 600;
/// More than any page has, also of a table's, whose rows are several strings.
const LINES_OF_A_PAGE: usize = 100;

/// Prints one document on the calling thread, which it keeps busy: [`Press`](crate::Press) does it beside a server.
///
/// The same edition and settings give the same bytes. Nothing of it is kept afterwards.
///
/// # Errors
/// See [`PaperError`].
pub fn print(edition: &Edition, document: Document, settings: &Settings) -> Result<Pdf, PaperError> {
    if settings.copies.len() > MOST_COPIES {
        return Err(PaperError::TooManyCopies { most: MOST_COPIES });
    }
    let part = serde_json::to_value(document.of(edition)?).map_err(|_| PaperError::Refused)?;
    if characters(&part).saturating_mul(settings.copies.len().max(1)) > MOST_CHARACTERS {
        return Err(PaperError::TooLong { most: MOST_CHARACTERS });
    }
    // Known before anything is set: many short lines cost much more than the same signs in long ones.
    if lines(&part).saturating_mul(settings.copies.len().max(1)) > MOST_PAGES * LINES_OF_A_PAGE {
        return Err(PaperError::TooManyPages { most: MOST_PAGES });
    }
    let prepared = prepare(part);
    let copies = serde_json::to_value(&settings.copies).map(prepare).map_err(|_| PaperError::Refused)?;
    let data = json!({
        "kind": document.kind(),
        "paper": settings.paper,
        "name": settings.name,
        "language": language(&settings.language),
        "copies": copies.value,
        "edition": prepared.value,
    });
    let result = set(data.to_string().into_bytes());
    // The typesetter remembers what it has set, to be quicker the next time. These are somebody's words.
    typst::comemo::evict(0);
    let (bytes, pages) = result.map_err(PaperError::from)?;
    Ok(Pdf { bytes, pages, file_name: document.file_name(), boxes: prepared.boxes + copies.boxes })
}

/// Why the typesetter gave up. Its words can hold what people wrote, so they go no further than our own tests.
#[derive(Debug)]
enum Refused {
    Itself,
    Said(#[expect(dead_code, reason = "read in our own tests, when one of them fails")] EcoVec<SourceDiagnostic>),
    TooManyPages,
}

impl From<Refused> for PaperError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Itself | Refused::Said(_) => Self::Refused,
            Refused::TooManyPages => Self::TooManyPages { most: MOST_PAGES },
        }
    }
}

fn set(data: Vec<u8>) -> Result<(Vec<u8>, usize), Refused> {
    let desk = Desk::new(data).ok_or(Refused::Itself)?;
    let document: PagedDocument = typst::compile(&desk).output.map_err(Refused::Said)?;
    let pages = document.pages().len();
    if pages > MOST_PAGES {
        return Err(Refused::TooManyPages);
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Refused::Itself)?;
    // No creator, no date: neither which program made it nor when is anybody's business.
    let options = PdfOptions { creator: Smart::Custom(None), standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&document, &options).map_err(Refused::Said)?;
    Ok((bytes, pages))
}

/// Two or three letters, as the typesetter wants them; anything else is English.
fn language(asked: &str) -> &str {
    let primary = asked.split(['-', '_']).next().unwrap_or_default();
    let fits = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if fits { primary } else { "en" }
}

#[cfg(test)]
#[path = "print_tests.rs"]
mod tests;
