use super::*;
use kith_domain::LetterId;
use proptest::prelude::*;

fn keys() -> Keys {
    Keys::new(&[7; KEY_BYTES])
}

fn circle(n: u128) -> CircleId {
    CircleId(Uuid::from_u128(n))
}

fn letter(n: u128) -> Place {
    Place::row("letter", LetterId(Uuid::from_u128(n)))
}

#[test]
fn words_open_where_they_were_sealed_and_nowhere_else() {
    let (sealer, _) = keys().new_circle(circle(1)).unwrap();
    let sealed = sealer.seal(letter(1), &"Danny").unwrap();
    assert_eq!(sealer.open::<String>(letter(1), &sealed).unwrap(), "Danny");
    assert!(sealer.open::<String>(letter(2), &sealed).is_err());
    assert!(sealer.open::<String>(Place::revision("letter", LetterId(Uuid::from_u128(1)), 1), &sealed).is_err());
    assert!(sealer.open::<String>(Place::row("option", LetterId(Uuid::from_u128(1))), &sealed).is_err());
}

#[test]
fn another_circles_key_opens_nothing() {
    let (one, _) = keys().new_circle(circle(1)).unwrap();
    let (two, wrapped) = keys().new_circle(circle(2)).unwrap();
    let sealed = one.seal(letter(1), &"Danny").unwrap();
    assert!(two.open::<String>(letter(1), &sealed).is_err());
    assert!(keys().circle(circle(1), 1, &wrapped).is_err(), "a wrapped key belongs to its circle");
}

#[test]
fn another_key_file_opens_nothing() {
    let (_, wrapped) = keys().new_circle(circle(1)).unwrap();
    assert!(keys().circle(circle(1), 1, &wrapped).is_ok());
    assert!(Keys::new(&[8; KEY_BYTES]).circle(circle(1), 1, &wrapped).is_err());
}

#[test]
fn an_index_is_equal_for_equal_input_in_one_scope_only() {
    let of = |scope, value| keys().index("address", Uuid::from_u128(scope), value);
    assert_eq!(of(1, "a@b.c"), of(1, "a@b.c"));
    assert_ne!(of(1, "a@b.c"), of(2, "a@b.c"));
    assert_ne!(of(1, "a@b.c"), keys().index("likeness", Uuid::from_u128(1), "a@b.c"));
}

proptest! {
    #[test]
    fn every_text_survives_sealing_and_no_flipped_bit_does(text in any::<String>(), flip in any::<prop::sample::Index>()) {
        let (sealer, _) = keys().new_circle(circle(1)).unwrap();
        let mut sealed = sealer.seal(letter(1), &text).unwrap();
        prop_assert_eq!(sealer.open::<String>(letter(1), &sealed).unwrap(), text);
        let at = flip.index(sealed.len());
        sealed[at] ^= 1;
        prop_assert!(sealer.open::<String>(letter(1), &sealed).is_err());
    }

    #[test]
    fn garbage_is_refused_without_a_panic(garbage in proptest::collection::vec(any::<u8>(), 0..80)) {
        let (sealer, _) = keys().new_circle(circle(1)).unwrap();
        prop_assert!(sealer.open::<String>(letter(1), &garbage).is_err());
    }
}
