use super::*;

const DAY: Day = Day(20_000);

#[test]
fn check_ins_thin_out_over_a_year() {
    assert!(CHECK_IN_DAYS.windows(2).all(|days| days[0] < days[1]));
    let days: Vec<i64> = check_ins(DAY, DAY).into_iter().map(|(after, _)| after).collect();
    assert_eq!(days, CHECK_IN_DAYS);
}

#[test]
fn what_lies_behind_isnt_planned_and_a_next_date_is_never_missing() {
    let table = [
        (0, 9, DAY.plus(1)),
        (1, 9, DAY.plus(1)),
        (2, 8, DAY.plus(3)),
        (30, 5, DAY.plus(30)),
        (365, 1, DAY.plus(365)),
        (366, 1, DAY.plus(396)),
        (4_000, 1, DAY.plus(4_030)),
        (-5, 9, DAY.plus(1)),
    ];
    for (today, many, first) in table {
        let planned = check_ins(DAY, DAY.plus(today));
        assert_eq!((planned.len(), planned[0].1), (many, first), "{today}");
    }
}

#[test]
fn the_weeks_after_leaving_care_are_the_most_dangerous() {
    let point = |kind, days: i64| TurningPointWords { kind, day: DAY.plus(days) };
    use TurningPoint::*;
    let table: [(&[TurningPointWords], i64, Option<i64>); 9] = [
        (&[], 0, None),
        (&[point(Began, 0)], 1, None),
        (&[point(Setback, 0)], 1, None),
        (&[point(Discharged, 0)], 0, Some(30)),
        (&[point(Discharged, 0)], 30, Some(30)),
        (&[point(Discharged, 0)], 31, None),
        (&[point(LeftEarly, 0), point(Released, 10)], 12, Some(40)),
        (&[point(LeftEarly, 10), point(Began, 12)], 13, Some(40)),
        // Written down ahead of its day, it begins on its day.
        (&[point(Discharged, 5)], 3, None),
    ];
    for (points, today, until) in table {
        let found = danger_until(points.iter().copied(), DAY.plus(today));
        assert_eq!(found, until.map(|days| DAY.plus(days)), "{points:?} on {today}");
    }
}

#[test]
fn after_a_year_of_missed_check_ins_one_is_asked_for() {
    let open: Vec<_> = check_ins(DAY, DAY).into_iter().map(|(after, day)| (after, day.start())).collect();
    let asked = |today: i64| asked_for(open.iter().copied(), DAY.plus(today));
    assert_eq!([asked(0), asked(1), asked(6), asked(100), asked(400)], [None, Some(1), Some(3), Some(90), Some(365)]);
}

#[test]
fn what_came_last_says_whether_they_are_asked_again() {
    let point = |kind, days: i64| TurningPointWords { kind, day: DAY.plus(days) };
    use TurningPoint::*;
    let table: [(&[TurningPointWords], bool); 6] = [
        (&[], false),
        (&[point(Setback, 5)], true),
        (&[point(LeftEarly, 0)], true),
        (&[point(Setback, -5)], false),
        (&[point(Setback, 5), point(Began, 6)], false),
        (&[point(Began, 6), point(Released, 7)], true),
    ];
    for (points, again) in table {
        assert_eq!(asks_again(points.iter().copied(), DAY), again, "{points:?}");
    }
    assert!(plans_anew(DAY, []) && plans_anew(DAY, [DAY, DAY.plus(-1)]) && !plans_anew(DAY, [DAY.plus(1)]));
}
