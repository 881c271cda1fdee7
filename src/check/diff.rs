//! Unified diffs of texts whose edits are known.

use std::fmt::Write as _;
use std::ops::Range;

use super::Fix;

/// Lines around a change that are shown with it.
const CONTEXT: usize = 3;

/// Lines of the old text that become other lines.
struct Change<'a> {
    /// Their numbers, from 0.
    old: Range<usize>,
    new: Vec<String>,
    lines: &'a [&'a str],
}

/// The diff of a file; the edits stand in order and apart.
pub(super) fn unified(file: &str, text: &str, edits: &[Fix]) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let changes = changes(text, &lines, edits);
    let mut out = format!("--- a/{file}\n+++ b/{file}\n");
    let mut grown: isize = 0;
    let mut rest = changes.as_slice();
    while !rest.is_empty() {
        let joined = rest.windows(2).take_while(|pair| pair[1].old.start - pair[0].old.end <= 2 * CONTEXT).count() + 1;
        let (hunk, after) = rest.split_at(joined);
        grown = write_hunk(&mut out, &lines, hunk, grown);
        rest = after;
    }
    out
}

/// The lines that edits touch, those that come out the same left out.
fn changes<'a>(text: &str, lines: &'a [&'a str], edits: &[Fix]) -> Vec<Change<'a>> {
    let mut starts = Vec::with_capacity(lines.len() + 1);
    let mut at = 0;
    for line in lines {
        starts.push(at);
        at += line.len();
    }
    starts.push(at);
    let line_of = |byte: usize| starts[..lines.len().max(1)].partition_point(|start| *start <= byte).max(1) - 1;
    let mut blocks: Vec<(Range<usize>, Vec<&Fix>)> = Vec::new();
    for edit in edits {
        let touched = line_of(edit.range.start)..line_of(edit.range.end) + 1;
        match blocks.last_mut() {
            Some((lines, inner)) if touched.start < lines.end => {
                lines.end = lines.end.max(touched.end);
                inner.push(edit);
            }
            _ => blocks.push((touched, vec![edit])),
        }
    }
    blocks.into_iter().filter_map(|(touched, edits)| change(text, lines, &starts, touched, &edits)).collect()
}

fn change<'a>(
    text: &str,
    lines: &'a [&'a str],
    starts: &[usize],
    touched: Range<usize>,
    edits: &[&Fix],
) -> Option<Change<'a>> {
    let end = touched.end.min(lines.len());
    let bytes = starts[touched.start]..starts[end];
    let shift = |range: &Range<usize>| range.start - bytes.start..range.end - bytes.start;
    let moved: Vec<Fix> =
        edits.iter().map(|edit| Fix { range: shift(&edit.range), replacement: edit.replacement.clone() }).collect();
    let new = super::mend::apply(&text[bytes.clone()], &moved);
    let mut new: Vec<String> = new.split_inclusive('\n').map(str::to_owned).collect();
    let mut old = touched.start..end;
    while !old.is_empty() && new.first().is_some_and(|line| line == lines[old.start]) {
        old.start += 1;
        new.remove(0);
    }
    while !old.is_empty() && new.last().is_some_and(|line| line == lines[old.end - 1]) {
        old.end -= 1;
        new.pop();
    }
    (!old.is_empty() || !new.is_empty()).then_some(Change { old, new, lines })
}

/// Writes changes that lie near one another; gives by how many lines the text has grown so far.
fn write_hunk(out: &mut String, lines: &[&str], hunk: &[Change<'_>], grown: isize) -> isize {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return grown };
    let from = first.old.start.saturating_sub(CONTEXT);
    let to = (last.old.end + CONTEXT).min(lines.len());
    let more: isize = hunk.iter().map(|change| change.new.len().cast_signed() - change.old.len().cast_signed()).sum();
    let old_length = to - from;
    let new_length = old_length.saturating_add_signed(more);
    let start = |at: usize, length: usize| if length == 0 { at } else { at + 1 };
    let new_from = from.saturating_add_signed(grown);
    let _ =
        writeln!(out, "@@ -{},{old_length} +{},{new_length} @@", start(from, old_length), start(new_from, new_length));
    let mut at = from;
    for change in hunk {
        change.lines[at..change.old.start].iter().for_each(|line| write_line(out, ' ', line));
        change.lines[change.old.clone()].iter().for_each(|line| write_line(out, '-', line));
        change.new.iter().for_each(|line| write_line(out, '+', line));
        at = change.old.end;
    }
    lines[at..to].iter().for_each(|line| write_line(out, ' ', line));
    grown + more
}

fn write_line(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Puts a diff to a text, as `patch` does.
    fn patched(old: &str, diff: &str) -> String {
        let lines: Vec<&str> = old.split_inclusive('\n').collect();
        let mut out = String::new();
        let mut at = 0;
        let mut shown = diff.split_inclusive('\n').skip(2).peekable();
        while let Some(line) = shown.next() {
            if let Some(header) = line.strip_prefix("@@ -") {
                let (start, rest) = header.split_once(',').unwrap();
                let length: usize = rest.split(' ').next().unwrap().parse().unwrap();
                let start = start.parse::<usize>().unwrap() - usize::from(length > 0);
                out.extend(lines[at..start].iter().copied());
                at = start;
                continue;
            }
            let whole = shown.next_if(|next| next.starts_with('\\')).is_none();
            let body = if whole { &line[1..] } else { line[1..].strip_suffix('\n').unwrap() };
            match &line[..1] {
                "+" => out.push_str(body),
                sign => {
                    assert_eq!(lines[at], body);
                    at += 1;
                    out.push_str(if sign == " " { body } else { "" });
                }
            }
        }
        out.extend(lines[at..].iter().copied());
        out
    }

    #[test]
    fn a_diff_shows_three_lines_around_a_change() {
        let text = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        let edits = [Fix { range: 8..9, replacement: "năm".to_owned() }];
        let expected = "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+năm\n 6\n 7\n 8\n";
        assert_eq!(unified("a.md", text, &edits), expected);
    }

    proptest! {
        #[test]
        fn a_diff_makes_the_new_text_of_the_old(
            text in "([ab]{0,3}\r?\n){0,30}[ab]{0,3}",
            cuts in proptest::collection::btree_set(0usize..120, 0..8),
            put in "[x\n]{0,3}",
        ) {
            let cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut <= text.len()).collect();
            let edit = |pair: &[usize]| Fix { range: pair[0]..pair[1], replacement: put.clone() };
            let edits: Vec<Fix> = cuts.chunks_exact(2).map(edit).collect();
            let diff = unified("a", &text, &edits);
            prop_assert_eq!(patched(&text, &diff), super::super::mend::apply(&text, &edits));
        }
    }
}
