//! How the person is asked: decided by whoever leads, with a reason; each who stands behind it says so for themselves.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::outcomes::Ending;
use crate::safety::Screen;
use crate::write::{Event, Write};
use kith_domain::approach::{Approach, ApproachWords, Known, without_yes};
use kith_domain::event::EventKind;
use kith_domain::member::{Role, Status};
use kith_domain::outcome::TaskKind;
use kith_domain::safety::{Done, is_due, verdict_of_all};
use kith_domain::{ApproachId, Day, MemberId, Timestamp};
use uuid::Uuid;

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: ApproachId,
    /// What was decided, and why.
    pub words: ApproachWords,
    /// Who wrote it down.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Who stands behind it, of those who are still here.
    pub stands: Vec<MemberId>,
}

impl<C: Capability> CircleAccess<C> {
    /// Every decision, newest first.
    pub async fn approaches(&self) -> Result<Vec<Decision>> {
        let rows = query(
            "select a.id, a.decided_by, a.words, a.at, m.id as stands
               from approach a
               left join approach_stand s on s.circle_id = a.circle_id and s.approach_id = a.id
               left join member m on m.circle_id = s.circle_id and m.id = s.member_id and m.status = 'confirmed'
              where a.circle_id = $1
              order by a.at desc, a.id desc, s.at, m.id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let mut all: Vec<Decision> = Vec::new();
        for row in &rows {
            let id = ApproachId(row.get("id")?);
            if all.last().is_none_or(|last| last.id != id) {
                all.push(self.open_decision(id, row)?);
            }
            if let (Some(last), Some(member)) = (all.last_mut(), row.get::<Option<Uuid>>("stands")?) {
                last.stands.push(MemberId(member));
            }
        }
        Ok(all)
    }

    /// The decision that counts.
    pub async fn approach(&self) -> Result<Option<Decision>> {
        Ok(self.approaches().await?.into_iter().next())
    }

    /// What a choice of this member's is held against.
    pub async fn known_for_approach(&self, today: Day) -> Result<Known> {
        let (screens, changed) = (self.screens().await?, self.circle_changed_at().await?);
        // Answers that are too old, or that this member may not read, open nothing.
        let is_fresh = |screen: &Screen| {
            let done = screen.finished_at.map(|finished_at| Done { begun_at: screen.begun_at, finished_at });
            !is_due(done, changed, today)
        };
        let screened = screens.iter().any(is_fresh);
        let answers: Vec<_> = screens.into_iter().map(|screen| (screen.member, screen.answers)).collect();
        let members = self.members().await?;
        let confirmed = || members.iter().filter(|member| member.status == Status::Confirmed);
        let family = confirmed().filter(|member| member.role != Role::Facilitator).count();
        let responses = self.invitations().await?.into_iter().map(|invitation| invitation.words.response);
        Ok(Known {
            screened,
            safety: verdict_of_all(&answers, family),
            professional: confirmed().any(|member| member.role == Role::Facilitator),
            invitations_without_yes: without_yes(responses),
        })
    }

    /// Decides how they are asked. `seen` is the newest decision that whoever decides had read. Whoever decides stands behind
    /// it; everybody else is asked anew.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for who doesn't lead; [`StoreError::Stale`] when somebody else decided meanwhile, and when a
    /// hurdle stands in the way ([`kith_domain::approach::Approach::hurdles`]), which the page has shown before.
    pub async fn decide_approach(
        &self,
        words: &ApproachWords,
        seen: Option<ApproachId>,
        now: Timestamp,
    ) -> Result<ApproachId> {
        let mut known = self.known_for_approach(now.day()).await?;
        known.professional |= !words.professional.is_blank();
        let mut write = self.write().await?;
        let ending = self.ending(&mut write).await?;
        if !self.leaders_on(&mut write).await?.contains(&self.me) {
            return Err(StoreError::NotYours);
        }
        let newest = query("select id, at from approach where circle_id = $1 order by at desc, id desc limit 1")
            .bind(self.circle)
            .maybe(&mut write)
            .await?;
        // A clock that was put back doesn't put the new decision behind the old one.
        let at = newest.as_ref().map(|row| row.time("at")).transpose()?.map_or(now, |at| now.max(at.plus(1)));
        let newest = newest.map(|row| row.get("id").map(ApproachId)).transpose()?;
        if newest != seen || !words.approach.hurdles(words.telling, &known).is_empty() {
            return Err(StoreError::Stale);
        }
        let id = ApproachId(Uuid::now_v7());
        query("insert into approach (circle_id, id, decided_by, words, at) values ($1, $2, $3, $4, $5)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("approach", id), words)?)
            .bind(at)
            .run(&mut write)
            .await?;
        query("insert into approach_stand (circle_id, approach_id, member_id, at) values ($1, $2, $3, $4)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::ApproachDecided, id.0), now).await?;
        if words.approach == Approach::FamilyOnly {
            self.ask_nobody(&mut write, &ending, now).await?;
        }
        write.commit().await?;
        Ok(id)
    }

    /// Nobody asks for now: what was planned ends, and somebody looks in again.
    async fn ask_nobody(&self, write: &mut Write, ending: &Ending, now: Timestamp) -> Result<()> {
        query("delete from task where circle_id = $1 and kind = $2 and done_at is null")
            .bind(self.circle)
            .bind(TaskKind::Invitation.slug())
            .run(&mut *write)
            .await?;
        self.plan_next_date(write, ending, now).await
    }

    /// Puts this member's name under a decision, or takes it away. Said twice, it counts once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown decision, [`StoreError::Stale`] for one that was overtaken.
    pub async fn stand_behind(&self, id: ApproachId, stands: bool, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        query("select 1 as one from approach where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        let newest = query("select id from approach where circle_id = $1 order by at desc, id desc limit 1")
            .bind(self.circle)
            .one(&mut write)
            .await?;
        if newest.get::<Uuid>("id")? != id.0 {
            return Err(StoreError::Stale);
        }
        let changed = if stands {
            query(
                "insert into approach_stand (circle_id, approach_id, member_id, at) values ($1, $2, $3, $4)
                 on conflict (circle_id, approach_id, member_id) do nothing",
            )
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(now)
            .run(&mut write)
            .await?
        } else {
            query("delete from approach_stand where circle_id = $1 and approach_id = $2 and member_id = $3")
                .bind(self.circle)
                .bind(id)
                .bind(self.me)
                .run(&mut write)
                .await?
        };
        if changed == 0 {
            return Ok(());
        }
        write.record(Event::of(EventKind::ApproachStood, id.0), now).await?;
        write.commit().await
    }

    fn open_decision(&self, id: ApproachId, row: &Row) -> Result<Decision> {
        Ok(Decision {
            id,
            words: self.key.open(Place::row("approach", id), &row.get::<Vec<u8>>("words")?)?,
            by: MemberId(row.get("decided_by")?),
            at: row.time("at")?,
            stands: Vec::new(),
        })
    }
}

#[cfg(test)]
#[path = "approaches_tests.rs"]
mod tests;
