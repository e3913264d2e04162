//! Members: who is in the circle, who waits, who does what at the meeting.

mod confirm;
mod leave;
mod parting;
#[cfg(test)]
mod tests;

pub use confirm::Newcomer;

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use kith_domain::member::{Role, Status};
use kith_domain::{Line, MemberId};
use serde::{Deserialize, Serialize};

/// What a member is called in this circle. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberWords {
    /// Their name.
    pub name: Line<60>,
    /// What they are to the person: "sister".
    pub relation: Line<60>,
}

/// A member as the others may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// Name and relation.
    pub words: MemberWords,
    /// What they may do.
    pub role: Role,
    /// How far in they are.
    pub status: Status,
    /// Who invited them.
    pub invited_by: Option<MemberId>,
}

impl<C: Capability> CircleAccess<C> {
    /// Everybody who is in, waits or was removed, in the order they came.
    pub async fn members(&self) -> Result<Vec<Member>> {
        let rows = query(
            "select id, words, role, status, invited_by from member where circle_id = $1 order by accepted_at, id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter()
            .map(|row| {
                let id = MemberId(row.get("id")?);
                Ok(Member {
                    id,
                    words: self.key.open(Place::row("member", id), &row.get::<Vec<u8>>("words")?)?,
                    role: Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?,
                    status: Status::from_slug(&row.get::<String>("status")?).ok_or(StoreError::NotFound)?,
                    invited_by: row.get::<Option<uuid::Uuid>>("invited_by")?.map(MemberId),
                })
            })
            .collect()
    }
}
