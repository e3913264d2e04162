//! Addresses. They hold ids and nothing else, and their words tell a stranger nothing.

use kith_content::library::LibraryPage;
use kith_domain::admission::AdmissionItem;
use kith_domain::{BoundaryId, CircleId, FacilityListId, IncidentId, LetterId, OptionId, ProxyId};

/// The circle's home.
pub fn circle(circle: CircleId) -> String {
    format!("/circles/{circle}")
}
/// The path with everything the circle prepares.
pub fn plan(circle: CircleId) -> String {
    format!("/circles/{circle}/plan")
}
/// Who may be glad of a call.
pub fn calls(circle: CircleId) -> String {
    format!("/circles/{circle}/people/calls")
}
/// The weeks until they mean to meet.
pub fn pace(circle: CircleId) -> String {
    format!("/circles/{circle}/pace")
}
/// Reading it through aloud together.
pub fn rehearsals(circle: CircleId) -> String {
    format!("/circles/{circle}/rehearsals")
}
/// What can be printed, and what was.
pub fn paper(circle: CircleId) -> String {
    format!("/circles/{circle}/paper")
}
/// The day itself.
pub fn day(circle: CircleId) -> String {
    format!("/circles/{circle}/day")
}
/// What is seen to until the meeting.
pub fn logistics(circle: CircleId) -> String {
    format!("/circles/{circle}/logistics")
}
/// When everybody can meet.
pub fn poll(circle: CircleId) -> String {
    format!("/circles/{circle}/poll")
}
/// What may be said against it, and how they answer.
pub fn objections(circle: CircleId) -> String {
    format!("/circles/{circle}/objections")
}
/// What is offered, step by step, when the answer isn't a yes.
pub fn ladder(circle: CircleId) -> String {
    format!("/circles/{circle}/ladder")
}
/// What each said right after the meeting.
pub fn debrief(circle: CircleId) -> String {
    format!("/circles/{circle}/debrief")
}
/// What becomes of the paper and of everything that was written.
pub fn after(circle: CircleId) -> String {
    format!("/circles/{circle}/after")
}
/// The year after.
pub fn follow_up(circle: CircleId) -> String {
    format!("/circles/{circle}/follow-up")
}
/// The plan for afterwards.
pub fn aftercare(circle: CircleId) -> String {
    format!("/circles/{circle}/aftercare")
}
/// How the person is asked.
pub fn approach(circle: CircleId) -> String {
    format!("/circles/{circle}/approach")
}
/// Every time they were asked.
pub fn invitations(circle: CircleId) -> String {
    format!("/circles/{circle}/invitations")
}
/// What they promise each other.
pub fn engagement(circle: CircleId) -> String {
    format!("/circles/{circle}/engagement")
}
/// The pages that come first.
pub fn learning(circle: CircleId) -> String {
    format!("/circles/{circle}/learning")
}
/// Who should take part.
pub fn candidates(circle: CircleId) -> String {
    format!("/circles/{circle}/people/team")
}
/// How the reader is doing.
pub fn wellbeing(circle: CircleId) -> String {
    format!("/circles/{circle}/how-are-you")
}
/// What has been before.
pub fn history(circle: CircleId) -> String {
    format!("/circles/{circle}/history")
}
/// Who is in the circle.
pub fn people(circle: CircleId) -> String {
    format!("/circles/{circle}/people")
}
/// All letters.
pub fn letters(circle: CircleId) -> String {
    format!("/circles/{circle}/letters")
}
/// One letter.
pub fn letter(circle: CircleId, letter: LetterId) -> String {
    format!("/circles/{circle}/letters/{letter}")
}
/// The letters that wait for a guide's yes.
pub fn round(circle: CircleId) -> String {
    format!("/circles/{circle}/round")
}
/// Who reads when, and how long it takes.
pub fn reading(circle: CircleId) -> String {
    format!("/circles/{circle}/reading")
}
/// All letters by proxy.
pub fn proxies(circle: CircleId) -> String {
    format!("/circles/{circle}/proxies")
}
/// One letter by proxy.
pub fn proxy(circle: CircleId, proxy: ProxyId) -> String {
    format!("/circles/{circle}/proxies/{proxy}")
}
/// What the reader saw: their own list.
pub fn incidents(circle: CircleId) -> String {
    format!("/circles/{circle}/incidents")
}
/// One thing on it.
pub fn incident(circle: CircleId, incident: IncidentId) -> String {
    format!("/circles/{circle}/incidents/{incident}")
}
/// All options.
pub fn options(circle: CircleId) -> String {
    format!("/circles/{circle}/options")
}
/// One option.
pub fn option(circle: CircleId, option: OptionId) -> String {
    format!("/circles/{circle}/options/{option}")
}
/// What has to be ready for an admission.
pub fn admission(circle: CircleId, option: OptionId) -> String {
    format!("/circles/{circle}/options/{option}/ready")
}
/// One thing of it.
pub fn admission_item(circle: CircleId, option: OptionId, item: AdmissionItem) -> String {
    format!("/circles/{circle}/options/{option}/ready/{}", item.number())
}
/// Lists of facilities, and looking for places on them.
pub fn facilities(circle: CircleId) -> String {
    format!("/circles/{circle}/lists")
}
/// One list.
pub fn facility_list(circle: CircleId, list: FacilityListId) -> String {
    format!("/circles/{circle}/lists/{list}")
}
/// One place on a list.
pub fn facility(circle: CircleId, list: FacilityListId, number: usize) -> String {
    format!("/circles/{circle}/lists/{list}/{number}")
}
/// What one option has answered on the phone.
pub fn answers(circle: CircleId, option: OptionId) -> String {
    format!("/circles/{circle}/options/{option}/answers")
}
/// Everything there is to read.
pub fn texts(circle: CircleId) -> String {
    format!("/circles/{circle}/texts")
}
/// One page of it, by its number: an address doesn't say what it is about.
pub fn text(circle: CircleId, page: &LibraryPage) -> String {
    format!("/circles/{circle}/texts/{}", page.number)
}
/// All boundaries.
pub fn boundaries(circle: CircleId) -> String {
    format!("/circles/{circle}/boundaries")
}
/// One boundary.
pub fn boundary(circle: CircleId, boundary: BoundaryId) -> String {
    format!("/circles/{circle}/boundaries/{boundary}")
}
/// The questions about safety.
pub fn safety(circle: CircleId) -> String {
    format!("{}/safety", self::circle(circle))
}
/// The meeting.
pub fn meeting(circle: CircleId) -> String {
    format!("/circles/{circle}/meeting")
}
/// Who sits where at it.
pub fn seats(circle: CircleId) -> String {
    format!("/circles/{circle}/meeting/seats")
}
/// The script to print.
pub fn script(circle: CircleId) -> String {
    format!("/circles/{circle}/script")
}
/// What came of the meeting, and what follows.
pub fn outcome(circle: CircleId) -> String {
    format!("/circles/{circle}/outcome")
}
