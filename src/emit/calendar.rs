//! Calendars (RFC 5545): `lich.ics` beside every page of an event or a training, and one of all of
//! them beside their section.
//!
//! Times are written in UTC, so that no table of time zones is needed; days as days, the end being the
//! first day after. The same page gives the same bytes: the stamp is the day of its text.

use serde_json::Value as Json;

use super::{Emission, Emitted};
use crate::config::Config;
use crate::date::{Date, Moment};
use crate::digest::Digest;
use crate::model::{Page, Section};
use crate::output::Artifact;
use crate::path::Route;

/// The name of a calendar beside its page or section.
const NAME: &str = "lich.ics";

/// The kinds that make entries, and the field that says when each begins.
const KINDS: [(&str, &str); 2] = [("su-kien", "bat_dau"), ("tap-huan", "ngay")];

/// The longest line, in bytes, without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Seconds by which the clock of Vietnam is ahead of UTC.
const AHEAD: i64 = 7 * 3600;

pub(super) fn may_hold(_: &Config, path: &str) -> bool {
    path.rsplit('/').next() == Some(NAME)
}

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let site = emission.site;
    let mut all = Emitted::default();
    for page in site.pages.iter().filter(|page| page.meta.render) {
        let Some(entry) = entry(page, &emission.config().base_url) else { continue };
        all.artifacts.extend(artifact(&page.route, page.source.as_str(), &calendar(page.title(), &[entry])));
    }
    for section in site.sections.iter().filter(|section| section.meta.render) {
        let entries = entries(emission, section);
        // A calendar without an entry is none (RFC 5545, 3.4).
        if !entries.is_empty() {
            all.artifacts.extend(artifact(&section.route, &section.key, &calendar(section.title(), &entries)));
        }
    }
    all
}

fn entries(emission: &Emission<'_>, section: &Section) -> Vec<String> {
    let base_url = &emission.config().base_url;
    let is_home = section.kind.is_some_and(|kind| KINDS.iter().any(|(name, _)| *name == kind.name));
    let pages = section.pages.iter().filter(|_| is_home).map(|id| emission.site.page(*id));
    let mut pages: Vec<(Moment, &Page)> = pages.filter_map(|page| Some((start(page)?, page))).collect();
    pages.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.key.cmp(&b.1.key)));
    pages.into_iter().filter_map(|(_, page)| entry(page, base_url)).collect()
}

fn artifact(place: &Route, origin: &str, text: &str) -> Option<Artifact> {
    let path = place.join(NAME).ok()?.output();
    Some(Artifact::new(path, text.as_bytes().to_vec(), origin))
}

/// A calendar file of entries.
fn calendar(name: &str, entries: &[String]) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    line(&mut text, "PRODID", "-//cchc//lich//VI");
    line(&mut text, "CALSCALE", "GREGORIAN");
    line(&mut text, "METHOD", "PUBLISH");
    // NAME is of RFC 7986; older programs read the other.
    line(&mut text, "NAME", &escape(name));
    line(&mut text, "X-WR-CALNAME", &escape(name));
    entries.iter().for_each(|entry| text.push_str(entry));
    line(&mut text, "END", "VCALENDAR");
    text
}

fn field<'a>(page: &'a Page, key: &str) -> Option<&'a str> {
    page.record.get(key)?.as_str().filter(|text| !text.is_empty())
}

fn moment(page: &Page, key: &str) -> Option<Moment> {
    Moment::parse(field(page, key)?).ok()
}

/// When the page's event begins; none for a page of another kind.
fn start(page: &Page) -> Option<Moment> {
    let (_, key) = KINDS.iter().find(|(name, _)| *name == page.kind.name)?;
    moment(page, key)
}

/// The entry of a page.
fn entry(page: &Page, base_url: &str) -> Option<String> {
    let start = start(page)?;
    let end = moment(page, "ket_thuc");
    let stamp = page.meta.updated.or(page.meta.date).unwrap_or(start);
    let mut text = String::new();
    line(&mut text, "BEGIN", "VEVENT");
    line(&mut text, "UID", &uid(page, base_url));
    line(&mut text, "DTSTAMP", &utc(stamp));
    if start.has_time() {
        line(&mut text, "DTSTART", &utc(start));
        // An end at the start says nothing (RFC 5545, 3.8.2.2: it is later).
        end.filter(|end| *end > start).into_iter().for_each(|end| line(&mut text, "DTEND", &utc(end)));
    } else {
        line(&mut text, "DTSTART;VALUE=DATE", &day(start.day()));
        line(&mut text, "DTEND;VALUE=DATE", &day(end.unwrap_or(start).day().add_days(1)));
    }
    line(&mut text, "SUMMARY", &escape(page.title()));
    let organizer = field(page, "don_vi_to_chuc");
    let description: Vec<&str> = page.meta.description.as_deref().into_iter().chain(organizer).collect();
    let texts = [("DESCRIPTION", description.join("\n")), ("LOCATION", place(page))];
    for (name, value) in texts.iter().filter(|(_, value)| !value.is_empty()) {
        line(&mut text, name, &escape(value));
    }
    line(&mut text, "URL", &page.route.permalink(base_url));
    line(&mut text, "STATUS", status(&page.record));
    if !start.has_time() {
        // Who comes to an exhibition of a week is not busy for a week.
        line(&mut text, "TRANSP", "TRANSPARENT");
    }
    line(&mut text, "END", "VEVENT");
    Some(text)
}

fn place(page: &Page) -> String {
    field(page, "dia_diem").unwrap_or_default().to_owned()
}

/// What was put off stands in doubt; what was called off is struck from calendars that know it.
fn status(record: &Json) -> &'static str {
    match record.get("trang_thai").and_then(Json::as_str) {
        Some("huy") => "CANCELLED",
        Some("hoan") => "TENTATIVE",
        _ => "CONFIRMED",
    }
}

/// The name of an entry among all in the world: it stays when the text or the day of the event changes,
/// so that a calendar which knows the event changes its own entry.
fn uid(page: &Page, base_url: &str) -> String {
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let mut name = Digest::of(page.key.as_bytes()).hex();
    name.truncate(24);
    format!("{name}@{host}")
}

/// `20261201T010000Z`.
fn utc(moment: Moment) -> String {
    let there = Moment::from_unix_seconds(moment.unix_seconds() - AHEAD);
    there.format("%Y%m%dT%H%M%SZ", "en").unwrap_or_default()
}

/// `20261201`.
fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A text as a value: what parts values and lines is escaped; other control characters are left out,
/// for no calendar may hold them.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// A property on its line, folded: a line goes on after a line end and a space, which count as nothing.
/// No character is cut.
fn line(out: &mut String, name: &str, value: &str) {
    let mut room = LONGEST;
    for c in format!("{name}:{value}").chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a program reads of a folded property.
    fn unfold(text: &str) -> String {
        text.replace("\r\n ", "").trim_end_matches("\r\n").to_owned()
    }

    fn unescape(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => match chars.next() {
                    Some('n') => out.push('\n'),
                    other => out.extend(other),
                },
                (c, _) => out.push(c),
            }
        }
        out
    }

    #[test]
    fn times_are_told_in_utc_and_days_as_days() {
        let at = |text: &str| Moment::parse(text).unwrap();
        assert_eq!(utc(at("2026-12-01T08:00:00")), "20261201T010000Z");
        assert_eq!(utc(at("2026-12-01T03:30:00")), "20261130T203000Z");
        assert_eq!(day(at("2026-12-31").day().add_days(1)), "20270101");
    }

    #[test]
    fn a_long_vietnamese_line_is_folded_between_characters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"Tập huấn cải cách hành chính ".repeat(9));
        assert!(out.lines().count() > 3);
        assert!(out.split("\r\n").all(|line| line.len() <= LONGEST), "{out}");
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(text in "[\\PC\n\t]{0,200}") {
            let mut out = String::new();
            line(&mut out, "SUMMARY", &escape(&text));
            prop_assert!(out.ends_with("\r\n"));
            for part in out.split("\r\n") {
                prop_assert!(part.len() <= LONGEST && !part.contains(['\r', '\n']));
            }
            let read = unescape(unfold(&out).strip_prefix("SUMMARY:").unwrap());
            let kept: String = text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            prop_assert_eq!(read, kept);
        }
    }
}
