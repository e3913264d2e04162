//! Rate limits by address, in memory: they slow down guessing, they never lock anybody out.

use crate::problem::Problem;
use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;

type ByAddress = RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock>;

/// Ten tries a minute at doors that check a secret, twenty at once (security.md 6).
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(10).unwrap();
const BURST: NonZeroU32 = NonZeroU32::new(20).unwrap();
/// Old addresses are forgotten when this many are known.
const TIDY_AT: usize = 10_000;

/// The limits of one process.
pub struct Limits {
    secrets: ByAddress,
}

impl Limits {
    pub(crate) fn new() -> Self {
        Self { secrets: RateLimiter::dashmap(Quota::per_minute(PER_MINUTE).allow_burst(BURST)) }
    }

    /// Counts one wrong try at a secret (password, code, link) from `address`.
    ///
    /// # Errors
    /// [`Problem::TooFast`] when there were too many.
    pub fn wrong_secret(&self, address: IpAddr) -> Result<(), Problem> {
        if self.secrets.len() > TIDY_AT {
            self.secrets.retain_recent();
        }
        self.secrets.check_key(&address).map_err(|_| Problem::TooFast)
    }
}
