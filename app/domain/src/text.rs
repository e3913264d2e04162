//! What people type: parsed once at the edge, so that inside it is already right.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text was not taken. Never contains the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing was written where something is needed.
    #[error("nothing was written")]
    Missing,
    /// Longer than fits; both figures in characters.
    #[error("{got} characters, {max} fit")]
    TooLong {
        /// How many fit.
        max: usize,
        /// How many were given.
        got: usize,
    },
}

/// Several lines of text, at most `MAX` characters (Unicode scalar values) after tidying.
///
/// Browsers send `\r\n`; what is kept has `\n`. Control characters other than line breaks and tabs carry nothing a
/// person typed on purpose, and some of them break databases and printers, so they are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose<const MAX: usize>(String);

/// One line of text, at most `MAX` characters, with runs of white space folded and the ends trimmed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

impl<const MAX: usize> Prose<MAX> {
    /// The limit, to be stated beside the field.
    pub const MAX: usize = MAX;

    /// Takes a text that may be empty.
    ///
    /// # Errors
    /// [`TextError::TooLong`].
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        if is_tidy(raw) {
            return fits(raw, MAX).map(|()| Self(raw.to_owned()));
        }
        let mut text = String::with_capacity(raw.len());
        let mut chars = raw.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' => {
                    if chars.peek() != Some(&'\n') {
                        text.push('\n');
                    }
                }
                '\n' | '\t' => text.push(c),
                c if c.is_control() => {}
                c => text.push(c),
            }
        }
        fits(&text, MAX).map(|()| Self(text))
    }

    /// Takes a text that must say something.
    ///
    /// # Errors
    /// [`TextError`], also for nothing but white space.
    pub fn required(raw: &str) -> Result<Self, TextError> {
        let text = Self::parse(raw)?;
        if text.is_blank() { Err(TextError::Missing) } else { Ok(text) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl<const MAX: usize> Line<MAX> {
    /// The limit, to be stated beside the field.
    pub const MAX: usize = MAX;

    /// Takes a line that may be empty.
    ///
    /// # Errors
    /// [`TextError::TooLong`].
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let visible: String =
            raw.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect();
        let text = visible.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        fits(&text, MAX).map(|()| Self(text))
    }

    /// Takes a line that must say something.
    ///
    /// # Errors
    /// [`TextError`].
    pub fn required(raw: &str) -> Result<Self, TextError> {
        let line = Self::parse(raw)?;
        if line.is_blank() { Err(TextError::Missing) } else { Ok(line) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const MAX: usize> std::fmt::Display for Prose<MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MAX: usize> std::fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether there is surely nothing to leave out, seen from the bytes alone: so it is with nearly every text, and letters
/// are saved all the time. The control characters beyond ASCII begin with 0xC2, as do a few others that it doesn't hurt to
/// look at more closely.
fn is_tidy(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && byte != 0x7f && byte != 0xc2 || byte == b'\n' || byte == b'\t')
}

fn fits(text: &str, max: usize) -> Result<(), TextError> {
    let got = text.chars().count();
    if got > max { Err(TextError::TooLong { max, got }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prose_keeps_lines_and_drops_what_nobody_typed() {
        assert_eq!(Prose::<20>::parse("a\r\nb\rc\u{0}\td").unwrap().as_str(), "a\nb\nc\td");
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(Line::<20>::parse("  Rosa \n\u{7}  M. ").unwrap().as_str(), "Rosa M.");
    }

    #[test]
    fn the_limit_counts_characters_not_bytes() {
        assert!(Prose::<3>::parse("äöü").is_ok());
        assert_eq!(Prose::<3>::parse("äöüß"), Err(TextError::TooLong { max: 3, got: 4 }));
    }

    #[test]
    fn white_space_alone_says_nothing() {
        assert_eq!(Prose::<9>::required(" \n\t "), Err(TextError::Missing));
        assert_eq!(Line::<9>::required("\u{0}"), Err(TextError::Missing));
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(raw in any::<String>()) {
            let once = Prose::<10_000>::parse(&raw).unwrap();
            prop_assert_eq!(Prose::<10_000>::parse(once.as_str()).unwrap(), once.clone());
            let line = Line::<10_000>::parse(&raw).unwrap();
            prop_assert_eq!(Line::<10_000>::parse(line.as_str()).unwrap(), line);
        }

        #[test]
        fn nothing_untidy_looks_tidy(raw in any::<String>()) {
            let untidy = |c: char| c.is_control() && c != '\n' && c != '\t';
            prop_assert!(!is_tidy(&raw) || !raw.contains(untidy));
        }

        #[test]
        fn no_visible_character_is_lost(raw in any::<String>()) {
            let kept = Prose::<10_000>::parse(&raw).unwrap();
            let seen = |s: &str| s.chars().filter(|c| !c.is_control()).collect::<String>();
            prop_assert_eq!(seen(kept.as_str()), seen(&raw));
        }
    }
}
