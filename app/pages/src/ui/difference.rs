use kith_domain::merge::diff::{Piece, pieces};
use leptos::prelude::*;

/// What differs between two texts, word by word, in one text: what is gone is struck through, what came is underlined
/// and bold, so that it is read without colour; a screen reader hears it in words.
#[component]
pub fn Difference(#[prop(into)] old: String, #[prop(into)] new: String) -> impl IntoView {
    if old == new {
        return view! { <p>"Nothing is different."</p> }.into_any();
    }
    let pieces = pieces(&old, &new)
        .into_iter()
        .map(|piece| match piece {
            Piece::Same(text) => text.to_owned().into_any(),
            Piece::Gone(text) => marked("taken out: ", text, |words| view! { <del>{words}</del> }.into_any()),
            Piece::Came(text) => marked("put in: ", text, |words| view! { <ins>{words}</ins> }.into_any()),
        })
        .collect_view();
    view! { <div class="difference" dir="auto">{pieces}</div> }.into_any()
}

/// The mark belongs to the words alone: a struck-through line end would reach across the page.
fn marked(said: &'static str, text: &str, mark: impl FnOnce(AnyView) -> AnyView) -> AnyView {
    let words = text.trim_end();
    let space = text[words.len()..].to_owned();
    let inside = view! { <span class="hidden">"["{said}</span>{words.to_owned()}<span class="hidden">"]"</span> };
    view! { {mark(inside.into_any())}{space} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(old: &str, new: &str) -> String {
        let (old, new) = (old.to_owned(), new.to_owned());
        Owner::new().with(|| view! { <Difference old new/> }.to_html())
    }

    #[test]
    fn what_went_and_what_came_is_said_and_shown() {
        let html = html("I was afraid that night.", "I was alone that night.");
        assert!(html.contains("<del>") && html.contains("taken out: ") && html.contains("afraid"), "{html}");
        assert!(html.contains("<ins>") && html.contains("put in: ") && html.contains("alone"), "{html}");
    }

    #[test]
    fn hostile_text_stays_text() {
        let html = html("<script>old</script>", "<script>new</script>");
        assert!(!html.contains("<script"), "{html}");
    }
}
