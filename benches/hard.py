#!/usr/bin/env python3
"""Builds sites of unusual forms, each in half its size and in its whole, to see a cost that grows faster than they do.

    benches/hard.py                      all of them
    benches/hard.py terms deep --folder /dev/shm

`growth` is the processor time of the whole by that of the half, divided by how many times as many HTML files (or, for
one large file, bytes) there are: near 1 when a page costs what it costs. `instructions` counts instead of timing
(valgrind, one thread), which no other work on the machine can disturb.
"""

import argparse
import os
import random
import shutil
import tempfile
from pathlib import Path

import count
import measure
from generator import SECTIONS, TAGS, UNITS, Writer


class Form(Writer):
    """A site with a form of its own."""

    def head(self, title, tags=TAGS[:1]):
        named = ", ".join(f'"{tag}"' for tag in tags)
        taxonomies = f'[taxonomies]\ntags = [{named}]\nunits = ["{UNITS[0]}"]\n'
        return f'+++\ntitle = "{title}"\ndescription = "{self.sentence()}"\ndate = 2024-05-06\n{taxonomies}+++\n'

    def short(self, name, tags=TAGS[:1]):
        self.write(f"content/{name}.md", f"{self.head(self.words(4, 9).capitalize(), tags)}## {self.words(3, 6)}\n\n{self.paragraph()}\n")

    def terms(self, size):
        """Terms: 5,000 of them, each on two articles."""
        self.site(10)
        for number in range(size):
            self.short(f"{SECTIONS[number % 10]}/tu-{number}", [f"từ khóa {number}", f"từ khóa {(number * 7 + 1) % size}"])
        return size

    def section(self, size):
        """One section: 20,000 articles in one folder, lists of 20."""
        self.site(10)
        for number in range(size):
            self.short(f"tin-tuc/dai-{number}")
        return size

    def links(self, size):
        """Links: 4,000 articles that all lead to one, and that one to all."""
        self.site(10)
        for number in range(size):
            self.write(f"content/tin-tuc/noi-{number}.md", f"{self.head(f'Nối {number}')}Xem [trang đích](@/tin-tuc/dich.md).\n")
        rows = "\n".join(f"- [Nối {number}](@/tin-tuc/noi-{number}.md)" for number in range(size))
        self.write("content/tin-tuc/dich.md", f"{self.head('Đích')}{rows}\n")
        return size

    def large(self, size):
        """One file: an article of 5 MB, with headings, tables, lists and links."""
        self.site(10)
        parts, length = [], 0
        while length < size:
            parts.append(self.body(0, 10))
            length += len(parts[-1].encode())
        self.write("content/tin-tuc/lon.md", self.head("Bài rất dài") + "\n".join(parts))
        return Path(self.folder, "content/tin-tuc/lon.md").stat().st_size

    def deep(self, size):
        """Folders: 60 deep, with articles and a section in each."""
        self.site(10)
        folder = "tin-tuc"
        for depth in range(size):
            folder += f"/sau-{depth}"
            self.write(f"content/{folder}/_index.md", f'+++\ntitle = "Sâu {depth}"\nsort_by = "date"\npaginate_by = 20\n+++\n')
            for number in range(20):
                self.short(f"{folder}/bai-{number}")
        return size

    def headings(self, size):
        """Headings: 20,000 on one page, all alike."""
        self.site(10)
        self.write("content/tin-tuc/de-muc.md", self.head("Nhiều đề mục") + "## Đề mục\n\nChữ.\n\n" * size)
        return size


FORMS = {"terms": 5000, "section": 20_000, "links": 4000, "large": 5_000_000, "deep": 60, "headings": 20_000}


def cost(args, name, size, folder):
    """Size as built, HTML files, processor seconds or instructions, peak in MiB."""
    site, out = os.path.join(folder, "site"), os.path.join(folder, "out")
    writer = Form("cchc", site)
    writer.chance = random.Random(size)
    made = getattr(writer, name)(size)
    line = [args.program, "--root", site, "build", "--output-dir", out]
    if args.instructions:
        spent, peak = count.counted(line, folder), 0.0
    else:
        run = measure.run(line)
        spent, peak = run.cpu, run.peak
    html = sum(measure.html_files(out))
    for left in (site, out):
        shutil.rmtree(left)
    return made, html, spent, peak


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("forms", nargs="*", help=f"which (default: all): {', '.join(FORMS)}")
    parser.add_argument("--instructions", action="store_true", help="count instructions instead of time")
    parser.add_argument("--scale", type=float, default=1.0, help="times the usual size (default: 1)")
    parser.add_argument("--program", default=str(measure.release_folder() / measure.PROGRAM), help="(default: target/release/cchc)")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    unit = "instructions" if args.instructions else "cpu s"
    print(f"{'form':<10} {'size':>10} {'html':>8} {unit:>16} {'peak MiB':>9} {'growth':>7}")
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        for name in args.forms or FORMS:
            size = int(FORMS[name] * args.scale)
            half, whole = cost(args, name, size // 2, folder), cost(args, name, size, folder)
            many = name not in ("large", "headings")
            growth = whole[2] / half[2] / (whole[1] / half[1] if many else whole[0] / half[0])
            spent = f"{whole[2]:>16,}" if args.instructions else f"{whole[2]:>16.2f}"
            print(f"{name:<10} {whole[0]:>10} {whole[1]:>8} {spent} {whole[3]:>9.0f} {growth:>7.2f}", flush=True)


if __name__ == "__main__":
    main()
