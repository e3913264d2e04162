//! Asking for help with a boundary: seen by whoever asks, and by those the circle turns to.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::follow_through::HelpWords;
use kith_domain::member::Role;
use kith_domain::{BoundaryId, HelpId, MemberId, Timestamp};
use uuid::Uuid;

/// A call for help with a boundary that nobody has answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Its id.
    pub id: HelpId,
    /// With which boundary.
    pub boundary: BoundaryId,
    /// Who asks.
    pub by: MemberId,
    /// What they say; may be empty.
    pub words: HelpWords,
    /// Since when.
    pub asked_at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// Asks for help with a boundary. Asked again before anybody answered, the newest words count.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for who doesn't keep it, [`StoreError::NotFound`].
    pub async fn ask_for_help(&self, boundary: BoundaryId, words: &HelpWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        if !self.boundary_in(&mut write, boundary).await?.keepers.contains(&self.me) {
            return Err(StoreError::NotYours);
        }
        let id = HelpId(Uuid::now_v7());
        query("delete from boundary_help where circle_id = $1 and boundary_id = $2 and member_id = $3 and helped_at is null")
            .bind(self.circle)
            .bind(boundary)
            .bind(self.me)
            .run(&mut write)
            .await?;
        query(
            "insert into boundary_help (circle_id, id, boundary_id, member_id, words, asked_at)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(boundary)
        .bind(self.me)
        .bind(self.key.seal(Place::row("boundary_help", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        self.record_help(&mut write, EventKind::BoundaryHelpAsked, boundary, self.me, now).await?;
        write.commit().await
    }

    /// Calls for help that nobody has answered: this member's own, and those they are told of.
    pub async fn calls_for_help(&self) -> Result<Vec<Help>> {
        let told = self.is_told().await?;
        let rows = query(
            "select h.id, h.boundary_id, h.member_id, h.words, h.asked_at
               from boundary_help h
               join member m on m.circle_id = h.circle_id and m.id = h.member_id and m.status = 'confirmed'
              where h.circle_id = $1 and h.helped_at is null and (h.member_id = $2 or $3 = 1)
              order by h.asked_at, h.id",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(i64::from(told))
        .all(&self.store)
        .await?;
        rows.iter()
            .map(|row| {
                let id = HelpId(row.get("id")?);
                Ok(Help {
                    id,
                    boundary: BoundaryId(row.get("boundary_id")?),
                    by: MemberId(row.get("member_id")?),
                    words: self.key.open(Place::row("boundary_help", id), &row.get::<Vec<u8>>("words")?)?,
                    asked_at: row.time("asked_at")?,
                })
            })
            .collect()
    }

    /// Says that somebody was helped, or needs no help any more. Said twice, it counts once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anybody but whoever asked and who is told.
    pub async fn helped(&self, id: HelpId, now: Timestamp) -> Result<()> {
        let told = self.is_told().await?;
        let mut write = self.write().await?;
        let row = query("select boundary_id, member_id, helped_at from boundary_help where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        let (boundary, by) = (BoundaryId(row.get("boundary_id")?), MemberId(row.get("member_id")?));
        if by != self.me && !told {
            return Err(StoreError::NotFound);
        }
        if row.get::<Option<i64>>("helped_at")?.is_some() {
            return Ok(());
        }
        query("update boundary_help set helped_at = $3, helped_by = $4 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(now)
            .bind(self.me)
            .run(&mut write)
            .await?;
        self.record_help(&mut write, EventKind::BoundaryHelped, boundary, by, now).await?;
        write.commit().await
    }

    async fn is_told(&self) -> Result<bool> {
        Ok(self.leaders().await?.contains(&self.me))
    }

    /// Those who are told when somebody asks for help: the facilitators, or the organizer where there is none.
    pub async fn leaders(&self) -> Result<Vec<MemberId>> {
        self.leaders_on(&self.store).await
    }

    async fn leaders_on(&self, on: impl Into<On<'_>>) -> Result<Vec<MemberId>> {
        let rows = query("select id, role from member where circle_id = $1 and status = 'confirmed' order by id")
            .bind(self.circle)
            .all(on)
            .await?;
        let all = rows
            .iter()
            .map(|row| Ok((MemberId(row.get("id")?), Role::from_slug(&row.get::<String>("role")?))))
            .collect::<Result<Vec<_>>>()?;
        let has_facilitator = all.iter().any(|(_, role)| *role == Some(Role::Facilitator));
        Ok(all
            .into_iter()
            .filter(|(_, role)| role.is_some_and(|r| r.leads(has_facilitator)))
            .map(|(id, _)| id)
            .collect())
    }

    /// Records it for whoever asked and for those who are told, and for nobody else.
    async fn record_help(
        &self,
        write: &mut Write,
        kind: EventKind,
        boundary: BoundaryId,
        asks: MemberId,
        now: Timestamp,
    ) -> Result<()> {
        let mut audience = self.leaders_on(&mut *write).await?;
        audience.retain(|member| *member != asks);
        for member in audience.into_iter().chain([asks]) {
            write.record(Event::private(kind, boundary.0, member), now).await?;
        }
        Ok(())
    }
}
