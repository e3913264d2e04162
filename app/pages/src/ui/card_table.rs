use leptos::prelude::*;

/// A table that becomes one labelled card per row on a phone. The first cell of a row names it.
#[component]
pub fn CardTable(
    /// What the table shows, for people who can't see its place on the page.
    #[prop(into)]
    caption: String,
    /// One word or two per column.
    #[prop(into)]
    headers: Vec<String>,
    /// The cells of each row, in the order of the headers.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let heads = headers
        .iter()
        .map(|head| view! { <th class="card-table__head" scope="col" role="columnheader">{head.clone()}</th> })
        .collect_view();
    let rows = rows.into_iter().map(|cells| row(&headers, cells)).collect_view();
    // The roles are said again because a table that is displayed as blocks loses them in some browsers.
    view! {
        <table class="card-table" role="table">
            <caption class="card-table__caption">{caption}</caption>
            <thead class="card-table__heads" role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn row(headers: &[String], cells: Vec<AnyView>) -> impl IntoView + use<> {
    let cells = headers
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(at, (head, cell))| {
            let head = head.clone();
            match at {
                0 => view! { <th class="card-table__name" scope="row" role="rowheader">{cell}</th> }.into_any(),
                _ => view! { <td class="card-table__cell" data-label=head role="cell">{cell}</td> }.into_any(),
            }
        })
        .collect_view();
    view! { <tr class="card-table__row" role="row">{cells}</tr> }
}
