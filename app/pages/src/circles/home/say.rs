//! Small pieces of sentences.

/// "Rosa, Ben and Carla".
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "1 place", "3 places".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_said_as_people_say_them() {
        let names = ["Rosa", "Ben", "Carla"].map(str::to_owned);
        assert_eq!(list(&names), "Rosa, Ben and Carla");
        assert_eq!(list(&names[..2]), "Rosa and Ben");
        assert_eq!(list(&names[..1]), "Rosa");
        assert_eq!(count(1, "place", "places"), "1 place");
        assert_eq!(count(0, "place", "places"), "0 places");
    }
}
