//! The components every page is made of. They hold no rules and read no data: text and links come in, HTML goes out,
//! and all of it works without JavaScript. Their looks live in `style/components/`, one file per component, same name.
//!
//! `ActionForm` and `Errors` share a name with items of Leptos's prelude: import those two by name.

mod action_form;
mod back_link;
mod button;
mod card;
mod card_table;
mod choices;
mod columns;
mod confirm;
mod copyable;
mod difference;
mod empty;
mod error_summary;
mod errors;
mod field;
mod file_field;
mod form;
mod frame;
#[cfg(debug_assertions)]
mod gallery;
mod helpline;
mod icon;
mod list;
mod lock;
mod meanwhile;
mod more;
mod nav;
mod notice;
mod page_header;
mod pill;
mod select;
mod sheet;
mod shell;
mod side_note;
mod site;
mod source;
mod steps;
mod summary;
mod text_field;
mod title;
mod words;
mod your_part;

pub use action_form::ActionForm;
pub use back_link::BackLink;
pub use button::{Button, ButtonKind, LinkButton};
pub use card::Card;
pub use card_table::CardTable;
pub use choices::{Choice, ChoiceKind, Choices};
pub use columns::Columns;
pub use confirm::Confirm;
pub use copyable::Copyable;
pub use difference::Difference;
pub use empty::Empty;
pub use error_summary::ErrorSummary;
pub use errors::Errors;
pub use field::{Field, InputKind};
pub use file_field::FileField;
pub use form::Form;
#[cfg(debug_assertions)]
pub use gallery::gallery;
pub use helpline::Helpline;
pub use icon::{Icon, Mark};
pub use list::List;
pub use lock::{ScreenOf, Unlock};
pub use meanwhile::Meanwhile;
pub use more::More;
pub use nav::{Nav, Place};
pub use notice::{Notice, NoticeKind};
pub use page_header::PageHeader;
pub use pill::{Pill, PillState};
pub use select::Select;
pub use sheet::Sheet;
pub use shell::Shell;
pub use side_note::SideNote;
pub use site::Site;
pub use source::{OVERDUE, Overdue, Source, Sources, Today, sources};
pub use steps::{Step, StepState, Steps};
pub use summary::{Fact, Summary};
pub use text_field::TextField;
pub use title::Title;
pub use words::Words;
pub use your_part::YourPart;
