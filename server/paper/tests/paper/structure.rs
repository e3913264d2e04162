//! A file as a screen reader sees it: marked content, and the tree that says what it is and in which order.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A marked piece of a page: page number and mark.
pub type Mark = (u32, i64);

/// What one page draws.
#[derive(Default)]
pub struct Drawn {
    /// The text of each marked piece, as it is read.
    pub marked: BTreeMap<i64, String>,
    /// Marks that were opened more than once.
    pub twice: Vec<i64>,
    /// Operators that draw outside of any mark.
    pub bare: Vec<String>,
    /// Glyphs without a shape.
    pub shapeless: usize,
}

/// An element of the tree.
pub struct Element {
    pub kind: String,
    pub parent: Option<usize>,
    pub marks: Vec<Mark>,
    pub dictionary: Dictionary,
}

pub struct File {
    pub file: Document,
    pub pages: Vec<Drawn>,
    pub tree: Vec<Element>,
}

impl File {
    pub fn open(bytes: &[u8]) -> Self {
        Self::read(Document::load_mem(bytes).unwrap())
    }

    pub fn read(file: Document) -> Self {
        let numbers: BTreeMap<ObjectId, u32> = file.get_pages().into_iter().map(|(number, id)| (id, number)).collect();
        let pages = file.get_pages().into_values().map(|id| draw(&file, id)).collect();
        let mut tree = Vec::new();
        if let Ok(root) = dictionary(&file, file.catalog().unwrap(), b"StructTreeRoot") {
            for kid in kids(&file, root) {
                walk(&file, &numbers, &kid, None, &mut tree);
            }
        }
        Self { file, pages, tree }
    }

    /// Everything in the order of the tree.
    pub fn read_aloud(&self) -> String {
        let text = |mark: &Mark| self.pages[mark.0 as usize - 1].marked.get(&mark.1).cloned().unwrap_or_default();
        self.tree.iter().flat_map(|element| &element.marks).map(text).collect::<Vec<_>>().join("")
    }
}

/// A dictionary behind a key, direct or not.
pub fn dictionary<'a>(file: &'a Document, of: &'a Dictionary, key: &[u8]) -> lopdf::Result<&'a Dictionary> {
    file.dereference(of.get(key)?)?.1.as_dict()
}

fn kids(file: &Document, of: &Dictionary) -> Vec<Object> {
    match of.get(b"K").and_then(|kid| file.dereference(kid)).map(|(_, kid)| kid) {
        Ok(Object::Array(all)) => all.clone(),
        Ok(_) => vec![of.get(b"K").unwrap().clone()],
        Err(_) => Vec::new(),
    }
}

fn walk(
    file: &Document,
    numbers: &BTreeMap<ObjectId, u32>,
    kid: &Object,
    parent: Option<usize>,
    tree: &mut Vec<Element>,
) {
    let page =
        |of: &Dictionary| of.get(b"Pg").and_then(Object::as_reference).ok().and_then(|id| numbers.get(&id).copied());
    let own_page = |tree: &Vec<Element>| parent.and_then(|at| page(&tree[at].dictionary));
    match file.dereference(kid).unwrap().1 {
        Object::Integer(mark) => {
            let page = own_page(tree).expect("a mark needs a page");
            tree[parent.unwrap()].marks.push((page, *mark));
        }
        Object::Dictionary(one) if one.has(b"MCID") => {
            let page = page(one).or_else(|| own_page(tree)).expect("a mark needs a page");
            tree[parent.unwrap()].marks.push((page, one.get(b"MCID").and_then(Object::as_i64).unwrap()));
        }
        Object::Dictionary(one) => {
            let kind = String::from_utf8_lossy(one.get(b"S").and_then(Object::as_name).unwrap()).into_owned();
            tree.push(Element { kind, parent, marks: Vec::new(), dictionary: one.clone() });
            let me = tree.len() - 1;
            for kid in kids(file, one) {
                walk(file, numbers, &kid, Some(me), tree);
            }
        }
        other => panic!("{other:?} in the tree"),
    }
}

/// Which marks are open while something is drawn.
enum Open {
    Marked(i64),
    Instead(String, i64),
    Reversed,
    Artifact,
    Other,
}

fn draw(file: &Document, page: ObjectId) -> Drawn {
    let fonts = file.get_page_fonts(page).unwrap();
    let letters: BTreeMap<&Vec<u8>, BTreeMap<u16, String>> =
        fonts.iter().map(|(name, font)| (name, letters(file, font))).collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut drawn = Drawn::default();
    let mut open: Vec<Open> = Vec::new();
    let mut font = Vec::new();
    let mut streak = (-1, 0);
    for Operation { operator, operands } in content.operations {
        match operator.as_str() {
            "BDC" | "BMC" => {
                let mark = mark(&operands, &open);
                if let Open::Marked(id) = mark
                    && drawn.marked.insert(id, String::new()).is_some()
                {
                    drawn.twice.push(id);
                }
                open.push(mark);
            }
            "EMC" => {
                if let Some(Open::Instead(text, id)) = open.pop() {
                    drawn.marked.entry(id).or_default().push_str(&text);
                }
            }
            "Tf" => font = operands[0].as_name().unwrap().to_vec(),
            "Tj" | "TJ" | "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "Do" | "sh" | "BI" => {
                let id = open.iter().rev().find_map(|one| if let Open::Marked(id) = one { Some(*id) } else { None });
                if id.is_none() && !open.iter().any(|one| matches!(one, Open::Artifact)) {
                    drawn.bare.push(operator.clone());
                }
                if operator.starts_with('T') {
                    let glyphs = glyphs(&operands);
                    drawn.shapeless += glyphs.iter().filter(|glyph| **glyph == 0).count();
                    let read = |glyph: &u16| letters[&font].get(glyph).cloned().unwrap_or_default();
                    let reversed = open.iter().any(|one| matches!(one, Open::Reversed));
                    let text: String = if reversed {
                        glyphs.iter().rev().map(read).collect()
                    } else {
                        glyphs.iter().map(read).collect()
                    };
                    let replaced = open.iter().any(|one| matches!(one, Open::Instead(..)));
                    if let (Some(id), false) = (id, replaced) {
                        // Words that run from right to left are drawn one by one from the left (ISO 32000-1, 14.8.2.3.3).
                        let line = drawn.marked.entry(id).or_default();
                        if !reversed {
                            streak = (id, line.len() + text.len());
                        } else if streak.0 != id {
                            streak = (id, line.len());
                        }
                        line.insert_str(if reversed { streak.1 } else { line.len() }, &text);
                    }
                }
            }
            _ => {}
        }
    }
    drawn
}

fn mark(operands: &[Object], open: &[Open]) -> Open {
    let name = operands[0].as_name().unwrap();
    let properties = operands.get(1).and_then(|one| one.as_dict().ok());
    let inner = open.iter().rev().find_map(|one| if let Open::Marked(id) = one { Some(*id) } else { None });
    if name == b"Artifact" {
        Open::Artifact
    } else if name == b"ReversedChars" {
        Open::Reversed
    } else if let Some(id) = properties.and_then(|one| one.get(b"MCID").ok()) {
        Open::Marked(id.as_i64().unwrap())
    } else if let (Some(text), Some(id)) = (properties.and_then(|one| one.get(b"ActualText").ok()), inner) {
        Open::Instead(lopdf::decode_text_string(text).unwrap(), id)
    } else {
        Open::Other
    }
}

fn glyphs(operands: &[Object]) -> Vec<u16> {
    let strings: Vec<&[u8]> = match &operands[0] {
        Object::Array(all) => all.iter().filter_map(|one| one.as_str().ok()).collect(),
        one => vec![one.as_str().unwrap()],
    };
    strings
        .into_iter()
        .flat_map(|string| string.chunks_exact(2))
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect()
}

/// The letters of each glyph, as the font's ToUnicode says them.
fn letters(file: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let Ok(map) = font.get(b"ToUnicode").and_then(|it| file.dereference(it)).and_then(|(_, it)| it.as_stream()) else {
        return BTreeMap::new();
    };
    let map = String::from_utf8(map.get_plain_content().unwrap()).unwrap();
    let hex = |one: &str| -> Vec<u16> {
        let one = one.trim_matches(['<', '>']);
        (0..one.len() / 4).map(|at| u16::from_str_radix(&one[at * 4..at * 4 + 4], 16).unwrap()).collect()
    };
    let mut letters = BTreeMap::new();
    let (mut chars, mut ranges) = (false, false);
    for line in map.lines() {
        chars = (chars || line.contains("beginbfchar")) && !line.contains("endbfchar");
        ranges = (ranges || line.contains("beginbfrange")) && !line.contains("endbfrange");
        let words: Vec<&str> = line.split_whitespace().filter(|word| word.starts_with('<')).collect();
        if let (true, [glyph, text]) = (chars, words.as_slice()) {
            letters.insert(hex(glyph)[0], String::from_utf16(&hex(text)).unwrap());
        }
        assert!(!ranges || words.len() < 3, "this reader knows no ranges");
    }
    letters
}
