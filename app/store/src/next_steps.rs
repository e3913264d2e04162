//! "Not now": a member isn't asked for a step for some days. Nobody else learns of it.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::next_step::{LONGEST_WAIT, NextStep};
use kith_domain::{Day, Timestamp};
use std::collections::BTreeSet;

impl<C: Capability> CircleAccess<C> {
    /// Steps this member isn't asked for today.
    pub async fn put_off(&self, today: Day) -> Result<BTreeSet<NextStep>> {
        // Nothing waits for longer than it may, also when a clock was ahead.
        let rows = query(
            "select step from put_off
              where circle_id = $1 and member_id = $2 and until_day > $3 and until_day <= $4",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(today.0)
        .bind(today.plus(LONGEST_WAIT).0)
        .all(&self.store)
        .await?;
        let steps = rows.iter().map(|row| Ok(NextStep::from_slug(&row.get::<String>("step")?)));
        Ok(steps.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Puts a step off, for as long as it may wait. Said again, it waits anew.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for a step that may not wait.
    pub async fn put_step_off(&self, step: NextStep, now: Timestamp) -> Result<()> {
        let days = step.may_wait().ok_or(StoreError::NotYours)?;
        let mut write = self.write().await?;
        query(
            "insert into put_off (circle_id, member_id, step, until_day) values ($1, $2, $3, $4)
             on conflict (circle_id, member_id, step) do update set until_day = excluded.until_day",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(step.slug())
        .bind(now.day().plus(days).0)
        .run(&mut write)
        .await?;
        write.record(Event::private(EventKind::StepPutOff, self.me.0, self.me), now).await?;
        write.commit().await
    }

    /// Takes up again whatever this member put off.
    pub async fn take_steps_up(&self, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        query("delete from put_off where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .run(&mut write)
            .await?;
        write.record(Event::private(EventKind::StepPutOff, self.me.0, self.me), now).await?;
        write.commit().await
    }
}
