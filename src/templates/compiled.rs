//! Templates that are compiled once, and copies of them that read a state of a site. A large theme takes milliseconds
//! to copy, as long as an edit may take: a copy that nobody needs any more is the next one.

use std::ops::Deref;
use std::sync::{Arc, Mutex};

use tera::Tera;

use super::{filters, functions, held, loading};
use crate::config::Config;
use crate::diag::{Diagnostic, any_error};
use crate::source::SourceTree;

/// How many copies wait to be used again: a state has two.
const SPARE: usize = 2;

/// Templates whose functions read nothing yet.
pub(super) struct Compiled {
    config: Arc<Config>,
    tera: Tera,
    spare: Mutex<Vec<Tera>>,
}

/// A copy whose functions read something.
pub(super) struct Bound {
    of: Arc<Compiled>,
    tera: Arc<Tera>,
}

impl Compiled {
    /// Compiles the site's and the theme's templates.
    ///
    /// # Errors
    /// Every fault of syntax, unknown name and missing parent, at its place.
    pub fn new(config: Arc<Config>, files: &SourceTree) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        unbind(&mut tera, &config);
        let faults = loading::load(&mut tera, &config, files);
        if any_error(&faults) { Err(faults) } else { Ok(Self { config, tera, spare: Mutex::default() }) }
    }

    /// A copy, whose functions are told what they read.
    pub fn bound(self: &Arc<Self>, bind: impl FnOnce(&mut Tera)) -> Bound {
        let spare = held(&self.spare).pop();
        let mut tera = spare.unwrap_or_else(|| self.tera.clone());
        bind(&mut tera);
        Bound { of: self.clone(), tera: Arc::new(tera) }
    }
}

/// The functions and filters that templates name read nothing.
fn unbind(tera: &mut Tera, config: &Config) {
    filters::register(tera, config);
    functions::name_all(tera);
}

impl Bound {
    /// What it is a copy of.
    pub fn of(&self) -> &Arc<Compiled> {
        &self.of
    }

    /// It, for who may outlive it.
    pub fn shared(&self) -> &Arc<Tera> {
        &self.tera
    }
}

impl Deref for Bound {
    type Target = Tera;

    fn deref(&self) -> &Tera {
        &self.tera
    }
}

impl Drop for Bound {
    fn drop(&mut self) {
        if let Some(tera) = Arc::get_mut(&mut self.tera)
            && held(&self.of.spare).len() < SPARE
        {
            let mut tera = std::mem::take(tera);
            // What it read is not kept for it.
            unbind(&mut tera, &self.of.config);
            held(&self.of.spare).push(tera);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::source::SourceFile;
    use tera::{Context, Kwargs, State};

    #[test]
    fn a_copy_that_is_used_again_reads_nothing_of_what_it_read() {
        let file = SourceFile::new(SourcePath::new("templates/a.html").unwrap(), b"{{ trans(key='x') }}".to_vec());
        let config = Arc::new(Config::read("c", "base_url = 'https://a.vn'\n").unwrap());
        let compiled = Arc::new(Compiled::new(config, &SourceTree::from_files([file])).unwrap());
        let read = Arc::new("chữ".to_owned());
        let of = |read: &Arc<String>| {
            let read = read.clone();
            compiled.bound(|tera| tera.register_function("trans", move |_: Kwargs, _: &State| (*read).clone()))
        };
        let said = |bound: &Bound| bound.render("a.html", &Context::new());
        let (one, other) = (of(&read), of(&read));
        assert_eq!(said(&one).unwrap(), "chữ");
        drop((one, other));
        assert_eq!(Arc::strong_count(&read), 1);
        assert_eq!(held(&compiled.spare).len(), SPARE);
        let again = compiled.bound(|_| {});
        assert_eq!(held(&compiled.spare).len(), SPARE - 1);
        assert!(said(&again).is_err());
    }
}
