use leptos::prelude::*;

use super::{
    Words,
    frame::{Frame, field_id, hint_with_limit},
};

/// A field of several lines. Its control has the id `f-<name>`.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Words,
    #[prop(optional, into)] error: Words,
    /// Lines shown at first; the field can be made taller, and grows by itself where browsers know how.
    #[prop(default = 4)]
    rows: u8,
    /// The most characters that are accepted; stated in the hint.
    #[prop(optional)]
    limit: Option<usize>,
    /// Told to screen readers; the server checks, so that the answer is in our words.
    #[prop(optional)]
    required: bool,
    /// Whether an island may underline words: behind the field, since nothing inside it can be marked. What it draws there
    /// has the id `f-<name>-marks`, and is for eyes only.
    #[prop(optional)]
    marks: bool,
) -> impl IntoView {
    let frame = Frame { id: field_id(&name), label, hint: hint_with_limit(hint, limit), error };
    // HTML drops one newline after the tag: without one of ours, the writer's own first empty line would be lost.
    let text = format!("\n{value}");
    let behind = format!("{}-marks", frame.id);
    let field = view! {
        <textarea
            class="field__input"
            data-size="text"
            id=frame.id.clone()
            name=name
            rows=rows.to_string()
            dir="auto"
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
            aria-required=required.then_some("true")
        >
            {text}
        </textarea>
    };
    let control = if marks {
        view! {
            <div class="field__paper">
                <div class="field__input field__marks" data-size="text" id=behind aria-hidden="true"></div>
                {field}
            </div>
        }
        .into_any()
    } else {
        field.into_any()
    };
    frame.around(control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(value: &str) -> String {
        let value = value.to_owned();
        Owner::new().with(|| view! { <TextField name="words" label="Words" value/> }.to_html())
    }

    #[test]
    fn hostile_text_stays_text() {
        let html = html("</textarea><script>alert(1)</script>");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_first_empty_line_is_kept() {
        assert!(html("\nDear Sam").contains(">\n\nDear Sam</textarea>"));
        assert!(html("").contains(">\n</textarea>"));
    }
}
