//! Adding to the end of a part, from elsewhere than its editor.

use super::saving::PartWords;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use kith_domain::letter::{Part, PartText, Saved};
use kith_domain::{LetterId, OpId, TextError, Timestamp};

impl<C: Capability> CircleAccess<C> {
    /// Makes what `add` makes of a part's newest words its next revision. It is a save like any other: the same attempt
    /// twice is one, and since it stands on the newest words, nothing that was saved meanwhile is lost.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the part has no room for it; [`StoreError::NotFound`] when the attempt's id was somebody
    /// else's.
    pub(crate) async fn append_to_part(
        &self,
        part: Part,
        op: OpId,
        add: impl FnOnce(&PartText) -> Result<PartText, TextError>,
        now: Timestamp,
    ) -> Result<Saved> {
        let (hand, mut tx) = (self.hand(), self.store.begin().await?);
        crate::write::lock(&mut tx, self.circle).await?;
        let row = query("select id from letter where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .one(&mut tx)
            .await?;
        let letter = LetterId(row.get("id")?);
        let mut words = PartWords { letter, part, op, base: 0, after: None, text: PartText::default() };
        let at = hand.at(&mut tx, &words).await?;
        if at.is_known {
            return hand.known(&mut tx, &at, op).await?.map(|known| known.saved).ok_or(StoreError::NotFound);
        }
        words.base = at.head;
        words.text = add(&at.present).map_err(|_| StoreError::Full)?;
        hand.append(&mut tx, &at, &words, &words.text, now).await?;
        tx.commit().await?;
        Ok(Saved::Head { rev: at.head + 1 })
    }
}
