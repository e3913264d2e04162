use super::*;
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: Day = Day(20_000);

fn slot(n: u128, days: i64, hour: u8) -> Slot {
    Slot { id: SlotId(Uuid::from_u128(n)), day: TODAY.plus(days), time: TimeOfDay { hour, minute: 0 } }
}

fn poll(slots: &[Slot]) -> PollWords {
    PollWords::default().with(slots, TODAY).unwrap()
}

/// What member `n` says: one letter for each time, `y`, `i`, `n`, or `-` for nothing.
fn says(n: u128, words: &PollWords, letters: &str) -> (Answerer, Answers) {
    let suits = words.slots.iter().zip(letters.chars()).filter_map(|(slot, letter)| {
        let suits = match letter {
            'y' => Suits::Yes,
            'i' => Suits::IfNeedBe,
            'n' => Suits::No,
            _ => return None,
        };
        Some((slot.id, suits))
    });
    let answers = Answers { suits: suits.collect(), ..Answers::default() };
    (Answerer::Member(MemberId(Uuid::from_u128(n))), answers)
}

#[test]
fn the_best_time_is_the_one_that_the_fewest_cannot_make() {
    let words = poll(&[slot(1, 1, 9), slot(2, 2, 9), slot(3, 3, 9)]);
    for (answers, best) in [
        (vec![], [false, false, false]),
        (vec!["---"], [false, false, false]),
        (vec!["nnn"], [false, false, false]),
        (vec!["y--"], [true, false, false]),
        // Two who can and one who can't is worse than three who would make it possible.
        (vec!["yi-", "yi-", "ni-"], [false, true, false]),
        (vec!["yiy", "yyi"], [true, false, false]),
        // Alike.
        (vec!["yny", "iyi"], [true, false, true]),
        // Nobody can make the first; that isn't better because fewer have said so.
        (vec!["nny", "-ny", "--n"], [false, false, true]),
        (vec!["n--"], [false, false, false]),
    ] {
        let said: Vec<_> = (1..).zip(&answers).map(|(n, letters)| says(n, &words, letters)).collect();
        let found: Vec<bool> = tally(&words, &said, TODAY).iter().map(|tally| tally.best).collect();
        assert_eq!(found, best, "{answers:?}");
    }
}

#[test]
fn times_are_proposed_once_and_in_order_from_today_to_a_year() {
    let words = poll(&[slot(1, 2, 9), slot(2, 1, 18), slot(3, 1, 9)]);
    assert_eq!(words.slots.iter().map(|slot| slot.id.0.as_u128()).collect::<Vec<_>>(), [3, 2, 1]);
    let again = words.clone().with(&[slot(9, 1, 9)], TODAY).unwrap();
    assert_eq!(again, words);
    for (new, outcome) in [
        (slot(4, 0, 0), Ok(4)),
        (slot(4, -1, 23), Err(SlotError::Past)),
        (slot(4, -47_000, 9), Err(SlotError::Past)),
        (slot(4, FURTHEST, 9), Ok(4)),
        (slot(4, FURTHEST + 1, 9), Err(SlotError::TooFar)),
    ] {
        assert_eq!(words.clone().with(&[new], TODAY).map(|words| words.slots.len()), outcome, "{new:?}");
    }
    let many: Vec<Slot> =
        (0..10_000).map(|n| slot(n, 1 + i64::try_from(n / 24).unwrap() % 300, (n % 24) as u8)).collect();
    assert_eq!(poll(&[]).with(&many, TODAY), Err(SlotError::TooMany));
    assert_eq!(poll(&many[..MOST_SLOTS]).slots.len(), MOST_SLOTS);
}

#[test]
fn a_day_that_is_over_asks_nobody_and_suits_nobody() {
    let words = poll(&[slot(1, 1, 9), slot(2, 2, 9)]);
    let said = [says(1, &words, "yn")];
    let best = |today| tally(&words, &said, today).iter().map(|tally| tally.best).collect::<Vec<_>>();
    assert_eq!(best(TODAY.plus(1)), [true, false]);
    assert_eq!(best(TODAY.plus(2)), [false, false]);
    assert!(says(1, &words, "-y").1.are_complete(&words, TODAY.plus(2)));
}

#[test]
fn answers_are_complete_until_a_time_is_added() {
    let words = poll(&[slot(1, 1, 9), slot(2, 2, 9)]);
    let (_, answers) = says(1, &words, "yn");
    assert!(answers.are_complete(&words, TODAY));
    assert!(!says(1, &words, "y-").1.are_complete(&words, TODAY));
    assert!(!answers.are_complete(&words.with(&[slot(3, 3, 9)], TODAY).unwrap(), TODAY));
}

proptest! {
    #[test]
    fn whoever_cannot_be_there_never_makes_a_time_better(answers in prop::collection::vec("[yin-]{4}", 0..9), at in 0usize..4) {
        let words = poll(&[slot(1, 1, 9), slot(2, 2, 9), slot(3, 3, 9), slot(4, 4, 9)]);
        let mut said: Vec<_> = (1..).zip(&answers).map(|(n, letters)| says(n, &words, letters)).collect();
        let best = |said: &[(Answerer, Answers)]| tally(&words, said, TODAY)[at].best;
        let before = best(&said);
        let letters: String = (0..4).map(|n| if n == at { 'n' } else { '-' }).collect();
        said.push(says(99, &words, &letters));
        prop_assert!(before || !best(&said));
    }
}
