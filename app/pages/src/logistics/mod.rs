//! What is seen to until the meeting: three lists, with an owner for each thing.

mod add;
mod new;
mod show;

use crate::doors::{Door, get, post};
use kith_content::logistics::logistics_item;
use kith_domain::logistics::LogisticsItem;
use kith_domain::outcome::TaskKind;
use kith_store::tasks::Task;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/logistics", show::show),
        get("/circles/{circle}/logistics/new", new::form),
        post("/circles/{circle}/logistics/new", new::write),
        get("/circles/{circle}/logistics/add", add::form),
        post("/circles/{circle}/logistics/add", add::add),
    ]
}

/// What a list is called.
pub(crate) fn list_name(list: TaskKind) -> &'static str {
    match list {
        TaskKind::DayBefore => "The day before",
        TaskKind::HourBefore => "In the last hour",
        _ => "On the day",
    }
}

/// What families usually see to and stands on none of the lists yet, done or not.
fn missing(tasks: &[Task]) -> Vec<LogisticsItem> {
    let is_there = |item: &LogisticsItem| {
        let title = &logistics_item(item.slug()).title;
        tasks.iter().any(|task| task.kind == Some(item.list()) && task.words.title.as_str() == title)
    };
    LogisticsItem::ALL.iter().copied().filter(|item| !is_there(item)).collect()
}
