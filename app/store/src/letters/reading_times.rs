//! How long letters take when they are read aloud.

use super::Letter;
use crate::access::{Capability, CircleAccess};
use crate::error::{Result, StoreError};
use kith_domain::letter::reading_seconds;
use kith_domain::{LetterId, MemberId};

/// How long a letter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingTime {
    /// The letter.
    pub letter: LetterId,
    /// Who writes it.
    pub writer: MemberId,
    /// Read aloud, in seconds: the approved words, or those of this moment while none are approved.
    pub seconds: usize,
}

impl<C: Capability> CircleAccess<C> {
    /// How long every letter that this member may read takes when it is read aloud. None of them is opened by it: its
    /// words are counted, and shown to nobody.
    pub async fn reading_times(&self) -> Result<Vec<ReadingTime>> {
        let mut times = Vec::new();
        for head in self.heads(None).await? {
            if !head.state.may_read(self.me, head.writer) {
                continue;
            }
            match self.open_letter(head).await {
                Err(StoreError::NotFound) => {}
                letter => times.push(ReadingTime::of(&letter?)),
            }
        }
        Ok(times)
    }
}

impl Letter {
    /// How long the meeting listens to it, in seconds: part by part, as every page counts.
    pub fn seconds_on_paper(&self) -> usize {
        self.parts.iter().map(|part| reading_seconds(part.on_paper().as_str())).sum()
    }
}

impl ReadingTime {
    fn of(letter: &Letter) -> Self {
        Self { letter: letter.id, writer: letter.writer, seconds: letter.seconds_on_paper() }
    }
}
