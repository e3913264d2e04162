//! One open page that wants to hear of changes.

use super::{Here, nodes};
use crate::access::{Capability, CircleAccess};
use crate::db::{Pools, Store};
use crate::error::{Result, StoreError};
use kith_domain::{CircleId, LetterId, MemberId};
use tokio::sync::watch as bell;
use uuid::Uuid;

/// A place at the bell of one circle, until it is dropped. It proves nothing: each time it rings, access is proved anew.
pub struct Watch {
    store: Store,
    circle: CircleId,
    here: Here,
    ear: bell::Receiver<()>,
}

impl<C: Capability> CircleAccess<C> {
    /// Begins to watch this circle, with a letter open or without one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a letter that I may not read; [`StoreError::TooMany`] when I watch from too many
    /// pages, or the server is about to stop.
    pub async fn watch(&self, letter: Option<LetterId>) -> Result<Watch> {
        if let Some(letter) = letter {
            self.may_read(letter).await?;
        }
        let here = Here { page: Uuid::now_v7(), member: self.me, letter, until: None };
        let ear = self.store.hub.enter(self.circle, here).ok_or(StoreError::TooMany)?;
        let watch = Watch { store: self.store.clone(), circle: self.circle, here, ear };
        if let Pools::Postgres(pool) = &self.store.pools {
            nodes::listen(pool, &self.store.hub);
        }
        watch.still_here().await;
        Ok(watch)
    }
}

impl Watch {
    /// Waits until something may have happened. False when there is nothing to wait for any more: the server stops.
    pub async fn rings(&mut self) -> bool {
        self.ear.changed().await.is_ok()
    }

    /// Whose other pages have the same letter open: one entry for each page, my own others included.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when I may not read the letter any more.
    pub async fn beside<C: Capability>(&self, access: &CircleAccess<C>) -> Result<Vec<MemberId>> {
        let Some(letter) = self.here.letter else { return Ok(Vec::new()) };
        access.may_read(letter).await?;
        Ok(self.store.hub.beside(self.circle, letter, self.here.page))
    }

    /// Tells the other nodes, now and again, that this letter is open here. Best effort: they ask the event table for
    /// everything that matters.
    pub async fn still_here(&self) {
        if let (Pools::Postgres(pool), Some(letter)) = (&self.store.pools, self.here.letter) {
            let _ = nodes::announce(pool, &self.store.hub, self.circle, self.here.page, self.here.member, letter).await;
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.store.hub.leave(self.circle, self.here.page);
    }
}

impl Store {
    /// Ends every watch, so that a server that stops doesn't wait for them.
    pub fn hang_up(&self) {
        self.hub.hang_up();
    }
}
