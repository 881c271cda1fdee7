#!/usr/bin/env python3
"""Makes sites of any size, and measures how long a generator takes to build them.

    benches/site.py make cchc 1000 /tmp/site        a site for cchc (also: zola, hugo)
    benches/site.py run cchc 1000 10000             makes each, builds it, prints a table
    benches/site.py run cchc --site /tmp/site       builds a site that is there
    benches/site.py run zola 1000 --program ~/bin/zola

Each build writes into a fresh folder. The figures are the median times of the builds (5 unless --times
says otherwise), wall and processor, pages per second at that time, and the largest memory that any of
them took; beside the pages stand the HTML files that came out, with lists and terms. Put --folder on a
memory disk to leave the disk out. benches/compare.py sets generators side by side.
"""

import argparse
import os
import shutil
import statistics
import tempfile
from pathlib import Path

import measure
from generator import TOOLS, Writer


def command(tool, program, site, out):
    """The build of one tool."""
    if tool == "hugo":
        return [program, "--source", site, "--destination", out, "--quiet"]
    return [program, "--root", site, "build", "--output-dir", out]


def timed(tool, program, site, pages, times, folder):
    out = os.path.join(folder, "out")
    runs = []
    # The first build fills the caches of the system and does not count.
    for _ in range(times + 1):
        shutil.rmtree(out, ignore_errors=True)
        runs.append(measure.run(command(tool, program, site, out)))
    html = sum(measure.html_files(out))
    shutil.rmtree(out, ignore_errors=True)
    wall = statistics.median(run.wall for run in runs[1:])
    cpu = statistics.median(run.cpu for run in runs[1:])
    peak = max(run.peak for run in runs)
    print(f"{tool:<6} {pages:>8} {html:>8} {wall:>8.2f} {cpu:>8.2f} {pages / wall:>10.0f} {peak:>10.0f}", flush=True)


def pages_of(site):
    return sum(1 for path in Path(site, "content").rglob("*.md") if not path.name.startswith("_index"))


def run(args):
    default = measure.release_folder() / measure.PROGRAM if args.tool == "cchc" else args.tool
    program = args.program or str(default)
    print(f"{'tool':<6} {'pages':>8} {'html':>8} {'wall s':>8} {'cpu s':>8} {'pages/s':>10} {'peak MiB':>10}")
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        if args.site:
            timed(args.tool, program, args.site, pages_of(args.site), args.times, folder)
        for pages in args.pages:
            site = os.path.join(folder, "site")
            Writer(args.tool, site).site(pages)
            timed(args.tool, program, site, pages, args.times, folder)
            shutil.rmtree(site)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write a site")
    make.add_argument("tool", choices=TOOLS)
    make.add_argument("pages", type=int)
    make.add_argument("folder")
    timing = commands.add_parser("run", help="build sites and print figures")
    timing.add_argument("tool", choices=TOOLS)
    timing.add_argument("pages", type=int, nargs="*")
    timing.add_argument("--site", help="a site that is there")
    timing.add_argument("--program", help="the generator (default: target/release/cchc, zola, hugo)")
    timing.add_argument("--times", type=int, default=5, help="builds that count (default: 5)")
    timing.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    if args.command == "make":
        Writer(args.tool, args.folder).site(args.pages)
    else:
        run(args)


if __name__ == "__main__":
    main()
