//! E-mail addresses, and the form in which two of them count as the same person.

use thiserror::Error;

/// What was typed is not an address mail could reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not an e-mail address")]
pub struct NotAnAddress;

/// An e-mail address as it was typed, without the white space around it; at most 254 characters (RFC 5321).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Takes what looks like an address: one `@` with something on both sides, a dot in the domain, no white space.
    /// Whether mail arrives there only mail can tell.
    ///
    /// # Errors
    /// [`NotAnAddress`].
    pub fn parse(raw: &str) -> Result<Self, NotAnAddress> {
        let text = raw.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnAddress)?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"' | '@');
        let fine = !local.is_empty()
            && local.len() <= 64
            && text.len() <= 254
            && !text.chars().filter(|c| *c != '@').any(odd)
            && !local.contains('@')
            && domain.contains('.')
            && domain.split('.').all(|label| !label.is_empty());
        if fine { Ok(Self(text.to_owned())) } else { Err(NotAnAddress) }
    }

    /// The address, for a mail's "to".
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether every mail server takes it as it is: plain letters and signs, and dots only between them.
    pub fn is_plain(&self) -> bool {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let sign = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        local.chars().all(sign)
            && local.split('.').all(|part| !part.is_empty())
            && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
            && domain.split('.').all(|label| label.len() < 64 && !label.starts_with('-') && !label.ends_with('-'))
    }

    /// The form under which an account is found: lower case.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// The form under which the person's own addresses are blocked: lower case, without a `+tag`, and without dots
    /// before the `@`. It joins a few addresses that are really different; keeping out one relative who shares a name
    /// with the person is mended by asking, letting the person in is not mended at all.
    pub fn likeness(&self) -> String {
        let folded = self.folded();
        let (local, domain) = folded.rsplit_once('@').unwrap_or((&folded, ""));
        let local = local.split('+').next().unwrap_or_default().replace('.', "");
        let domain = if domain == "googlemail.com" { "gmail.com" } else { domain };
        format!("{local}@{domain}")
    }
}

/// A telephone number's likeness: its last nine digits, so that `+1 (555) 555-0142`, `555 555 0142` and
/// `001 555 555 0142` are one. Fewer than six digits are no number.
pub fn phone_likeness(raw: &str) -> Option<String> {
    let digits: Vec<char> = raw.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 6).then(|| digits[digits.len().saturating_sub(9)..].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_addresses_are_taken() {
        for text in ["rosa@example.org", " o'brien+x@mail.example.co.uk ", "ünï@bücher.example"] {
            assert!(Address::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn other_things_are_not() {
        for text in [
            "",
            "rosa",
            "@example.org",
            "rosa@",
            "rosa@localhost",
            "a@b@c.de",
            "a b@c.de",
            "a@c..de",
            "a@c.de\nbcc: x@y.z",
        ] {
            assert_eq!(Address::parse(text), Err(NotAnAddress), "{text}");
        }
    }

    #[test]
    fn what_every_mail_server_takes_is_plain() {
        let plain = |text: &str| Address::parse(text).unwrap().is_plain();
        assert!(plain("o'brien+x@mail.example.co.uk"));
        for odd in ["rosa.@example.org", ".rosa@example.org", "a(b)@c.de", "ünï@example.org", "a@-b.de", "a@b_c.de"] {
            assert!(!plain(odd), "{odd}");
        }
    }

    #[test]
    fn disguises_of_one_address_are_alike() {
        let alike = |text: &str| Address::parse(text).unwrap().likeness();
        for text in ["Danny.Rivera@Gmail.com", "dannyrivera+hi@gmail.com", "d.annyrivera@googlemail.com"] {
            assert_eq!(alike(text), "dannyrivera@gmail.com");
        }
    }

    #[test]
    fn a_number_is_known_with_and_without_its_country() {
        assert_eq!(phone_likeness("+1 (555) 555-0142"), phone_likeness("5555550142"));
        assert_eq!(phone_likeness("12"), None);
    }

    proptest! {
        #[test]
        fn no_input_panics(raw in any::<String>()) {
            if let Ok(address) = Address::parse(&raw) {
                let _ = address.likeness();
            }
            let _ = phone_likeness(&raw);
        }
    }
}
