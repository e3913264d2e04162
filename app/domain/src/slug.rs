//! One place for "an enum with a written name", so that the database, the forms and the data files spell it alike.

/// A short list of things that each have a place in it. Addresses name them by that place: a number tells a stranger nothing.
pub trait Listed: Copy + 'static {
    /// All of them, in order.
    const LIST: &'static [Self];

    /// The one at this place, counted from 1.
    fn numbered(number: usize) -> Option<Self> {
        Self::LIST.get(number.checked_sub(1)?).copied()
    }
}

/// Declares an enum whose variants each have one lowercase written name, used in the database, in forms and in the
/// content files.
macro_rules! slugs {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $slug)] $variant),+ }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(slug: &str) -> Result<Self, ()> {
                Self::from_slug(slug).ok_or(())
            }
        }

        impl $crate::slug::Listed for $name {
            const LIST: &'static [Self] = Self::ALL;
        }

        impl $name {
            /// Every variant, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its place in the list, counted from 1.
            pub fn number(self) -> usize {
                Self::ALL.iter().take_while(|other| **other != self).count() + 1
            }

            /// The written name, the same in every layer.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The variant with this written name; `None` for anything else, however it got here.
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use slugs;
