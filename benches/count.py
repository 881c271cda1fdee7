#!/usr/bin/env python3
"""Counts the instructions of builds, and sets them against the stored counts in benches/counts.json.

    benches/count.py                     prints the counts and their ratios; 1 when one cannot be noise
    benches/count.py --store             keeps the counts of this machine as those to compare with

valgrind counts what the program does, not how long it takes: the same on a busy machine and on an idle one. Sites
of benches/generator.py are built on one thread, on a fixed day, without anything of a build before. Seeds of hash
tables and the folder's name move a count by a thousandth; the code that the C library chooses by the processor by
five (its AVX2, BMI2 and ERMS switched off); what memchr, blake3 and simdutf8 choose is a thirtieth of all; another
compiler moves it by a few hundredths. So:

 * more than 1.03 of the stored count is told as a warning: look whether it was meant;
 * more than 1.25 of it ends with 1: no noise reaches that. Find the cause, or store the new count in the commit
   that explains it;
 * a page of a site of 1,600 costing more than 1.15 of what it costs in one of 400 ends with 1 on every machine,
   whatever is stored: the cost of a page grows with the site.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import measure
from generator import Writer

STORED = Path(__file__).with_name("counts.json")
SIZES = [100, 400, 1600]
DAY = "2026-06-01"
TOLD, TOO_MUCH, TOO_STEEP = 1.03, 1.25, 1.15


def counted(line, folder):
    """The instructions of a run on one thread."""
    log = os.path.join(folder, "log")
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", f"--log-file={log}"]
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    done = subprocess.run([*valgrind, *line], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    told = Path(log).read_text(encoding="utf-8", errors="replace")
    found = re.search(r"I\s+refs:\s+([\d,]+)", told)
    if done.returncode or not found:
        sys.exit(f"failed: {' '.join(line)}\n{done.stderr.decode(errors='replace')}{told[-2000:]}")
    return int(found[1].replace(",", ""))


def counts(program, folder):
    """Instructions by what was done."""
    found = {"--version": counted([program, "--version"], folder)}
    for pages in SIZES:
        site, out = os.path.join(folder, "site"), os.path.join(folder, "out")
        Writer("cchc", site).site(pages)
        build = [program, "--root", site, "build", "--as-of", DAY, "--output-dir", out]
        found[f"{pages} articles"] = counted(build, folder)
        if pages == SIZES[1]:
            found[f"{pages} articles, nothing new"] = counted(build, folder)
        shutil.rmtree(site)
        shutil.rmtree(out)
    return found


def compiler():
    done = subprocess.run(["rustc", "--version"], cwd=measure.ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def compared(found):
    """Prints the counts beside the stored ones; whether one is too large."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    here = platform.machine()
    if stored["machine"] != here:
        print(f"stored counts are those of {stored['machine']}, this is {here}: they are not compared")
        return False
    if stored["compiler"] != compiler():
        print(f"stored counts were made with {stored['compiler']}, this is {compiler()}")
    bad = False
    print(f"{'instructions of':<28} {'now':>16} {'stored':>16} {'ratio':>7}")
    for name, count in found.items():
        before = stored["counts"].get(name)
        ratio = count / before if before else 1.0
        print(f"{name:<28} {count:>16,} {before or 0:>16,} {ratio:>7.3f}")
        if ratio > TOO_MUCH:
            bad = True
            print(f"TOO MUCH: {name} takes {ratio:.2f} of what it took; noise does not reach that")
        elif ratio > TOLD:
            print(f"WARNING: {name} takes {ratio:.3f} of what it took; if that is meant, store it: benches/count.py --store")
        elif ratio < 1 / TOLD:
            print(f"better: {name}; keep it: benches/count.py --store")
    return bad


def steep(found):
    """Whether a page costs more in a larger site."""
    small, middle, large = SIZES
    of = {pages: found[f"{pages} articles"] for pages in SIZES}
    first = (of[middle] - of[small]) / (middle - small)
    then = (of[large] - of[middle]) / (large - middle)
    print(f"an article more: {first:,.0f} instructions up to {middle}, {then:,.0f} up to {large}: {then / first:.3f} (at most {TOO_STEEP})")
    if then / first > TOO_STEEP:
        print("TOO STEEP: what a page costs grows with the site")
    return then / first > TOO_STEEP


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(measure.release_folder() / measure.PROGRAM), help="(default: target/release/cchc)")
    parser.add_argument("--store", action="store_true", help="keep these counts")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        found = counts(args.program, folder)
    if args.store:
        kept = {"machine": platform.machine(), "compiler": compiler(), "counts": found}
        STORED.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    # Both are told before the end.
    sys.exit(int(compared(found) | steep(found)))


if __name__ == "__main__":
    main()
