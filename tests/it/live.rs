//! Open pages hear what others do, and nothing that isn't theirs to know.

use crate::world::database::Kind;
use crate::world::process::{Serving, command};
use crate::world::{Person, World, on_both};
use reqwest::Method;
use std::time::{Duration, Instant};

/// Longer than what a page that has just been loaded is told once more, to be sure.
const A_WHILE: i64 = 60_000;
const SERVE: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

/// The part of an address that says which letter is open.
fn open(letter: &str) -> String {
    format!("letter={}", letter.rsplit('/').next().unwrap())
}

on_both! {
    async fn an_open_page_hears_what_others_do(world) {
        world.later(A_WHILE);
        let mut ana = world.ana.listens(&world.riveras, "").await;
        let mut okafor = world.okafor.listens(&world.okafors, "").await;
        world.ben.writes_down(&world.riveras, "Harbour House").await;
        assert_eq!(ana.changed().await.says(), "Ben Rivera added a place for treatment.");
        // The other circle hears its own news first: nothing of the Riveras' came before.
        world.okafor.writes_down(&world.okafors, "Hill Clinic").await;
        assert_eq!(okafor.changed().await.says(), "", "what one does oneself needs no saying");
    }

    async fn only_a_page_that_can_be_asked_for_again_listens(world) {
        let letter = world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        let choice = world.ben.opens(&format!("{letter}/share")).await.is(200);
        assert!(choice.body.contains("data-door="), "it would not hear of anything");
        // The answer to a form stands at an address whose page is another one, which must not take its place.
        let sure = world.ben.sends(choice.form("/share")).await.is(200);
        assert!(!sure.body.contains("data-door="), "it would be replaced by the form it answers");
        let missing = world.ben.opens(&format!("{letter}/soup")).await.is(404);
        assert!(!missing.body.contains("data-door="));
    }

    async fn when_much_happens_it_is_a_number(world) {
        world.later(A_WHILE);
        let first = world.ana.listens(&world.riveras, "").await.changed_id(&world).await;
        let [option, ..] = world.ben.looks_at_three(&world.riveras).await;
        world.rosa.chooses(&option, "book").await.is(303);
        world.rosa.removes(&world.riveras, "Mara Lind").await;
        let mut ana = world.ana.goes_on_listening(&world.riveras, "", Some(&first)).await;
        let said = ana.changed().await.says().to_owned();
        assert!(said.ends_with("things have changed here just now."), "{said}");
    }

    async fn a_draft_is_nobodys_news(world) {
        world.later(A_WHILE);
        let mut ana = world.ana.listens(&world.riveras, "").await;
        world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let told = ana.changed().await;
        assert_eq!(told.says(), "Rosa Rivera added a place for treatment.", "and nothing came before");
        let numbers = [told.id, ana_id_after(&world).await];
        let is_sealed = |id: &Option<String>| id.as_ref().is_some_and(|id| id.len() > 20 && !id.contains('='));
        assert!(numbers.iter().all(is_sealed), "{numbers:?}");
    }

    async fn a_reader_sees_a_letter_grow_and_who_is_at_it(world) {
        world.later(A_WHILE);
        let letter = world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        world.ben.shares_with(&world.riveras, &["Ana Rivera"]).await;
        world.later(10_000);
        let (mut ben, mut ana) =
            (world.ben.listens(&world.riveras, &open(&letter)).await, world.ana.listens(&world.riveras, &open(&letter)).await);
        let here = ben.named("here").await;
        assert_eq!((here.says(), here.pages()), ("Ana Rivera has this open too.", 1));
        assert_eq!(ana.named("here").await.says(), "Ben Rivera has this open too.");
        world.ben.writes(&world.riveras, "memory", "I remember the boat and the jacket.").await;
        assert_eq!(ana.changed().await.says(), "", "words are seen, not announced");
        assert_eq!(ana.named("here").await.says(), "Ben Rivera is writing now, in “A true memory”.");
        drop(ana);
        let gone = ben.named("here").await;
        assert_eq!((gone.says(), gone.pages()), ("", 0));
    }

    async fn whoever_may_not_read_a_letter_does_not_hear_of_it(world) {
        world.later(A_WHILE);
        let letter = world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        for other in [&world.ana, &world.rosa, &world.mara] {
            other.opens(&format!("{}/live?{}", world.riveras, open(&letter))).await.is(404);
        }
        world.ben.shares_with(&world.riveras, &["Ana Rivera"]).await;
        let mut ana = world.ana.listens(&world.riveras, &open(&letter)).await;
        world.ben.opens(&format!("{letter}/unshare")).await.is(200);
        let form = world.ben.opens(&format!("{letter}/unshare")).await.form("/unshare");
        world.ben.sends(form).await.is(303);
        let told = ana.named("end").await;
        assert_eq!(told.says(), "This page has changed. Load it again.");
        assert!(ana.rest().await.is_empty());
    }

    async fn a_letter_that_is_shared_is_still_nobody_elses_news(world) {
        world.ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        world.ben.shares_with(&world.riveras, &["Ana Rivera"]).await;
        world.later(A_WHILE);
        let mut ana = world.ana.listens(&world.riveras, "").await;
        let mut rosa = world.rosa.listens(&world.riveras, "").await;
        world.ben.writes(&world.riveras, "memory", "I remember the boat and the lake.").await;
        assert_eq!(ana.changed().await.says(), "", "she may read it, and sees it where it stands");
        world.ana.writes_down(&world.riveras, "Harbour House").await;
        assert_eq!(rosa.changed().await.says(), "Ana Rivera added a place for treatment.", "and nothing came before");
    }

    async fn nothing_is_missed_while_a_page_was_away(world) {
        world.later(A_WHILE);
        let id = world.ana.listens(&world.riveras, "").await.changed_id(&world).await;
        world.later(A_WHILE);
        world.ben.writes_down(&world.riveras, "Harbour House").await;
        world.restarts_with(|_| {}).await;
        let mut ana = world.ana.goes_on_listening(&world.riveras, "", Some(&id)).await;
        assert_eq!(ana.changed().await.says(), "Ben Rivera added a place for treatment.");
        // By its own watch, for a page that has heard nothing yet.
        world.later(60_000);
        let mut ana = world.ana.listens(&world.riveras, "ago=61000").await;
        assert!(ana.changed().await.says().contains("Ben Rivera added a place for treatment."));
        let mut ana = world.ana.listens(&world.riveras, "ago=10000").await;
        world.rosa.writes_down(&world.riveras, "Hill Clinic").await;
        assert_eq!(ana.changed().await.says(), "Rosa Rivera added a place for treatment.", "the old news aren't told again");
    }

    async fn a_number_that_was_made_up_is_answered_as_if_all_had_changed(world) {
        world.later(A_WHILE);
        let rosas = world.rosa.listens(&world.riveras, "").await.changed_id(&world).await;
        let others = world.okafor.listens(&world.okafors, "").await.changed_id(&world).await;
        for last in ["17", "-1", "0'; drop table event", "AAAA", &rosas, &others, &"x".repeat(9_000)] {
            let mut ana = world.ana.goes_on_listening(&world.riveras, "", Some(last)).await;
            assert_eq!(ana.changed().await.says(), "", "{last}");
        }
        for about in ["ago=-5", "ago=99999999999999", "last=17"] {
            world.ana.listens(&world.riveras, about).await;
        }
        for about in ["ago=soon", "letter=17"] {
            world.ana.opens(&format!("{}/live?{about}", world.riveras)).await.is(400);
        }
    }

    async fn a_removed_members_stream_ends_at_once(world) {
        world.later(A_WHILE);
        let ben = world.ben.listens(&world.riveras, "").await;
        let removed = Instant::now();
        world.rosa.removes(&world.riveras, "Ben Rivera").await;
        let told = ben.rest().await;
        assert!(removed.elapsed() < Duration::from_secs(5), "well within two seconds on a machine that rests");
        assert_eq!(told.last().unwrap().name, "end");
        assert!(told.iter().all(|told| told.name == "end"), "nothing more of the circle is told: {told:?}");
    }

    async fn a_stream_ends_with_the_session_and_does_not_keep_it_awake(world) {
        world.later(A_WHILE);
        let ben = world.ben.listens(&world.riveras, "").await;
        world.later(4 * 60_000);
        let page = world.ben.request(Method::GET, &world.riveras).header("x-live", "1");
        world.ben.answer("a page that asks by itself", page).await.is(200);
        world.ben.listens(&world.riveras, "").await;
        world.later(2 * 60_000);
        let told = ben.rest().await;
        assert_eq!(told.last().unwrap().name, "locked");
        world.ben.opens(&world.riveras).await.is(423);
        world.ben.is_back().await;
        let ben = world.ben.listens(&world.riveras, "").await;
        world.ben.signs_out().await;
        world.rosa.is_back().await;
        world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let told = ben.rest().await;
        assert_eq!(told.last().unwrap().name, "locked");
    }

    async fn a_server_that_stops_ends_its_streams(world) {
        world.later(A_WHILE);
        let ana = world.ana.listens(&world.riveras, "").await;
        world.rests().await;
        assert!(ana.rest().await.is_empty());
    }

    async fn other_sites_hear_nothing(world) {
        for site in ["cross-site", "same-site", "none"] {
            let request = world.ana.request(Method::GET, &format!("{}/live", world.riveras));
            world.ana.answer(site, request.header("sec-fetch-site", site)).await.is(403);
        }
    }
}

async fn ana_id_after(world: &World) -> Option<String> {
    let mut ana = world.ana.listens(&world.riveras, "").await;
    world.rosa.writes_down(&world.riveras, "Lake Place").await;
    ana.changed().await.id
}

impl crate::world::stream::Stream {
    /// The number that this stream has after something has happened.
    async fn changed_id(mut self, world: &World) -> String {
        world.rosa.writes_down(&world.riveras, "First House").await;
        world.okafor.writes_down(&world.okafors, "First House").await;
        self.changed().await.id.unwrap()
    }
}

/// Two servers over one database; what is done at one is heard at the other, also after that one was away.
#[tokio::test]
async fn servers_wake_each_other() {
    World::tell(Kind::Postgres, |world| async move {
        world.rests().await;
        let one = Serving::start(command(world.database(), &SERVE)).await;
        let two = Serving::start(command(world.database(), &SERVE)).await;
        let ben = Person::at(&one.origin, &world.ben.name, &world.ben.email);
        ben.signs_in().await.is(303);
        let rosa = Person::at(&two.origin, &world.rosa.name, &world.rosa.email);
        rosa.signs_in().await.is(303);

        let letter = ben.writes(&world.riveras, "memory", "I remember the boat.").await;
        ben.shares_with(&world.riveras, &["Rosa Rivera"]).await;
        let (mut at_one, mut at_two) =
            (ben.listens(&world.riveras, &open(&letter)).await, rosa.listens(&world.riveras, &open(&letter)).await);
        while at_one.named("here").await.says() != "Rosa Rivera has this open too." {}
        rosa.writes_down(&world.riveras, "Harbour House").await;
        while at_one.changed().await.says() != "Rosa Rivera added a place for treatment." {}
        ben.writes_down(&world.riveras, "Hill Clinic").await;
        let told = loop {
            let told = at_two.changed().await;
            if told.says().contains("Ben Rivera added a place for treatment.") {
                break told;
            }
        };

        // The second one goes, misses something, and comes back under another address.
        two.stop().await;
        assert!(at_two.rest().await.iter().all(|told| told.name == "here"));
        ben.writes_down(&world.riveras, "Lake Place").await;
        let two = Serving::start(command(world.database(), &SERVE)).await;
        let rosa = rosa.moves_to(&two.origin);
        let mut at_two = rosa.goes_on_listening(&world.riveras, "", told.id.as_deref()).await;
        assert_eq!(at_two.changed().await.says(), "Ben Rivera added a place for treatment.");
        ben.writes_down(&world.riveras, "River House").await;
        assert_eq!(at_two.changed().await.says(), "Ben Rivera added a place for treatment.");
        rosa.removes(&world.riveras, "Ben Rivera").await;
        assert_eq!(at_one.rest().await.last().unwrap().name, "end", "removed at one, the stream at the other ends");
        two.stop().await;
        one.stop().await;
    })
    .await;
}
