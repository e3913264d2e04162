//! The person's own addresses and numbers, which can never join their circle.

use crate::address::{Address, phone_likeness};

/// How many addresses and numbers one form may hold.
pub const LINES: usize = 50;

/// What an address or a number is recognised by, whatever it is dressed up as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// Of an e-mail address.
    Mail(String),
    /// Of a telephone number.
    Phone(String),
}

impl Likeness {
    /// One line of the form: an e-mail address, or a number of at least six digits. `None` for anything else.
    pub fn parse(line: &str) -> Option<Self> {
        if line.contains('@') {
            Address::parse(line).ok().map(|address| Self::Mail(address.likeness()))
        } else {
            phone_likeness(line).map(Self::Phone)
        }
    }

    /// Everything `address` must be looked up as. Phone companies turn `5550142@carrier.example` into a text message, so
    /// an address whose name is a number is also that number.
    pub fn of(address: &Address) -> Vec<Self> {
        let name = address.as_str().split('@').next().unwrap_or_default();
        let number = name.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'));
        let phone = if number { phone_likeness(name) } else { None };
        std::iter::once(Self::Mail(address.likeness())).chain(phone.map(Self::Phone)).collect()
    }
}

/// Reads a form with one address or number per line; empty lines don't count.
///
/// # Errors
/// The numbers, from 1, of the lines that are neither.
pub fn parse_lines(text: &str) -> Result<Vec<Likeness>, Vec<usize>> {
    let (mut likenesses, mut odd) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match Likeness::parse(line) {
            Some(likeness) => likenesses.push(likeness),
            None => odd.push(number),
        }
    }
    if odd.is_empty() { Ok(likenesses) } else { Err(odd) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn lines_are_addresses_or_numbers() {
        let lines = parse_lines("Danny.Rivera+x@Example.org\r\n\n +1 (555) 555-0142\n").unwrap();
        assert_eq!(lines, [Likeness::Mail("dannyrivera@example.org".into()), Likeness::Phone("555550142".into()),]);
        assert_eq!(parse_lines("danny@\n555-0142\nhello"), Err(vec![1, 3]));
        assert_eq!(parse_lines(" \n"), Ok(vec![]));
    }

    #[test]
    fn a_text_message_address_is_its_number() {
        assert!(Likeness::of(&address("+15555550142@sms.example")).contains(&Likeness::Phone("555550142".into())));
        assert_eq!(Likeness::of(&address("rosa1985123@example.org")).len(), 1);
    }

    proptest! {
        #[test]
        fn no_input_panics(text in any::<String>()) {
            let _ = parse_lines(&text);
        }
    }
}
