//! Leaving: by oneself, or because somebody who guides the circle says so. Either way it holds from the next request on,
//! because access is read from the member's row each time.

use crate::access::{Capability, CircleAccess, Guide, Organizer};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::member::{Role, Status, may_leave, may_remove};
use kith_domain::{MemberId, Timestamp};

impl CircleAccess<Guide> {
    /// Removes somebody who is in or waits. Removing them twice changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for nobody of this circle, [`StoreError::NotYours`] for the organizer.
    pub async fn remove_member(&self, id: MemberId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (role, status) = self.standing_of(&mut write, id).await?;
        if status == Status::Removed {
            return Ok(());
        }
        let allowed = if id == self.me { may_leave(role) } else { may_remove(self.role, role) };
        if !allowed {
            return Err(StoreError::NotYours);
        }
        self.part_with(write, id, now).await
    }
}

impl<C: Capability> CircleAccess<C> {
    /// Leaves the circle.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for the organizer, who hands over first.
    pub async fn leave(&self, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (role, status) = self.standing_of(&mut write, self.me).await?;
        if status == Status::Removed {
            return Ok(());
        }
        if !may_leave(role) {
            return Err(StoreError::NotYours);
        }
        self.part_with(write, self.me, now).await
    }

    /// Says "no, that isn't them" to somebody who waits. Everybody in the circle may: keeping out is the safe mistake.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for somebody who doesn't wait (any more).
    pub async fn decline_member(&self, id: MemberId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        match self.standing_of(&mut write, id).await? {
            (_, Status::Accepted) => self.part_with(write, id, now).await,
            _ => Err(StoreError::NotFound),
        }
    }

    async fn standing_of(&self, write: &mut Write, id: MemberId) -> Result<(Role, Status)> {
        let row = query("select role, status from member where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut *write)
            .await?;
        let role = Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
        let status = Status::from_slug(&row.get::<String>("status")?).ok_or(StoreError::NotFound)?;
        Ok((role, status))
    }
}

impl CircleAccess<Organizer> {
    /// Makes another confirmed member the organizer; the one who hands over is a member from then on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless `to` is somebody else who is confirmed.
    pub async fn hand_over(&self, to: MemberId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let (_, status) = self.standing_of(&mut write, to).await?;
        if to == self.me || status != Status::Confirmed {
            return Err(StoreError::NotFound);
        }
        // Pressed twice, in two tabs, for two people: the first counts.
        let stepped_back = query(
            "update member set role = 'member', version = version + 1
              where circle_id = $1 and id = $2 and role = 'organizer'",
        )
        .bind(self.circle)
        .bind(self.me)
        .run(&mut write)
        .await?;
        if stepped_back == 0 {
            return Err(StoreError::NotYours);
        }
        query("update member set role = 'organizer', version = version + 1 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(to)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::HandedOver, to.0), now).await?;
        // A facilitator who keeps the circle together is family from now on.
        self.ask_newcomer(&mut write, to, now).await?;
        write.commit().await
    }
}
