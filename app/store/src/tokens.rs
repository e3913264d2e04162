//! Secrets that are handed out once: 256 random bits in the open, SHA-256 of them in the database.

use kith_domain::invite::{CODE_ALPHABET, CODE_LENGTH};
use sha2::{Digest, Sha256};

/// A secret on its way to the one who may hold it. Not `Debug`: it must not end up in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one: 43 characters that fit into an address or a cookie.
    pub fn new() -> Self {
        let bytes: [u8; 32] = rand::random();
        Self(data_encoding::BASE64URL_NOPAD.encode(&bytes))
    }

    /// One that can be made again, from bytes that only the key makes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(data_encoding::BASE64URL_NOPAD.encode(bytes))
    }

    /// One that came back. Anything that can't be a token is no token, before any query.
    pub fn parse(raw: &str) -> Option<Self> {
        let fits = raw.len() == 43 && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then(|| Self(raw.to_owned()))
    }

    /// The text, for the address or cookie.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

/// A new code to be told by voice.
pub(crate) fn spoken_code() -> String {
    (0..CODE_LENGTH)
        .filter_map(|_| CODE_ALPHABET.get(rand::random_range(0..CODE_ALPHABET.len())))
        .map(|b| char::from(*b))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_as_it_went() {
        let token = Token::new();
        assert!(Token::parse(token.reveal()).is_some_and(|again| again == token));
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for raw in ["", "short", &"a".repeat(44), &"ä".repeat(43), &"a/".repeat(21)] {
            assert!(Token::parse(raw).is_none());
        }
    }

    #[test]
    fn codes_have_their_length_and_letters() {
        let code = spoken_code();
        assert_eq!(code.len(), CODE_LENGTH);
        assert!(code.bytes().all(|b| CODE_ALPHABET.contains(&b)));
    }
}
