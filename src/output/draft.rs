//! A file that is written piece by piece, as by a template: a feed of a large site is tens of megabytes.

use std::fs::File;
use std::io::{self, Write};

use super::Artifact;
use super::bytes::Bytes;
use super::parking::Parking;
use super::publication::Publication;
use crate::digest::Hasher;
use crate::path::OutputPath;

/// What is held in memory before it goes to the disk.
const PIECE: usize = 1 << 20;

/// A file that is being made. Small ones stay in memory to their end; larger ones are written where they wait.
/// Writing to it never fails: what the disk does not take stays in memory, and is told at publication.
#[derive(Debug)]
pub struct Draft<'a> {
    publication: Option<&'a Publication>,
    held: Vec<u8>,
    begun: Option<Begun>,
}

/// A file of which a part is on the disk.
#[derive(Debug)]
struct Begun {
    file: File,
    number: usize,
    hasher: Hasher,
    length: usize,
}

impl<'a> Parking<'a> {
    /// A file to be written piece by piece.
    pub fn draft(self) -> Draft<'a> {
        Draft { publication: self.publication(), held: Vec::new(), begun: None }
    }
}

impl Draft<'_> {
    /// The artifact of what was written.
    pub fn artifact(mut self, path: OutputPath, origin: &str) -> Artifact {
        self.put_down();
        let bytes = match (self.publication, self.begun) {
            (Some(publication), Some(begun)) => {
                publication.park_written(&path, begun.number, begun.hasher.finish(), begun.length)
            }
            (Some(publication), None) => publication.park(&path, self.held.into()),
            (None, _) => {
                self.held.shrink_to_fit();
                Bytes::from(self.held)
            }
        };
        Artifact::new(path, bytes, origin)
    }

    /// Writes what is held to the disk, when there is so much that it went there before or should.
    fn put_down(&mut self) {
        let Some(publication) = self.publication else { return };
        if self.begun.is_none() {
            if self.held.len() < PIECE {
                return;
            }
            let Some((file, number)) = publication.begin() else { return self.stay() };
            self.begun = Some(Begun { file, number, hasher: Hasher::default(), length: 0 });
        }
        let Some(begun) = &mut self.begun else { return };
        if begun.file.write_all(&self.held).is_err() {
            let (number, length) = (begun.number, begun.length);
            let mut whole = publication.take_back(number, length);
            whole.append(&mut self.held);
            self.held = whole;
            self.begun = None;
            return self.stay();
        }
        begun.hasher.update(&self.held);
        begun.length += self.held.len();
        self.held.clear();
    }

    /// Goes on in memory.
    fn stay(&mut self) {
        self.publication = None;
    }
}

impl Write for Draft<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(piece);
        if self.held.len() >= PIECE {
            self.put_down();
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::output::bytes::Waits;
    use crate::output::{OutputTree, Record};

    fn written(parking: Parking<'_>, pieces: usize) -> Artifact {
        let mut draft = parking.draft();
        for piece in 0..pieces {
            writeln!(draft, "{piece} đ").unwrap();
        }
        draft.artifact(OutputPath::new("atom.xml").unwrap(), "x")
    }

    #[test]
    fn a_file_made_of_pieces_is_the_same_in_memory_and_on_the_disk_and_is_written_once() {
        for pieces in [0, 3, 400_000] {
            let folder = tempfile::tempdir().unwrap();
            let top = folder.path().join("public");
            let held = written(Parking::default(), pieces);
            for round in 0..2 {
                let publication = Publication::open(&top, false, Record::default()).unwrap();
                let parked = written(Parking::of(&publication), pieces);
                assert_eq!((parked.bytes.len(), parked.bytes.digest()), (held.bytes.len(), held.bytes.digest()));
                assert_eq!(parked.bytes.read(), held.bytes.read());
                let (tree, _) = OutputTree::assemble([parked]);
                let (published, _) = publication.publish(&tree).unwrap();
                assert_eq!(published.written, 1 - round);
                assert_eq!(fs::read(top.join("atom.xml")).unwrap(), held.bytes.to_vec());
            }
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn what_the_disk_does_not_take_goes_on_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let publication = Publication::open(&folder.path().join("public"), false, Record::default()).unwrap();
        let mut draft = Parking::of(&publication).draft();
        let piece = vec![b'a'; PIECE];
        draft.write_all(&piece).unwrap();
        // A file that was opened for reading takes no more.
        let begun = draft.begun.as_mut().unwrap();
        begun.file = File::open(publication.file(&Waits::Numbered(begun.number))).unwrap();
        draft.write_all(&piece).unwrap();
        draft.write_all(b"b").unwrap();
        let made = draft.artifact(OutputPath::new("a").unwrap(), "x");
        assert!(made.bytes.on_disk().is_none());
        assert_eq!(made.bytes.to_vec(), [&piece[..], &piece, b"b"].concat());
    }
}
