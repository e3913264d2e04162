//! Asking for help with a boundary or a next step: seen by whoever asks, and by those the circle turns to.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::help::{HelpWith, HelpWords};
use kith_domain::member::Role;
use kith_domain::next_step::NextStep;
use kith_domain::{BoundaryId, HelpId, MemberId, Timestamp};
use uuid::Uuid;

/// The name under which the words are sealed: that of the table in which they stood first.
const SEALED_AS: &str = "boundary_help";

/// A call for help that nobody has answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Its id.
    pub id: HelpId,
    /// With what; nothing when that isn't asked of anybody any more.
    pub with: Option<HelpWith>,
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
    /// Asks for help. Asked again before anybody answered, the newest words count.
    ///
    /// # Errors
    /// For a boundary [`StoreError::NotYours`] when they don't keep it, and [`StoreError::NotFound`], also for a draft and for
    /// one that was set aside. For a step [`StoreError::Stale`] when nobody would be told.
    pub async fn ask_for_help(&self, with: HelpWith, words: &HelpWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (boundary, step) = match with {
            HelpWith::Boundary(id) => {
                let kept = self.boundary_in(&mut write, id).await?;
                match (kept.keepers.contains(&self.me), kept.state.is_open()) {
                    (false, _) => return Err(StoreError::NotYours),
                    (true, false) => return Err(StoreError::NotFound),
                    (true, true) => (Some(id.0), ""),
                }
            }
            HelpWith::Step(step) => (None, step.slug()),
        };
        let told = self.leaders_on(&mut write).await?;
        if boundary.is_none() && !told.iter().any(|leader| *leader != self.me) {
            return Err(StoreError::Stale);
        }
        self.withdraw_help(&mut write, with).await?;
        let id = HelpId(Uuid::now_v7());
        query(
            "insert into help_call (circle_id, id, boundary_id, step, member_id, words, asked_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(boundary)
        .bind(step)
        .bind(self.me)
        .bind(self.key.seal(Place::row(SEALED_AS, id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        for member in told.iter().filter(|member| **member != self.me) {
            query("insert into help_reader (circle_id, help_id, member_id) values ($1, $2, $3)")
                .bind(self.circle)
                .bind(id)
                .bind(*member)
                .run(&mut write)
                .await?;
        }
        self.record_help(&mut write, EventKind::BoundaryHelpAsked, boundary, self.me, &told, now).await?;
        write.commit().await
    }

    /// Takes back what I asked about the same thing, if nobody has answered it.
    async fn withdraw_help(&self, write: &mut Write, with: HelpWith) -> Result<()> {
        let same = match with {
            HelpWith::Boundary(id) => query(
                "delete from help_call where circle_id = $1 and member_id = $2 and boundary_id = $3 and helped_at is null",
            )
            .bind(self.circle)
            .bind(self.me)
            .bind(id),
            HelpWith::Step(step) => {
                query("delete from help_call where circle_id = $1 and member_id = $2 and step = $3 and helped_at is null")
                    .bind(self.circle)
                    .bind(self.me)
                    .bind(step.slug())
            }
        };
        same.run(write).await.map(drop)
    }

    /// Calls for help that nobody has answered: this member's own, and those they were told of.
    pub async fn calls_for_help(&self) -> Result<Vec<Help>> {
        let rows = query(
            "select h.id, h.boundary_id, h.step, h.member_id, h.words, h.asked_at, t.id as told_id
               from help_call h
               join member m on m.circle_id = h.circle_id and m.id = h.member_id and m.status = 'confirmed'
               left join help_reader r on r.circle_id = h.circle_id and r.help_id = h.id
               left join member t on t.circle_id = r.circle_id and t.id = r.member_id and t.status = 'confirmed'
              where h.circle_id = $1 and h.helped_at is null
                and (h.member_id = $2 or exists
                     (select 1 from help_reader mine
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
            with: read_with(row)?,
            by: MemberId(row.get("member_id")?),
            words: self.key.open(Place::row(SEALED_AS, id), &row.get::<Vec<u8>>("words")?)?,
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
            "select boundary_id, member_id, helped_at from help_call h
              where circle_id = $1 and id = $2
                and (member_id = $3 or exists
                     (select 1 from help_reader r
                       where r.circle_id = h.circle_id and r.help_id = h.id and r.member_id = $3))",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .one(&mut write)
        .await?;
        let (boundary, by) = (row.get::<Option<Uuid>>("boundary_id")?, MemberId(row.get("member_id")?));
        if row.get::<Option<i64>>("helped_at")?.is_some() {
            return Ok(());
        }
        let told = query("select member_id from help_reader where circle_id = $1 and help_id = $2")
            .bind(self.circle)
            .bind(id)
            .all(&mut write)
            .await?;
        let told = told.iter().map(|row| Ok(MemberId(row.get("member_id")?))).collect::<Result<Vec<_>>>()?;
        query("update help_call set helped_at = $3, helped_by = $4 where circle_id = $1 and id = $2")
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
        boundary: Option<Uuid>,
        asks: MemberId,
        told: &[MemberId],
        now: Timestamp,
    ) -> Result<()> {
        let kind = match (boundary, kind) {
            (None, EventKind::BoundaryHelpAsked) => EventKind::StepHelpAsked,
            (None, EventKind::BoundaryHelped) => EventKind::StepHelped,
            (_, kind) => kind,
        };
        for member in told.iter().copied().filter(|member| *member != asks).chain([asks]) {
            write.record(Event::private(kind, boundary.unwrap_or(asks.0), member), now).await?;
        }
        Ok(())
    }
}

fn read_with(row: &Row) -> Result<Option<HelpWith>> {
    let boundary = row.get::<Option<Uuid>>("boundary_id")?.map(|id| HelpWith::Boundary(BoundaryId(id)));
    let step = NextStep::from_slug(&row.get::<String>("step")?).map(HelpWith::Step);
    Ok(boundary.or(step))
}
