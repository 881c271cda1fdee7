#!/usr/bin/env python3
"""Measures what the checks cost beside a build, on sites that benches/generator.py makes.

    benches/check.py 1000 10000            makes each site, builds and checks it, prints a table
    benches/check.py 10000 --program target/release/cchc --times 5

Every page is one for citizens, so that all rules have work. `build` is the median time of a build into a
fresh folder, `check` that of a check (it makes the whole site too, and writes nothing), `rules` that of
the rules alone: the program says it (`rules_ms` of `--format json`), and it holds the taking apart of
every file. The first run of each fills the caches and does not count.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile

import generator
import measure


class Writer(generator.Writer):
    """Pages that say for whom they are and when they are to be read again."""

    def write(self, name, text):
        keys = 'doi_tuong = ["nhan-dan"]\nreview_by = 2035-01-01\n'
        super().write(name, text.replace("\n[taxonomies]\n", f"\n{keys}[taxonomies]\n", 1))


def checked(program, site, pages, times, folder):
    out = os.path.join(folder, "out")
    builds, checks, rules, found = [], [], [], 0
    for _ in range(times + 1):
        shutil.rmtree(out, ignore_errors=True)
        builds.append(measure.run([program, "--root", site, "build", "--output-dir", out]).wall)
        run = measure.run([program, "--root", site, "check", "--format", "json"])
        lines = run.told.splitlines()
        checks.append(run.wall)
        rules.append(json.loads(lines[-1])["summary"]["rules_ms"])
        found = len(lines) - 1
    build, check, rule = (statistics.median(runs[1:]) for runs in (builds, checks, rules))
    print(f"{pages:>8} {build:>10.2f} {check:>10.2f} {rule:>10.0f} {found:>10}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int, nargs="+")
    parser.add_argument("--program", default=str(measure.release_folder() / measure.PROGRAM), help="(default: target/release/cchc)")
    parser.add_argument("--times", type=int, default=5, help="runs that count (default: 5)")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    print(f"{'pages':>8} {'build s':>10} {'check s':>10} {'rules ms':>10} {'findings':>10}")
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        for pages in args.pages:
            site = os.path.join(folder, "site")
            Writer("cchc", site).site(pages)
            checked(args.program, site, pages, args.times, folder)
            shutil.rmtree(site)


if __name__ == "__main__":
    main()
