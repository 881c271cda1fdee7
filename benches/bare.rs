//! The bare pipeline: what a static site costs at least, with the libraries that the product uses.
//!
//! It reads the Markdown of a site that `benches/generator.py` made, renders it with pulldown-cmark, fills the
//! site's own templates with Tera 2, makes the pages small with minify-html and writes them, on all cores and
//! with the same allocator. Articles have their real title, date, contents, breadcrumbs, neighbours and links;
//! lists of sections and terms are paginated.
//!
//! It knows nothing else, and that is its use: no check of a link, a name or a value; no message about a fault
//! in a file; no feed, sitemap, redirect, search or page for the lost; no ordering beyond the date; no look at
//! what lies in the output folder, no manifest, no care for a build that is broken off. It shares no code with
//! the product.
//!
//!     bare SITE OUTPUT

// It stops at whatever is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tera::{Context, Kwargs, State, Tera, Value};
use unicode_normalization::UnicodeNormalization;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Deserialize)]
struct Config {
    base_url: String,
    title: String,
    extra: Extra,
}

#[derive(Deserialize, Serialize)]
struct Extra {
    sections: Vec<String>,
}

#[derive(Deserialize)]
struct Front {
    title: String,
    description: String,
    date: toml::value::Datetime,
    taxonomies: BTreeMap<String, Vec<String>>,
}

#[derive(Serialize, Clone)]
struct Heading {
    title: String,
    permalink: String,
    children: Vec<Heading>,
}

/// What other pages see of a page.
#[derive(Serialize, Clone)]
struct Entry {
    title: String,
    description: String,
    date: String,
    permalink: String,
}

struct Article {
    entry: Entry,
    folder: String,
    taxonomies: BTreeMap<String, Vec<String>>,
    content: String,
    toc: Vec<Heading>,
    words: usize,
}

#[derive(Serialize)]
struct PageView<'a> {
    title: &'a str,
    description: &'a str,
    date: &'a str,
    permalink: &'a str,
    content: &'a str,
    toc: &'a [Heading],
    reading_time: usize,
    ancestors: [&'a str; 2],
    taxonomies: &'a BTreeMap<String, Vec<String>>,
    lower: Option<&'a Entry>,
    higher: Option<&'a Entry>,
}

#[derive(Serialize)]
struct Pager {
    pages: Vec<Value>,
    previous: Option<String>,
    next: Option<String>,
    current_index: usize,
    number_pagers: usize,
}

/// Articles on one page of a list.
const PER_LIST: usize = 20;

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(site), Some(out)) = (args.next(), args.next()) else {
        // Cargo runs a benchmark without words of ours.
        eprintln!("bare SITE OUTPUT; see benches/compare.py");
        return;
    };
    let (site, out) = (PathBuf::from(site), PathBuf::from(out));
    let config: Config = toml::from_str(&fs::read_to_string(site.join("config.toml")).unwrap()).unwrap();
    let sections: Vec<(String, Vec<Article>)> =
        config.extra.sections.iter().map(|name| (name.clone(), section(&site, name, &config.base_url))).collect();
    let tera = engine(&site, &config, &sections);
    sections.par_iter().for_each(|(name, articles)| articles_out(&tera, &out, name, articles));
    lists_out(&tera, &out, &config, &sections);
    for file in fs::read_dir(site.join("static")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), out.join(file.file_name())).unwrap();
    }
}

/// The articles of a folder, the newest first.
fn section(site: &Path, name: &str, base: &str) -> Vec<Article> {
    let files: Vec<PathBuf> =
        fs::read_dir(site.join("content").join(name)).unwrap().map(|file| file.unwrap().path()).collect();
    let files: Vec<PathBuf> = files.into_iter().filter(|file| !file.ends_with("_index.md")).collect();
    let mut articles: Vec<Article> = files.par_iter().map(|file| article(file, name, base)).collect();
    articles.sort_by(|a, b| b.entry.date.cmp(&a.entry.date).then_with(|| a.entry.permalink.cmp(&b.entry.permalink)));
    articles
}

fn article(file: &Path, section: &str, base: &str) -> Article {
    let text = fs::read_to_string(file).unwrap();
    let (front, body) = text.strip_prefix("+++\n").unwrap().split_once("\n+++\n").unwrap();
    let front: Front = toml::from_str(front).unwrap();
    let folder = format!("{section}/{}", file.file_stem().unwrap().to_str().unwrap());
    let permalink = format!("{base}/{folder}/");
    let (content, toc) = render(body, base, &permalink);
    let Front { title, description, date, taxonomies } = front;
    let entry = Entry { title, description, date: date.to_string(), permalink };
    Article { entry, folder, taxonomies, content, toc, words: body.split_whitespace().count() }
}

/// Markdown as HTML, its headings with anchors, its links to files led to pages.
fn render(body: &str, base: &str, permalink: &str) -> (String, Vec<Heading>) {
    let mut events: Vec<Event> = Parser::new_ext(body, Options::ENABLE_TABLES).collect();
    let mut toc: Vec<Heading> = Vec::new();
    let mut open: Option<(usize, HeadingLevel, String)> = None;
    for at in 0..events.len() {
        match &mut events[at] {
            Event::Start(Tag::Heading { level, .. }) => open = Some((at, *level, String::new())),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Some(path) = dest_url.strip_prefix("@/").and_then(|path| path.strip_suffix(".md")) {
                    *dest_url = CowStr::from(format!("{base}/{path}/"));
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, title)) = &mut open {
                    title.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let Some((start, level, title)) = open.take() else { continue };
                let anchor = slug(&title);
                let heading = Heading { title, permalink: format!("{permalink}#{anchor}"), children: Vec::new() };
                match toc.last_mut() {
                    Some(above) if level > HeadingLevel::H2 => above.children.push(heading),
                    _ => toc.push(heading),
                }
                if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
                    *id = Some(CowStr::from(anchor));
                }
            }
            _ => {}
        }
    }
    let mut out = String::with_capacity(body.len() * 2);
    html::push_html(&mut out, events.into_iter());
    (out, toc)
}

/// Letters without marks, other signs as hyphens.
fn slug(text: &str) -> String {
    let plain: String =
        text.nfd().map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c }).filter(char::is_ascii).collect();
    let plain = plain.to_lowercase();
    plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The templates, and the functions that they call.
fn engine(site: &Path, config: &Config, sections: &[(String, Vec<Article>)]) -> Tera {
    let mut tera = Tera::new();
    let base = config.base_url.clone();
    tera.register_function("get_url", move |args: Kwargs, _: &State| -> tera::TeraResult<String> {
        Ok(format!("{base}/{}", args.must_get::<&str>("path")?))
    });
    let base = config.base_url.clone();
    tera.register_function("get_taxonomy_url", move |args: Kwargs, _: &State| -> tera::TeraResult<String> {
        Ok(format!("{base}/{}/{}/", args.must_get::<&str>("kind")?, slug(args.must_get::<&str>("term")?)))
    });
    tera.register_filter("date", |day: &str, _: Kwargs, _: &State| {
        let mut parts = day.splitn(3, '-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        format!("{}/{}/{}", day.unwrap_or(""), month.unwrap_or(""), year.unwrap_or(""))
    });
    let known = section_values(config, sections);
    tera.register_function("get_section", move |args: Kwargs, _: &State| -> tera::TeraResult<Value> {
        Ok(known.get(args.must_get::<&str>("path")?).cloned().unwrap_or_else(Value::none))
    });
    let templates = fs::read_dir(site.join("templates")).unwrap().map(|file| {
        let path = file.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())
    });
    tera.add_raw_templates(templates.collect::<Vec<_>>()).unwrap();
    let global = tera.global_context();
    global.insert(
        "config",
        &serde_json::json!({ "title": config.title, "base_url": config.base_url, "extra": config.extra }),
    );
    tera
}

/// What `get_section` gives, by the section's file.
fn section_values(config: &Config, sections: &[(String, Vec<Article>)]) -> BTreeMap<String, Value> {
    let section = |(name, articles): &(String, Vec<Article>)| {
        let newest: Vec<&Entry> = articles.iter().take(5).map(|article| &article.entry).collect();
        let permalink = format!("{}/{name}/", config.base_url);
        let value = serde_json::json!({ "title": name, "permalink": permalink, "pages": newest });
        (format!("{name}/_index.md"), Value::from_serializable(&value))
    };
    let home = serde_json::json!({ "title": "Trang chủ", "permalink": format!("{}/", config.base_url) });
    let home = ("_index.md".to_owned(), Value::from_serializable(&home));
    sections.iter().map(section).chain([home]).collect()
}

fn articles_out(tera: &Tera, out: &Path, section: &str, articles: &[Article]) {
    let own = format!("{section}/_index.md");
    articles.par_iter().enumerate().for_each(|(at, article)| {
        let view = PageView {
            title: &article.entry.title,
            description: &article.entry.description,
            date: &article.entry.date,
            permalink: &article.entry.permalink,
            content: &article.content,
            toc: &article.toc,
            reading_time: article.words.div_ceil(200),
            ancestors: ["_index.md", &own],
            taxonomies: &article.taxonomies,
            lower: at.checked_sub(1).map(|at| &articles[at].entry),
            higher: articles.get(at + 1).map(|article| &article.entry),
        };
        let mut context = Context::new();
        context.insert("page", &view);
        write(out, &article.folder, &tera.render("page.html", &context).unwrap());
    });
}

/// The start page, the lists of sections, the taxonomies and the lists of their terms.
fn lists_out(tera: &Tera, out: &Path, config: &Config, sections: &[(String, Vec<Article>)]) {
    let keys: Vec<String> = sections.iter().map(|(name, _)| format!("{name}/_index.md")).collect();
    let mut context = Context::new();
    context.insert("section", &serde_json::json!({ "title": "Trang chủ", "subsections": keys }));
    write(out, "", &tera.render("index.html", &context).unwrap());
    sections.par_iter().for_each(|(name, articles)| {
        let entries = articles.iter().map(|article| Value::from_serializable(&article.entry)).collect::<Vec<_>>();
        let base = format!("{}/{name}/", config.base_url);
        list(tera, out, "section.html", ("section", name), (name, &base), &entries);
    });
    let mut terms: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
    for article in sections.iter().flat_map(|(_, articles)| articles) {
        for (kind, names) in &article.taxonomies {
            names.iter().for_each(|name| terms.entry((kind, name)).or_default().push(&article.entry));
        }
    }
    terms.par_iter_mut().for_each(|((kind, name), entries)| {
        entries.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.permalink.cmp(&b.permalink)));
        let entries = entries.iter().map(Value::from_serializable).collect::<Vec<_>>();
        let folder = format!("{kind}/{}", slug(name));
        let base = format!("{}/{folder}/", config.base_url);
        list(tera, out, "taxonomy_single.html", ("term", name), (&folder, &base), &entries);
    });
    for kind in ["tags", "units"] {
        let of_kind = terms.iter().filter(|((of, _), _)| *of == kind);
        let terms = of_kind.map(|((_, name), entries)| {
            let permalink = format!("{}/{kind}/{}/", config.base_url, slug(name));
            serde_json::json!({ "name": name, "permalink": permalink, "page_count": entries.len() })
        });
        let mut context = Context::new();
        context.insert("terms", &terms.collect::<Vec<_>>());
        context.insert("taxonomy", &serde_json::json!({ "name": kind }));
        write(out, kind, &tera.render("taxonomy_list.html", &context).unwrap());
    }
}

/// A paginated list: of a section, or of a term.
fn list(tera: &Tera, out: &Path, form: &str, (of, title): (&str, &str), place: (&str, &str), entries: &[Value]) {
    let (folder, base) = place;
    let parts: Vec<&[Value]> = entries.chunks(PER_LIST).collect();
    let address = |number: usize| if number == 1 { base.to_owned() } else { format!("{base}page/{number}/") };
    parts.par_iter().enumerate().for_each(|(at, part)| {
        let number = at + 1;
        let pager = Pager {
            pages: part.to_vec(),
            previous: (at > 0).then(|| address(at)),
            next: (number < parts.len()).then(|| address(number + 1)),
            current_index: number,
            number_pagers: parts.len(),
        };
        let mut context = Context::new();
        context.insert(of.to_owned(), &serde_json::json!({ "title": title, "name": title }));
        context.insert("paginator", &pager);
        let place = if at == 0 { folder.to_owned() } else { format!("{folder}/page/{number}") };
        write(out, &place, &tera.render(form, &context).unwrap());
    });
}

/// A page, minified as the product minifies, in its folder.
fn write(out: &Path, folder: &str, html: &str) {
    let mut settings = minify_html::Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    let folder = out.join(folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), minify_html::minify(html.as_bytes(), &settings)).unwrap();
}
