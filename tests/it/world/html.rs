//! Reading a page as a browser without scripts does: its text, its links, and its forms with what is filled in.

use super::form::{Choice, Form};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// What is on a page.
#[derive(Debug, Default)]
pub struct Read {
    /// Its words, with white space as it is seen.
    pub text: String,
    /// Its title.
    pub title: String,
    /// Its links: address and words.
    pub links: Vec<(String, String)>,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Fields that are only there to be copied: id and value.
    pub copyable: Vec<(String, String)>,
    /// Everything it would load or lead to: the tag's name and the address.
    pub addresses: Vec<(String, String)>,
    /// The nonces on its scripts.
    pub nonces: Vec<String>,
    /// What a strict content security policy would refuse: inline scripts, styles and handlers.
    pub inline: Vec<String>,
}

/// Reads a page.
pub fn read(html: &str) -> Read {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => reader.opens(&tag),
            Token::EndTag(tag) => reader.closes(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.says(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.page.text = spaced(&reader.page.text);
    reader.page
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tags inside a sentence: what stands around them belongs together.
fn is_inline(tag: &str) -> bool {
    matches!(tag, "a" | "b" | "em" | "span" | "strong")
}

/// What is being read at the moment, with the text it has so far.
enum Inside {
    Area(String, String),
    Button(Choice),
    Label(String, String),
    Link(String, String),
    Option(Choice, bool),
    Script,
    Title(String),
}

#[derive(Default)]
struct Reader {
    page: Read,
    in_form: bool,
    inside: Vec<Inside>,
    /// The inputs of this form by id, waiting for their labels.
    ids: Vec<(String, Choice)>,
    /// The name of the list whose lines are being read, and what is chosen so far.
    select: Option<(String, Option<String>)>,
}

impl Reader {
    fn opens(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let of = |key: &str| tag.attributes.get(key.as_bytes()).map(|v| String::from_utf8_lossy(v).into_owned());
        self.notes(&name, tag);
        let choice = || Choice {
            name: of("name").unwrap_or_default(),
            value: of("value").unwrap_or_default(),
            label: String::new(),
        };
        match name.as_str() {
            "script" | "style" => self.inside.push(Inside::Script),
            "title" => self.inside.push(Inside::Title(String::new())),
            "a" => self.inside.push(Inside::Link(of("href").unwrap_or_default(), String::new())),
            "form" => {
                self.in_form = true;
                self.ids.clear();
                self.page.forms.push(Form { action: of("action").unwrap_or_default(), ..Form::default() });
            }
            "input" => self.input(&of, choice()),
            "button" => self.inside.push(Inside::Button(choice())),
            "label" => self.inside.push(Inside::Label(of("for").unwrap_or_default(), String::new())),
            "textarea" => self.inside.push(Inside::Area(of("name").unwrap_or_default(), String::new())),
            "select" => self.select = Some((of("name").unwrap_or_default(), None)),
            "option" => self.inside.push(Inside::Option(choice(), of("selected").is_some())),
            _ => {}
        }
        if !is_inline(&name) {
            self.page.text.push(' ');
        }
    }

    /// Notes what a tag would load, lead to, or run.
    fn notes(&mut self, name: &str, tag: &StartTag<()>) {
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value).into_owned());
            match &*key {
                "src" | "href" | "action" | "srcset" | "poster" | "data" | "formaction" | "data-module"
                | "data-wasm" => {
                    self.page.addresses.push((name.to_owned(), value));
                }
                "nonce" => self.page.nonces.push(value),
                "style" => self.page.inline.push(format!("{name} style={value}")),
                _ if key.starts_with("on") => self.page.inline.push(format!("{name} {key}={value}")),
                _ => {}
            }
        }
    }

    fn input(&mut self, of: &impl Fn(&str) -> Option<String>, choice: Choice) {
        let id = of("id").unwrap_or_default();
        if of("name").is_none() {
            if of("readonly").is_some() {
                self.page.copyable.push((id, choice.value));
            }
            return;
        }
        let chosen = matches!(of("type").as_deref(), Some("checkbox" | "radio"));
        if chosen {
            self.ids.push((id, choice.clone()));
        }
        let on = !chosen || of("checked").is_some();
        self.form(|form| {
            form.names.push(choice.name.clone());
            if on {
                form.sent.push((choice.name, choice.value));
            }
        });
    }

    fn closes(&mut self, name: &str) {
        match name {
            "form" => self.in_form = false,
            "select" => self.closes_select(),
            "a" | "button" | "label" | "option" | "script" | "style" | "textarea" | "title" => {
                if let Some(inside) = self.inside.pop() {
                    self.leaves(inside);
                }
            }
            _ => {}
        }
        if !is_inline(name) {
            self.page.text.push(' ');
        }
    }

    fn leaves(&mut self, inside: Inside) {
        match inside {
            Inside::Area(name, text) => {
                // HTML drops one newline after the tag.
                let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
                self.form(|form| {
                    form.names.push(name.clone());
                    form.sent.push((name, text));
                });
            }
            Inside::Button(button) => {
                self.form(|form| form.buttons.push(Choice { label: spaced(&button.label), ..button }));
            }
            Inside::Label(id, label) => {
                if let Some((_, choice)) = self.ids.iter().find(|(known, _)| *known == id) {
                    let choice = Choice { label: spaced(&label), ..choice.clone() };
                    self.form(|form| form.choices.push(choice));
                }
            }
            Inside::Link(href, label) => self.page.links.push((href, spaced(&label))),
            Inside::Option(choice, selected) => {
                if let Some((name, chosen)) = &mut self.select {
                    if selected || chosen.is_none() {
                        *chosen = Some(choice.value.clone());
                    }
                    let choice = Choice { name: name.clone(), label: spaced(&choice.label), ..choice };
                    self.form(|form| form.choices.push(choice));
                }
            }
            Inside::Script => {}
            Inside::Title(title) => self.page.title = title,
        }
    }

    fn closes_select(&mut self) {
        if let Some((name, chosen)) = self.select.take() {
            self.form(|form| {
                form.names.push(name.clone());
                form.sent.push((name, chosen.unwrap_or_default()));
            });
        }
    }

    fn form(&mut self, change: impl FnOnce(&mut Form)) {
        if let Some(form) = self.page.forms.last_mut().filter(|_| self.in_form) {
            change(form);
        }
    }

    fn says(&mut self, text: &str) {
        match self.inside.last_mut() {
            Some(Inside::Script) => {
                if !text.trim().is_empty() {
                    self.page.inline.push(text.to_owned());
                }
                return;
            }
            Some(Inside::Title(into)) => {
                into.push_str(text);
                return;
            }
            Some(Inside::Area(_, into) | Inside::Label(_, into) | Inside::Link(_, into)) => into.push_str(text),
            Some(Inside::Button(choice) | Inside::Option(choice, _)) => choice.label.push_str(text),
            None => {}
        }
        self.page.text.push_str(text);
    }
}
