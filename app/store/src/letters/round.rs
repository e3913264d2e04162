//! The round: the letters that wait for my yes, or have it; without a word of them, so that looking at the list is no
//! reading.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::Result;
use kith_domain::letter::{Approval, approvers};
use kith_domain::member::Role;
use kith_domain::{LetterId, MemberId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A letter on my round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRound {
    /// Its id.
    pub id: LetterId,
    /// Who writes it.
    pub writer: MemberId,
    /// The yes it has.
    pub approval: Option<Approval>,
    /// Whether it says something else now than when it was approved.
    pub changed: bool,
    /// When I asked for a change last, unless that was dealt with.
    pub asked: Option<Timestamp>,
    /// Whether its writer has worked on it since.
    pub worked_on: bool,
}

impl OnRound {
    /// Whether it waits for me: it has no yes, or the yes was for other words.
    pub fn waits(&self) -> bool {
        self.approval.is_none() || self.changed
    }
}

impl<C: Capability> CircleAccess<C> {
    /// The letters that were shared with me and that I can approve, in the order their writers came.
    pub async fn round(&self) -> Result<Vec<OnRound>> {
        let heads = self.heads(None).await?;
        let roles: Vec<(MemberId, Role)> = heads.iter().map(|head| (head.writer, head.role)).collect();
        let rows = query(
            "select b.letter_id, cast(max(case when p.rev <> b.head_rev then 1 else 0 end) as bigint) as changed,
                    max(r.at) as written_at,
                    (select max(c.at) from letter_comment c
                      where c.circle_id = $1 and c.letter_id = b.letter_id and c.author_id = $2
                        and c.kind = 'request' and c.state = 'open') as asked_at
               from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
               left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = b.head_rev
               left join letter_version_part p on p.circle_id = b.circle_id and p.version_id = l.approved_id
                                              and p.block_id = b.id
              where b.circle_id = $1
              group by b.letter_id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        let mut found = BTreeMap::new();
        for row in rows {
            let time = |column| row.get::<Option<i64>>(column).map(|at| at.map(Timestamp));
            let (written, asked) = (time("written_at")?, time("asked_at")?);
            found.insert(row.get::<Uuid>("letter_id")?, (row.get::<i64>("changed")? == 1, written, asked));
        }
        let mine = heads.into_iter().filter(|head| {
            head.state.readers().contains(&self.me) && approvers(head.writer, &roles).contains(&self.me)
        });
        Ok(mine
            .map(|head| {
                let (changed, written, asked) = found.get(&head.id.0).copied().unwrap_or_default();
                OnRound {
                    id: head.id,
                    writer: head.writer,
                    approval: head.state.approval(),
                    changed,
                    asked,
                    worked_on: asked.zip(written).is_some_and(|(asked, written)| written > asked),
                }
            })
            .collect())
    }
}
