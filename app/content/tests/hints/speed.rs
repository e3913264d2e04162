//! Checking ends, whatever is pasted. How long a letter takes is measured where nothing else runs: `bin/bench browser`.

use std::time::{Duration, Instant};

use kith_content::hints::hints;

use crate::labelled::{TUNE, read};

/// Checking that takes longer than this for a megabyte, in an unoptimised build on a busy machine, would not end at all.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn a_paste_takes_time_in_proportion() {
    // A letter over and over, a whole megabyte; of what patterns find hardest to turn down, the sixteenth part.
    let letter: Vec<&str> = read(TUNE).iter().map(|it| it.text).collect();
    takes_its_share(&letter.join(" "), 1);
    for paste in [
        "you always if you drink i will ",
        "if you if you ",
        "you ",
        "i will not ",
        "a",
        " ",
        "\n",
        "“",
        "'",
        "\"",
        "« ",
        "'a ",
        "every time we said that you never ",
        "please get help ",
        "e\u{301}",
        "👩‍👩‍👧",
        "ا",
        "\0",
        "n't",
        "’",
        "You. ",
    ] {
        takes_its_share(paste, 16);
    }
}

fn takes_its_share(paste: &str, share: usize) {
    let text = paste.repeat((1 << 20) / share / paste.len() + 1);
    let began = Instant::now();
    hints(None, &text, &[]);
    assert!(began.elapsed() < PATIENCE / share as u32, "{paste:?} took {:?}", began.elapsed());
}
