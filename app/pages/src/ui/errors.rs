use std::borrow::Cow;

/// What is wrong with a form, in the order of its fields: each is shown beside its field and in the summary.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Errors(Vec<(Cow<'static, str>, String)>);

impl Errors {
    /// No errors yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a sentence that says what is wrong with `field` (its `name` in the form) and how to mend it.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }

    /// The first message for a field: two at once are more than a tired person can use.
    pub fn of(&self, field: &str) -> Option<String> {
        self.iter().find(|(name, _)| *name == field).map(|(_, message)| message.to_owned())
    }

    /// Whether the form may be accepted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every field name with its message.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (field.as_ref(), message.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_shows_its_first_message_only() {
        let mut errors = Errors::new();
        errors.add("code", "That code has expired.");
        errors.add("code", "Ask for a new one.");
        assert_eq!(errors.of("code").as_deref(), Some("That code has expired."));
        assert_eq!(errors.of("email"), None);
        assert_eq!(errors.iter().count(), 2);
    }
}
