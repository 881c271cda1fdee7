//! How the steps of a file hang together, and what is wrong with that.

use std::collections::HashMap;
use std::ops::Range;

use super::super::page::Page;
use super::outline::{Link, Outline, Step};
use crate::diag::{Diagnostic, Span};
use crate::text::slug;

/// The most questions that a step recalls.
const LONGEST_WAY: usize = 12;

/// For so many unknown steps of a file the nearest name is looked for.
const SUGGESTED: usize = 20;

/// The steps of an outline and the choices between them.
pub(super) struct Tree<'a> {
    steps: &'a [Step],
    /// The first step of each id.
    by_id: HashMap<&'a str, usize>,
    /// For each step, who offers it as a choice, and the words of the choice.
    parents: Vec<Vec<(usize, &'a str)>>,
}

impl<'a> Tree<'a> {
    pub fn of(outline: &'a Outline) -> Self {
        let steps = outline.steps.as_slice();
        let mut by_id = HashMap::new();
        for (number, step) in steps.iter().enumerate() {
            by_id.entry(step.id.as_str()).or_insert(number);
        }
        let mut tree = Self { steps, by_id, parents: vec![Vec::new(); steps.len()] };
        for (number, step) in steps.iter().enumerate() {
            for choice in step.choices() {
                if let Some(to) = tree.step_of(choice)
                    && tree.parents[to].last().is_none_or(|(parent, _)| *parent != number)
                {
                    tree.parents[to].push((number, choice.text.as_str()));
                }
            }
        }
        tree
    }

    /// The step that a link leads to.
    fn step_of(&self, link: &Link) -> Option<usize> {
        self.by_id.get(link.to.strip_prefix('#')?).copied()
    }

    /// The one step that offers a step, and its words; none when several do, or none.
    pub fn only_parent(&self, number: usize) -> Option<(usize, &'a str)> {
        match self.parents[number].as_slice() {
            [only] if number != 0 => Some(*only),
            _ => None,
        }
    }

    /// The questions and answers from the first step to this one, when there is only one way and it can
    /// be taken in.
    pub fn way_to(&self, number: usize) -> Option<Vec<(usize, &'a str)>> {
        let mut way = Vec::new();
        let mut at = number;
        while at != 0 {
            let parent = self.only_parent(at)?;
            way.push(parent);
            at = parent.0;
            if way.len() > LONGEST_WAY {
                return None;
            }
        }
        way.reverse();
        Some(way)
    }

    /// Everything that is wrong with the tree of a page.
    pub fn faults(&self, page: &Page) -> Vec<Diagnostic> {
        if self.steps.is_empty() {
            return vec![Diagnostic::error("way-no-steps").at(page.place())];
        }
        let place = |range: &Range<usize>| Span::locate(page.source.as_str(), &page.body.file, range.clone());
        let mut faults = Vec::new();
        for (number, step) in self.steps.iter().enumerate() {
            let mut tell = |fault: Diagnostic| faults.push(fault.arg("id", &step.id).at(place(&step.heading)));
            if step.id.is_empty() || slug(&step.id) != step.id {
                tell(Diagnostic::error("way-step-id"));
            } else if !self.is_first_of_id(number) {
                tell(Diagnostic::error("way-step-twice"));
            } else if let Some(Err(fault)) = (number > 0).then(|| page.route.join(&format!("{}/", step.id))) {
                tell(Diagnostic::error(fault.code()).arg("path", &step.id));
            }
            if step.choices().count() == 1 {
                tell(Diagnostic::warning("way-single-choice"));
            }
        }
        let (reached, out) = (self.reached(), self.leading_out());
        for (number, step) in self.steps.iter().enumerate().filter(|(number, _)| self.is_first_of_id(*number)) {
            let code = match (reached[number], out[number]) {
                (false, _) => "way-step-unreached",
                (true, false) => "way-loop",
                (true, true) => continue,
            };
            faults.push(Diagnostic::error(code).arg("id", &step.id).at(place(&step.heading)));
        }
        faults.extend(self.unknown(place));
        faults
    }

    fn is_first_of_id(&self, number: usize) -> bool {
        self.by_id.get(self.steps[number].id.as_str()) == Some(&number)
    }

    /// Links to steps that are not there.
    fn unknown(&self, place: impl Fn(&Range<usize>) -> Span) -> Vec<Diagnostic> {
        let links = self.steps.iter().flat_map(|step| &step.links);
        let unknown = links.filter(|link| link.to.starts_with('#') && self.step_of(link).is_none());
        let told = unknown.enumerate().map(|(number, link)| {
            let wrong = link.to.trim_start_matches('#');
            let fault = Diagnostic::error("way-step-unknown").arg("id", wrong).at(place(&link.range));
            let ids = self.steps.iter().map(|step| step.id.as_str()).filter(|_| number < SUGGESTED);
            fault.suggest(wrong, ids)
        });
        told.collect()
    }

    /// Which steps any link leads to from the first one on.
    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.steps.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut reached[at], true) {
                open.extend(self.steps[at].links.iter().filter_map(|link| self.step_of(link)));
            }
        }
        reached
    }

    /// From which steps choices lead to an end: a step that asks nothing, or another page.
    fn leading_out(&self) -> Vec<bool> {
        let is_end = |step: &Step| {
            let mut choices = step.choices().peekable();
            // A choice of a step that is not there is told by itself.
            choices.peek().is_none() || choices.any(|choice| self.step_of(choice).is_none())
        };
        let mut leads = vec![false; self.steps.len()];
        let mut open: Vec<usize> = (0..self.steps.len()).filter(|at| is_end(&self.steps[*at])).collect();
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut leads[at], true) {
                open.extend(self.parents[at].iter().map(|(parent, _)| *parent));
            }
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::page::Body;
    use super::*;
    use proptest::prelude::*;

    /// A file in which step `n` offers the steps of its list; a number past the last is another page.
    fn text(choices: &[Vec<usize>]) -> String {
        let step = |(number, offered): (usize, &Vec<usize>)| {
            let link = |to: &usize| match to < &choices.len() {
                true => format!("- [c{to}](#b{to})\n"),
                false => format!("- [c{to}](@/a.md)\n"),
            };
            format!("## Câu {number}? {{#b{number}}}\n\n{}\n", offered.iter().map(link).collect::<String>())
        };
        choices.iter().enumerate().map(step).collect()
    }

    fn outline(text: &str) -> Outline {
        Outline::of(&Body { file: text.into(), range: 0..text.len() })
    }

    #[test]
    fn the_way_is_known_where_one_step_leads_to_each() {
        let outline = outline(&text(&[vec![1, 2], vec![3, 4], vec![4, 9], vec![], vec![]]));
        let tree = Tree::of(&outline);
        assert_eq!(tree.way_to(3), Some(vec![(0, "c1"), (1, "c3")]));
        assert_eq!(tree.way_to(4), None);
        assert_eq!(tree.way_to(0), Some(Vec::new()));
        assert_eq!(tree.only_parent(2), Some((0, "c2")));
    }

    /// Whether a walk over choices from a step comes to one that is wanted.
    fn comes_to(choices: &[Vec<usize>], from: usize, wanted: impl Fn(usize) -> bool) -> bool {
        let (mut seen, mut open) = (vec![false; choices.len()], vec![from]);
        while let Some(at) = open.pop() {
            if wanted(at) {
                return true;
            }
            if at < choices.len() && !std::mem::replace(&mut seen[at], true) {
                open.extend(&choices[at]);
            }
        }
        false
    }

    proptest! {
        #[test]
        fn what_is_reached_and_what_leads_out_is_what_walking_shows(
            choices in prop::collection::vec(prop::collection::vec(0_usize..8, 0..4), 1..8),
        ) {
            let outline = outline(&text(&choices));
            let tree = Tree::of(&outline);
            let (reached, out) = (tree.reached(), tree.leading_out());
            for step in 0..choices.len() {
                prop_assert_eq!(reached[step], comes_to(&choices, 0, |at| at == step));
                let is_end = |at: usize| at >= choices.len() || choices[at].is_empty();
                prop_assert_eq!(out[step], comes_to(&choices, step, is_end));
                if let Some(way) = tree.way_to(step) {
                    prop_assert!(step == 0 || way.first().is_some_and(|(at, _)| *at == 0));
                }
            }
        }
    }
}
