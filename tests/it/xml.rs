//! Whether a text is well-formed XML, as far as feeds and sitemaps need to know.

/// Fails the test when tags do not match, an attribute is not quoted or an `&` names nothing.
pub fn assert_well_formed(text: &str) {
    if let Err(why) = check(text) {
        panic!("{why} in\n{text}");
    }
}

fn check(text: &str) -> Result<(), String> {
    let declared = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").ok_or("no declaration")?;
    let mut rest = declared;
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    while let Some(at) = rest.find('<') {
        characters(&rest[..at], !open.is_empty())?;
        let end = rest[at..].find('>').ok_or("a tag without an end")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == ':') {
            return Err(format!("<{name}> is no name"));
        }
        attributes_of(attributes)?;
        roots += usize::from(open.is_empty());
        if !closed {
            open.push(name);
        }
    }
    characters(rest, false)?;
    if roots == 1 && open.is_empty() { Ok(()) } else { Err(format!("{roots} roots, open: {open:?}")) }
}

fn attributes_of(text: &str) -> Result<(), String> {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (_, value) = rest.split_once("=\"").ok_or(format!("an attribute without quotes: {rest}"))?;
        let (value, after) = value.split_once('"').ok_or(format!("an open quote: {rest}"))?;
        characters(value, true)?;
        rest = after.trim_start();
    }
    Ok(())
}

fn characters(text: &str, may_speak: bool) -> Result<(), String> {
    if !may_speak && !text.trim().is_empty() {
        return Err(format!("text outside: {text}"));
    }
    for (at, _) in text.match_indices('&') {
        let name = text[at + 1..].split(';').next().unwrap_or_default();
        if !["amp", "lt", "gt", "quot", "apos", "#39", "#x27", "#x2F"].contains(&name) {
            return Err(format!("&{name} is nothing"));
        }
    }
    match text.chars().find(|c| c.is_control() && !c.is_whitespace()) {
        Some(c) => Err(format!("a control character {c:?}")),
        None => Ok(()),
    }
}

#[test]
fn what_is_not_well_formed_is_seen() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    assert!(check(&format!("{head}<a b=\"c\"><d/>x &amp; y</a>\n")).is_ok());
    for bad in ["<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a>&x;</a>", "<a>\u{1}</a>", "x<a/>", "<a b=\"c/>"] {
        assert!(check(&format!("{head}{bad}")).is_err(), "{bad}");
    }
}
