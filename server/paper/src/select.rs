//! Which part of an edition a document holds. What it doesn't hold never comes near the typesetter.

use crate::{Ask, BoundarySheet, Document, Edition, PaperError, Reader, Turn};

/// What a document takes of an edition.
pub(crate) trait Select {
    /// The part of the edition that it holds, or why there is none.
    fn of(self, edition: &Edition) -> Result<Edition, PaperError>;
    /// What the template calls it.
    fn kind(self) -> &'static str;
}

impl Select for Document {
    fn of(self, edition: &Edition) -> Result<Edition, PaperError> {
        let base = Edition { number: edition.number, draft: edition.draft, ..Edition::default() };
        let (part, is_empty) = match self {
            Self::WholeScript => {
                let part = whole(base, edition);
                let is_empty =
                    part.turns.is_empty() && part.opening.words.is_empty() && part.ask.spoken.words.is_empty();
                (part, is_empty)
            }
            Self::ReaderPages { reader } => {
                let turns = turns_of(edition, reader)?;
                let ask = Some(&edition.ask).filter(|ask| ask.reader == Some(reader)).cloned().unwrap_or_default();
                // What is known of the place is for who phones there, not for a page that the person sees.
                let ask = Ask { place: Vec::new(), ..ask };
                let is_empty = turns.is_empty() && ask.spoken.words.is_empty();
                (Edition { turns, ask, ..base }, is_empty)
            }
            Self::OrderCard => {
                let (order, seats, roles) = (edition.order.clone(), edition.seats.clone(), edition.roles.clone());
                let is_empty = order.is_empty() && seats.is_empty() && roles.is_empty();
                (Edition { when: edition.when.clone(), order, seats, roles, ..base }, is_empty)
            }
            Self::RunSheet => {
                let run_sheet = edition.run_sheet.clone();
                let is_empty = run_sheet.is_empty();
                let (when, address) = (edition.when.clone(), edition.address.clone());
                (Edition { when, address, run_sheet, ..base }, is_empty)
            }
            Self::Objections => {
                let (objections, ladder) = (edition.objections.clone(), edition.ladder.clone());
                let is_empty = objections.is_empty() && ladder.rungs.is_empty();
                (Edition { objections, after_objections: edition.after_objections.clone(), ladder, ..base }, is_empty)
            }
            Self::BoundarySheets { member } => {
                let boundary_sheets = sheets_of(edition, member)?;
                let is_empty = boundary_sheets.is_empty();
                (Edition { boundary_sheets, ..base }, is_empty)
            }
            Self::SafetyCard => {
                let safety = edition.safety.clone();
                let is_empty = safety.first.is_empty() && safety.sections.is_empty() && safety.lines.is_empty();
                (Edition { safety, ..base }, is_empty)
            }
            Self::AdmissionSheet => {
                let admission = edition.admission.clone();
                let is_empty = admission.facts.is_empty() && admission.items.is_empty();
                (Edition { admission, ..base }, is_empty)
            }
            Self::ShredList => {
                let shred = edition.shred.clone();
                let is_empty = shred.copies.is_empty();
                (Edition { shred, ..base }, is_empty)
            }
        };
        if is_empty { Err(PaperError::Nothing) } else { Ok(part) }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::WholeScript => "whole-script",
            Self::ReaderPages { .. } => "reader-pages",
            Self::OrderCard => "order-card",
            Self::RunSheet => "run-sheet",
            Self::Objections => "objections",
            Self::BoundarySheets { .. } => "boundary-sheets",
            Self::SafetyCard => "safety-card",
            Self::AdmissionSheet => "admission-sheet",
            Self::ShredList => "shred-list",
        }
    }
}

fn whole(base: Edition, edition: &Edition) -> Edition {
    Edition {
        missing: edition.missing.clone(),
        when: edition.when.clone(),
        address: edition.address.clone(),
        not_when: edition.not_when.clone(),
        roles: edition.roles.clone(),
        seats: edition.seats.clone(),
        opening: edition.opening.clone(),
        order: edition.order.clone(),
        turns: edition.turns.clone(),
        ask: edition.ask.clone(),
        objections: edition.objections.clone(),
        after_objections: edition.after_objections.clone(),
        ladder: edition.ladder.clone(),
        closing: edition.closing.clone(),
        safety: edition.safety.clone(),
        ..base
    }
}

fn reader(edition: &Edition, at: usize) -> Result<&Reader, PaperError> {
    edition.readers.get(at).ok_or(PaperError::NoSuchReader)
}

fn turns_of(edition: &Edition, at: usize) -> Result<Vec<Turn>, PaperError> {
    reader(edition, at)?;
    Ok(edition.turns.iter().filter(|turn| turn.reader == at).cloned().collect())
}

fn sheets_of(edition: &Edition, member: Option<usize>) -> Result<Vec<BoundarySheet>, PaperError> {
    if let Some(at) = member {
        reader(edition, at)?;
    }
    let sheets = edition.boundary_sheets.iter();
    Ok(sheets.filter(|sheet| member.is_none_or(|at| sheet.member == at)).cloned().collect())
}
