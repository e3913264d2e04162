//! Reading the event log: what happened lately, as one member may know it.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use kith_domain::event::EventKind;
use kith_domain::{MemberId, Timestamp};
use uuid::Uuid;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Its number in the circle.
    pub seq: i64,
    /// What.
    pub kind: EventKind,
    /// Who did it.
    pub actor: Option<MemberId>,
    /// To what.
    pub subject: Option<Uuid>,
    /// When.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// The newest events this member may know of, newest first; at most `limit`.
    pub async fn lately(&self, limit: i64) -> Result<Vec<Happened>> {
        let rows = query(
            "select seq, kind, actor_id, subject_id, at from event
              where circle_id = $1 and (only_for is null or only_for = $2)
              order by seq desc
              limit $3",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(limit)
        .all(&self.store)
        .await?;
        rows.iter().map(Happened::read).collect()
    }
}

impl Happened {
    /// Reads the columns `seq, kind, actor_id, subject_id, at`.
    pub(crate) fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            kind: EventKind::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?,
            actor: row.get::<Option<Uuid>>("actor_id")?.map(MemberId),
            subject: row.get("subject_id")?,
            at: row.time("at")?,
        })
    }
}
