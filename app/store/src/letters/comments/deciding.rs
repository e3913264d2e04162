//! Settling a comment: taking its words, declining them, saying that it is dealt with, taking it up again.

use super::About;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::letters::PartWords;
use kith_domain::comment::{CommentState, Concerned, Decision};
use kith_domain::event::EventKind;
use kith_domain::letter::Saved;
use kith_domain::{CommentId, LetterId, OpId, Timestamp};

impl<C: Capability> CircleAccess<C> {
    /// Decides about a comment. Words that are taken are saved by the attempt `op` as if the writer had written them on
    /// the revision that the suggestion stands on: what came since is merged with them, or kept beside them. The answer
    /// says what became of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not see it; [`StoreError::CannotDecide`];
    /// [`StoreError::Full`] when too many words are kept beside that part already.
    pub async fn decide_comment(
        &self,
        letter: LetterId,
        id: CommentId,
        decision: Decision,
        op: OpId,
        now: Timestamp,
    ) -> Result<Option<Saved>> {
        let mut write = self.write().await?;
        let head = self.readable_head(Some(&mut write), letter).await?;
        let comments = self.comments_on(&mut write, letter).await?;
        let comment = comments.into_iter().find(|comment| comment.id == id).ok_or(StoreError::NotFound)?;
        let concerned = Concerned { writer: head.writer, author: comment.author };
        let state = comment.state.decide(decision, comment.kind, self.me, concerned)?;
        if state == comment.state {
            return Ok(None);
        }
        let saved = match (decision, comment.about, comment.words.instead) {
            (Decision::Take, Some(About { part, rev, .. }), Some(text)) => {
                let words = PartWords { letter, part, op, base: rev, after: None, text };
                Some(self.hand().save(write.tx(), words, now).await?.0)
            }
            _ => None,
        };
        let settled = state != CommentState::Open;
        query(
            "update letter_comment set state = $3, settled_by = $4, settled_at = $5 where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(id)
        .bind(state.slug())
        .bind(settled.then_some(self.me))
        .bind(settled.then_some(now))
        .run(&mut write)
        .await?;
        let kind = if settled { EventKind::CommentSettled } else { EventKind::CommentReopened };
        self.tell(&mut write, kind, &head, (id, comment.author), now).await?;
        write.commit().await?;
        Ok(saved)
    }
}
