use super::*;

fn known() -> Known {
    Known { screened: true, safety: Some(Verdict::GoOn), professional: false, invitations_without_yes: 0 }
}

/// What an approach is chosen with when nothing is in its way.
fn usual(approach: Approach) -> Option<Telling> {
    approach.tellings().first().copied()
}

#[test]
fn where_nothing_speaks_against_it_each_can_be_chosen() {
    for approach in Approach::ALL {
        assert_eq!(approach.hurdles(usual(*approach), &known()), [], "{approach:?}");
    }
}

#[test]
fn what_is_in_the_way() {
    use Approach::*;
    use Hurdle::*;
    let unscreened = Known { screened: false, safety: None, ..known() };
    let half_way = Known { safety: None, ..known() };
    let not_now = Known { safety: Some(Verdict::NotNow), professional: true, ..known() };
    let guided = Known { safety: Some(Verdict::WithProfessional), professional: true, ..known() };
    let unguided = Known { professional: false, ..guided.clone() };
    let invited = Known { invitations_without_yes: 1, ..known() };
    let (told, not_told) = (Some(Telling::Told), Some(Telling::NotTold));
    let table: &[(Approach, Option<Telling>, &Known, &[Hurdle])] = &[
        (Structured, told, &unscreened, &[Unscreened]),
        (FamilyOnly, None, &unscreened, &[Unscreened]),
        // That others haven't answered yet keeps nobody: what they say counts when they say it.
        (Structured, told, &half_way, &[]),
        (Structured, told, &not_now, &[NotNow]),
        (OneToOne, None, &not_now, &[NotNow]),
        (Crisis, told, &not_now, &[NotNow]),
        (FamilyOnly, None, &not_now, &[]),
        (Invitational, told, &unguided, &[NeedsProfessional]),
        (OneToOne, None, &unguided, &[NeedsProfessional]),
        (FamilyOnly, None, &unguided, &[]),
        (Structured, told, &guided, &[]),
        (Structured, None, &known(), &[SayWhetherTold]),
        (Structured, not_told, &known(), &[InviteFirst]),
        (Structured, not_told, &invited, &[]),
        (Crisis, not_told, &known(), &[InviteFirst]),
        (Invitational, not_told, &invited, &[TellThem]),
        (Systemic, not_told, &known(), &[TellThem, InviteFirst]),
    ];
    for (approach, telling, known, hurdles) in table {
        assert_eq!(approach.hurdles(*telling, known), *hurdles, "{approach:?} {telling:?} {known:?}");
    }
}

#[test]
fn an_approach_leaves_stages_out() {
    for approach in Approach::ALL {
        // Whatever the family chooses, it is safe, it knows who it is, and it goes on afterwards.
        for stage in [Stage::Safety, Stage::Team, Stage::Approach, Stage::FollowUp] {
            assert!(approach.uses(stage), "{approach:?} {stage:?}");
        }
    }
    assert!(!Approach::OneToOne.uses(Stage::Meeting) && Approach::OneToOne.uses(Stage::Options));
    assert!(!Approach::FamilyOnly.uses(Stage::Options) && Approach::FamilyOnly.uses(Stage::Boundaries));
    assert!(Stage::ALL.iter().all(|stage| Approach::Structured.uses(*stage)));
}

#[test]
fn secrecy_is_never_the_default() {
    assert!(Approach::ALL.iter().filter_map(|approach| usual(*approach)).all(|telling| telling == Telling::Told));
}

#[test]
fn what_isnt_a_yes_was_an_invitation_that_led_nowhere() {
    assert_eq!(without_yes([Response::Yes, Response::NotYet, Response::Silence, Response::No]), 3);
}
