use super::*;

fn whole(text: &str) -> Vec<String> {
    units(text).into_iter().map(|unit| unit.concat()).collect()
}

#[test]
fn an_empty_line_makes_a_paragraph() {
    let all = |text| paragraphs(text).collect::<Vec<_>>();
    assert_eq!(all("a\nb\n\n\nc\n  \nd\n"), ["a\nb", "c", "d"]);
    assert_eq!(all("\n\n \n"), Vec::<&str>::new());
    assert_eq!(all(" a "), ["a"]);
}

#[test]
fn a_sentence_ends_where_one_ends() {
    assert_eq!(
        whole("I was there. You slept! Did you know? Yes"),
        ["I was there. ", "You slept! ", "Did you know? ", "Yes"]
    );
    assert_eq!(whole("Πού ήσουν. Φοβήθηκα."), ["Πού ήσουν. ", "Φοβήθηκα."]);
    assert_eq!(whole("Я тебя люблю. Пойдём."), ["Я тебя люблю. ", "Пойдём."]);
    assert_eq!(whole("אני דואגת. בוא איתנו."), ["אני דואגת. ", "בוא איתנו."]);
    assert_eq!(whole("هل تسمعني؟ نحن هنا."), ["هل تسمعني؟ ", "نحن هنا."]);
}

#[test]
fn it_goes_on_where_it_only_seems_to_end() {
    assert_eq!(whole("We saw Dr. Okafor. She waits."), ["We saw Dr. Okafor. ", "She waits."]);
    assert_eq!(whole("Come at 5 p.m. They wait."), ["Come at 5 p.m. They wait."]);
    assert_eq!(whole("I saw you\nin March. Then"), ["I saw you\nin March. ", "Then"]);
}

#[test]
fn nothing_is_lost_in_pieces() {
    let long = format!("One, two; {} and {}.\nA line", "word ".repeat(200), "x".repeat(9000));
    let pieces: Vec<String> = units(&long).concat();
    assert_eq!(pieces.concat().replace('\u{200b}', ""), long);
    assert!(pieces.iter().any(|piece| piece == "\n"));
    assert_eq!(&pieces[..2], ["One, ", "two; "]);
}

#[test]
fn only_very_long_words_may_be_cut() {
    assert_eq!(whole("Donaudampfschifffahrt"), ["Donaudampfschifffahrt"]);
    assert!(whole(&"x".repeat(8000))[0].contains('\u{200b}'));
}

#[test]
fn a_sentence_that_fills_a_page_comes_apart() {
    assert_eq!(units(&"and on, ".repeat(100)).len(), 1);
    assert_eq!(units(&"and on, ".repeat(1000)), vec![vec!["and on, "]; 1000]);
    assert_eq!(units(&"verse\n".repeat(100)), vec![vec!["verse", "\n"]; 100]);
}
