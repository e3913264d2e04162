//! Small pieces of sentences.

pub(super) use crate::names::list;

/// "1 place", "3 places".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// "once", "twice", "3 times".
pub(super) fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_as_one() {
        assert_eq!(count(1, "place", "places"), "1 place");
        assert_eq!(count(0, "place", "places"), "0 places");
        assert_eq!([1, 2, 3].map(times), ["once", "twice", "3 times"]);
    }
}
