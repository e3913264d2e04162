//! A form as it stands on a page, filled in as somebody would.

/// Something to choose: a box, a button of several, a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The field it belongs to.
    pub name: String,
    /// What is sent for it.
    pub value: String,
    /// What stands beside it.
    pub label: String,
}

/// A form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// What a browser would send if nothing were changed.
    pub sent: Vec<(String, String)>,
    /// Every name somebody could fill in.
    pub names: Vec<String>,
    /// Everything that can be chosen.
    pub choices: Vec<Choice>,
    /// The buttons. Those with a name send it when they are pressed.
    pub buttons: Vec<Choice>,
}

impl Form {
    /// Fills in a field, whatever was in it. The form must have it: a test can't send what nobody could.
    #[track_caller]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        assert!(
            self.names.iter().any(|n| n == name),
            "no field {name} in the form to {}: {:?}",
            self.action,
            self.names
        );
        self.sent.retain(|(n, _)| n != name);
        self.sent.push((name.to_owned(), value.into()));
        self
    }

    /// Chooses what is called so, and nothing else of that field.
    #[track_caller]
    pub fn choose(self, name: &str, label: &str) -> Self {
        self.without(name).tick(name, label)
    }

    /// Ticks what is called so, besides what is ticked already.
    #[track_caller]
    pub fn tick(mut self, name: &str, label: &str) -> Self {
        let found = self.choices.iter().find(|c| c.name == name && c.label.contains(label));
        let choice = found.unwrap_or_else(|| panic!("no {name} called {label} to choose: {:?}", self.choices));
        self.sent.push((choice.name.clone(), choice.value.clone()));
        self
    }

    /// Unticks a field altogether, or leaves it out as only a broken client does.
    pub fn without(mut self, name: &str) -> Self {
        self.sent.retain(|(n, _)| n != name);
        self
    }

    /// Presses the button that is called so.
    #[track_caller]
    pub fn press(mut self, label: &str) -> Self {
        let found = self.buttons.iter().find(|button| button.label.contains(label));
        let button = found.unwrap_or_else(|| panic!("no button {label} in {:?}", self.buttons)).clone();
        if !button.name.is_empty() {
            self.sent.push((button.name, button.value));
        }
        self
    }

    /// What is in a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.sent.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}
