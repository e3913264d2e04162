/// A page's title. Titles stay in the browser's history and on a shared screen, so there is only this fixed list of
/// words that a stranger learns nothing from: a page can't put a name or a subject into its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// A page with no better word.
    Page,
    /// A circle's home, and the front page.
    Home,
    /// Anything that is being prepared.
    Plan,
    /// Anything that is being written.
    Notes,
    /// The members.
    People,
    /// A date and what belongs to it.
    Date,
    /// Your own account.
    Account,
    /// Signing in or up.
    SignIn,
    /// Help and other texts to read.
    Help,
    /// A page that was not found, or that went wrong.
    Problem,
}

impl Title {
    /// The word in front of the site's name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Home => "Home",
            Self::Plan => "Plan",
            Self::Notes => "Notes",
            Self::People => "People",
            Self::Date => "Date",
            Self::Account => "Account",
            Self::SignIn => "Sign in",
            Self::Help => "Help",
            Self::Problem => "Something went wrong",
        }
    }
}
