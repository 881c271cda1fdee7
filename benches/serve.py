#!/usr/bin/env python3
"""Measures the preview: how soon it is ready, and how soon a saved file is on the screen.

    benches/serve.py                                    sites of 1,000, 10,000 and 50,000 articles
    benches/serve.py --pages 10000 --edits 200 --memory 1000

Ready is the time from the start of `cchc serve` to the last byte of a page. An edit is saved in one of four ways:
words put after the body, another title, the body saved as many editors do (a file of its own, renamed over the
old one), and a rename that also changes the title. Its time runs from the end of the save to the last byte of the page
that holds it. A browser waits as the preview's script does: it holds `/__cchc/state` open and asks for the page at
the news; every other edit is looked for by asking for the page again and again instead (`asked`). --new adds that many
pages, one after the other, each a copy of another one that is taken away again. --memory makes that many edits more, one after the other, and tells the memory before and after.
"""

import argparse
import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measure
from generator import SECTIONS, TAGS, Writer

PATIENCE = 60
"""Seconds after which an edit that is not on the screen is a lost update."""


class Preview:
    """A running `cchc serve` and two connections to it, as a browser has them."""

    def __init__(self, program, site):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.site, start = site, time.monotonic()
        self.child = subprocess.Popen(
            [program, "--root", site, "serve", "--port", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.page = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.news = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        while True:
            try:
                status, _ = self.get(self.page, address(0))
            except ConnectionError:
                self.page.close()
                if self.child.poll() is not None:
                    sys.exit("the preview ended by itself")
                time.sleep(0.001)
                continue
            if status == 200:
                break
        self.ready = time.monotonic() - start
        self.version = json.loads(self.get(self.news, "/__cchc/state")[1])["version"]

    def get(self, connection, path):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def memory(self):
        """MiB that the server holds."""
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.child.pid)], capture_output=True, text=True, check=True)
        return int(told.stdout) / 1024

    def shown_by_news(self, path, marker, save):
        """Milliseconds from a save to the page, for a browser that waits for news."""
        self.news.request("GET", f"/__cchc/state?after={self.version}")
        save()
        saved = time.monotonic()
        while True:
            self.version = json.loads(self.news.getresponse().read())["version"]
            if marker in self.get(self.page, path)[1]:
                return (time.monotonic() - saved) * 1000
            late(saved, path)
            self.news.request("GET", f"/__cchc/state?after={self.version}")

    def shown_by_asking(self, path, marker, save):
        """The same for one who asks for the page without end."""
        save()
        saved = time.monotonic()
        while marker not in self.get(self.page, path)[1]:
            late(saved, path)
        took = (time.monotonic() - saved) * 1000
        self.version = json.loads(self.get(self.news, "/__cchc/state")[1])["version"]
        return took

    def end(self):
        self.page.close()
        self.news.close()
        self.child.terminate()
        self.child.wait()


def late(saved, path):
    if time.monotonic() - saved > PATIENCE:
        sys.exit(f"lost update: {path} was saved and is not shown after {PATIENCE} s")


def address(number):
    return f"/{SECTIONS[number % len(SECTIONS)]}/bai-{number}/"


def with_body(text, marker):
    return f"{text}\n\nThêm {marker}.\n"


def with_title(text, marker):
    head, rest = text.split('title = "', 1)
    return f'{head}title = "{marker} {rest.split(chr(34), 1)[0][:40]}"{rest.split(chr(34), 1)[1]}'


def with_tags(text, marker):
    """Other tags, of those that other pages have; and what tells the new page from the old."""
    head, rest = text.split("tags = [", 1)
    tags = ", ".join(f'"{tag}"' for tag in random.Random(marker).sample(TAGS, 2))
    return with_body(f"{head}tags = [{tags}]{rest.split(']', 1)[1]}", marker)


def in_place(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


def by_rename(path, text):
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)


WAYS = {"body": (with_body, in_place), "title": (with_title, in_place), "body by rename": (with_body, by_rename), "title by rename": (with_title, by_rename), "tags": (with_tags, in_place)}


def edit(preview, number, way, count, asked):
    """One edit of one page; milliseconds."""
    path = Path(preview.site, f"content{address(number)[:-1]}.md")
    changed, save = WAYS[way]
    marker = f"dau{count}x{number}"
    text = changed(path.read_text(encoding="utf-8"), marker)
    shown = preview.shown_by_asking if asked else preview.shown_by_news
    return shown(address(number), marker.encode(), lambda: save(path, text))


def add(preview, number, count, pause):
    """A page more, which stays for the time of a pause; milliseconds."""
    path = Path(preview.site, f"content{address(number)[:-1]}.md")
    marker = f"moi{count}x{number}"
    text = with_body(path.read_text(encoding="utf-8"), marker)
    new = path.with_name(f"{path.stem}-{marker}.md")
    took = preview.shown_by_news(f"{address(number)[:-1]}-{marker}/", marker.encode(), lambda: in_place(new, text))
    time.sleep(pause)
    new.unlink()
    return took


def tell(name, times):
    times = sorted(times)
    last = times[min(len(times) - 1, int(len(times) * 0.95))]
    print(f"  {name:<16} {len(times):>6} {statistics.median(times):>10.1f} {last:>10.1f} {times[-1]:>10.1f}", flush=True)
    return last


def measured(args, pages, folder):
    """The figures of one site; the 95th percentile of those who wait for news, in ms."""
    site = os.path.join(folder, f"of-{pages}")
    Writer("cchc", site).site(pages)
    chance = random.Random(pages)
    preview = Preview(args.program, site)
    try:
        print(f"\n{pages} articles: ready in {preview.ready:.2f} s, {preview.memory():.0f} MiB")
        print(f"  {'edit':<16} {'times':>6} {'median ms':>10} {'95 % ms':>10} {'most ms':>10}")
        times = {(way, asked): [] for way in WAYS for asked in (False, True)}
        for count in range(args.edits):
            way, asked = list(WAYS)[count % len(WAYS)], count // len(WAYS) % 2 == 1
            times[way, asked].append(edit(preview, chance.randrange(pages), way, count, asked))
            # A person does not save at once again; and not in step with anything that the program waits for.
            time.sleep(chance.uniform(0.02, args.pause))
        for (way, asked), of in times.items():
            if of and not asked:
                tell(way, of)
        all_of = {asked: [ms for (_, by), of in times.items() if by == asked for ms in of] for asked in (False, True)}
        last = tell("all", all_of[False]) if all_of[False] else 0.0
        if all_of[True]:
            tell("all, asked", all_of[True])
        if args.new:
            pause = lambda: chance.uniform(0.02, args.pause)
            times = []
            for count in range(args.new):
                times.append(add(preview, chance.randrange(pages), count, pause()))
                time.sleep(pause())
            tell("new page", times)
        if args.memory:
            before = preview.memory()
            for count in range(args.memory):
                edit(preview, chance.randrange(pages), "body", args.edits + count, False)
            print(f"  memory: {before:.0f} MiB, after {args.memory} edits more {preview.memory():.0f} MiB", flush=True)
        return last
    finally:
        preview.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000, 50_000], help="articles of each site")
    parser.add_argument("--edits", type=int, default=80, help="edits that are timed (default: 80)")
    parser.add_argument("--new", type=int, default=0, metavar="PAGES", help="pages that are added and timed (default: none)")
    parser.add_argument("--memory", type=int, default=0, metavar="EDITS", help="edits after which memory is told (default: none)")
    parser.add_argument("--pause", type=float, default=0.3, help="the longest pause between two edits, in s (default: 0.3)")
    parser.add_argument("--program", default=str(measure.release_folder() / measure.PROGRAM), help="(default: target/release/cchc)")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    first = None
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        for pages in args.pages:
            last = measured(args, pages, folder)
            first = first or last
            if first:
                print(f"  95 % against the first site: {last / first:.2f}×")


if __name__ == "__main__":
    main()
