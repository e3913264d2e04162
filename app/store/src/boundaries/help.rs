//! Asking for help with a boundary: seen by whoever asks, and by those the circle turns to.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
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
    /// Who was told, of those who are still here.
    pub told: Vec<MemberId>,
}

impl<C: Capability> CircleAccess<C> {
    /// Asks for help with a boundary. Asked again before anybody answered, the newest words count.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for who doesn't keep it; [`StoreError::NotFound`], also for a draft and for one that was set
    /// aside.
    pub async fn ask_for_help(&self, boundary: BoundaryId, words: &HelpWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let kept = self.boundary_in(&mut write, boundary).await?;
        match (kept.keepers.contains(&self.me), kept.state.is_open()) {
            (false, _) => return Err(StoreError::NotYours),
            (true, false) => return Err(StoreError::NotFound),
            (true, true) => {}
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
        let told = self.leaders_on(&mut write).await?;
        for member in told.iter().filter(|member| **member != self.me) {
            query("insert into boundary_help_reader (circle_id, help_id, member_id) values ($1, $2, $3)")
                .bind(self.circle)
                .bind(id)
                .bind(*member)
                .run(&mut write)
                .await?;
        }
        self.record_help(&mut write, EventKind::BoundaryHelpAsked, boundary, self.me, &told, now).await?;
        write.commit().await
    }

    /// Calls for help that nobody has answered: this member's own, and those they were told of.
    pub async fn calls_for_help(&self) -> Result<Vec<Help>> {
        let rows = query(
            "select h.id, h.boundary_id, h.member_id, h.words, h.asked_at, t.id as told_id
               from boundary_help h
               join member m on m.circle_id = h.circle_id and m.id = h.member_id and m.status = 'confirmed'
               left join boundary_help_reader r on r.circle_id = h.circle_id and r.help_id = h.id
               left join member t on t.circle_id = r.circle_id and t.id = r.member_id and t.status = 'confirmed'
              where h.circle_id = $1 and h.helped_at is null
                and (h.member_id = $2 or exists
                     (select 1 from boundary_help_reader mine
                       where mine.circle_id = h.circle_id and mine.help_id = h.id and mine.member_id = $2))
              order by h.asked_at, h.id, t.id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        let mut calls: Vec<Help> = Vec::new();
        for row in &rows {
            let id = HelpId(row.get("id")?);
            if calls.last().is_none_or(|last| last.id != id) {
                calls.push(self.open_help(id, row)?);
            }
            if let (Some(call), Some(told)) = (calls.last_mut(), row.get::<Option<Uuid>>("told_id")?) {
                call.told.push(MemberId(told));
            }
        }
        Ok(calls)
    }

    fn open_help(&self, id: HelpId, row: &Row) -> Result<Help> {
        Ok(Help {
            id,
            boundary: BoundaryId(row.get("boundary_id")?),
            by: MemberId(row.get("member_id")?),
            words: self.key.open(Place::row("boundary_help", id), &row.get::<Vec<u8>>("words")?)?,
            asked_at: row.time("asked_at")?,
            told: Vec::new(),
        })
    }

    /// Says that somebody was helped, or needs no help any more. Said twice, it counts once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anybody but whoever asked and who was told.
    pub async fn helped(&self, id: HelpId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let row = query(
            "select boundary_id, member_id, helped_at from boundary_help h
              where circle_id = $1 and id = $2
                and (member_id = $3 or exists
                     (select 1 from boundary_help_reader r
                       where r.circle_id = h.circle_id and r.help_id = h.id and r.member_id = $3))",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .one(&mut write)
        .await?;
        let (boundary, by) = (BoundaryId(row.get("boundary_id")?), MemberId(row.get("member_id")?));
        if row.get::<Option<i64>>("helped_at")?.is_some() {
            return Ok(());
        }
        let told = query("select member_id from boundary_help_reader where circle_id = $1 and help_id = $2")
            .bind(self.circle)
            .bind(id)
            .all(&mut write)
            .await?;
        let told = told.iter().map(|row| Ok(MemberId(row.get("member_id")?))).collect::<Result<Vec<_>>>()?;
        query("update boundary_help set helped_at = $3, helped_by = $4 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(now)
            .bind(self.me)
            .run(&mut write)
            .await?;
        self.record_help(&mut write, EventKind::BoundaryHelped, boundary, by, &told, now).await?;
        write.commit().await
    }

    /// Those who are told when somebody asks for help: the facilitators, or the organizer where there is none.
    pub async fn leaders(&self) -> Result<Vec<MemberId>> {
        self.leaders_on(&self.store).await
    }

    pub(crate) async fn leaders_on(&self, on: impl Into<On<'_>>) -> Result<Vec<MemberId>> {
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
        told: &[MemberId],
        now: Timestamp,
    ) -> Result<()> {
        for member in told.iter().copied().filter(|member| *member != asks).chain([asks]) {
            write.record(Event::private(kind, boundary.0, member), now).await?;
        }
        Ok(())
    }
}
