//! How long it takes. What the slowest pastes take is checked in every run; the time for a letter is measured where
//! nothing else runs: `cargo test -p kith-content --config profile.dev.package.kith-content.opt-level=3 --test hints --
//! --ignored --nocapture`.

use std::time::{Duration, Instant};

use kith_content::hints::{TABLE_TEXT, Table, hints};

use crate::labelled::{TUNE, read};

/// What a megabyte takes at most, in an unoptimised build on a busy machine.
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
    println!("{:?} for {} bytes of {:?}", began.elapsed(), text.len(), paste.get(..40).unwrap_or(paste));
    assert!(began.elapsed() < PATIENCE / share as u32, "{paste:?} took {:?}", began.elapsed());
}

#[test]
#[ignore = "measures time"]
fn a_letter_of_a_thousand_words() {
    let mut letter = String::new();
    for sentence in read(TUNE).iter().cycle() {
        letter += sentence.text;
        letter.push(' ');
        if letter.split_whitespace().count() >= 1000 {
            break;
        }
    }
    let (_, reading) = best_of(20, || Table::read(TABLE_TEXT));
    let table = Table::read(TABLE_TEXT);
    let (found, best) = best_of(200, || table.hints(None, &letter, &[]));
    println!("the table is read in {reading:?}; {} hints in 1000 words take {best:?}", found.len());
    assert!(cfg!(debug_assertions) || best < Duration::from_millis(1));
}

fn best_of<T>(times: usize, work: impl Fn() -> T) -> (T, Duration) {
    let mut best = Duration::MAX;
    for _ in 1..times {
        let began = Instant::now();
        work();
        best = best.min(began.elapsed());
    }
    (work(), best)
}
