//! What comes before what, where two things could be asked for.

use super::tests::{a_family_of_three, rosa, soon};
use super::*;

#[test]
fn as_long_as_somebody_may_ask_safety_comes_first() {
    let not_now = Mine { safety: Some(Verdict::NotNow), ..rosa() };
    let due = Mine { safety_due: true, ..rosa() };
    let table = [(None, true), (Some(Outcome::No), true), (Some(Outcome::Stopped), true), (Some(Outcome::Yes), false)];
    for (outcome, first) in table {
        let facts = Facts { outcome, ..a_family_of_three() };
        assert_eq!(next_step(&facts, &not_now) == NextStep::SafetyFirst, first, "{outcome:?}");
        assert_eq!(next_step(&facts, &due) == NextStep::AnswerSafety, first, "{outcome:?}");
    }
    let again = Facts { outcome: Some(Outcome::Yes), asked_again: true, ..a_family_of_three() };
    assert_eq!(next_step(&again, &not_now), NextStep::SafetyFirst);
    assert_eq!(next_step(&again, &rosa()), NextStep::PlanInvitation);
    // Who leads has heeded it when nobody asks for now; whoever it is about is still told.
    let heeded = Facts { approach: Some(Approach::FamilyOnly), screened: 3, ..a_family_of_three() };
    assert_ne!(next_step(&heeded, &not_now), NextStep::SafetyFirst);
    assert_eq!(next_step(&heeded, &Mine { leads: false, ..not_now }), NextStep::SafetyFirst);
}

#[test]
fn changed_on_the_eve_nobody_is_asked_for_what_isnt_used() {
    let mine = Mine { today: Day(20_010), boundaries_to_answer: 1, ..rosa() };
    let mut facts = Facts { screened: 3, window: soon(), ..a_family_of_three() };
    facts.meeting.day = Some(Day(20_009));
    facts.approach = Some(Approach::Structured);
    assert_eq!(next_step(&facts, &mine), NextStep::RecordTheOutcome);
    facts.approach = Some(Approach::OneToOne);
    assert_eq!(next_step(&facts, &mine), NextStep::AnswerBoundaries);
    facts.approach = Some(Approach::Crisis);
    facts.meeting.day = Some(Day(20_011));
    assert_eq!(next_step(&facts, &mine), NextStep::AddOptions, "boundaries aren't part of it");
    facts.approach = Some(Approach::FamilyOnly);
    facts.outcome = Some(Outcome::NotToday);
    assert_eq!(next_step(&facts, &rosa()), NextStep::Rest, "nobody asks for now");
}

#[test]
fn what_all_promise_comes_before_ones_own_words_and_reading_too() {
    let mut facts = a_family_of_three();
    let new = Mine { promised: false, learned: false, boundaries_to_answer: 1, ..rosa() };
    assert_eq!(next_step(&facts, &new), NextStep::AgreeOnPrivacy);
    assert_eq!(next_step(&facts, &Mine { promised: true, ..new.clone() }), NextStep::AnswerBoundaries);
    let reads = Mine { learned: false, ..rosa() };
    assert_eq!(next_step(&facts, &reads), NextStep::ReadFirst);
    let guides = Mine { role: Role::Facilitator, promised: false, disclosed: false, learned: false, ..rosa() };
    assert_eq!(next_step(&facts, &guides), NextStep::SayHowYouWork, "nobody can agree to what isn't said");
    let told = Mine { disclosed: true, ..guides.clone() };
    assert_eq!(next_step(&facts, &told), NextStep::AgreeOnPrivacy);
    assert_eq!(next_step(&facts, &Mine { promised: true, ..told }), NextStep::AddOptions, "they know these pages");
    facts.members.truncate(1);
    facts.approach = Some(Approach::OneToOne);
    let alone = Mine { promised: false, ..rosa() };
    assert_ne!(next_step(&facts, &alone), NextStep::AgreeOnPrivacy, "there is nobody to promise it to");
}

#[test]
fn whoever_leads_is_asked_for_past_treatment_before_places_are_looked_for() {
    let facts = Facts { knows_past_treatment: false, ..a_family_of_three() };
    let mine = Mine { parts_written: 7, letter_shared: true, ..rosa() };
    assert_eq!(next_step(&facts, &mine), NextStep::TellOfPastTreatment);
    assert_eq!(next_step(&facts, &Mine { leads: false, ..mine.clone() }), NextStep::AddOptions);
    let in_a_crisis = Facts { approach: Some(Approach::Crisis), ..facts };
    assert_eq!(next_step(&in_a_crisis, &mine), NextStep::AddOptions, "not within days");
}
