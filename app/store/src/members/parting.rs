//! What ends together with a membership.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::{BoundaryId, MemberId, Timestamp};

impl<C: Capability> CircleAccess<C> {
    /// Ends a membership and everything that hangs on it. What they wrote stays theirs: nobody else can read it, and it is
    /// there again if they come back.
    pub(super) async fn part_with(&self, mut write: Write, gone: MemberId, now: Timestamp) -> Result<()> {
        query(
            "update member set status = 'removed', removed_at = $3, version = version + 1
              where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(gone)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::MemberRemoved, gone.0), now).await?;
        self.leave_the_meeting(&mut write, gone).await?;
        self.forget_hardest(&mut write, gone).await?;
        self.stop_reading(&mut write, gone).await?;
        self.release_boundaries(&mut write, gone, now).await?;
        self.hand_on_tasks(&mut write, gone).await?;
        self.settle_ranking(&mut write, now).await?;
        crate::invites::end_those_of(write.tx(), self.circle, gone).await?;
        write.commit().await
    }

    async fn leave_the_meeting(&self, write: &mut Write, gone: MemberId) -> Result<()> {
        for sql in [
            "delete from speaking_order where circle_id = $1 and member_id = $2",
            "delete from meeting_role where circle_id = $1 and member_id = $2",
            "delete from seat where circle_id = $1 and member_id = $2",
            "update proxy_letter set reader_id = null, version = version + 1 where circle_id = $1 and reader_id = $2",
            "delete from proxy_letter_reader where circle_id = $1 and member_id = $2",
            // Whoever comes back isn't who was told.
            "delete from safety_reader where circle_id = $1 and member_id = $2",
            "delete from help_reader where circle_id = $1 and member_id = $2",
            "update objection set voice_id = null, version = version + 1 where circle_id = $1 and voice_id = $2",
            "update rung set owner_id = null, version = version + 1 where circle_id = $1 and owner_id = $2",
            "delete from poll_answer where circle_id = $1 and answerer_id = $2",
            // They may have kept the links that they handed out.
            "delete from poll_answer
              where circle_id = $1 and answerer_id in (select id from poll_guest where circle_id = $1 and by_id = $2)",
            "delete from poll_guest where circle_id = $1 and by_id = $2",
        ] {
            query(sql).bind(self.circle).bind(gone).run(&mut *write).await?;
        }
        // A page with the old order, still open somewhere, must not put them back.
        for sql in [
            "update meeting set version = version + 1 where circle_id = $1",
            "update seat_plan set version = version + 1 where circle_id = $1",
        ] {
            query(sql).bind(self.circle).run(&mut *write).await?;
        }
        Ok(())
    }

    /// What they still had to do goes to the organizer: every task has an owner who can see it.
    async fn hand_on_tasks(&self, write: &mut Write, gone: MemberId) -> Result<()> {
        query(
            "update task
                set version = version + 1,
                    owner_id = (select id from member
                                 where circle_id = $1 and role = 'organizer' and status = 'confirmed')
              where circle_id = $1 and owner_id = $2 and done_at is null
                and exists (select 1 from member
                             where circle_id = $1 and role = 'organizer' and status = 'confirmed')",
        )
        .bind(self.circle)
        .bind(gone)
        .run(write)
        .await?;
        Ok(())
    }

    /// A letter that was shared with nobody else is its writer's alone again. One that was approved stays approved: the
    /// yes was given, whoever leaves.
    async fn stop_reading(&self, write: &mut Write, gone: MemberId) -> Result<()> {
        query("delete from letter_reader where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(gone)
            .run(&mut *write)
            .await?;
        query(
            "update letter set shared_at = null, version = version + 1
              where circle_id = $1 and shared_at is not null and approved_id is null
                and not exists (select 1 from letter_reader r
                                 where r.circle_id = letter.circle_id and r.letter_id = letter.id)",
        )
        .bind(self.circle)
        .run(write)
        .await?;
        Ok(())
    }

    /// Takes them out of what is still being agreed. Their own boundaries are shown to nobody any more, and wait for them.
    async fn release_boundaries(&self, write: &mut Write, gone: MemberId, now: Timestamp) -> Result<()> {
        let asked = query(
            "select b.id
               from boundary b
               join boundary_keeper k on k.circle_id = b.circle_id and k.boundary_id = b.id
              where b.circle_id = $1 and k.member_id = $2 and b.owner_id <> $2 and b.state in ('draft', 'proposed')",
        )
        .bind(self.circle)
        .bind(gone)
        .all(&mut *write)
        .await?;
        for row in asked {
            let id = BoundaryId(row.get("id")?);
            query("delete from boundary_keeper where circle_id = $1 and boundary_id = $2 and member_id = $3")
                .bind(self.circle)
                .bind(id)
                .bind(gone)
                .run(&mut *write)
                .await?;
            // Somebody else's draft isn't settled by anybody but its owner.
            match self.boundary_in(write, id).await {
                Ok(boundary) => self.resettle(write, boundary, now).await?,
                Err(StoreError::NotFound) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }
}
