//! From the list on: an invite, or a letter by proxy, for somebody who is on it. The address holds their id and nothing else.

use crate::extract::Circle;
use crate::problem::Problem;
use kith_domain::CandidateId;
use kith_domain::candidate::CandidateWords;
use kith_store::{Capability, StoreError};
use serde::Deserialize;

/// For whom a form is opened.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct For {
    #[serde(rename = "for")]
    candidate: String,
}

/// Who it is, if the reader may know it; anything else in the address is nothing.
pub(crate) async fn named<C: Capability>(circle: &Circle<C>, whom: &For) -> Result<Option<CandidateWords>, Problem> {
    let (Some(guide), Ok(id)) = (circle.as_guide(), whom.candidate.parse::<CandidateId>()) else { return Ok(None) };
    match guide.candidate(id).await {
        Ok(candidate) => Ok(Some(candidate.words)),
        Err(StoreError::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}
