use super::*;
use crate::{Line, Prose};
use proptest::prelude::*;

fn words(when: &str, i_will: &str) -> BoundaryWords {
    BoundaryWords {
        when: Prose::parse(when).unwrap(),
        i_will: Prose::parse(i_will).unwrap(),
        from: Line::parse("From Sunday").unwrap(),
        until: Line::default(),
        gladly: Prose::default(),
        stops: None,
        offers: None,
        backed_by: Line::default(),
        sure: None,
        starts_on: Default::default(),
    }
}

fn of(rule: Rule, words: &BoundaryWords, agreed: bool) -> Sign {
    signs(words, agreed).into_iter().find(|(of, _)| *of == rule).unwrap().1
}

/// What each sign says to words that keep it, and to words that don't.
#[test]
fn each_sign_tells_good_from_bad() {
    use Sign::{LookAgain, There};
    let said = |i_will: &str| words("If you come home after drinking", i_will);
    for (rule, i_will, sign) in [
        (Rule::MyAction, "I won't hand over cash", There),
        (Rule::MyAction, "My car stays with me that night", There),
        (Rule::MyAction, "You must stop", LookAgain),
        (Rule::MyAction, "You’re out of the family", LookAgain),
        (Rule::InMyControl, "I will stay at my sister's", There),
        (Rule::InMyControl, "I will tell you that you can’t see him", LookAgain),
        (Rule::Specific, "I will pay the phone bill, straight to the company", There),
        (Rule::Specific, "I will stop helping so much", LookAgain),
        (Rule::Protects, "I will talk with you tomorrow", There),
        (Rule::Protects, "I will see to it that you pay for this", LookAgain),
        (Rule::Safe, "I will let you find your own way home", LookAgain),
    ] {
        assert_eq!(of(rule, &said(i_will), false), sign, "{rule:?}: {i_will}");
    }
    for (when, sign) in [("If you arrive intoxicated at my door", There), ("If you act up", LookAgain)] {
        assert_eq!(of(Rule::ObservableTrigger, &words(when, "I will go"), false), sign, "{when}");
    }
}

#[test]
fn days_the_open_door_and_company_are_there_or_missing() {
    let mut one = words("If you ask me for cash", "I will say no, kindly");
    assert_eq!(of(Rule::Start, &one, false), Sign::There);
    for (rule, agreed, sign) in [
        (Rule::Review, false, Sign::LookAgain),
        (Rule::DoorOpen, false, Sign::LookAgain),
        (Rule::Backed, false, Sign::LookAgain),
        (Rule::Agreed, false, Sign::Ask),
        (Rule::Agreed, true, Sign::There),
        (Rule::Keepable, false, Sign::Ask),
        (Rule::Safe, false, Sign::Ask),
    ] {
        assert_eq!(of(rule, &one, agreed), sign, "{rule:?}");
    }
    one.from = Line::parse("Soon").unwrap();
    one.until = Line::parse("We look again in 30 days").unwrap();
    one.gladly = Prose::parse("I will gladly pay the phone bill.").unwrap();
    one.backed_by = Line::parse("Sam; if I slip, I tell Mara").unwrap();
    assert_eq!(of(Rule::Start, &one, false), Sign::LookAgain);
    for rule in [Rule::Review, Rule::DoorOpen, Rule::Backed] {
        assert_eq!(of(rule, &one, false), Sign::There, "{rule:?}");
    }
    one.until = Line::parse("Forever").unwrap();
    one.gladly = Prose::parse("Don’t call me.").unwrap();
    assert_eq!((of(Rule::Review, &one, false), of(Rule::DoorOpen, &one, false)), (Sign::LookAgain, Sign::LookAgain));
}

#[test]
fn what_is_no_threat_is_not_taken_for_one() {
    let mut one = words("If you don't come back by ten", "I will go to bed and lock the door");
    one.gladly = Prose::parse("I will help you get the treatment you deserve.").unwrap();
    assert_eq!((of(Rule::Protects, &one, false), of(Rule::DoorOpen, &one, false)), (Sign::There, Sign::There));
}

#[test]
fn under_seven_it_should_be_smaller() {
    let mut one = words("If you ask me for cash", "I will say no");
    for (sure, sign) in [(0, Sign::LookAgain), (6, Sign::LookAgain), (7, Sign::There), (10, Sign::There)] {
        one.sure = Some(sure);
        assert_eq!(of(Rule::Keepable, &one, false), sign, "{sure}");
    }
}

#[test]
fn what_keeps_somebody_alive_is_never_taken_away() {
    for (i_will, vital) in [
        ("I will not keep naloxone in the house", Vital::Naloxone),
        ("I will throw away the Narcan.", Vital::Naloxone),
        ("I won’t call 911 again", Vital::EmergencyHelp),
        ("I am done. I will never call an ambulance for you!", Vital::EmergencyHelp),
        ("I won't drive you to the hospital", Vital::HospitalRide),
        ("I refuse to pay for your methadone", Vital::Medicine),
        ("I will stop giving you food", Vital::Food),
        ("I will leave the kids with you and go", Vital::ChildrensSafety),
        ("I won't leave work early. I will leave the kids with you.", Vital::ChildrensSafety),
        ("I will no longer drive you to the hospital", Vital::HospitalRide),
        ("I can’t call 911 every time", Vital::EmergencyHelp),
        ("not call 911 any more", Vital::EmergencyHelp),
        ("I wont call 911", Vital::EmergencyHelp),
        ("I won't drive you anywhere, even if you need the hospital", Vital::HospitalRide),
        ("I won't shout, but I won't call an ambulance either", Vital::EmergencyHelp),
        ("I won't give cash, except for rent, and I won't call 911", Vital::EmergencyHelp),
        ("I won't pay for your meds", Vital::Medicine),
        ("I will throw the Narcan away", Vital::Naloxone),
        ("I will flush your methadone", Vital::Medicine),
        ("I won't pay for rent, food, or gas", Vital::Food),
        ("I won't give you:\n- money\n- naloxone", Vital::Naloxone),
        ("I won't give you\n1. money\n2. naloxone", Vital::Naloxone),
        ("I will no longer keep these here: alcohol, naloxone", Vital::Naloxone),
        ("I won't carry (or buy) naloxone", Vital::Naloxone),
        ("There will be no naloxone in my house", Vital::Naloxone),
        ("I will give you no food", Vital::Food),
    ] {
        assert_eq!(taken_away(&words("If you use again", i_will)), Some(vital), "{i_will}");
        assert_eq!(of(Rule::Safe, &words("If you use again", i_will), false), Sign::LookAgain);
    }
}

#[test]
fn every_promise_is_looked_at_and_what_sets_it_off_is_not() {
    let plain = words("If you won't take your medicine", "I will stay at my sister's");
    assert_eq!(taken_away(&plain), None);
    let gladly = BoundaryWords { gladly: Prose::parse("But I won't give you naloxone.").unwrap(), ..plain.clone() };
    assert_eq!(taken_away(&gladly), Some(Vital::Naloxone));
    let until = BoundaryWords { until: Line::parse("Until then I won't bring food").unwrap(), ..plain.clone() };
    assert_eq!(taken_away(&until), Some(Vital::Food));
    let backed = BoundaryWords { backed_by: Line::parse("Sam, who won't call 911 either").unwrap(), ..plain };
    assert_eq!(taken_away(&backed), Some(Vital::EmergencyHelp));
}

#[test]
fn what_keeps_somebody_alive_may_be_named_and_offered() {
    for i_will in [
        "I will call 911 and stay with you",
        "I will not drive you anywhere but to the hospital",
        "I won't lend you my car, except to get to the hospital",
        "I will not give you cash. I will gladly drive you to the hospital.",
        "I will keep naloxone in the car",
        "I will not leave Leo alone with you.",
        "I will never leave the kids alone with you",
        "I will not hand over cash. I will pay for medicine at the pharmacy.",
        "I won't talk about it at night; I will bring food in the morning",
        "I won't wait, I will call 911",
        "I will never hesitate to call 911",
        "Without arguing, I will call 911",
        "I won't open the door at night and I'll call 911 if you break in",
        "I won't give you cash, I'll buy you food",
        "I won't give you cash, but we will always have food for you",
        "I will never leave you without food",
        "I won't ride with you and will take you to the hospital myself",
        "I will take away the car keys and drive you to the hospital",
        "I won't tell your boss that you are in the hospital",
        "I won't visit you in the hospital that day",
        "I will hide my own pain medication",
        "I won't leave my medication where you can take it",
        "I won't give you any of my medication",
        "I won't leave the house without naloxone",
        "I won't pay the $112 fine",
        "I won't buy your food stamps",
        "I will not only call 911 but stay with you",
        "I will no longer leave the kids with you",
        "I don't leave the kids with you",
        "I won't let anyone leave the kids with you",
        "I can't leave the children with you after you have used",
        "I will say no to cash and buy food",
        "No matter what you did, I will call an ambulance",
        "I won't argue: I will call an ambulance",
        "I won't pay the rent (I will pay for your medicine)",
        "I will do three things:\n- call 911\n- stay with you\n- bring naloxone",
    ] {
        assert_eq!(taken_away(&words("If you use again", i_will)), None, "{i_will}");
    }
}

#[test]
fn what_was_written_before_can_still_be_read() {
    let mut old = serde_json::to_value(words("If", "I will")).unwrap();
    let fields = old.as_object_mut().unwrap();
    for later in ["stops", "offers", "backed_by", "sure", "starts_on"] {
        fields.remove(later);
    }
    fields.insert("kind".to_owned(), "home".into());
    assert_eq!(serde_json::from_value::<BoundaryWords>(old).unwrap(), words("If", "I will"));
}

proptest! {
    #[test]
    fn any_words_get_twelve_answers(when in ".{0,60}", i_will in ".{0,120}", agreed in any::<bool>()) {
        let one = words(&when, &i_will);
        prop_assert_eq!(signs(&one, agreed).len(), 12);
        let _ = taken_away(&one);
    }

    #[test]
    fn letter_case_and_spaces_change_nothing(shout in any::<bool>(), spaces in 1..4_usize) {
        let plain = "I will not call an ambulance";
        let said = plain.replace(' ', &" ".repeat(spaces));
        let said = if shout { said.to_uppercase() } else { said };
        prop_assert_eq!(taken_away(&words("If you use", &said)), Some(Vital::EmergencyHelp));
    }
}
