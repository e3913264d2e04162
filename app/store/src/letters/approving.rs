//! Approving a letter for the meeting: somebody else has read it and says yes to exactly these words.

use super::heads::Head;
use super::versions::Why;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::letter::{Approval, Seen, approvers};
use kith_domain::member::Role;
use kith_domain::{LetterId, MemberId, Timestamp, VersionId};
use uuid::Uuid;

impl<C: Capability> CircleAccess<C> {
    /// Says yes to the words that I have `seen`. They are frozen for the meeting; the writer may go on all the same.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read it; [`StoreError::CannotApprove`] when it says something
    /// else now or nothing at all; [`StoreError::NotYours`] when it takes somebody else's yes.
    pub async fn approve_letter(&self, letter: LetterId, seen: &Seen, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let Head { id, writer, state, .. } = self.head(&mut write, letter).await?;
        if !state.may_read(self.me, writer) {
            return Err(StoreError::NotFound);
        }
        let present = self.present(&mut write, id).await?;
        let as_read = *seen == Seen(present.iter().map(|part| part.rev).collect());
        let words = present.iter().filter(|part| !part.is_blank).count();
        let approval = Approval { version: VersionId(Uuid::now_v7()), by: self.me, at: now };
        let approvers = approvers(writer, &self.roles(&mut write).await?);
        let before = state.approval();
        state.approve(approval, &approvers, as_read, words)?;
        // Pressed twice: the words that are printed are these already.
        if let Some(before) = before
            && self.is_version(&mut write, before.version, &present).await?
        {
            return Ok(());
        }
        self.keep_version(&mut write, id, Why::Approved, approval.version, &present, now).await?;
        query("update letter set approved_id = $3, version = version + 1 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(approval.version)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::LetterApproved, id.0), now).await?;
        write.commit().await
    }

    /// Whether this member's yes counts for a letter that they may read.
    pub(super) async fn can_approve(&self, write: &mut Write, head: &Head) -> Result<bool> {
        Ok(head.state.readers().contains(&self.me)
            && approvers(head.writer, &self.roles(write).await?).contains(&self.me))
    }

    async fn roles(&self, write: &mut Write) -> Result<Vec<(MemberId, Role)>> {
        let rows = query("select id, role from member where circle_id = $1 and status = 'confirmed'")
            .bind(self.circle)
            .all(write)
            .await?;
        rows.iter()
            .map(|row| {
                let role = Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
                Ok((MemberId(row.get("id")?), role))
            })
            .collect()
    }
}
