//! How many guesses one network may make, in memory: it slows guessing down, it never locks anybody out.

use crate::client::Client;
use crate::problem::Problem;
use kith_domain::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A wrong guess is forgotten after six seconds: ten a minute (security.md 6).
const EACH: i64 = 6 * Timestamp::SECOND;
/// Twenty at once.
const FULL: i64 = 20 * EACH;
/// Networks with nothing against them are forgotten when this many are known.
const TIDY_AT: usize = 10_000;

/// The limits of one process.
#[derive(Default)]
pub struct Limits {
    /// When the last of its wrong guesses is forgotten, for every network that has made one.
    clean_at: Mutex<HashMap<IpAddr, Timestamp>>,
}

/// A guess at a secret (password, code) that counts as a wrong one until it is taken back. It counts before the secret is
/// looked at, so that many at once are many, and it goes on counting when the client hangs up.
#[must_use]
pub struct Guess<'a> {
    limits: &'a Limits,
    network: IpAddr,
}

impl Limits {
    /// Counts a guess from the client's network, before anything is hashed or compared.
    ///
    /// # Errors
    /// [`Problem::TooFast`] when there were too many.
    pub fn guess(&self, client: &Client, now: Timestamp) -> Result<Guess<'_>, Problem> {
        let mut clean_at = self.clean_at();
        if clean_at.len() > TIDY_AT {
            clean_at.retain(|_, at| *at > now);
        }
        let at = clean_at.entry(client.network).or_insert(now);
        // No further ahead than full, or a clock that is set back would close the door for as long.
        *at = Timestamp(at.0.clamp(now.0, now.0 + FULL));
        if at.plus(EACH).since(now) > FULL {
            return Err(Problem::TooFast);
        }
        *at = at.plus(EACH);
        Ok(Guess { limits: self, network: client.network })
    }

    fn clean_at(&self) -> MutexGuard<'_, HashMap<IpAddr, Timestamp>> {
        self.clean_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Guess<'_> {
    /// It was right, or no secret was looked at in the end.
    pub fn take_back(self) {
        if let Some(at) = self.limits.clean_at().get_mut(&self.network) {
            *at = at.plus(-EACH);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn from(network: &str) -> Client {
        Client { network: network.parse().unwrap(), agent: String::new() }
    }

    fn wrong(limits: &Limits, client: &Client, now: Timestamp) -> bool {
        limits.guess(client, now).is_ok()
    }

    #[test]
    fn twenty_at_once_then_ten_a_minute() {
        let (limits, here, there) = (Limits::default(), from("192.0.2.1"), from("192.0.2.2"));
        assert!((0..20).all(|_| wrong(&limits, &here, NOW)));
        assert!(!wrong(&limits, &here, NOW));
        assert!(wrong(&limits, &there, NOW));
        let minute = NOW.plus(Timestamp::MINUTE);
        assert!((0..10).all(|_| wrong(&limits, &here, minute)));
        assert!(!wrong(&limits, &here, minute));
    }

    #[test]
    fn right_ones_cost_nothing() {
        let (limits, here) = (Limits::default(), from("192.0.2.1"));
        for _ in 0..100 {
            limits.guess(&here, NOW).map(Guess::take_back).unwrap();
        }
        assert!((0..20).all(|_| wrong(&limits, &here, NOW)));
    }

    #[test]
    fn a_clock_set_back_closes_nothing_for_long() {
        let (limits, here) = (Limits::default(), from("192.0.2.1"));
        assert!((0..20).all(|_| wrong(&limits, &here, NOW)));
        let earlier = NOW.plus(-Timestamp::DAY);
        assert!(!wrong(&limits, &here, earlier));
        assert!(wrong(&limits, &here, earlier.plus(EACH)));
    }
}
