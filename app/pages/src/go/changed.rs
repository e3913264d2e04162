//! What is different from the edition that stands.

use crate::extract::Circle;
use crate::names::{Names, list};
use crate::problem::Problem;
use kith_domain::edition::{Changed, EditionWords};
use kith_store::Capability;
use kith_store::editions::Edition;

/// What changed since `edition` was made, as it would be said; empty while nothing did.
pub(crate) async fn since<C: Capability>(
    circle: &Circle<C>,
    edition: &Edition,
    names: &Names,
) -> Result<Vec<String>, Problem> {
    let now = circle.prepared().await?;
    Ok(edition.words.changed(&now).into_iter().map(|what| said(what, &edition.words, &now, names)).collect())
}

fn said(what: Changed, before: &EditionWords, now: &EditionWords, names: &Names) -> String {
    match what {
        Changed::Letters => {
            let whose = before.letters_changed(now);
            if whose.is_empty() {
                "a letter of somebody who can’t be there".to_owned()
            } else {
                format!("what is read by {}", names.list(whose))
            }
        }
        Changed::Order => "who reads when".to_owned(),
        Changed::When => "when and where".to_owned(),
        Changed::Roles => "who has which part".to_owned(),
        Changed::Answers => "what you answer".to_owned(),
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
