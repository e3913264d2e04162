//! Letters without their words: who writes each, who may read it, and whether it is settled.

use super::LetterLine;
use crate::access::{Capability, CircleAccess};
use crate::db::{Query, Row, query};
use crate::error::{Result, StoreError};
use crate::write::Write;
use kith_domain::letter::{Approval, LetterState, Part};
use kith_domain::member::Role;
use kith_domain::{LetterId, MemberId, Timestamp, VersionId};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A letter's row with its readers: enough to decide who may read it.
pub(super) struct Head {
    pub(super) id: LetterId,
    pub(super) writer: MemberId,
    /// The writer's role.
    pub(super) role: Role,
    pub(super) state: LetterState,
    /// When the member who asks last looked at it, as far as that is written down.
    pub(super) looked_at: Option<Timestamp>,
}

impl<C: Capability> CircleAccess<C> {
    /// The letters of confirmed members, in the order their writers came. `within` a write, nobody changes them until
    /// it ends.
    pub(super) async fn heads(&self, mut within: Option<&mut Write>) -> Result<Vec<Head>> {
        // Somebody who was removed and came back later was not chosen as who they are now: they have to be added again.
        let chosen = query(
            "select r.letter_id, r.member_id
               from letter_reader r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id
                            and m.status = 'confirmed' and m.confirmed_at <= r.at
              where r.circle_id = $1",
        );
        let mut readers: BTreeMap<Uuid, BTreeSet<MemberId>> = BTreeMap::new();
        for row in self.rows(chosen.bind(self.circle), &mut within).await? {
            readers.entry(row.get("letter_id")?).or_default().insert(MemberId(row.get("member_id")?));
        }
        let letters = query(
            "select l.id, l.member_id, l.shared_at, m.role, w.last_at as looked_at,
                    v.id as version_id, v.by_id, v.at as approved_at
               from letter l
               join member m on m.circle_id = l.circle_id and m.id = l.member_id and m.status = 'confirmed'
               left join letter_view w on w.circle_id = l.circle_id and w.letter_id = l.id and w.member_id = $2
               left join letter_version v on v.circle_id = l.circle_id and v.id = l.approved_id
              where l.circle_id = $1
              order by m.accepted_at, m.id",
        );
        let rows = self.rows(letters.bind(self.circle).bind(self.me), &mut within).await?;
        rows.iter().map(|row| Head::read(row, &mut readers)).collect()
    }

    /// One of them, as it is within a write.
    pub(super) async fn head(&self, write: &mut Write, id: LetterId) -> Result<Head> {
        let heads = self.heads(Some(write)).await?;
        heads.into_iter().find(|head| head.id == id).ok_or(StoreError::NotFound)
    }

    /// Which part of a letter was saved last; nothing before the first save.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when I may not read it.
    pub async fn written_last(&self, letter: LetterId) -> Result<Option<Part>> {
        self.may_read(letter).await?;
        let row = query(
            "select b.kind from block b
               join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = b.head_rev
              where b.circle_id = $1 and b.letter_id = $2
              order by r.at desc, b.position
              limit 1",
        )
        .bind(self.circle)
        .bind(letter)
        .maybe(&self.store)
        .await?;
        row.map(|row| Part::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)).transpose()
    }

    /// My own.
    pub(super) async fn my_head(&self, write: &mut Write) -> Result<Head> {
        let heads = self.heads(Some(write)).await?;
        heads.into_iter().find(|head| head.writer == self.me).ok_or(StoreError::NotFound)
    }

    async fn rows(&self, query: Query, within: &mut Option<&mut Write>) -> Result<Vec<Row>> {
        match within {
            Some(write) => query.all(&mut **write).await,
            None => query.all(&self.store).await,
        }
    }
}

impl Head {
    fn read(row: &Row, readers: &mut BTreeMap<Uuid, BTreeSet<MemberId>>) -> Result<Self> {
        let id: Uuid = row.get("id")?;
        let shared_at = row.get::<Option<i64>>("shared_at")?.map(Timestamp);
        let readers = readers.remove(&id).unwrap_or_default();
        let state = match (shared_at, row.get::<Option<Uuid>>("version_id")?) {
            (None, _) => LetterState::Private,
            (Some(at), None) => LetterState::Shared { readers, at },
            (Some(at), Some(version)) => {
                let approval = Approval {
                    version: VersionId(version),
                    by: MemberId(row.get("by_id")?),
                    at: row.time("approved_at")?,
                };
                LetterState::Approved { readers, at, approval }
            }
        };
        Ok(Self {
            id: LetterId(id),
            writer: MemberId(row.get("member_id")?),
            role: Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?,
            state,
            looked_at: row.get::<Option<i64>>("looked_at")?.map(Timestamp),
        })
    }

    pub(super) fn line(self, me: MemberId) -> LetterLine {
        LetterLine {
            id: self.id,
            writer: self.writer,
            shared: self.state != LetterState::Private,
            approved: self.state.approval().is_some(),
            readable: self.state.may_read(me, self.writer),
        }
    }
}
