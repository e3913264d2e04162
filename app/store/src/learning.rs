//! Which of the pages that come first a member has read. Who has read what is nobody else's to know.

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::Event;
use kith_domain::Timestamp;
use kith_domain::event::EventKind;
use kith_domain::learning::CORE;
use std::collections::BTreeSet;

impl<C: Capability> CircleAccess<C> {
    /// The numbers of those I have read.
    pub async fn pages_read(&self) -> Result<BTreeSet<u32>> {
        let rows = query("select page from page_read where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .all(&self.store)
            .await?;
        rows.iter().map(|row| u32::try_from(row.get::<i64>("page")?).map_err(|_| StoreError::NotFound)).collect()
    }

    /// I have read this one. Said twice, it is said once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a page that isn't one of them.
    pub async fn page_was_read(&self, page: u32, now: Timestamp) -> Result<()> {
        if !CORE.contains(&page) {
            return Err(StoreError::NotFound);
        }
        let mut write = self.write().await?;
        let read = query(
            "insert into page_read (circle_id, member_id, page, at) values ($1, $2, $3, $4) on conflict do nothing",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(i64::from(page))
        .bind(now)
        .run(&mut write)
        .await?;
        if read == 0 {
            return Ok(());
        }
        write.record(Event::private(EventKind::PageRead, self.me.0, self.me), now).await?;
        write.commit().await
    }
}
