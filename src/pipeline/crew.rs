//! Work on sheets side by side, each by one worker from its beginning to its end.
//!
//! The typesetter shares out its own work among rayon's workers. Were those to set the sheets, each would begin
//! another sheet while it waits for a part of one, and so on: of two thousand sheets hundreds would be open at
//! once, with fourteen gigabytes, and none done. Threads that are no workers of the pool only wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Room for the stack of a worker, in bytes: one that waits for a part of its sheet begins another meanwhile, on the
/// same stack.
pub const STACK: usize = 32 << 20;

/// Does what nobody waits for with one worker of its own, among whom all is shared out that it shares out: those
/// of the program are left to who waits.
pub fn apart<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    match rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// What `make` makes of each item, in their order; as many at a time as there are workers.
pub(super) fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        while let Some((number, item)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            items.get(number).map(|item| (number, item))
        } {
            made.push((number, make(item)));
        }
        made
    };
    let hands = rayon::current_num_threads().min(items.len());
    let mut made = thread::scope(|scope| {
        let begun = (0..hands).map(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work));
        let begun: Vec<_> = begun.collect();
        // Without a thread of its own the work is done here.
        let mut made = if begun.iter().any(Result::is_ok) { Vec::new() } else { work() };
        for worker in begun.into_iter().flatten() {
            match worker.join() {
                Ok(done) => made.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;
    use std::sync::Mutex;

    #[test]
    fn everything_is_made_once_and_in_order() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(each(&items, |number| number * 2), (0..2000).step_by(2).collect::<Vec<_>>());
        assert_eq!(each(&[] as &[usize], |number| *number), [] as [usize; 0]);
    }

    #[test]
    fn what_is_done_apart_takes_no_worker_of_the_program() {
        let workers = apart(|| (0..64).into_par_iter().map(|_| thread::current().id()).collect::<Vec<_>>());
        assert!(workers.iter().all(|id| *id == workers[0]));
        let others = rayon::broadcast(|_| thread::current().id());
        assert!(!others.contains(&workers[0]));
    }

    #[test]
    fn no_more_are_open_at_once_than_there_are_workers() {
        let (open, most) = (AtomicUsize::new(0), Mutex::new(0));
        let items = [(); 64];
        each(&items, |()| {
            let now = open.fetch_add(1, Ordering::SeqCst) + 1;
            let mut seen = most.lock().unwrap();
            *seen = now.max(*seen);
            drop(seen);
            // As the typesetter does: work that is shared among the pool's workers.
            (0..4).into_par_iter().for_each(|_| std::thread::sleep(std::time::Duration::from_millis(1)));
            open.fetch_sub(1, Ordering::SeqCst);
        });
        assert!(*most.lock().unwrap() <= rayon::current_num_threads());
    }
}
