//! What the letter's form sends: seven parts, each with the revision it was written on, and perhaps one decision.

pub(super) use crate::forms::fresh_op;
use kith_content::hints::kept_form;
use kith_domain::letter::Part;
use kith_domain::{AlternativeId, OpId};
use kith_store::letters::{KeptWords, Settle};

/// The fields as they came, in no particular order; a repeated one counts once.
pub(super) type SentFields = Vec<(String, String)>;

/// One part, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SentPart {
    pub part: Part,
    pub text: String,
    /// What the page stood on. A number that makes no sense stands on nothing, so the words go beside the head.
    pub rev: i64,
    pub op: OpId,
    pub after: Option<OpId>,
}

/// The parts that were sent. One that is missing is left alone: nothing is emptied by accident.
pub(super) fn parts(fields: &SentFields) -> Vec<SentPart> {
    let of = |name: &str, part: Part| field(fields, &format!("{name}-{}", part.slug()));
    Part::ALL
        .iter()
        .filter_map(|part| {
            let text = of("text", *part)?;
            Some(SentPart::new(*part, text, of("rev", *part), of("op", *part), of("after", *part)))
        })
        .collect()
}

impl SentPart {
    pub fn new(part: Part, text: &str, rev: Option<&str>, op: Option<&str>, after: Option<&str>) -> Self {
        let id = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        Self {
            part,
            text: text.to_owned(),
            rev: rev.and_then(|rev| rev.trim().parse().ok()).unwrap_or(-1),
            op: id(op).unwrap_or_else(fresh_op),
            after: id(after),
        }
    }
}

/// The value of a field.
pub(super) fn field<'a>(fields: &'a SentFields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// What was decided about words kept beside a part: `take:<id>`, `combine:<id>` or `dismiss:<id>`.
pub(super) fn settled(fields: &SentFields) -> Option<(Settle, AlternativeId)> {
    let (choice, id) = field(fields, "settle")?.split_once(':')?;
    let choice = match choice {
        "take" => Settle::Take,
        "combine" => Settle::Combine,
        "dismiss" => Settle::Dismiss,
        _ => return None,
    };
    Some((choice, id.parse().ok()?))
}

/// How a hint was answered: in which part, which words, and whether they are kept: `keep=<part>:<words>`, or
/// `point-out=<part>:<words>` for those that aren't kept any more.
pub(super) fn answered(fields: &SentFields) -> Option<(Part, KeptWords, bool)> {
    let (answer, keep) = match field(fields, "keep") {
        Some(answer) => (answer, true),
        None => (field(fields, "point-out")?, false),
    };
    let (part, words) = answer.split_once(':')?;
    Some((Part::from_slug(part)?, KeptWords::required(&kept_form(words)).ok()?, keep))
}

/// The field a part's words are typed into.
pub(super) const fn text_field(part: Part) -> &'static str {
    match part {
        Part::WhoYouAre => "text-who-you-are",
        Part::Memory => "text-memory",
        Part::Illness => "text-illness",
        Part::WhatISaw => "text-what-i-saw",
        Part::WhatItWasLike => "text-what-it-was-like",
        Part::Request => "text-request",
        Part::Support => "text-support",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_after_their_part() {
        for part in Part::ALL {
            assert_eq!(text_field(*part), format!("text-{}", part.slug()));
        }
    }

    #[test]
    fn kept_words_are_remembered_in_one_form() {
        let fields = vec![("keep".to_owned(), "what-i-saw:You’re  ALWAYS:late".to_owned())];
        let (part, words, keep) = answered(&fields).unwrap();
        assert_eq!((part, words.as_str(), keep), (Part::WhatISaw, "you're always:late", true));
    }

    #[test]
    fn what_is_missing_or_makes_no_sense_empties_nothing() {
        let fields = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        assert!(parts(&fields(&[("rev-memory", "3")])).is_empty());
        let sent = parts(&fields(&[("text-memory", "soup"), ("rev-memory", "x"), ("op-memory", "x")]));
        assert_eq!((sent[0].rev, sent[0].after), (-1, None));
        assert_eq!(settled(&fields(&[("settle", "burn:1")])), None);
        for answer in ["", "memory", "memory:", "soup:never"] {
            assert_eq!(answered(&fields(&[("keep", answer)])), None, "{answer}");
        }
    }
}
