//! The circle's home is the page everybody opens first and most often, and between two writes it doesn't change. So it
//! is kept as it was rendered for one member, and shown again while the circle's number and the day are the same:
//! every write raises the number, and nothing on the page depends on anything else.
//!
//! This never decides who may see it. Access is proved by each request's own query; what is kept for a member is only
//! looked up with the proof in hand, so somebody removed a moment ago finds no way to it. It is text in memory that was
//! on its way to that member's screen anyway, never written anywhere.

use crate::page::KeptPage;
use kith_domain::{AccountId, CircleId, Day, MemberId};
use kith_store::{Capability, CircleAccess};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// As many as are awake at once on a busy evening; more are simply rendered again.
const MOST: usize = 256;
/// In all. A home is some 10 kB, so this is reached together with [`MOST`] and keeps the server small.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Homes as they were rendered last.
#[derive(Default)]
pub struct HomeCache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    homes: HashMap<(CircleId, MemberId), Home>,
    bytes: usize,
}

struct Home {
    account: AccountId,
    rev: i64,
    day: Day,
    page: Arc<KeptPage>,
}

impl HomeCache {
    /// This member's home, if nothing has changed since it was rendered.
    pub(crate) fn find<C: Capability>(&self, access: &CircleAccess<C>, day: Day) -> Option<Arc<KeptPage>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let home = kept.homes.get(&(access.circle(), access.me()))?;
        (home.rev == access.rev() && home.day == day).then(|| Arc::clone(&home.page))
    }

    /// Keeps what was rendered under the number that this request began with. Something written while it was being
    /// gathered may be on it already; then the next request has a higher number and renders anew.
    pub(crate) fn keep<C: Capability>(&self, access: &CircleAccess<C>, day: Day, page: &Arc<KeptPage>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Starting afresh costs one rendering per member and needs no order of use to be kept up on every read.
        if kept.homes.len() >= MOST || kept.bytes + page.len() > MOST_BYTES {
            *kept = Kept::default();
        }
        let home = Home { account: access.session().account, rev: access.rev(), day, page: Arc::clone(page) };
        kept.bytes += page.len();
        if let Some(old) = kept.homes.insert((access.circle(), access.me()), home) {
            kept.bytes -= old.page.len();
        }
    }

    /// What an account chose for itself has changed, which no circle's number tells. Another process shows its homes as
    /// they were until something happens or the day ends.
    pub(crate) fn forget(&self, account: AccountId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.homes.retain(|_, home| home.account != account);
        kept.bytes = kept.homes.values().map(|home| home.page.len()).sum();
    }
}
