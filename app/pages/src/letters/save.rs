//! Saving: the whole form, or one part as the island sends it. Both go the same way.

use super::mine::mine;
use super::sent::{SentFields, SentPart, answered, field, fresh_op, parts, settled, text_field};
use super::show::editor;
use crate::extract::{Circle, Under, Under2};
use crate::forms::{Fields, complaint, go, wants_json};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::Errors;
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_domain::LetterId;
use kith_domain::letter::{Part, PartText, Saved};
use kith_store::letters::{LetterPart, PartWords};
use kith_store::{AnyMember, StoreError};

/// The whole form. A part that is too long comes back with all its words, and the others are saved: one of them must
/// not hold up the rest.
pub(super) async fn letter(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<LetterId>,
    headers: HeaderMap,
    Fields(fields): Fields<SentFields>,
) -> Result<Response, Problem> {
    let letter = mine(&circle, id).await?;
    let (fitting, refused, errors) = fit(id, parts(&fields));
    let sent: Vec<Part> = fitting.iter().map(|words| words.part).collect();
    let saved = circle.save_parts(fitting, page.now).await?;
    let answered = answered(&fields);
    let answered_in = answered.as_ref().map(|(part, ..)| *part);
    if let Some((part, words, keep)) = answered {
        circle.answer_hint(id, part, words, keep, page.now).await?;
    }
    if !errors.is_empty() {
        return editor(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, refused, errors, false).await;
    }
    let address = paths::letter(circle.circle(), id);
    if let Some(part) = answered_in {
        let there = || go(format!("{address}#part-{}", part.slug()));
        return Ok(if wants_json(&headers) { StatusCode::NO_CONTENT.into_response() } else { there() });
    }
    if let Some((choice, alternative)) = settled(&fields) {
        let beside = |part: &&LetterPart| part.alternatives.iter().any(|other| other.id == alternative);
        let part = letter.parts.iter().find(beside).ok_or(Problem::NotFound)?;
        let answer = sent.iter().position(|sent| *sent == part.part).and_then(|at| saved.get(at));
        // Only somebody whose page has just become the head, or was it all along, has seen what they decide about.
        if let Some(Saved::Head { rev }) = answer {
            match circle.settle_alternative(alternative, choice, *rev, fresh_op(), page.now).await {
                Ok(()) | Err(StoreError::Stale) => {}
                Err(other) => return Err(other.into()),
            }
        }
        return Ok(go(format!("{address}#part-{}", part.part.slug())));
    }
    Ok(go(if field(&fields, "next") == Some("share") {
        format!("{address}/share")
    } else {
        format!("{address}?saved=1")
    }))
}

/// One part. The island asks for JSON; a form gets the letter again.
pub(super) async fn part(
    page: Page,
    circle: Circle<AnyMember>,
    Under2(id, part): Under2<LetterId, Part>,
    headers: HeaderMap,
    Fields(fields): Fields<SentFields>,
) -> Result<Response, Problem> {
    let text = field(&fields, "text").ok_or(Problem::Unreadable)?;
    let of = |name| field(&fields, name);
    let sent = SentPart::new(part, text, of("rev"), of("op"), of("after"));
    let json = wants_json(&headers);
    let words = match PartText::parse(&sent.text) {
        Ok(text) => PartWords { letter: id, part, op: sent.op, base: sent.rev, after: sent.after, text },
        Err(_) if json => return Err(Problem::TooLong),
        Err(error) => {
            let mut errors = Errors::new();
            errors.add(text_field(part), complaint(error, ""));
            return editor(&page, &circle, id, StatusCode::UNPROCESSABLE_ENTITY, vec![sent], errors, false).await;
        }
    };
    let saved = circle.save_part(words, page.now).await?;
    Ok(if json { Json(saved).into_response() } else { go(format!("{}?saved=1", paths::letter(circle.circle(), id))) })
}

/// The parts that fit, ready for the store; those that don't, as they were typed; and what to say about them.
fn fit(letter: LetterId, sent: Vec<SentPart>) -> (Vec<PartWords>, Vec<SentPart>, Errors) {
    let (mut fitting, mut refused, mut errors) = (Vec::new(), Vec::new(), Errors::new());
    for sent in sent {
        match PartText::parse(&sent.text) {
            Ok(text) => {
                let SentPart { part, op, rev: base, after, .. } = sent;
                fitting.push(PartWords { letter, part, op, base, after, text });
            }
            Err(error) => {
                errors.add(text_field(sent.part), complaint(error, ""));
                refused.push(sent);
            }
        }
    }
    (fitting, refused, errors)
}
