//! How long reading takes, in words.

use kith_domain::letter::{Length, length, spoken_duration};

/// What a letter should take, and what our figure stands on.
pub(crate) const TARGET: &str = "Two to four minutes a letter is a good length.";

/// "about 3 minutes", and a gentle word where that is much.
pub(crate) fn takes(seconds: usize) -> String {
    let spoken = spoken_duration(seconds);
    match length(seconds) {
        Length::Empty | Length::Short | Length::Good => spoken,
        Length::Long => format!("{spoken}, which is long to hear in one go"),
    }
}
