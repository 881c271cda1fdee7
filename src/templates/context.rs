//! What each kind of template is given, and the making of whole files.

use std::collections::BTreeMap;
use std::io::Write;

use tera::{Context, Map, Value};

use super::{Engine, Library, Pager, Surroundings, errors, letters};
use crate::diag::{Diagnostic, Span};
use crate::model::{PageId, Section, SectionId, Target};
use crate::path::Route;

/// Room for what a template usually makes, in bytes.
const USUAL: usize = 24 << 10;

impl Engine {
    /// A page by its template: bytes of UTF-8, which whoever needs text checks.
    ///
    /// # Errors
    /// A template that is missing, or a fault in it.
    pub fn page(&self, id: PageId) -> Result<Vec<u8>, Diagnostic> {
        let page = self.around.site.page(id);
        let mut context = self.base(&page.lang, Some(&page.route));
        context.insert_value("page", self.library.page_with_neighbours(id));
        let (template, place) = self.page_template(id);
        self.render(&template, &context, place)
    }

    /// A section by its template, with one page of its pager when it has one.
    ///
    /// # Errors
    /// As for [`Engine::page`].
    pub fn section(&self, id: SectionId, pager: Option<&Pager>) -> Result<Vec<u8>, Diagnostic> {
        let section = self.around.site.section(id);
        let route = pager.map_or_else(|| section.route.clone(), Pager::route);
        let mut context = self.base(&section.lang, Some(&route));
        context.insert_value("section", self.library.section(id));
        if let Some(pager) = pager {
            context.insert_value("paginator", self.paginator(pager));
            if section.meta.list_all {
                context.insert_value("letters", letters::letters(section, pager, &self.around.config.base_url));
            }
        }
        self.render(&self.section_template(id), &context, section_place(section))
    }

    /// The list of a taxonomy's terms.
    ///
    /// # Errors
    /// As for [`Engine::page`].
    pub fn taxonomy_list(&self, number: usize) -> Result<Vec<u8>, Diagnostic> {
        let taxonomy = &self.around.site.taxonomies[number];
        let mut context = self.base(&taxonomy.lang, Some(&taxonomy.route));
        context.insert_value("taxonomy", self.library.taxonomy(number));
        context.insert_value("terms", self.library.terms(number));
        let template = self.either(&format!("{}/list.html", taxonomy.config.name), "taxonomy_list.html");
        self.render(&template, &context, Span::file(self.around.config.file.as_str()))
    }

    /// One term of a taxonomy, with one page of its pager when it has one.
    ///
    /// # Errors
    /// As for [`Engine::page`].
    pub fn taxonomy_term(&self, number: usize, term: usize, pager: Option<&Pager>) -> Result<Vec<u8>, Diagnostic> {
        let taxonomy = &self.around.site.taxonomies[number];
        let route = pager.map_or_else(|| taxonomy.terms[term].route.clone(), Pager::route);
        let mut context = self.base(&taxonomy.lang, Some(&route));
        context.insert_value("taxonomy", self.library.taxonomy(number));
        context.insert_value("term", self.library.term(number, term));
        if let Some(pager) = pager {
            context.insert_value("paginator", self.paginator(pager));
        }
        let template = self.either(&format!("{}/single.html", taxonomy.config.name), "taxonomy_single.html");
        self.render(&template, &context, Span::file(self.around.config.file.as_str()))
    }

    /// The page for what is not found, in a language; it has no place of its own. `not_found` are the same
    /// pages in every language.
    ///
    /// # Errors
    /// As for [`Engine::page`].
    pub fn not_found(&self, lang: &str) -> Result<Vec<u8>, Diagnostic> {
        let config = &self.around.config;
        let mut context = self.base(lang, None);
        let each = config.languages.iter().map(|language| {
            let place = format!("{}404.html", config.language_prefix(&language.code));
            let mut map = Map::new();
            map.insert("lang".into(), Value::from(&*language.code));
            map.insert("permalink".into(), Value::from(format!("{}/{place}", config.base_url)));
            Value::from(map)
        });
        context.insert_value("not_found", Value::from(each.collect::<Vec<_>>()));
        self.render("404.html", &context, Span::file("404.html"))
    }

    /// Writes a file of another form, such as a feed, from a template and values of its own.
    ///
    /// # Errors
    /// As for [`Engine::page`].
    pub fn file(
        &self,
        template: &str,
        lang: &str,
        values: BTreeMap<&'static str, Value>,
        out: &mut impl Write,
    ) -> Result<(), Diagnostic> {
        let mut context = self.base(lang, None);
        for (key, value) in values {
            context.insert_value(key, value);
        }
        let place = Span::file(template);
        self.known_template(template, &place)?;
        let written = if self.around.texts.is_partial() {
            let bytes = self.render(template, &context, place.clone())?;
            out.write_all(&bytes).map_err(tera::Error::from)
        } else {
            // As it comes: a feed of a large site is tens of megabytes.
            self.tera.render_to(template, &context, out)
        };
        written.map_err(|error| self.fault(&error, place))
    }

    fn value(&self, target: Target) -> Value {
        match target {
            Target::Page(id) => self.page_value(id),
            Target::Section(id) => self.section_value(id),
        }
    }

    /// The value of a page, for lists that other stages make.
    pub fn page_value(&self, id: PageId) -> Value {
        self.library.page(id)
    }

    /// The value of a section without its pages.
    pub fn section_value(&self, id: SectionId) -> Value {
        self.library.section_alone(id)
    }

    /// The value of a term.
    pub fn term_value(&self, taxonomy: usize, term: usize) -> Value {
        self.library.term(taxonomy, term)
    }

    /// What the functions of templates read.
    pub fn around(&self) -> &super::Surroundings {
        &self.around
    }

    pub(super) fn base(&self, lang: &str, route: Option<&Route>) -> Context {
        base(&self.around, &self.library, lang, route)
    }

    pub(super) fn render(&self, template: &str, context: &Context, place: Span) -> Result<Vec<u8>, Diagnostic> {
        self.known_template(template, &place)?;
        let mut bytes = Vec::with_capacity(USUAL);
        self.tera.render_to(template, context, &mut bytes).map_err(|error| self.fault(&error, place))?;
        let is_html = template.ends_with(".html") || template.ends_with(".htm");
        Ok(self.around.texts.finish(bytes, is_html))
    }

    fn known_template(&self, template: &str, place: &Span) -> Result<(), Diagnostic> {
        if self.tera.contains_template(template) {
            return Ok(());
        }
        let names: Vec<String> = self.tera.get_template_names().map(short_name).collect();
        let fault = Diagnostic::error("template-missing").arg("name", template).at(place.clone());
        Err(fault.suggest(template, names.iter().map(String::as_str)))
    }

    fn fault(&self, error: &tera::Error, place: Span) -> Diagnostic {
        let fault = errors::first(error, &self.around.config, &self.around.files);
        let fault = fault.arg("page", &place.file);
        if fault.span.is_some() { fault } else { fault.at(place) }
    }

    /// The template that a page names, its section gives, its kind has, or any page uses; and the
    /// file that says so.
    fn page_template(&self, id: PageId) -> (String, Span) {
        let site = &self.around.site;
        let page = site.page(id);
        if let Some(template) = &page.meta.template {
            return (template.clone(), page.place());
        }
        let mut at = Some(site.home(id));
        while let Some(section) = at.map(|id| site.section(id)) {
            if let Some(template) = &section.meta.page_template {
                return (template.clone(), section_place(section));
            }
            at = section.parent;
        }
        (self.either(&format!("{}.html", page.kind.name), "page.html"), page.place())
    }

    pub(super) fn section_template(&self, id: SectionId) -> String {
        let section = self.around.site.section(id);
        if let Some(template) = &section.meta.template {
            return template.clone();
        }
        let usual = if section.folder.is_empty() { "index.html" } else { "section.html" };
        match section.kind {
            Some(kind) => self.either(&format!("{}-list.html", kind.name), usual),
            None => usual.to_owned(),
        }
    }

    fn either(&self, wanted: &str, usual: &str) -> String {
        if self.tera.contains_template(wanted) { wanted.to_owned() } else { usual.to_owned() }
    }

    pub(super) fn paginator(&self, pager: &Pager) -> Value {
        let base_url = &self.around.config.base_url;
        let link = |index: usize| (1..=pager.count).contains(&index).then(|| pager.at(index).permalink(base_url));
        let mut map = Map::new();
        let mut set = |key: &'static str, value: Value| {
            map.insert(key.into(), value);
        };
        set("paginate_by", Value::from(pager.by));
        set("base_url", Value::from(format!("{}{}/", pager.base.permalink(base_url), pager.path)));
        set("number_pagers", Value::from(pager.count));
        set("first", Value::from(link(1)));
        set("last", Value::from(link(pager.count)));
        set("previous", Value::from(link(pager.index - 1)));
        set("next", Value::from(link(pager.index + 1)));
        set("pages", Value::from(pager.pages.iter().map(|target| self.value(*target)).collect::<Vec<_>>()));
        set("current_index", Value::from(pager.index));
        set("total_pages", Value::from(pager.total));
        Value::from(map)
    }
}

/// What every template is given.
pub(super) fn base(around: &Surroundings, library: &Library, lang: &str, route: Option<&Route>) -> Context {
    let mut context = Context::new();
    context.insert_value("config", library.config(lang));
    context.insert_value("lang", Value::from(lang));
    context.insert_value("cchc_version", Value::from(env!("CARGO_PKG_VERSION")));
    context.insert_value("zola_version", Value::from("0.23.0"));
    context.insert_value("build_date", Value::from(around.as_of.to_string()));
    if let Some(route) = route {
        context.insert_value("current_path", Value::from(route.as_str()));
        context.insert_value("current_url", Value::from(route.permalink(&around.config.base_url)));
    }
    context
}

/// The file of a section as a place for findings.
pub(super) fn section_place(section: &Section) -> Span {
    Span::file(section.source.as_ref().map_or("content/_index.md", |path| path.as_str()))
}

/// `hub/templates/page.html` is `page.html` to an author.
fn short_name(name: &str) -> String {
    name.split_once("/templates/").map_or(name, |(_, short)| short).to_owned()
}
