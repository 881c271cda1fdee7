//! How the steps of a file hang together, and what is wrong with that.

use std::collections::HashMap;

use super::super::page::Page;
use super::outline::{Link, Outline, Step};
use crate::diag::{Diagnostic, Span};
use crate::text::slug;

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
                    && tree.parents[to].iter().all(|(parent, _)| *parent != number)
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

    /// The questions and answers from the first step to this one, when there is only one way.
    pub fn way_to(&self, number: usize) -> Option<Vec<(usize, &'a str)>> {
        let mut way = Vec::new();
        let mut at = number;
        while at != 0 {
            let parent = self.only_parent(at)?;
            way.push(parent);
            at = parent.0;
            if way.len() > self.steps.len() {
                return None;
            }
        }
        way.reverse();
        Some(way)
    }

    /// Everything that is wrong with the tree of a page.
    pub fn faults(&self, page: &Page) -> Vec<Diagnostic> {
        let place = |range: &std::ops::Range<usize>| Span::locate(page.source.as_str(), &page.body.file, range.clone());
        if self.steps.is_empty() {
            return vec![Diagnostic::error("way-no-steps").at(page.place())];
        }
        let mut faults = Vec::new();
        for (number, step) in self.steps.iter().enumerate() {
            let at = || place(&step.heading);
            if step.id.is_empty() || slug(&step.id) != step.id {
                faults.push(Diagnostic::error("way-step-id").arg("id", &step.id).at(at()));
            } else if self.by_id.get(step.id.as_str()) != Some(&number) {
                faults.push(Diagnostic::error("way-step-twice").arg("id", &step.id).at(at()));
            }
            if step.choices().count() == 1 {
                faults.push(Diagnostic::warning("way-single-choice").arg("id", &step.id).at(at()));
            }
            let ids = || self.steps.iter().map(|step| step.id.as_str());
            let unknown = step.links.iter().filter(|link| link.to.starts_with('#') && self.step_of(link).is_none());
            faults.extend(unknown.map(|link| {
                let wrong = link.to.trim_start_matches('#');
                let fault = Diagnostic::error("way-step-unknown").arg("id", wrong).at(place(&link.range));
                fault.suggest(wrong, ids())
            }));
        }
        let reached = self.reached();
        let ends = self.leading_out();
        for (number, step) in self.steps.iter().enumerate() {
            let is_first_of_id = self.by_id.get(step.id.as_str()) == Some(&number);
            let code = match (is_first_of_id, reached[number], ends[number]) {
                (true, false, _) => "way-step-unreached",
                (true, true, false) => "way-loop",
                _ => continue,
            };
            faults.push(Diagnostic::error(code).arg("id", &step.id).at(place(&step.heading)));
        }
        faults
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
