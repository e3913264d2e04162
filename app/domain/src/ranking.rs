//! Ranking the options: each member in private, so that nobody follows the loudest. What comes out advises; people book.

use crate::OptionId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// One member's order, the one they would choose first in front. What isn't in it, they said nothing about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ranking(Vec<OptionId>);

/// Why places don't make an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CannotRank {
    /// Two have the same place; counted from 1.
    #[error("two have the same place")]
    SamePlace(usize),
    /// The same option is in two places.
    #[error("one is in two places")]
    Twice,
    /// Nothing was put in any place.
    #[error("nothing was ranked")]
    Nothing,
}

impl Ranking {
    /// From the place of each option, counted from 1; none where the member has no view. Places may be left out: who calls
    /// one the first and another the third means an order all the same.
    ///
    /// # Errors
    /// [`CannotRank`].
    pub fn of_places(places: impl IntoIterator<Item = (OptionId, Option<usize>)>) -> Result<Self, CannotRank> {
        let mut placed: Vec<(usize, OptionId)> =
            places.into_iter().filter_map(|(option, place)| Some((place?, option))).collect();
        placed.sort_unstable();
        if let Some(twice) = placed.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(CannotRank::SamePlace(twice[0].0));
        }
        let options: BTreeSet<OptionId> = placed.iter().map(|(_, id)| *id).collect();
        if options.len() < placed.len() {
            return Err(CannotRank::Twice);
        }
        if placed.is_empty() {
            Err(CannotRank::Nothing)
        } else {
            Ok(Self(placed.into_iter().map(|(_, id)| id).collect()))
        }
    }

    /// The place of an option, counted from 1.
    pub fn place_of(&self, option: OptionId) -> Option<usize> {
        self.0.iter().position(|id| *id == option).map(|at| at + 1)
    }

    /// Without options that are no longer there; whatever was behind them moves up.
    #[must_use]
    pub fn only(mut self, options: &BTreeSet<OptionId>) -> Self {
        self.0.retain(|id| options.contains(id));
        self
    }
}

/// What all rankings together say about one option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Which.
    pub option: OptionId,
    /// How many members put it in the first place, the second, and so on.
    pub places: Vec<usize>,
    /// How many said nothing about it.
    pub silent: usize,
    points: usize,
}

/// Puts rankings together: an option gets a point from a member for each option that they put behind it, or said nothing
/// about (Borda's count, which one who dislikes the favourite can't turn upside down). Equal ones stay in the order given.
pub fn together(rankings: &[Ranking], options: &[OptionId]) -> Vec<Ranked> {
    let there: BTreeSet<OptionId> = options.iter().copied().collect();
    let rankings: Vec<Ranking> = rankings.iter().cloned().map(|ranking| ranking.only(&there)).collect();
    let ranked = |option: &OptionId| {
        let mut ranked = Ranked { option: *option, places: vec![0; options.len()], silent: 0, points: 0 };
        for ranking in &rankings {
            match ranking.place_of(*option) {
                Some(place) => {
                    ranked.points += options.len().saturating_sub(place);
                    if let Some(count) = ranked.places.get_mut(place - 1) {
                        *count += 1;
                    }
                }
                None => ranked.silent += 1,
            }
        }
        ranked
    };
    let mut all: Vec<Ranked> = options.iter().map(ranked).collect();
    all.sort_by_key(|ranked| std::cmp::Reverse(ranked.points));
    all
}

impl Ranked {
    /// Whether two came out alike, so that neither is before the other.
    pub fn ties_with(&self, other: &Self) -> bool {
        self.points == other.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: u128) -> OptionId {
        OptionId(Uuid::from_u128(n))
    }

    fn order(of: &[u128]) -> Ranking {
        Ranking(of.iter().copied().map(id).collect())
    }

    #[test]
    fn places_with_gaps_are_an_order_and_two_in_one_place_are_none() {
        let ranking = Ranking::of_places([(id(1), Some(3)), (id(2), None), (id(3), Some(1))]).unwrap();
        assert_eq!(ranking, order(&[3, 1]));
        assert_eq!((ranking.place_of(id(1)), ranking.place_of(id(2))), (Some(2), None));
        assert_eq!(Ranking::of_places([(id(1), Some(2)), (id(2), Some(2))]), Err(CannotRank::SamePlace(2)));
        assert_eq!(Ranking::of_places([(id(1), Some(1)), (id(1), Some(2))]), Err(CannotRank::Twice));
        assert_eq!(Ranking::of_places([(id(1), None)]), Err(CannotRank::Nothing));
    }

    #[test]
    fn what_most_can_live_with_comes_before_what_one_loves() {
        let options = [id(1), id(2), id(3)];
        let rankings = [order(&[1, 2, 3]), order(&[2, 3, 1]), order(&[2, 1, 3])];
        let all = together(&rankings, &options);
        assert_eq!(all.iter().map(|ranked| ranked.option).collect::<Vec<_>>(), [id(2), id(1), id(3)]);
        assert_eq!((&all[0].places, all[0].silent), (&vec![2, 1, 0], 0));
    }

    #[test]
    fn an_option_that_is_gone_or_new_does_no_harm() {
        let all = together(&[order(&[9, 1]), order(&[1])], &[id(1), id(2)]);
        assert_eq!((&all[0].places, all[1].silent), (&vec![2, 0], 2));
    }

    proptest! {
        #[test]
        fn nobody_is_counted_twice_or_lost(orders in prop::collection::vec(Just(vec![1_u128, 2, 3, 4]).prop_shuffle(), 1..9), keep in 0..5_usize) {
            let rankings: Vec<_> = orders.iter().map(|of| order(&of[..keep.min(of.len())])).collect();
            let options = [id(1), id(2), id(3), id(4)];
            let all = together(&rankings, &options);
            prop_assert_eq!(all.len(), 4);
            for ranked in &all {
                prop_assert_eq!(ranked.places.iter().sum::<usize>() + ranked.silent, rankings.len());
            }
            prop_assert!(all.windows(2).all(|pair| pair[0].points >= pair[1].points));
        }
    }
}
