//! What stands behind the doors: a circle in full swing, with somebody for every column of the table.

use super::table::WHO;
use crate::people::Invite;
use crate::world::{Person, World};
use std::collections::BTreeMap;

/// Everybody and everything that the table speaks of.
pub struct Things {
    people: BTreeMap<&'static str, Person>,
    /// By the name in the path and which one; `their own` by column as well.
    ids: BTreeMap<(String, String), String>,
}

/// Members besides those of the columns, whose letters stand for how far open one can be.
struct Writers {
    tom: Person,
    fay: Person,
    gil: Person,
}

/// Those who are in: the only ones with something of their own.
const INSIDE: [&str; 3] = ["member", "organizer", "facilitator"];

impl Things {
    /// Puts everything in its place.
    pub async fn of(world: &World) -> Self {
        let circle = &*world.riveras;
        let somebody = |name: &str| world.somebody(name, &format!("{}@example.org", name.to_lowercase()));
        let (ivy, noah, uma, pat) = (somebody("Ivy"), somebody("Noah"), somebody("Uma"), somebody("Pat"));
        let writers = Writers { tom: somebody("Tom"), fay: somebody("Fay"), gil: somebody("Gil") };
        for member in [&writers.tom, &writers.fay, &writers.gil, &pat] {
            world.rosa.brings_in(circle, member, "cousin", "A member", &world.ben).await;
        }
        ivy.has_an_account().await;
        let ivys = world.rosa.invites(circle, &ivy, "friend", "A member").await;
        for newcomer in [&noah, &uma] {
            let invite = world.rosa.invites(circle, newcomer, "friend", "A member").await;
            newcomer.answers(&invite).await.is(303);
        }
        let mut things = Self { people: BTreeMap::new(), ids: BTreeMap::new() };
        things.add("link", "Ivy’s", last(&ivys.link));
        things.invites(world, circle).await;
        things.members(world, circle).await;
        world.rosa.removes(circle, "Pat").await;
        things.letters(world, circle, &writers).await;
        things.writings(world, circle).await;
        let people = [
            world.browser(),
            world.okafor.clone(),
            ivy,
            noah,
            world.ana.clone(),
            pat,
            world.rosa.clone(),
            world.mara.clone(),
            world.operator.clone(),
        ];
        things.people = WHO.into_iter().zip(people).collect();
        things.own(circle).await;
        let sign_up = world.operator.sends(world.operator.opens("/operator").await.form("/operator/links")).await;
        things.add("link", "for an account", last(&sign_up.copy("link")));
        let asset = kith_server::assets::Assets::load(None).unwrap().href("app.css");
        things.add("file", "", last(&asset));
        things.add("mark", "", &world.rosa.mark_on("/").await);
        things.add("circle", "", last(circle));
        // The stranger’s: a calendar is open to everybody who has its address.
        let okafor = &world.okafor;
        okafor.sends(okafor.opens("/account/reminders").await.button("Make a private address")).await.is(303);
        things.add("feed", "Okafor’s", last(&okafor.opens("/account/reminders").await.copy("feed")));
        things.add("feed", "made up", &"A".repeat(43));
        things.add("link", "made up", &"A".repeat(43));
        things.add("proof", "somebody else’s", &"0".repeat(64));
        things.add("part", "", "memory");
        things.add("rev", "", "1");
        things.add("text", "", "27");
        things
    }

    async fn invites(&mut self, world: &World, circle: &str) {
        for guest in ["Joe", "Lia"] {
            let whom = world.somebody(guest, &format!("{guest}@example.org"));
            let _: Invite = world.rosa.invites(circle, &whom, "friend", "A member").await;
        }
        let page = world.rosa.opens(&format!("{circle}/people")).await;
        for (guest, button) in [("Joe’s", "Make a new link for Joe"), ("Lia’s", "Take back the invite for Lia")] {
            let action = page.button(button).action;
            self.add("invite", guest, action.rsplit('/').nth(1).unwrap());
        }
    }

    async fn members(&mut self, world: &World, circle: &str) {
        let page = world.ben.opens(&format!("{circle}/people")).await;
        for name in ["Noah", "Uma"] {
            let link = page.link(&format!("Look if it is {name}"));
            self.add("member", &format!("{name}, who waits"), link.rsplit('/').nth(1).unwrap());
        }
        let page = world.rosa.opens(&format!("{circle}/people")).await;
        self.add("member", "Tom", page.link("Remove Tom").rsplit('/').nth(1).unwrap());
    }

    /// A letter of somebody's with its history.
    async fn letter(&mut self, which: &str, writer: &Person, letter: &str) {
        let (version, block) =
            (writer.keeps_letter_as(letter, "as it is").await, writer.versions_of(letter, "A true memory").await);
        for (name, address) in [("letter", letter), ("version", &version), ("block", &block)] {
            self.add(name, which, last(address));
        }
    }

    /// One letter in each state.
    async fn letters(&mut self, world: &World, circle: &str, writers: &Writers) {
        let Writers { tom, fay, gil } = writers;
        let bens = world.ben.writes(circle, "memory", "Ben’s own words").await;
        self.letter("Ben’s, private", &world.ben, &bens).await;
        fay.writes(circle, "memory", "Fay’s words for whoever guides her").await;
        let fays = fay.shares_with(circle, &["Mara Lind"]).await;
        self.letter("Fay’s, shown to the facilitator", fay, &fays).await;
        tom.writes(circle, "memory", "Tom’s words for Ana").await;
        let toms = tom.shares_with(circle, &["Ana Rivera"]).await;
        self.letter("Tom’s, shared with the member", tom, &toms).await;
        world.ana.remarks(&toms, "", "Ana says this").await;
        let said = world.ana.comments(&toms).await.button("Mark as dealt with").action;
        self.add("comment", "", last(&said));
        gil.writes(circle, "memory", "Gil’s words for the meeting").await;
        let gils = gil.shares_with(circle, &["Ana Rivera", "Mara Lind"]).await;
        world.mara.approves(&gils).await;
        self.letter("Gil’s, approved for the meeting", gil, &gils).await;
    }

    async fn writings(&mut self, world: &World, circle: &str) {
        let anas = world.ben.writes_for(circle, "Elsa", "Ana Rivera", &[]).await;
        self.add("proxy", "Ben’s, for the member to read", last(&anas));
        let bens = world.ben.writes_for(circle, "Otto", "Ben Rivera", &[]).await;
        self.add("proxy", "Ben’s, for himself to read", last(&bens));
        let note = world.ben.notes(circle, "2026-09-12", "Ben saw this").await;
        self.add("incident", "Ben’s", last(&note));
        let option = world.ben.writes_down(circle, "Harbour House").await;
        world.ben.writes_down(circle, "Hill Clinic").await;
        self.add("option", "", last(&option));
        world.ben.calls(&option, "Ines", &[("length", "Thirty days")]).await;
        let call = world.ben.opens(&format!("{option}/answers")).await.link("Change your call");
        self.add("call", "Ben’s", last(&call));
        let list = world.ben.brings_list(circle, "list.csv", "name1,city\nMill Lane,Staunton\n").await;
        self.add("list", "", last(&list.is(303).leads_to()));
        world
            .ben
            .answers_what_is_said(&format!("{circle}/objections/usual/2"), "There is a place.", "Nobody yet")
            .await
            .is(303);
        let objection = world.ben.opens(&format!("{circle}/objections")).await.link("Change: Not now");
        self.add("objection", "Ben’s", last(&objection));
        world.rosa.sets_meeting(circle, "2026-12-05", "Ana’s").await;
        let slot = world.rosa.asks_when(circle, &[("2026-12-05", "10:00")]).await.remove(0);
        self.add("slot", "", &slot);
        let (guest, link) = world.rosa.asks_guest(circle, "Ida").await;
        self.add("guest", "Ida", &guest);
        self.add("link", "Ida’s", last(&link));
        world.ben.prepares_step(circle, 2, "Ben Rivera").await.is(303);
        let rung = world.ben.opens(&format!("{circle}/ladder")).await.link("Change: Ask for an assessment");
        self.add("rung", "Ben’s", last(&rung));
        let debrief = world.ana.debriefs(circle, "Tired", "He listened.").await;
        self.add("debrief", "the member’s", last(&debrief));
        let rehearsal = world.ben.rehearses(circle, &["Ben Rivera"], "Rosa reads first.").await;
        self.add("rehearsal", "Ben’s", last(&rehearsal));
        self.add("number", "", "1");
        self.add("item", "", "1");
        self.add("step", "", "3");
        self.add("question", "", "1");
        let draft = world.ben.drafts(circle, "If", "I will", &["Ana Rivera"]).await;
        self.add("boundary", "Ben’s draft", last(&draft));
        let asked = world.ben.drafts(circle, "If so", "I will not", &["Ana Rivera"]).await;
        world.ben.proposes(&asked).await;
        self.add("boundary", "Ben’s, proposed to the member", last(&asked));
        let pair = "Ben’s and the member’s, that undo each other";
        let stops = world.ben.stops(circle, "Money: rent or mortgage").await;
        let offers = world.ana.goes_on_with(circle, "Money: rent or mortgage").await;
        self.add("boundary", pair, last(&stops));
        self.add("other", pair, last(&offers));
        world.ben.asks_for_help(&stops, "A call would do me good").await;
        let call = world.ben.opens(&stops).await.button("I’m all right now").action;
        self.add("help", "Ben’s", call.rsplit('/').nth(1).unwrap());
        world.ben.answers_safety(circle, &[]).await;
        world.mara.chooses_way(circle, "structured", "Together").await.is(303);
        let decision = world.mara.opens(&format!("{circle}/approach")).await.button("Take my name away").action;
        self.add("approach", "", decision.rsplit('/').nth(1).unwrap());
        let asked = world.ben.asks_the_person(circle).await;
        self.add("invitation", "Ben’s", last(&asked));
        world.ben.tells_of(circle, 4, &[("what", "Ben remembers this"), ("readers", "me")]).await.is(303);
        let memory = world.ben.opens(&format!("{circle}/history")).await.link("Put it into your letter");
        self.add("entry", "Ben’s, for himself", memory.rsplit('/').nth(1).unwrap());
        world.ben.tells_of(circle, 2, &[]).await.is(303);
        let told = world.ben.opens(&format!("{circle}/history")).await.link("Change, no treatment");
        self.add("entry", "Ben’s, told to all", last(&told));
        for number in ["kind", "section", "reader"] {
            self.add(number, "", "1");
        }
        world.ben.feels(circle, "tired", "").await;
        let note = world.ben.opens(&format!("{circle}/how-are-you")).await.link("Throw away: Today");
        self.add("note", "Ben’s", note.rsplit('/').nth(1).unwrap());
        world.rosa.sends(world.rosa.thinks_about(circle, "Uncle Leo", "stays-out").await).await.is(303);
        let candidate = world.rosa.opens(&format!("{circle}/people/team")).await.link("Think again");
        self.add("candidate", "", last(&candidate));
        world.mara.records(circle, "no", "").await.is(303);
        let turned = world.ben.notes_a_turn(circle, "began", "2026-11-20").await;
        self.add("turn", "Ben’s", turned.rsplit('/').nth(1).unwrap());
        let form = world.ben.opens(&format!("{circle}/outcome")).await.form("/tasks").with("title", "Pack a bag");
        world.ben.sends(form.with("due", "2026-12-04").choose("owner", "Ben")).await.is(303);
        let task = world.ben.opens(&format!("{circle}/outcome")).await.link("Change who or when");
        self.add("task", "", last(&task));
    }

    async fn own(&mut self, circle: &str) {
        for who in WHO {
            let person = self.people[who].clone();
            // A facilitator isn't asked to write a letter.
            if INSIDE.contains(&who) && who != "facilitator" {
                let letter = person.writes(circle, "memory", "My own words").await;
                self.letter(&own(who), &person, &letter).await;
            }
            if INSIDE.contains(&who) {
                let proxy = person.writes_for(circle, "Elsa", &person.name, &[]).await;
                self.ids.insert(("proxy".into(), own(who)), last(&proxy).to_owned());
                let note = person.notes(circle, "2026-10-12", "I saw this").await;
                self.ids.insert(("incident".into(), own(who)), last(&note).to_owned());
                let asked = person.asks_the_person(circle).await;
                self.ids.insert(("invitation".into(), own(who)), last(&asked).to_owned());
                person.tells_of(circle, 4, &[("what", "I remember this"), ("readers", "me")]).await.is(303);
                let memory = person.opens(&format!("{circle}/history")).await.link("Put it into your letter");
                self.ids.insert(("entry".into(), own(who)), memory.rsplit('/').nth(1).unwrap().to_owned());
                person.feels(circle, "heavy", "").await;
                let note = person.opens(&format!("{circle}/how-are-you")).await.link("Throw away: Today");
                self.ids.insert(("note".into(), own(who)), note.rsplit('/').nth(1).unwrap().to_owned());
                let day = format!("2026-11-{}", 10 + WHO.iter().position(|one| *one == who).unwrap_or(0));
                let turned = person.notes_a_turn(circle, "setback", &day).await;
                self.ids.insert(("turn".into(), own(who)), turned.rsplit('/').nth(1).unwrap().to_owned());
                let draft = person.drafts(circle, "If mine", "I will mine", &[]).await;
                self.ids.insert(("boundary".into(), own(who)), last(&draft).to_owned());
            }
            if who != "nobody" {
                person.on_another_device().await;
                let end = person.opens("/account").await.form("/end").action;
                self.ids.insert(("session".into(), own(who)), end.rsplit('/').nth(1).unwrap().to_owned());
            }
        }
        // Each turning point plans the check-ins anew; these are the last.
        let check = self.people["organizer"].opens(&format!("{circle}/follow-up")).await.link("Hold th");
        self.add("check", "", last(&check));
        // Somebody else's session is the organizer's, but for the organizer.
        let rosas = self.ids[&("session".to_owned(), own("organizer"))].clone();
        let okafors = self.ids[&("session".to_owned(), own("stranger"))].clone();
        for who in WHO {
            let other = if who == "organizer" { &okafors } else { &rosas };
            self.ids.insert(("session".into(), format!("somebody else’s ({who})")), other.clone());
        }
    }

    fn add(&mut self, name: &str, which: &str, id: &str) {
        self.ids.insert((name.to_owned(), which.to_owned()), id.to_owned());
    }

    /// Who stands for a column, in a copy of the world.
    pub fn person(&self, who: &str, world: &World) -> Person {
        self.people[who].moves_to(world.origin())
    }

    /// An id, as it is for somebody. Whoever has none of their own tries somebody else's.
    pub fn id(&self, name: &str, which: &str, who: &str) -> &str {
        let tries = [which.to_owned(), format!("{which} ({who})"), String::new(), format!("{which} (organizer)")];
        let found = tries.iter().find_map(|which| self.ids.get(&(name.to_owned(), which.clone())));
        found.unwrap_or_else(|| panic!("the table speaks of {{{name}}} “{which}”, which is nowhere"))
    }
}

fn own(who: &str) -> String {
    format!("their own ({who})")
}

fn last(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}
