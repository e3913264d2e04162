//! Letters on their way into an edition of the script: the words that are read, whoever may read them.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::Result;
use crate::keys::Place;
use kith_domain::BlockId;
use kith_domain::edition::EditionLetter;
use kith_domain::letter::LetterState;

impl<C: Capability> CircleAccess<C> {
    /// Every letter that its writer shared with somebody: the approved words, or those of this moment where none are
    /// approved. A private letter stays with its writer, who brings it on paper.
    pub(crate) async fn shared_letters(&self) -> Result<Vec<EditionLetter>> {
        let mut letters = Vec::new();
        for head in self.heads(None).await?.into_iter().filter(|head| head.state != LetterState::Private) {
            let rows = query(
                "select b.id, coalesce(p.rev, b.head_rev) as rev, r.words
                   from block b
                   left join letter_version_part p on p.circle_id = b.circle_id and p.version_id = $3 and p.block_id = b.id
                   left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id
                                        and r.rev = coalesce(p.rev, b.head_rev)
                  where b.circle_id = $1 and b.letter_id = $2
                  order by b.position",
            )
            .bind(self.circle)
            .bind(head.id)
            .bind(head.state.approval().map(|approval| approval.version))
            .all(&self.store)
            .await?;
            let mut parts = Vec::new();
            for row in &rows {
                let place = Place::revision("block_rev", BlockId(row.get("id")?), row.get("rev")?);
                let words = row.get::<Option<Vec<u8>>>("words")?;
                parts.push(words.map(|sealed| self.key.open(place, &sealed)).transpose()?.unwrap_or_default());
            }
            let readers = head.state.readers().clone();
            letters.push(EditionLetter { writer: head.writer, readers, parts });
        }
        Ok(letters)
    }
}
