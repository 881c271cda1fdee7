//! A value that many read and one changes, who is not kept waiting by those who read again and again.
//!
//! The standard library's lock lets in whoever comes first when it is free: of a reader that goes on at once and a
//! writer that has yet to wake up, nearly always the reader.

use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The value. Whoever wants it waits until nobody wants to change it.
#[derive(Debug, Default)]
pub(super) struct Turns<T> {
    value: RwLock<T>,
    /// Held while somebody waits to change it.
    turn: Mutex<()>,
}

impl<T> Turns<T> {
    /// To look at it, beside others who do.
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        drop(self.turn.lock());
        self.value.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// To have it alone, after those who look at it now.
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        let turn = self.turn.lock();
        let value = self.value.write().unwrap_or_else(PoisonError::into_inner);
        drop(turn);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;

    #[test]
    fn who_reads_again_and_again_lets_in_who_waits_to_write() {
        let (turns, is_done, reads) = (Turns::<usize>::default(), AtomicBool::new(false), AtomicUsize::new(0));
        let read_on = || {
            while !is_done.load(Ordering::Relaxed) {
                let value = turns.read();
                reads.fetch_add(1, Ordering::SeqCst);
                drop(value);
            }
        };
        thread::scope(|scope| {
            let readers = [scope.spawn(read_on), scope.spawn(read_on)];
            for _ in 0..200 {
                let turn = turns.turn.lock().unwrap();
                let before = reads.load(Ordering::SeqCst);
                let mut value = turns.value.write().unwrap();
                let meanwhile = reads.load(Ordering::SeqCst) - before;
                *value += 1;
                drop(turn);
                if meanwhile > readers.len() {
                    is_done.store(true, Ordering::Relaxed);
                }
                assert!(meanwhile <= readers.len(), "{meanwhile} reads came before");
            }
            *turns.write() += 1;
            is_done.store(true, Ordering::Relaxed);
        });
        assert_eq!(*turns.read(), 201);
    }
}
