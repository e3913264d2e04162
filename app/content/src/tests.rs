//! What the rest of Kith relies on: the spellings of slugs, and that nothing needed is missing.

use std::collections::BTreeSet;

use kith_domain as domain;

use crate::*;

fn slugs<T>(records: &'static [T], slug: impl Fn(&'static T) -> &'static String) -> Vec<&'static str> {
    records.iter().map(|record| slug(record).as_str()).collect()
}

#[test]
fn every_file_parses() {
    assert!(!boundary_examples::boundary_examples().is_empty());
    assert!(!change_requests::change_requests().is_empty());
    assert!(!countries().is_empty());
    assert!(!incidents::incident_rules().is_empty());
    assert!(!insurance_words::insurance_words().is_empty());
    assert!(!letter_parts::letter_parts().is_empty());
    assert!(!levels_of_care::levels_of_care().is_empty());
    assert!(!library::shelves().is_empty());
    assert!(!medications::medications().is_empty());
    assert!(!meeting_roles::meeting_roles().is_empty());
    assert!(!next_steps::next_steps().is_empty());
    assert!(!option_questions::option_questions().is_empty());
    assert!(!outcomes::outcomes().is_empty());
    assert!(!privacy::limits().is_empty());
    assert!(!safety_card::safety_sections().is_empty());
    assert!(!script::script_parts().is_empty());
    assert!(!stages::stages().is_empty());
    assert!(!substances::substances().is_empty());
}

/// The domain decides what there is; the content says something about each of it.
#[test]
fn everything_in_the_domain_has_its_words() {
    domain::letter::Part::ALL.iter().for_each(|part| assert_eq!(letter_part(part.slug()).slug, part.slug()));
    domain::meeting::MeetingRole::ALL.iter().for_each(|role| assert_eq!(meeting_role(role.slug()).slug, role.slug()));
    domain::next_step::NextStep::ALL.iter().for_each(|step| assert_eq!(next_step(step.slug()).slug, step.slug()));
    domain::option::Medication::ALL
        .iter()
        .for_each(|it| assert_eq!(medications::medication(it.slug()).slug, it.slug()));
    domain::call::Question::ALL
        .iter()
        .zip(option_questions::option_questions())
        .for_each(|(it, words)| assert_eq!(it.slug(), words.slug));
    domain::outcome::Outcome::ALL.iter().for_each(|it| assert_eq!(outcome(it.slug()).slug, it.slug()));
    domain::path::Stage::ALL.iter().for_each(|it| assert_eq!(stage(it.slug()).slug, it.slug()));
    domain::objection::Usual::ALL
        .iter()
        .zip(objections::usual_objections())
        .for_each(|(it, words)| assert_eq!(it.slug(), words.slug));
    domain::logistics::LogisticsItem::ALL
        .iter()
        .zip(logistics::logistics_items())
        .for_each(|(it, words)| assert_eq!(it.slug(), words.slug));
    domain::ladder::Usual::ALL
        .iter()
        .zip(ladder::usual_rungs())
        .for_each(|(it, words)| assert_eq!(it.slug(), words.slug));
    domain::debrief::Question::ALL
        .iter()
        .zip(afterwards::debrief_questions())
        .for_each(|(it, words)| assert_eq!(it.slug(), words.slug));
    domain::keeping::Keep::ALL
        .iter()
        .zip(afterwards::keep_choices())
        .for_each(|(it, words)| assert_eq!(it.slug(), words.slug));
    domain::circle::Substance::ALL.iter().for_each(|it| assert_eq!(substance(it.slug()).slug, it.slug()));
}

#[test]
#[rustfmt::skip] // One list a paragraph is easier to hold against the domain's enums.
fn slugs_are_the_agreed_ones() {
    assert_eq!(slugs(letter_parts::letter_parts(), |r| &r.slug),
        ["who-you-are", "memory", "illness", "what-i-saw", "what-it-was-like", "request", "support"]);
    assert_eq!(slugs(stages::stages(), |r| &r.slug),
        ["safety-screen", "engagement", "learning", "team", "approach", "history", "options", "admission", "letters",
         "boundaries", "objections", "rehearsal", "meeting", "follow-up"]);
    assert_eq!(slugs(meeting_roles::meeting_roles(), |r| &r.slug),
        ["chair", "closer", "driver", "logistics", "timekeeper", "follower", "caller", "naloxone"]);
    assert_eq!(slugs(outcomes::outcomes(), |r| &r.slug),
        ["yes", "partly", "not-today", "no", "walked-out", "did-not-come", "stopped"]);
    assert_eq!(slugs(next_steps::next_steps(), |r| &r.slug),
        ["name-a-facilitator-or-not", "tell-who-the-person-is", "invite-people", "confirm-a-person", "start-letter",
         "finish-letter", "share-letter", "add-options", "compare-options", "book-a-place", "book-a-backup",
            "check-the-place",
         "write-a-boundary", "answer-boundaries", "settle-boundaries", "look-back", "reach-out", "give-roles", "set-the-meeting", "set-the-order", "prepare-the-ladder", "read-the-script", "approve-letters", "rehearse", "say-go", "meet-today",
         "record-the-outcome", "do-a-task", "rest", "safety-first", "answer-safety", "choose-approach", "plan-invitation",
         "say-which-times-suit", "say-if-days-suit", "set-the-window", "say-how-you-work", "agree-on-privacy", "read-first",
         "tell-of-past-treatment"]);
    assert_eq!(slugs(levels_of_care::levels_of_care(), |r| &r.slug),
        ["asam4-1.0", "asam4-1.5", "asam4-1.7", "asam4-2.1", "asam4-2.5", "asam4-2.7", "asam4-3.1", "asam4-3.5",
         "asam4-3.7", "asam4-4.0", "recovery-residence", "unsure"]);
    assert_eq!(slugs(medications::medications(), |r| &r.slug),
        ["methadone", "buprenorphine", "naltrexone", "acamprosate", "disulfiram"]);
    assert_eq!(slugs(substances::substances(), |r| &r.slug),
        ["opioids", "alcohol", "benzodiazepines", "stimulants", "cannabis", "other"]);
    assert_eq!(slugs(boundary_examples::boundary_examples(), |r| &r.kind),
        ["money", "home", "car", "contact", "children", "work", "lies", "legal"]);
    let questions: Vec<&str> = kith_domain::safety::Question::ALL.iter().map(|question| question.slug()).collect();
    assert_eq!(slugs(safety_screen::safety_questions(), |r| &r.slug), questions);
    for verdict in kith_domain::safety::Verdict::ALL {
        assert_eq!(safety_screen::safety_verdict(verdict.slug()).slug, verdict.slug());
    }
    let approaches: Vec<&str> = kith_domain::approach::Approach::ALL.iter().map(|approach| approach.slug()).collect();
    assert_eq!(slugs(approaches::approaches(), |r| &r.slug), approaches);
    for hurdle in kith_domain::approach::Hurdle::ALL {
        assert_eq!(approaches::hurdle(hurdle.slug()).slug, hurdle.slug());
    }
    let turning: Vec<&str> = kith_domain::follow_up::TurningPoint::ALL.iter().map(|kind| kind.slug()).collect();
    assert_eq!(slugs(follow_up::turning_points(), |r| &r.slug), turning);
    for slug in ["danger", "reassess", "own-care"] {
        assert_eq!(follow_up::passage(slug).slug, slug);
    }
    let parts: Vec<&str> = kith_domain::aftercare::PlanPart::ALL.iter().map(|part| part.slug()).collect();
    assert_eq!(slugs(aftercare::plan_parts(), |r| &r.slug), parts);
    let concerns: Vec<&str> = kith_domain::candidate::Concern::ALL.iter().map(|concern| concern.slug()).collect();
    assert_eq!(slugs(candidates::concerns(), |r| &r.slug), concerns);
    for advice in kith_domain::candidate::Advice::ALL {
        assert_eq!(candidates::advice(advice.slug()).slug, advice.slug());
    }
    let feelings: Vec<&str> = kith_domain::wellbeing::Feeling::ALL.iter().map(|feeling| feeling.slug()).collect();
    assert_eq!(slugs(wellbeing::feelings(), |r| &r.slug), feelings);
    let kinds: Vec<&str> = kith_domain::history::HistoryKind::ALL.iter().map(|kind| kind.slug()).collect();
    assert_eq!(slugs(history::history_kinds(), |r| &r.slug), kinds);
    for telling in ["told", "not-told", "not-decided"] {
        assert_eq!(engagement::telling(telling).slug, telling);
    }
    assert_eq!(slugs(engagement::disclosures(), |r| &r.slug), ["does", "refers", "cost", "ties"]);
    let subjects: Vec<&str> = kith_domain::boundary::Subject::ALL.iter().map(|subject| subject.slug()).collect();
    assert_eq!(slugs(boundary_examples::boundary_subjects(), |r| &r.slug), subjects);
    assert_eq!(slugs(safety_card::safety_sections(), |r| &r.slug),
        ["overdose-do", "overdose-signs", "naloxone", "suicide", "higher-risk", "do-not-hold-the-meeting"]);
    assert_eq!(slugs(script::script_parts(), |r| &r.slug),
        ["opening", "opening-some", "opening-facilitator", "opening-facilitator-some", "ask", "ask-no-driver", "ask-no-time", "ask-place-only", "silence", "closing-yes",
         "closing-not-yes", "debrief", "collect-and-shred"]);
}

#[test]
#[should_panic(expected = "has no record `elsewhere`")]
fn a_misspelled_slug_is_noticed() {
    stage("elsewhere");
}

#[test]
fn the_lists_have_the_agreed_length() {
    assert_eq!(option_questions::option_questions().len(), 16);
    assert_eq!(boundary_examples::boundary_rules().len(), 12);
    assert_eq!(insurance_words::insurance_words().len(), 17);
}

#[test]
fn a_helpline_dials_the_number_it_shows() {
    for (country, _) in countries() {
        for helpline in helplines(country) {
            let Some(href) = &helpline.href else { continue };
            let shown: String = helpline.number.iter().flat_map(|n| n.chars()).filter(char::is_ascii_digit).collect();
            let (scheme, dialled) = href.split_once(':').unwrap();
            let expected = if shown.len() == 11 { format!("+{shown}") } else { shown };
            assert_eq!(dialled, expected, "{}", helpline.name);
            let by_text = helpline.channel == helplines::Channel::Text;
            assert_eq!(scheme, if by_text { "sms" } else { "tel" }, "{}", helpline.name);
        }
    }
}

#[test]
fn a_country_without_checked_numbers_gets_the_general_card() {
    assert!(helplines::has_own_helplines("US"));
    assert_eq!(helplines("US")[0].number.as_deref(), Some("911"));
    for elsewhere in ["FR", helplines::OTHER, "", "no such country"] {
        assert!(!helplines::has_own_helplines(elsewhere));
        assert!(helplines(elsewhere).iter().all(|helpline| helpline.country == helplines::OTHER));
        assert!(helplines(elsewhere)[0].purpose.contains("not yet checked"));
    }
    assert_eq!(countries()[0].0, "US");
    assert_eq!(countries().last().unwrap().0, helplines::OTHER);
}

#[test]
fn every_outcome_has_a_next_date_and_an_owner() {
    let roles: BTreeSet<&str> = slugs(meeting_roles::meeting_roles(), |r| &r.slug).into_iter().collect();
    for outcome in outcomes::outcomes() {
        let task = |slug: &str| outcome.tasks.iter().find(|task| task.slug == slug).unwrap();
        assert!(task("be-in-touch").due_hours <= 48, "{}", outcome.slug);
        assert!(task("circle-meeting").due_hours <= 48, "{}", outcome.slug);
        assert_eq!(task("check-naloxone").due_hours, 1, "{}", outcome.slug);
        assert!(outcome.tasks.is_sorted_by_key(|task| task.due_hours));
        let names: BTreeSet<&str> = outcome.tasks.iter().map(|task| task.slug.as_str()).collect();
        assert_eq!(names.len(), outcome.tasks.len(), "{} names a task twice", outcome.slug);
        for task in &outcome.tasks {
            let owner = task.owner_role.as_str();
            assert!(roles.contains(owner) || ["organizer", "each"].contains(&owner), "{owner}");
        }
    }
}

#[test]
fn dangerous_withdrawal_is_never_left_unsaid() {
    for slug in ["alcohol", "benzodiazepines", "other"] {
        assert!(substance(slug).withdrawal.iter().any(|caution| caution.text.contains("suddenly")), "{slug}");
    }
    assert_eq!(medications::medications_for("opioids").count(), 3);
    assert_eq!(medications::medications_for("alcohol").count(), 3);
    assert_eq!(medications::medications_for("stimulants").count(), 0);
}

#[test]
fn boundaries_cover_what_must_never_be_withheld() {
    let kept = slugs(boundary_examples::never_withheld(), |r| &r.slug);
    assert_eq!(kept, ["emergency-care", "food", "naloxone", "medication", "children"]);
    assert_eq!(boundary_examples::boundary_examples_of("home").count(), 1);
}

#[test]
fn the_library_holds_together() {
    let mut numbers = BTreeSet::new();
    for page in library::pages() {
        assert!(numbers.insert(page.number), "{} has another page's address", page.slug);
        assert_eq!(library::page_at(page.number).unwrap().slug, page.slug);
        page.see.iter().for_each(|slug| assert_ne!(library::library_page(slug).slug, page.slug));
        for slug in &page.ask {
            assert!(option_questions::option_questions().iter().any(|q| &q.slug == slug), "{}: {slug}", page.slug);
        }
        for section in &page.sections {
            assert!(section.text.is_some() == section.points.is_empty(), "{}: {}", page.slug, section.title);
            assert_eq!(section.source.is_some(), section.reviewed.is_some(), "{}: {}", page.slug, section.title);
        }
    }
    assert_eq!(numbers.len(), 49);
}

/// What the mission's sources name, each with a page of its own.
#[test]
fn every_kind_of_treatment_has_its_page() {
    for slug in [
        "levels-of-care",
        "medicines-for-opioids",
        "methadone",
        "buprenorphine",
        "naltrexone",
        "cognitive-behavioural-therapy",
        "contingency-management",
        "motivational-interviewing",
        "motivational-enhancement",
        "twelve-step-facilitation",
        "dual-diagnosis",
        "family-therapy",
        "group-therapy",
        "holistic-care",
        "inpatient",
        "outpatient",
        "withdrawal-management",
        "aftercare",
        "insurance-words",
        "paying-for-care",
    ] {
        assert_eq!(library::library_page(slug).slug, slug);
    }
    for medication in domain::option::Medication::ALL {
        assert!(!library::find(&medications::medication(medication.slug()).name).is_empty());
    }
}

#[test]
fn everything_that_has_to_be_ready_for_an_admission_has_its_words() {
    for item in kith_domain::admission::AdmissionItem::ALL {
        assert!(!crate::admission::admission_item(item.slug()).title.is_empty());
    }
}

#[test]
fn words_that_nobody_has_looked_at_for_a_year_are_overdue() {
    let day = Day::parse("2026-11-21").unwrap();
    assert!(!is_overdue("2026-11-21", day) && !is_overdue("2026-11-21", day.plus(365)));
    assert!(is_overdue("2026-11-21", day.plus(366)));
    assert!(is_overdue("some day", day), "nobody knows when");
}
