//! What is different from the edition that stands.

use crate::extract::Circle;
use crate::names::{Names, list};
use crate::problem::Problem;
use kith_domain::MemberId;
use kith_domain::edition::{Changed, EditionWords};
use kith_store::Capability;
use kith_store::editions::Edition;
use std::collections::BTreeSet;

/// What changed since `edition` was made, as it would be said; empty while nothing did.
pub(crate) async fn since<C: Capability>(
    circle: &Circle<C>,
    edition: &Edition,
    names: &Names,
) -> Result<Vec<String>, Problem> {
    let now = circle.prepared().await?;
    let open =
        circle.letters().await?.into_iter().filter(|letter| letter.readable).map(|letter| letter.writer).collect();
    Ok(edition.words.changed(&now).into_iter().map(|what| said(what, &edition.words, &now, &open, names)).collect())
}

/// `open`: whose letters this reader may read. That somebody else is at work on theirs is nobody's business.
fn said(what: Changed, before: &EditionWords, now: &EditionWords, open: &BTreeSet<MemberId>, names: &Names) -> String {
    match what {
        Changed::Letters => {
            let whose: Vec<MemberId> = before.letters_changed(now).into_iter().filter(|id| open.contains(id)).collect();
            if whose.is_empty() { "what is read".to_owned() } else { format!("what is read by {}", names.list(whose)) }
        }
        Changed::Order => "who reads when".to_owned(),
        Changed::When => "when and where".to_owned(),
        Changed::Roles => "who has which part".to_owned(),
        Changed::Answers => "what you answer".to_owned(),
        Changed::Ladder => "what you offer when it isn’t a yes".to_owned(),
        Changed::Seats => "who sits where".to_owned(),
        Changed::Place => "the place for treatment".to_owned(),
        Changed::Boundaries => "the boundaries".to_owned(),
        Changed::Lists => "what is seen to before the meeting".to_owned(),
        Changed::People => "names, or what you know".to_owned(),
    }
}

/// "Changed since: who reads when and the boundaries."
pub(crate) fn in_words(changed: &[String]) -> String {
    format!("Changed since: {}.", list(changed))
}
