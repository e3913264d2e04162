//! How many of the labelled words are found, and how many others.

use kith_content::hints::{HintKind, hints};

use crate::labelled::{HELD_OUT, Sentence, TUNE, is_held_out, read};

/// Hints that were right, hints that weren't, and words that were missed.
#[derive(Default)]
struct Figures {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Figures {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:<10} precision {:.3}  recall {:.3}  ({} right, {} wrong, {} missed)",
            self.precision(),
            self.recall(),
            self.right,
            self.wrong,
            self.missed
        )
    }
}

/// What was found and missed in `sentences`, of one kind or of all; `slips` collects the sentences with either.
fn measure(sentences: &[Sentence], kind: Option<HintKind>, slips: &mut Vec<String>) -> Figures {
    let mut figures = Figures::default();
    let counts = |other: HintKind| kind.is_none_or(|kind| kind == other);
    for sentence in sentences {
        let found: Vec<_> = hints(sentence.part, sentence.text, &[]).into_iter().filter(|it| counts(it.kind)).collect();
        let marks: Vec<_> = sentence.marks.iter().filter(|it| counts(it.kind)).collect();
        for mark in &marks {
            if found.iter().any(|hint| mark.is_met_by(hint)) {
                figures.right += 1;
            } else {
                figures.missed += 1;
                slips.push(format!("missed {}: {}", mark.kind.slug(), sentence.text));
            }
        }
        for hint in found.iter().filter(|hint| !marks.iter().any(|mark| mark.is_met_by(hint))) {
            figures.wrong += 1;
            slips.push(format!("wrong {} “{}”: {}", hint.kind.slug(), hint.words(sentence.text), sentence.text));
        }
    }
    figures
}

#[test]
fn enough_is_found_and_little_else() {
    let (tune, held_out) = (read(TUNE), read(HELD_OUT));
    let mut slips = Vec::new();
    let tuned = measure(&tune, None, &mut slips);
    // Of the sentences kept for measuring nobody is to see more than the figures while the table is tuned.
    let figures = measure(&held_out, None, &mut Vec::new());
    let kinds =
        HintKind::ALL.map(|kind| measure(&held_out, Some(kind), &mut Vec::new()).line(kind.slug())).join("\n  ");
    println!("{}\n  {}", tuned.line("tune"), slips.join("\n  "));
    println!("{}\n  {kinds}", figures.line("held out"));
    assert!(figures.precision() >= 0.95, "too much is marked that shouldn't be");
    assert!(figures.recall() >= 0.85, "too much is missed");
}

#[test]
fn the_sentences_are_many_and_varied_and_split_by_their_hash() {
    let all: Vec<_> = [TUNE, HELD_OUT].into_iter().flat_map(read).collect();
    assert!(all.len() >= 320, "{} sentences", all.len());
    assert!(all.iter().filter(|it| it.marks.is_empty()).count() * 3 >= all.len(), "too few without a hint");
    for kind in HintKind::ALL {
        assert!(all.iter().flat_map(|it| &it.marks).filter(|it| it.kind == kind).count() >= 20, "{kind:?}");
    }
    assert!(read(TUNE).iter().all(|it| !is_held_out(it.text)));
    assert!(read(HELD_OUT).iter().all(|it| is_held_out(it.text)));
}
