//! What a password must be: long. No rules about its make-up (NIST 800-63B).

use thiserror::Error;

/// Why a password was not taken. Never contains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WeakPassword {
    /// Fewer than [`SHORTEST`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`LONGEST`] characters: it would only keep the server busy.
    #[error("too long")]
    TooLong,
    /// The same few characters over and over, or the e-mail address: the first thing anybody tries.
    #[error("too easy to guess")]
    Guessable,
}

/// Fifteen characters where there is no second factor (NIST 800-63B-4).
pub const SHORTEST: usize = 15;
/// More than anybody types, less than hurts.
pub const LONGEST: usize = 256;

/// Whether `password` may protect the account of `address`.
///
/// # Errors
/// [`WeakPassword`], with what to mend.
pub fn check(password: &str, address: &str) -> Result<(), WeakPassword> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(WeakPassword::TooShort);
    }
    if length > LONGEST {
        return Err(WeakPassword::TooLong);
    }
    let folded = password.to_lowercase();
    let mut distinct: Vec<char> = folded.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 || folded == address.trim().to_lowercase() {
        return Err(WeakPassword::Guessable);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_what_counts() {
        assert_eq!(check("correct horse battery", "a@b.example"), Ok(()));
        assert_eq!(check("short", "a@b.example"), Err(WeakPassword::TooShort));
        assert_eq!(check(&"x1y2z".repeat(60), "a@b.example"), Err(WeakPassword::TooLong));
    }

    #[test]
    fn the_first_guesses_are_refused() {
        assert_eq!(check("aaaaaaaaaaaaaaaaaaaa", "a@b.example"), Err(WeakPassword::Guessable));
        assert_eq!(check("rosa.rivera@b.example", "Rosa.Rivera@b.example"), Err(WeakPassword::Guessable));
    }
}
