//! What is never hinted at: quotations, fellowships, what people say of themselves, words that the writer keeps. And what
//! the part of the letter changes.

use kith_content::hints::{HintKind, hints, kept_form};
use kith_domain::letter::Part;

/// The kinds and words of all hints, as "kind words".
fn found(text: &str) -> Vec<String> {
    hints(None, text, &[]).iter().map(|hint| format!("{} {}", hint.kind.slug(), hint.words(text))).collect()
}

#[track_caller]
fn nothing_in(text: &str) {
    assert_eq!(found(text), [""; 0], "{text}");
}

#[test]
fn quotations_belong_to_whoever_said_them() {
    for (open, close) in
        [("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("'", "'"), ("‘", "’"), ("« ", " »")]
    {
        nothing_in(&format!("I remember {open}You never listen, it's your fault{close}, and the rain."));
        // Whoever answers the quotation is heard again.
        let answered = format!("You said {open}I'm fine. Don't go.{close} and you never called.");
        assert_eq!(found(&answered), ["absolute never"], "{answered}");
    }
}

#[test]
fn a_mark_that_is_not_closed_quotes_nothing() {
    assert_eq!(found("The 5\" shelf. You never call.").len(), 1);
    assert_eq!(found("“You never call.\n\nYou never come.”").len(), 2);
    assert_eq!(found("The boys' room is empty, 'cause you never come.").len(), 1);
    assert_eq!(found("You’re a junkie, and it’s the kids’ money.").len(), 1);
}

#[test]
fn fellowships_and_places_keep_their_names() {
    nothing_in("I go to Alcoholics Anonymous, and Narcotics Anonymous has a room on Elm Street.");
    nothing_in("Adult Children of Alcoholics, Al-Anon and Nar-Anon are for families.");
    nothing_in("Valley Detox Centre has roses by the door.");
    nothing_in("Aunt Jo wrote to the Substance Abuse and Mental Health Services Administration.");
}

#[test]
fn what_people_say_of_themselves_stays() {
    nothing_in("I'm an alcoholic too.");
    nothing_in("I am a recovering addict.");
    nothing_in("You told me that you are an alcoholic.");
    nothing_in("You call yourself an addict.");
    assert_eq!(found("I'm afraid you are an alcoholic."), ["label alcoholic"]);
}

#[test]
fn words_that_the_writer_keeps_are_left_alone() {
    let text = "You’re a Junkie, and You  Never call.";
    let kept: Vec<String> = hints(None, text, &[]).iter().map(|hint| kept_form(hint.words(text))).collect();
    assert_eq!(kept, ["junkie", "never"]);
    assert_eq!(hints(None, text, &["junkie"]).len(), 1);
    assert_eq!(hints(None, text, &["junkie", "never"]), []);
    assert_eq!(kept_form(" I’m \n WARNING  you "), "i'm warning you");
}

#[test]
fn the_request_part_says_where_and_when() {
    let requests =
        |part, text: &str| hints(part, text, &[]).iter().filter(|hint| hint.kind == HintKind::Request).count();
    for clear in [
        "I'm asking you to go to Harbor House at two.",
        "They expect you today at the clinic on Elm Street.",
        "Please go to Hope House at nine.",
    ] {
        assert_eq!(requests(Some(Part::Request), clear), 0, "{clear}");
        assert_eq!(requests(None, clear), 0, "{clear}");
    }
    for vague in ["I hope for the best.", "Please go today.", "I'm asking you to go to Harbor House."] {
        assert_eq!(requests(Some(Part::Request), vague), 1, "{vague}");
    }
    let ask = "Please get help.";
    assert_eq!(requests(None, ask), 1);
    assert_eq!(requests(Some(Part::Support), ask), 0);
    assert_eq!(requests(Some(Part::Request), &format!("{ask} {ask}")), 1);
    assert_eq!(requests(Some(Part::Request), " \n"), 0);
}
