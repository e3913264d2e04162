use super::*;
use uuid::Uuid;

/// Everything answered so that nothing speaks against going on.
fn calm() -> Answers {
    let calm = |question: &Question| match question {
        Question::Naloxone => Answer::Now,
        _ => Answer::No,
    };
    Question::ALL.iter().map(|question| (*question, calm(question))).collect()
}

fn but(question: Question, answer: Answer) -> Answers {
    let mut answers = calm();
    answers.insert(question, answer);
    answers
}

#[test]
fn where_nothing_speaks_against_it_one_goes_on() {
    assert_eq!(verdict(&calm()), Some(Verdict::GoOn));
    assert!(findings(&calm()).is_empty());
}

#[test]
fn each_answer_leads_where_the_table_says() {
    use Answer::{Before, No, Now, Unknown};
    use Question as Q;
    use Verdict::{GoOn, NotNow, WithProfessional};
    let table = [
        (Q::Suicide, [NotNow, WithProfessional, GoOn, WithProfessional]),
        (Q::Violence, [NotNow, WithProfessional, GoOn, WithProfessional]),
        (Q::PartnerViolence, [NotNow, NotNow, GoOn, WithProfessional]),
        (Q::Danger, [NotNow, GoOn, GoOn, WithProfessional]),
        (Q::Firearms, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Dependants, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Overdose, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Withdrawal, [NotNow, WithProfessional, GoOn, WithProfessional]),
        (Q::Mixing, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Alcohol, [GoOn, GoOn, GoOn, GoOn]),
        (Q::Sedatives, [GoOn, GoOn, GoOn, GoOn]),
        (Q::Opioids, [GoOn, GoOn, GoOn, GoOn]),
        (Q::Pregnancy, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Illness, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Minor, [WithProfessional, GoOn, GoOn, WithProfessional]),
        (Q::Force, [NotNow, GoOn, GoOn, WithProfessional]),
        (Q::Naloxone, [GoOn, GoOn, GoOn, GoOn]),
    ];
    assert_eq!(table.len(), Question::ALL.len(), "every question has its row");
    for (question, leads) in table {
        for (answer, expected) in [Now, Before, No, Unknown].into_iter().zip(leads) {
            assert_eq!(verdict(&but(question, answer)), Some(expected), "{question:?} {answer:?}");
        }
    }
}

#[test]
fn every_rule_has_a_source_and_an_answer_that_can_be_given() {
    for rule in RULES {
        assert!(rule.source.starts_with("practice.md §"), "{:?}", rule.question);
        assert!(rule.on.iter().all(|on| rule.question.answers().any(|answer| answer == *on)), "{:?}", rule.question);
        let twice = RULES
            .iter()
            .filter(|other| other.question == rule.question && other.on.iter().any(|on| rule.on.contains(on)));
        assert_eq!(twice.count(), 1, "{:?}: one answer leads to one place", rule.question);
    }
    for question in Question::ALL {
        assert!(question.answers().any(|answer| answer == Answer::Unknown), "\"I don't know\" is always possible");
    }
}

#[test]
fn nothing_is_said_half_way_but_what_says_not_now() {
    let mut half = Answers::from([(Question::Suicide, Answer::No), (Question::Violence, Answer::Before)]);
    assert_eq!((verdict(&half), next_question(&half)), (None, Some(Question::PartnerViolence)));
    half.insert(Question::PartnerViolence, Answer::Before);
    assert_eq!(verdict(&half), Some(Verdict::NotNow));
    assert_eq!(next_question(&calm()), None);
}

#[test]
fn the_most_serious_comes_first() {
    let mut answers = but(Question::Firearms, Answer::Now);
    answers.insert(Question::Force, Answer::Now);
    let found: Vec<_> = findings(&answers).into_iter().map(|finding| finding.question).collect();
    assert_eq!(found, [Question::Force, Question::Firearms]);
}

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

#[test]
fn what_contradicts_is_shown_and_not_averaged() {
    let all = [(member(1), calm()), (member(2), but(Question::Violence, Answer::Now)), (member(3), calm())];
    assert_eq!(verdict_of_all(&all, 3), Some(Verdict::NotNow), "two who say no don't outvote one who says yes");
    let rows = together(&all);
    assert_eq!((rows[0].question, rows[0].contradicts, rows[0].verdict), (Question::Violence, true, Verdict::NotNow));
    assert_eq!(rows[0].answers.len(), 3);
    assert!(rows[1..].iter().all(|row| !row.contradicts));
    assert_eq!(verdict_of_all(&[], 0), None);
    assert_eq!(verdict_of_all(&[(member(1), Answers::new())], 1), None, "nobody has finished");
    assert_eq!(verdict_of_all(&[(member(1), calm())], 2), None, "not everybody has");
    assert_eq!(verdict_of_all(&[(member(1), calm())], 1), Some(Verdict::GoOn));
    let half = Answers::from([(Question::Suicide, Answer::Before)]);
    let both = [(member(1), calm()), (member(2), half)];
    assert_eq!(verdict_of_all(&both, 2), Some(Verdict::WithProfessional), "also of who stopped half-way");
}

#[test]
fn it_is_asked_again_after_thirty_days_and_when_something_changed() {
    let hour = |n: i64| Day(100).start().plus(n * Timestamp::HOUR);
    let done = Some(Done { begun_at: hour(8), finished_at: hour(10) });
    assert!(is_due(None, None, Day(100)));
    assert!(!is_due(done, None, Day(129)));
    assert!(is_due(done, None, Day(130)));
    assert!(is_due(done, Some(hour(200)), Day(111)));
    assert!(is_due(done, Some(hour(11)), Day(100)), "on the same day");
    assert!(is_due(done, Some(hour(9)), Day(100)), "while they were answering");
    assert!(!is_due(done, Some(hour(7)), Day(111)));
}

#[test]
fn some_answers_ask_for_something_to_be_got_or_learned() {
    assert!(cautions(&calm()).is_empty());
    assert_eq!(cautions(&but(Question::Naloxone, Answer::No)), [Question::Naloxone]);
    assert_eq!(cautions(&but(Question::Alcohol, Answer::Unknown)), [Question::Alcohol]);
}
