#!/usr/bin/env python3
"""Measures what the checks cost beside a build, on sites that benches/site.py makes.

    benches/check.py 1000 10000            makes each site, builds and checks it, prints a table
    benches/check.py 10000 --program target/release/cchc --times 5

Every page is one for citizens, so that all rules have work. `build` is the median time of a build into a
fresh folder, `check` that of a check (it makes the whole site too, and writes nothing), `rules` that of
the rules alone: the program says it (`rules_ms` of `--format json`), and it holds the taking apart of
every file. The first run of each fills the caches and does not count.
"""

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Python has a module `site` of its own.
SPEC = importlib.util.spec_from_file_location("bench_site", Path(__file__).with_name("site.py"))
sites = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(sites)


class Writer(sites.Writer):
    """Pages that say for whom they are and when they are to be read again."""

    def write(self, name, text):
        keys = 'doi_tuong = ["nhan-dan"]\nreview_by = 2035-01-01\n'
        super().write(name, text.replace("\n[taxonomies]\n", f"\n{keys}[taxonomies]\n", 1))


def timed(line):
    start = time.monotonic()
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    took = time.monotonic() - start
    if done.returncode:
        sys.exit(f"failed: {' '.join(line)}\n{done.stderr.decode()}{done.stdout.decode()[-2000:]}")
    return took, done.stdout.decode()


def measure(program, site, pages, times, folder):
    out = os.path.join(folder, "out")
    builds, checks, rules, found = [], [], [], 0
    for _ in range(times + 1):
        shutil.rmtree(out, ignore_errors=True)
        builds.append(timed([program, "--root", site, "build", "--output-dir", out])[0])
        took, told = timed([program, "--root", site, "check", "--format", "json"])
        lines = told.splitlines()
        checks.append(took)
        rules.append(json.loads(lines[-1])["summary"]["rules_ms"])
        found = len(lines) - 1
    build, check, rule = (statistics.median(runs[1:]) for runs in (builds, checks, rules))
    print(f"{pages:>8} {build:>10.2f} {check:>10.2f} {rule:>10.0f} {found:>10}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int, nargs="+")
    parser.add_argument("--program", default=str(sites.ROOT / "target/release" / sites.PROGRAM), help="(default: target/release/cchc)")
    parser.add_argument("--times", type=int, default=5, help="runs that count (default: 5)")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    print(f"{'pages':>8} {'build s':>10} {'check s':>10} {'rules ms':>10} {'findings':>10}")
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        for pages in args.pages:
            site = os.path.join(folder, "site")
            Writer("cchc", site).site(pages)
            measure(args.program, site, pages, args.times, folder)
            shutil.rmtree(site)


if __name__ == "__main__":
    main()
