use crate::StoreError;
use crate::access::{AnyMember, Guide, Organizer};
use crate::db::query;
use crate::invites::{Answer, Answerer};
use crate::testing::people::{Garden, NOW, line};
use kith_domain::Prose;
use kith_domain::blocked::parse_lines;
use kith_domain::boundary::{BoundaryWords, Keepers, Stand};
use kith_domain::member::{Role, Status};
use std::collections::BTreeSet;

#[tokio::test]
async fn an_address_blocked_later_neither_accepts_nor_is_confirmed() {
    let garden = Garden::new().await;
    let (link, code) = garden.invited("danny", Role::Member).await;
    let (account, member) = garden.accepted("dan.i", Role::Member).await;
    let rosa = garden.rosa().await;
    rosa.block(&parse_lines("danny@example.org\ndani@example.org").unwrap(), NOW).await.unwrap();
    assert_eq!(garden.answers("danny", &link, &code).await, Answer::Wrong);
    rosa.confirm_member(member, NOW).await.unwrap();
    assert_eq!(garden.status(account).await, Status::Accepted);
    assert_eq!(rosa.members_on_block_list().await.unwrap(), [member]);
}

#[tokio::test]
async fn who_leaves_is_out_at_once_and_may_come_back() {
    let garden = Garden::new().await;
    let (ben, member) = garden.joined("ben", Role::Member, &garden.rosa).await;
    let rosa = garden.rosa().await;
    for sql in [
        "insert into speaking_order (circle_id, member_id, position) select circle_id, id, 1 from member where circle_id = $1",
        "insert into meeting_role (circle_id, role, member_id)
         select circle_id, 'driver', id from member where circle_id = $1 and role = 'member'",
        "update letter set shared_at = 1 where circle_id = $1",
        "insert into letter_reader (circle_id, letter_id, member_id, at)
         select l.circle_id, l.id, m.id, 1 from letter l join member m on m.circle_id = l.circle_id and m.id <> l.member_id
          where l.circle_id = $1",
        "insert into task (circle_id, id, owner_id, words, due_at, created_at, version)
         select circle_id, id, id, words, 1, 1, 1 from member where circle_id = $1 and role = 'member'",
    ] {
        query(sql).bind(garden.circle).run(&garden.store).await.unwrap();
    }
    rosa.remove_member(member, NOW).await.unwrap();
    assert!(matches!(garden.store.enter::<AnyMember>(&ben, garden.circle, NOW).await, Err(StoreError::NotFound)));
    assert_eq!(garden.count("select count(*) as n from speaking_order where circle_id = $1").await, 1);
    assert_eq!(garden.count("select count(*) as n from meeting_role where circle_id = $1").await, 0);
    assert_eq!(garden.count("select count(*) as n from letter_reader where circle_id = $1").await, 1);
    assert_eq!(
        garden.count("select count(*) as n from letter where circle_id = $1 and shared_at is not null").await,
        1
    );
    let tasks = "select count(*) as n from task t join member m on m.circle_id = t.circle_id and m.id = t.owner_id
                  where t.circle_id = $1 and m.role = 'organizer'";
    assert_eq!(garden.count(tasks).await, 1, "an open task goes to somebody who can see it");

    let (link, code) = garden.invited("ben", Role::Member).await;
    let account = garden.store.session(&ben, NOW).await.unwrap().account;
    let answer = garden.store.answer_invite(&link, &code, Answerer::Known(account), NOW).await.unwrap();
    assert_eq!(answer, Answer::Accepted { circle: garden.circle, account });
    assert_eq!(garden.member("ben").await, member);
    rosa.confirm_member(member, NOW).await.unwrap();
    garden.enter::<AnyMember>(&ben).await;
}

fn words_of_a_boundary() -> BoundaryWords {
    BoundaryWords {
        when: Prose::required("you come home intoxicated").unwrap(),
        i_will: Prose::required("stay at my sister's").unwrap(),
        from: line("Sunday"),
        until: line(""),
        gladly: Prose::default(),
        stops: None,
        offers: None,
        backed_by: line(""),
        sure: None,
        starts_on: BTreeSet::new(),
    }
}

#[tokio::test]
async fn a_boundary_is_agreed_when_the_last_silent_keeper_leaves() {
    let garden = Garden::new().await;
    let (ben, ben_id) = garden.joined("ben", Role::Member, &garden.rosa).await;
    let (rosa, ben) = (garden.rosa().await, garden.enter::<AnyMember>(&ben).await);
    let words = words_of_a_boundary();
    let both = Keepers::These(BTreeSet::from([rosa.me(), ben_id]));
    let rosas = rosa.draft_boundary(&words, &both, NOW).await.unwrap();
    rosa.propose_boundary(rosas, 1, NOW).await.unwrap();
    let bens = ben.draft_boundary(&words, &both, NOW).await.unwrap();
    ben.propose_boundary(bens, 1, NOW).await.unwrap();

    rosa.remove_member(ben_id, NOW).await.unwrap();
    assert_eq!(rosa.boundary(rosas).await.unwrap().state.slug(), "agreed");
    assert!(matches!(rosa.boundary(bens).await, Err(StoreError::NotFound)));
}

#[tokio::test]
async fn whoever_joins_later_is_asked_about_what_the_whole_family_keeps() {
    let garden = Garden::new().await;
    let (bens, _) = garden.joined("ben", Role::Member, &garden.rosa).await;
    let (rosa, ben) = (garden.rosa().await, garden.enter::<AnyMember>(&bens).await);
    let words = words_of_a_boundary();
    let id = rosa.draft_boundary(&words, &Keepers::Everyone, NOW).await.unwrap();
    rosa.propose_boundary(id, 1, NOW).await.unwrap();
    ben.answer_boundary(id, Stand::Concern, &Prose::required("I am away in May").unwrap(), 1, NOW).await.unwrap();
    assert_eq!(rosa.boundary(id).await.unwrap().state.slug(), "agreed");

    let (ana, ana_id) = garden.joined("ana", Role::Member, &bens).await;
    let (mara, _) = garden.joined("mara", Role::Facilitator, &bens).await;
    let (ana, mara) = (garden.enter::<AnyMember>(&ana).await, garden.enter::<AnyMember>(&mara).await);
    let asked = ana.boundary(id).await.unwrap();
    assert_eq!(asked.state.still_asked(&asked.keepers), BTreeSet::from([ana_id]), "a facilitator isn't");
    assert!(ana.boundary_answers(id).await.unwrap().is_empty(), "she answers before she sees what was said");
    assert!(mara.boundary_answers(id).await.unwrap().is_empty());
    assert_eq!(ben.boundary_answers(id).await.unwrap().len(), 2, "he has answered");
    ana.answer_boundary(id, Stand::Consent, &Prose::default(), 1, NOW).await.unwrap();
    assert_eq!(mara.boundary(id).await.unwrap().state.slug(), "agreed");
    assert_eq!(mara.boundary_answers(id).await.unwrap().len(), 3, "the round is over");
}

#[tokio::test]
async fn the_organizer_hands_over_before_leaving() {
    let garden = Garden::new().await;
    let (ben, ben_id) = garden.joined("ben", Role::Facilitator, &garden.rosa).await;
    let rosa = garden.enter::<Organizer>(&garden.rosa).await;
    let guide = garden.enter::<Guide>(&ben).await;
    assert!(matches!(guide.remove_member(rosa.me(), NOW).await, Err(StoreError::NotYours)));
    assert!(matches!(rosa.leave(NOW).await, Err(StoreError::NotYours)));
    rosa.hand_over(ben_id, NOW).await.unwrap();
    assert!(garden.store.enter::<Organizer>(&garden.rosa, garden.circle, NOW).await.is_err());
    garden.enter::<Organizer>(&ben).await;
    assert!(matches!(rosa.leave(NOW).await, Err(StoreError::NotYours)), "she isn't the organizer any more");
    rosa.as_member().leave(NOW).await.unwrap();
    assert!(garden.store.enter::<AnyMember>(&garden.rosa, garden.circle, NOW).await.is_err());
}
