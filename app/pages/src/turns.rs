//! Turns at work that is long and shared: so many at a time in this server, and so many of them one account's, or one could
//! keep all others out.

use kith_domain::AccountId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whose turn it is. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Turns {
    whose: Arc<Mutex<BTreeMap<AccountId, usize>>>,
    at_a_time: usize,
    each: usize,
}

/// A turn. It is over when the work is: whoever does it holds it, not whoever waits for it.
pub(crate) struct Turn {
    turns: Turns,
    account: AccountId,
}

impl Turns {
    /// `at_a_time` altogether, `each` for one account.
    pub(crate) fn new(at_a_time: usize, each: usize) -> Self {
        Self { whose: Arc::default(), at_a_time, each }
    }

    /// Takes a turn; none while others have theirs, or this account has its own.
    pub(crate) fn turn(&self, account: AccountId) -> Option<Turn> {
        let mut whose = self.whose();
        let own = whose.get(&account).copied().unwrap_or_default();
        if own >= self.each || whose.values().sum::<usize>() >= self.at_a_time {
            return None;
        }
        whose.insert(account, own + 1);
        Some(Turn { turns: self.clone(), account })
    }

    fn whose(&self) -> MutexGuard<'_, BTreeMap<AccountId, usize>> {
        self.whose.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut whose = self.turns.whose();
        match whose.get_mut(&self.account) {
            Some(own) if *own > 1 => *own -= 1,
            _ => drop(whose.remove(&self.account)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn nobody_has_more_than_their_own_turns_and_all_together_no_more_than_there_are() {
        let [one, other, third] = [1, 2, 3].map(|n| AccountId(Uuid::from_u128(n)));
        let turns = Turns::new(3, 2);
        let held = [turns.turn(one), turns.turn(one)];
        assert!(held.iter().all(Option::is_some));
        assert!(turns.turn(one).is_none(), "both of theirs are taken");
        let last = turns.turn(other);
        assert!(last.is_some());
        assert!(turns.turn(third).is_none(), "all are taken");
        drop(last);
        assert!(turns.turn(third).is_some());
        drop(held);
        assert!(turns.whose().is_empty());
    }
}
