//! Boundaries: what a member will or won't do themselves, agreed to word by word. Only the owner changes one, only its
//! keepers answer, each for themselves; a draft exists for its owner alone.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use kith_domain::boundary::{BoundaryState, BoundaryWords, Revision};
use kith_domain::{BoundaryId, Day, MemberId, Prose, Timestamp};
use std::collections::BTreeSet;

mod answers;
mod conflicts;
mod follow_through;
mod rows;
mod verbs;

pub use answers::Answer;
pub use conflicts::{Entry, Found, NewEntry};
pub use follow_through::{LookBack, LookedBack};

/// One boundary, with its newest wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// Its id.
    pub id: BoundaryId,
    /// Whose it is: they alone change it.
    pub owner: MemberId,
    /// Who must keep it, the owner among them. Those who left the circle aren't counted.
    pub keepers: BTreeSet<MemberId>,
    /// Whether those are the whole family, whoever joins it later included.
    pub everyone: bool,
    /// Where it stands.
    pub state: BoundaryState,
    /// The number of its newest wording.
    pub revision: Revision,
    /// That wording.
    pub words: BoundaryWords,
    /// For the owner's next change. An answer doesn't raise it.
    pub version: i64,
    /// The day from which it is kept, where its owner named one.
    pub begins_on: Option<Day>,
    /// Whether it was ever agreed: then it goes on being kept while other words are asked about.
    pub was_agreed: bool,
}

impl Boundary {
    /// Whether this member is still asked.
    pub fn asks(&self, member: MemberId) -> bool {
        self.state.still_asked(&self.keepers).contains(&member)
    }

    /// Whether this member may know what was said about it: after their own answer, or when the round is over.
    pub fn shows_stands_to(&self, member: MemberId) -> bool {
        self.state.shows_stands_to(member, &self.keepers)
    }
}

/// A wording that was shown to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its number.
    pub revision: Revision,
    /// Its words.
    pub words: BoundaryWords,
    /// Since when it stood.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// Every boundary this member may see, older ones first. Those of members who left are not shown.
    pub async fn boundaries(&self) -> Result<Vec<Boundary>> {
        rows::read(self, &rows::select(self, None).all(&self.store).await?)
    }

    /// One boundary.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for somebody else's draft.
    pub async fn boundary(&self, id: BoundaryId) -> Result<Boundary> {
        rows::read(self, &rows::select(self, Some(id)).all(&self.store).await?)?.pop().ok_or(StoreError::NotFound)
    }

    /// Its wordings, newest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], as for [`CircleAccess::boundary`].
    pub async fn boundary_wordings(&self, id: BoundaryId) -> Result<Vec<Wording>> {
        self.boundary(id).await?;
        let rows = query(
            "select revision, words, at from boundary_rev
              where circle_id = $1 and boundary_id = $2
              order by revision desc",
        )
        .bind(self.circle)
        .bind(id)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| rows::wording(self, id, row)).collect()
    }

    /// Why it was set aside; `None` when it wasn't, or no reason was given.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], as for [`CircleAccess::boundary`].
    pub async fn boundary_reason(&self, id: BoundaryId) -> Result<Option<Prose<400>>> {
        self.boundary(id).await?;
        let row = query("select words from boundary where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&self.store)
            .await?;
        row.get::<Option<Vec<u8>>>("words")?.map(|words| self.key.open(Place::row("boundary", id), &words)).transpose()
    }
}

#[cfg(test)]
mod tests;
