//! Who has read a letter. Its first reading is decided in the same order as everything else that is written to the
//! circle: either somebody has read it and the writer knows, or it was taken back and they haven't.

use super::heads::Head;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::Result;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::letter::is_a_new_look;
use kith_domain::{LetterId, MemberId, Timestamp};
use std::collections::BTreeSet;

/// That somebody has read a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Who; perhaps no reader any more, perhaps not even a member.
    pub reader: MemberId,
    /// When they opened it first.
    pub first: Timestamp,
    /// When they opened it last, to ten minutes.
    pub last: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// Who has read my letter, whoever opened it first at the top.
    pub async fn views_of_my_letter(&self) -> Result<Vec<View>> {
        let rows = query(
            "select v.member_id, v.first_at, v.last_at
               from letter_view v
               join letter l on l.circle_id = v.circle_id and l.id = v.letter_id
              where v.circle_id = $1 and l.member_id = $2
              order by v.first_at, v.member_id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        rows.iter()
            .map(|row| {
                let reader = MemberId(row.get("member_id")?);
                Ok(View { reader, first: row.time("first_at")?, last: row.time("last_at")? })
            })
            .collect()
    }

    /// Writes down that this member is about to read what is behind these heads; leaves out those that were taken back
    /// meanwhile. Most looks follow another one closely and write nothing.
    pub(super) async fn look_at(&self, heads: Vec<Head>, now: Timestamp) -> Result<Vec<Head>> {
        let is_new = |head: &Head| head.writer != self.me && is_a_new_look(head.looked_at, now);
        if !heads.iter().any(is_new) {
            return Ok(heads);
        }
        let mut write = self.write().await?;
        let (mut readable, mut looked) = (Vec::with_capacity(heads.len()), false);
        for head in heads {
            if is_new(&head) {
                if !self.note_view(&mut write, &head, now).await? {
                    continue;
                }
                looked = true;
            }
            readable.push(head);
        }
        if looked {
            write.commit().await?;
        }
        Ok(readable)
    }

    /// Whether this member may read it still, and if so, that they do.
    async fn note_view(&self, write: &mut Write, head: &Head, now: Timestamp) -> Result<bool> {
        let noted = query(
            "insert into letter_view (circle_id, letter_id, member_id, first_at, last_at)
             select l.circle_id, l.id, r.member_id, $4, $4
               from letter l
               join member w on w.circle_id = l.circle_id and w.id = l.member_id and w.status = 'confirmed'
               join letter_reader r on r.circle_id = l.circle_id and r.letter_id = l.id
              where l.circle_id = $1 and l.id = $2 and l.shared_at is not null and r.member_id = $3
             on conflict (circle_id, letter_id, member_id) do update set last_at = excluded.last_at",
        )
        .bind(self.circle)
        .bind(head.id)
        .bind(self.me)
        .bind(now)
        .run(&mut *write)
        .await?;
        if noted == 0 {
            return Ok(false);
        }
        write.record(Event::private(EventKind::LetterRead, head.id.0, head.writer), now).await?;
        Ok(true)
    }

    /// Everybody who has read a letter, as it is within a write.
    pub(super) async fn have_read(&self, write: &mut Write, letter: LetterId) -> Result<BTreeSet<MemberId>> {
        let rows = query("select member_id from letter_view where circle_id = $1 and letter_id = $2")
            .bind(self.circle)
            .bind(letter)
            .all(write)
            .await?;
        rows.iter().map(|row| row.get("member_id").map(MemberId)).collect()
    }
}
