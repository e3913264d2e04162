use super::*;
use crate::access::AnyMember;
use crate::letters::PartWords;
use crate::testing::{World, at};
use kith_domain::comment::{CannotDecide, Decision, MOST};
use kith_domain::letter::Saved;
use kith_domain::{OpId, Prose};

const FIRST: &str = "I remember the lake. You carried me home in the rain.";

fn op() -> OpId {
    OpId(Uuid::now_v7())
}

fn text(words: &str) -> PartText {
    PartText::parse(words).unwrap()
}

fn words(quote: &str, says: &str, instead: Option<&str>) -> CommentWords {
    let (quote, says) = (Prose::parse(quote).unwrap(), Prose::parse(says).unwrap());
    CommentWords { quote, says, instead: instead.map(text) }
}

/// Rosa's letter, shared with Ben.
struct Shared {
    world: World,
    rosa: CircleAccess<AnyMember>,
    ben: CircleAccess<AnyMember>,
    letter: LetterId,
}

impl Shared {
    async fn new() -> Self {
        let world = World::new().await;
        let (rosa, ben) = (world.rosa().await, world.ben().await);
        let letter = rosa.my_letter().await.unwrap().id;
        let shared = Self { world, rosa, ben, letter };
        shared.writes(0, "A line that Rosa took out.", 1).await;
        shared.writes(1, FIRST, 2).await;
        shared.rosa.share([shared.ben.me()].into(), &[].into(), at(3)).await.unwrap();
        shared
    }

    async fn writes(&self, base: i64, words: &str, seconds: i64) -> Saved {
        let (letter, text) = (self.letter, text(words));
        let part = PartWords { letter, part: Part::Memory, op: op(), base, after: None, text };
        self.rosa.save_part(part, at(seconds)).await.unwrap()
    }

    fn about(&self, rev: i64, kind: CommentKind, words: CommentWords) -> NewComment {
        NewComment { letter: self.letter, about: Some((Part::Memory, rev)), kind, words, op: op() }
    }

    async fn suggests(&self, rev: i64, instead: &str, seconds: i64) -> CommentId {
        let new = self.about(rev, CommentKind::Suggestion, words("", "", Some(instead)));
        self.ben.comment(new, at(seconds)).await.unwrap()
    }

    async fn decides(&self, id: CommentId, decision: Decision, seconds: i64) -> Result<Option<Saved>> {
        self.rosa.decide_comment(self.letter, id, decision, op(), at(seconds)).await
    }

    async fn memory(&self) -> String {
        self.rosa.my_letter().await.unwrap().parts[1].text.to_string()
    }
}

#[tokio::test]
async fn only_those_who_may_read_a_letter_say_and_see_something() {
    let shared = Shared::new().await;
    let new = shared.about(2, CommentKind::Remark, words("the lake", "I was there too.", None));
    let id = shared.ben.comment(new.clone(), at(4)).await.unwrap();
    assert_eq!(shared.ben.comment(new.clone(), at(5)).await.unwrap(), id, "sent twice, said once");
    let seen = shared.rosa.comments(shared.letter).await.unwrap();
    assert_eq!((seen.len(), seen[0].words.says.as_str()), (1, "I was there too."));
    assert_eq!(seen[0].about.as_ref().unwrap().then.as_str(), FIRST);

    let okafor = shared.world.okafor().await;
    assert!(matches!(okafor.comments(shared.letter).await, Err(StoreError::NotFound)));
    assert!(matches!(okafor.comment(new.clone(), at(6)).await, Err(StoreError::NotFound)));
    let decided = okafor.decide_comment(shared.letter, id, Decision::Resolve, op(), at(6)).await;
    assert!(matches!(decided, Err(StoreError::NotFound)));

    shared.rosa.unshare(&[].into(), at(7)).await.unwrap();
    assert!(matches!(shared.ben.comments(shared.letter).await, Err(StoreError::NotFound)));
    assert!(matches!(shared.ben.comment(new, at(8)).await, Err(StoreError::NotFound)));
    assert_eq!(shared.rosa.comments(shared.letter).await.unwrap().len(), 1, "what was said is kept");
}

#[tokio::test]
async fn words_that_were_taken_out_before_somebody_was_let_in_are_not_shown_by_asking_about_them() {
    let shared = Shared::new().await;
    for rev in [-1, 1, 3, i64::MAX] {
        let read = shared.ben.part_as_read(shared.letter, Part::Memory, rev).await;
        assert!(matches!(read, Err(StoreError::Stale)), "{rev}");
        let new = shared.about(rev, CommentKind::Suggestion, words("", "", Some("Other words.")));
        assert!(matches!(shared.ben.comment(new, at(4)).await, Err(StoreError::Stale)));
    }
    let unquoted = shared.about(2, CommentKind::Remark, words("took out", "What?", None));
    assert!(matches!(shared.ben.comment(unquoted, at(4)).await, Err(StoreError::Stale)));
    // What was there when he was let in can still be spoken of when it has gone on.
    shared.writes(2, "I remember the lake.", 5).await;
    assert_eq!(shared.ben.part_as_read(shared.letter, Part::Memory, 2).await.unwrap().as_str(), FIRST);
}

#[tokio::test]
async fn taking_a_suggestion_keeps_what_was_typed_meanwhile() {
    let shared = Shared::new().await;
    let id = shared.suggests(2, "I remember the lake. You carried me home on your back.", 4).await;
    shared.writes(2, "I still remember the lake. You carried me home in the rain.", 5).await;
    let saved = shared.decides(id, Decision::Take, 6).await.unwrap();
    assert!(matches!(saved, Some(Saved::Merged { .. })));
    assert_eq!(shared.memory().await, "I still remember the lake. You carried me home on your back.");
    assert_eq!(shared.decides(id, Decision::Take, 7).await.unwrap(), None, "pressed twice");
    let comment = shared.rosa.comments(shared.letter).await.unwrap().remove(0);
    assert_eq!((comment.state, comment.settled), (CommentState::Taken, Some((shared.rosa.me(), at(6)))));
}

#[tokio::test]
async fn a_suggestion_for_words_that_became_others_is_kept_beside_them() {
    let shared = Shared::new().await;
    let id = shared.suggests(2, "I remember the lake. You carried me home on your back.", 4).await;
    shared.writes(2, "I remember the lake. You carried me home all night.", 5).await;
    assert!(matches!(shared.decides(id, Decision::Take, 6).await.unwrap(), Some(Saved::Beside { .. })));
    let part = shared.rosa.my_letter().await.unwrap().parts.remove(1);
    assert_eq!(part.text.as_str(), "I remember the lake. You carried me home all night.");
    assert_eq!(part.alternatives[0].text.as_str(), "I remember the lake. You carried me home on your back.");
}

#[tokio::test]
async fn nobody_puts_words_into_somebody_elses_letter() {
    let shared = Shared::new().await;
    let id = shared.suggests(2, "Other words.", 4).await;
    let taken = shared.ben.decide_comment(shared.letter, id, Decision::Take, op(), at(5)).await;
    assert!(matches!(taken, Err(StoreError::CannotDecide(CannotDecide::NotYours))));
    assert_eq!(shared.memory().await, FIRST);
    shared.decides(id, Decision::Decline, 6).await.unwrap();
    shared.ben.decide_comment(shared.letter, id, Decision::Reopen, op(), at(7)).await.unwrap();
    assert_eq!(shared.rosa.comments(shared.letter).await.unwrap()[0].settled, None);
}

#[tokio::test]
async fn a_letter_does_not_fill_up_without_end() {
    let shared = Shared::new().await;
    for n in 0..MOST {
        let new = shared.about(2, CommentKind::Remark, words("", &format!("remark {n}"), None));
        shared.ben.comment(new, at(4)).await.unwrap();
    }
    let more = shared.about(2, CommentKind::Remark, words("", "one more", None));
    assert!(matches!(shared.ben.comment(more, at(5)).await, Err(StoreError::Full)));
}
