//! What keepers say to a boundary, and who is asked when somebody comes or goes.

use super::Boundary;
use super::rows::{save_keeper, save_standing};
use super::verbs::{agreed_now, must_take_nothing_vital};
use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::boundary::{Revision, Stand, WrongState};
use kith_domain::event::EventKind;
use kith_domain::{BoundaryId, MemberId, Prose, Timestamp};
use uuid::Uuid;

/// What somebody said to one wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Who.
    pub by: MemberId,
    /// To which wording.
    pub revision: Revision,
    /// How they stand to it.
    pub stand: Stand,
    /// Why; empty for a yes without more.
    pub because: Prose<600>,
    /// When.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// What was said to this boundary, newest wording first, as far as this member may know: their own answers, and those
    /// of the others to the words that count once the round is no longer silent for them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], as for [`CircleAccess::boundary`].
    pub async fn boundary_answers(&self, id: BoundaryId) -> Result<Vec<Answer>> {
        let boundary = self.boundary(id).await?;
        let shown = boundary.shows_stands_to(self.me);
        let rows = query(
            "select c.member_id, c.revision, c.stand, c.id, c.words, c.at
               from boundary_consent c
               join boundary_keeper k
                 on k.circle_id = c.circle_id and k.boundary_id = c.boundary_id and k.member_id = c.member_id
               join member m on m.circle_id = c.circle_id and m.id = c.member_id and m.status = 'confirmed'
              where c.circle_id = $1 and c.boundary_id = $2
                and (c.member_id = $3 or ($4 = 1 and c.revision = $5))
              order by c.revision desc, c.at, c.member_id",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(i64::from(shown))
        .bind(boundary.revision)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.open_answer(row)).collect()
    }

    fn open_answer(&self, row: &Row) -> Result<Answer> {
        let sealed = row.get::<Option<Uuid>>("id")?.zip(row.get::<Option<Vec<u8>>>("words")?);
        let because = sealed.map(|(id, words)| self.key.open(Place::row("boundary_consent", id), &words));
        Ok(Answer {
            by: MemberId(row.get("member_id")?),
            revision: row.get("revision")?,
            stand: Stand::from_slug(&row.get::<String>("stand")?).ok_or(StoreError::NotFound)?,
            because: because.transpose()?.unwrap_or_default(),
            at: row.time("at")?,
        })
    }

    /// Answers the wording `seen`, and no other. Said again, the last word counts; a reason why somebody couldn't say a plain yes
    /// isn't one for saying it.
    ///
    /// # Errors
    /// [`StoreError::WrongState`]: only keepers, only what is proposed, only the words they have read, a worry only with its
    /// reason; [`StoreError::NotFound`].
    pub async fn answer_boundary(
        &self,
        id: BoundaryId,
        stand: Stand,
        because: &Prose<600>,
        seen: Revision,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let old = self.boundary_in(&mut write, id).await?;
        let state = old.state.clone().answer(self.me, old.owner, stand, seen, &old.keepers, now)?;
        if stand.needs_a_reason() && because.is_blank() {
            return Err(WrongState::NoReason.into());
        }
        let said = self.my_answer(&mut write, id, seen).await?;
        if said.as_ref().is_some_and(|said| said.stand == stand && said.because == *because) {
            return Ok(());
        }
        let is_old_worry = !stand.needs_a_reason() && said.is_some_and(|said| said.because == *because);
        let because = if is_old_worry { &Prose::default() } else { because };
        if stand.is_yes() {
            // Proposed before it was asked, perhaps.
            must_take_nothing_vital(&old.words)?;
        }
        save_answer(self, &mut write, id, seen, stand, because, now).await?;
        save_standing(self, &mut write, id, &state, now).await?;
        write.record(Event::of(EventKind::BoundaryConsented, id.0), now).await?;
        if state.slug() != old.state.slug() {
            agreed_now(&mut write, id, &state, now).await?;
        }
        write.commit().await
    }

    async fn my_answer(&self, write: &mut Write, id: BoundaryId, seen: Revision) -> Result<Option<Answer>> {
        let row = query(
            "select member_id, revision, stand, id, words, at from boundary_consent
              where circle_id = $1 and boundary_id = $2 and member_id = $3 and revision = $4",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(seen)
        .maybe(write)
        .await?;
        row.map(|row| self.open_answer(&row)).transpose()
    }

    /// Ends the silent round about the wording `seen`. Its owner may, and whoever guides the circle, after their own answer if
    /// they are asked.
    ///
    /// # Errors
    /// [`StoreError::NotYours`], [`StoreError::WrongState`], [`StoreError::NotFound`].
    pub async fn close_boundary_round(&self, id: BoundaryId, seen: Revision, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let old = self.boundary_in(&mut write, id).await?;
        if old.owner != self.me && !write.role().guides() {
            return Err(StoreError::NotYours);
        }
        if old.state.clone().close_round(self.me, seen, &old.keepers)? == old.state {
            return Ok(());
        }
        query("update boundary set closed_revision = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(seen)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::BoundaryRoundClosed, id.0), now).await?;
        write.commit().await
    }

    /// Asks somebody who has just been let in about every boundary that the whole family keeps, and about agreed ones that they
    /// kept before they left.
    pub(crate) async fn ask_newcomer(&self, write: &mut Write, newcomer: MemberId, now: Timestamp) -> Result<()> {
        let kept = query(
            "select b.id
               from boundary b
               join member n on n.circle_id = b.circle_id and n.id = $2
               left join boundary_keeper k on k.circle_id = b.circle_id and k.boundary_id = b.id and k.member_id = n.id
              where b.circle_id = $1 and b.state <> 'set-aside'
                and (k.member_id is not null or b.everyone = 1 and n.role <> 'facilitator')
              order by b.created_at, b.id",
        )
        .bind(self.circle)
        .bind(newcomer)
        .all(&mut *write)
        .await?;
        for row in kept {
            let id = BoundaryId(row.get("id")?);
            save_keeper(self, write, id, newcomer).await?;
            // A draft is its owner's alone, and one whose owner has left waits for them.
            let boundary = match self.boundary_in(write, id).await {
                Err(StoreError::NotFound) => continue,
                found => found?,
            };
            // Who came while its owner was away was not asked then.
            let state = boundary.state.clone().with_newcomer(&boundary.keepers, now);
            if !state.still_asked(&boundary.keepers).is_empty() {
                save_standing(self, write, id, &state, now).await?;
                write.record(Event::of(EventKind::BoundaryAskedAgain, id.0), now).await?;
            }
        }
        Ok(())
    }

    /// Lets the answers that are there be enough, now that somebody who kept it has left.
    pub(crate) async fn resettle(&self, write: &mut Write, boundary: Boundary, now: Timestamp) -> Result<()> {
        let state = boundary.state.clone().without_a_keeper(&boundary.keepers, now);
        // Nobody agrees to words that take away what keeps somebody alive, not even by silence.
        if state == boundary.state || must_take_nothing_vital(&boundary.words).is_err() {
            return Ok(());
        }
        save_standing(self, write, boundary.id, &state, now).await?;
        agreed_now(write, boundary.id, &state, now).await
    }
}

/// Keeps this member's answer to one wording. Said again, the last word stands.
pub(super) async fn save_answer<C: Capability>(
    access: &CircleAccess<C>,
    write: &mut Write,
    boundary: BoundaryId,
    revision: Revision,
    stand: Stand,
    because: &Prose<600>,
    now: Timestamp,
) -> Result<()> {
    let id = Uuid::now_v7();
    query(
        "insert into boundary_consent (circle_id, boundary_id, member_id, revision, at, stand, id, words)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (circle_id, boundary_id, member_id, revision)
         do update set at = excluded.at, stand = excluded.stand, id = excluded.id, words = excluded.words",
    )
    .bind(access.circle)
    .bind(boundary)
    .bind(access.me)
    .bind(revision)
    .bind(now)
    .bind(stand.slug())
    .bind(id)
    .bind(access.key.seal(Place::row("boundary_consent", id), because)?)
    .run(write)
    .await
    .map(|_| ())
}
