//! The blocks that are open while events go by, innermost last.

use serde_json::{Map, Value, json};

/// Blocks within blocks; what lies deeper joins the block around it, for a layout reads only so deep.
const DEEPEST: usize = 24;

const RUNS: [&str; 10] = ["text", "em", "strong", "del", "sup", "sub", "code", "link", "br", "img"];

/// Whether a value stands in a line of text.
fn is_run(value: &Value) -> bool {
    let name = value["t"].as_str().unwrap_or_default();
    RUNS.contains(&name) || name == "note"
}

struct Frame {
    /// What the block says besides what it holds.
    map: Map<String, Value>,
    items: Vec<Value>,
}

impl Frame {
    fn name(&self) -> &str {
        self.map.get("t").and_then(Value::as_str).unwrap_or_default()
    }
}

/// A stack of open blocks over the page itself.
pub(super) struct Frames {
    open: Vec<Frame>,
    /// How many blocks are open that were too deep for a frame.
    flat: usize,
}

impl Frames {
    pub fn new() -> Self {
        Self { open: vec![Frame { map: Map::new(), items: Vec::new() }], flat: 0 }
    }

    pub fn open(&mut self, block: Value) {
        let too_deep = self.open.len() > DEEPEST;
        match block {
            Value::Object(map) if self.flat == 0 && !too_deep => self.open.push(Frame { map, items: Vec::new() }),
            _ => self.flat += 1,
        }
    }

    /// Closes the innermost block; gives the name and the blocks of a footnote's text.
    pub fn close(&mut self) -> Option<(String, Vec<Value>)> {
        if self.flat > 0 {
            self.flat -= 1;
            return None;
        }
        if self.open.len() < 2 {
            return None;
        }
        let frame = self.open.pop()?;
        if frame.name() == "definition-of" {
            let name = frame.map.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            return Some((name, as_blocks(frame.items)));
        }
        for value in closed(frame) {
            self.add(value);
        }
        None
    }

    pub fn add(&mut self, value: Value) {
        if let Some(frame) = self.open.last_mut() {
            frame.items.push(value);
        }
    }

    /// Text joins the text before it.
    pub fn text(&mut self, text: &str) {
        let Some(frame) = self.open.last_mut() else { return };
        if text.is_empty() {
            return;
        }
        if let Some(Value::Object(last)) = frame.items.last_mut()
            && last.get("t").is_some_and(|t| t == "text")
            && let Some(Value::String(known)) = last.get_mut("text")
        {
            known.push_str(text);
            return;
        }
        frame.items.push(json!({ "t": "text", "text": text }));
    }

    /// Says something of the nearest list item.
    pub fn set(&mut self, key: &str, value: Value) {
        if let Some(frame) = self.open.iter_mut().rev().find(|frame| frame.name() == "item") {
            frame.map.insert(key.to_owned(), value);
        }
    }

    /// The blocks of the page.
    pub fn finish(mut self) -> Vec<Value> {
        while self.open.len() > 1 {
            self.close();
        }
        self.open.pop().map_or_else(Vec::new, |frame| as_blocks(frame.items))
    }
}

/// What a block becomes when it ends.
fn closed(frame: Frame) -> Vec<Value> {
    let Frame { mut map, items } = frame;
    let name = map.get("t").and_then(Value::as_str).unwrap_or_default().to_owned();
    match name.as_str() {
        "nothing" => return Vec::new(),
        "para" => return paragraph(items),
        "code-block" => {
            map.insert("text".to_owned(), plain(&items).trim_end_matches('\n').into());
        }
        "img" => {
            map.insert("alt".to_owned(), plain(&items).into());
        }
        "list" => {
            map.insert("items".to_owned(), Value::Array(items));
        }
        "defs" => {
            map.insert("items".to_owned(), Value::Array(definitions(items)));
        }
        "table" => {
            let mut rows = items.into_iter();
            map.insert("head".to_owned(), rows.next().unwrap_or(Value::Array(Vec::new())));
            map.insert("rows".to_owned(), Value::Array(rows.collect()));
        }
        // Rows and cells are plain lists.
        "row" | "cell" => return vec![Value::Array(items)],
        // A link that leads nowhere on paper is its text.
        "link" if map.get("url").is_none_or(Value::is_null) => return items,
        "item" | "quote" | "alert" | "meaning" => {
            map.insert("blocks".to_owned(), Value::Array(as_blocks(items)));
        }
        _ => {
            map.insert("body".to_owned(), Value::Array(items));
        }
    }
    vec![Value::Object(map)]
}

/// A paragraph; a picture or a component that stands alone in one is a block by itself.
fn paragraph(items: Vec<Value>) -> Vec<Value> {
    let alone = |item: &&Value| !item["text"].as_str().is_some_and(|text| text.trim().is_empty());
    let told: Vec<&Value> = items.iter().filter(alone).collect();
    if let [only] = told.as_slice() {
        if only["t"] == "img" {
            return vec![json!({ "t": "figure", "src": only["src"], "alt": only["alt"] })];
        }
        if only["t"] == "call" {
            return vec![(*only).clone()];
        }
    }
    if told.is_empty() { Vec::new() } else { vec![json!({ "t": "para", "body": items })] }
}

/// Runs that stand among blocks, as in a tight list, become paragraphs.
fn as_blocks(items: Vec<Value>) -> Vec<Value> {
    let mut blocks = Vec::new();
    let mut runs: Vec<Value> = Vec::new();
    for item in items {
        if is_run(&item) {
            runs.push(item);
        } else {
            blocks.extend(paragraph(std::mem::take(&mut runs)));
            blocks.push(item);
        }
    }
    blocks.extend(paragraph(runs));
    blocks
}

/// Terms, each with the blocks of its meanings.
fn definitions(items: Vec<Value>) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    for item in items {
        if item["t"] == "term" {
            all.push(json!({ "term": item["body"], "blocks": [] }));
        } else if let (Some(last), Some(blocks)) = (all.last_mut(), item["blocks"].as_array())
            && let Some(known) = last["blocks"].as_array_mut()
        {
            known.extend(blocks.iter().cloned());
        }
    }
    all
}

/// The text of runs, without their form.
fn plain(items: &[Value]) -> String {
    let mut text = String::new();
    for item in items {
        match item["t"].as_str() {
            Some("text" | "code") => text.push_str(item["text"].as_str().unwrap_or_default()),
            Some("img") => text.push_str(item["alt"].as_str().unwrap_or_default()),
            Some("br") => text.push(' '),
            _ => text.push_str(&plain(item["body"].as_array().map_or(&[][..], Vec::as_slice))),
        }
    }
    text
}
