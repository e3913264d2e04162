use super::*;
use crate::approach::Approach;
use crate::path::tests::just_begun;

const TODAY: Day = Day(20_000);
const LEFT: [Stage; 4] = [Stage::Approach, Stage::Options, Stage::Letters, Stage::Boundaries];

fn in_days(from: i64, to: i64) -> Window {
    Window::new(TODAY.plus(from), TODAY.plus(to), TODAY).unwrap()
}

#[test]
fn only_days_to_plan_with_are_taken() {
    let window = |from: i64, to: i64| Window::new(TODAY.plus(from), TODAY.plus(to), TODAY);
    let table = [
        (window(0, 0), true),
        (window(20, 30), true),
        (window(-1, 3), false),
        (window(10, 9), false),
        (window(360, 366), true),
        (window(360, 367), false),
        (window(1, 63), true),
        (window(1, 64), false),
        (Window::new(Day(i64::MIN / 2), Day(i64::MAX / 2), TODAY), false),
    ];
    for (window, fits) in table {
        assert_eq!(window.is_some(), fits, "{window:?}");
    }
}

#[test]
fn each_stage_has_a_week_and_what_is_over_is_for_rest() {
    let pace = pace(&LEFT, in_days(42, 50), TODAY);
    assert_eq!(pace.weeks.len(), 6);
    let stages: Vec<_> = pace.weeks.iter().map(|week| week.stages.clone()).collect();
    assert_eq!(stages[..4], LEFT.map(|stage| vec![stage]));
    assert_eq!(stages[4..], [vec![], vec![]]);
    assert_eq!((pace.weeks[0].from, pace.weeks[0].to), (TODAY, TODAY.plus(6)));
    assert_eq!(pace.weeks[5].to, TODAY.plus(41), "the day before the first of these days");
    assert_eq!(pace.calmer, None);
}

#[test]
fn what_doesnt_fit_a_week_each_is_put_together_in_order() {
    let two = pace(&LEFT, in_days(14, 20), TODAY);
    assert_eq!(two.weeks.iter().map(|week| week.stages.len()).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(two.calmer, None);
    let one = pace(&LEFT, in_days(3, 5), TODAY);
    assert_eq!(one.weeks.len(), 1);
    assert_eq!((one.weeks[0].stages.as_slice(), one.weeks[0].to), (&LEFT[..], TODAY.plus(2)));
    assert_eq!(one.calmer, Some(Window { from: TODAY.plus(28), to: TODAY.plus(30) }), "as long as they had chosen");
    let today = pace(&LEFT, in_days(0, 0), TODAY);
    assert_eq!((today.weeks.len(), today.weeks[0].from, today.weeks[0].to), (1, TODAY, TODAY));
}

#[test]
fn a_week_in_which_nothing_happened_changes_the_plan() {
    let window = in_days(28, 34);
    let later = pace(&LEFT, window, TODAY.plus(14));
    assert_eq!(later.weeks.len(), 2);
    assert!(later.weeks.iter().all(|week| week.stages.len() == 2));
    let over = pace(&LEFT, window, TODAY.plus(40));
    assert!(over.weeks.is_empty());
    assert_eq!(over.calmer, Some(Window { from: TODAY.plus(68), to: TODAY.plus(74) }));
    let nothing_left = pace(&[], window, TODAY.plus(40));
    assert_eq!(nothing_left.calmer.map(|window| window.from), Some(TODAY.plus(47)));
}

#[test]
fn every_stage_that_is_left_has_its_week_whenever_they_meet() {
    for days in 0..200 {
        let pace = pace(&LEFT, in_days(days, days), TODAY);
        let planned: Vec<Stage> = pace.weeks.iter().flat_map(|week| week.stages.clone()).collect();
        assert_eq!(planned, LEFT, "{days}");
        assert!(pace.weeks.iter().all(|week| week.from <= week.to), "{days}");
    }
}

#[test]
fn what_is_left_leaves_out_what_is_there_and_what_is_not_used() {
    let mut facts = just_begun();
    assert!(left(&facts).contains(&Stage::Letters) && !left(&facts).contains(&Stage::Meeting));
    facts.approach = Some(Approach::Crisis);
    assert!(!left(&facts).contains(&Stage::Letters) && !left(&facts).contains(&Stage::Approach));
}

#[test]
fn once_the_days_have_begun_there_is_time_until_they_end() {
    let begun = pace(&LEFT, in_days(0, 30), TODAY);
    assert_eq!((begun.weeks.len(), begun.calmer), (5, None));
    assert_eq!(begun.weeks.last().map(|week| week.to), Some(TODAY.plus(30)));
    let far = Window { from: Day(2_932_896), to: Day(2_932_896) };
    assert!(
        pace(&LEFT, far, TODAY).weeks.len() < 60,
        "a slip of the finger doesn't make a plan of eight thousand years"
    );
}
