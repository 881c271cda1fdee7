#!/usr/bin/env python3
"""How fast sheets are made: every layout, size and finish, for no office, one, or all.

    benches/print.py CCHC [--root ROOT] [--offices one|all|none] [--page PAGE] [--layout LAYOUT] [--keep-cache]

Prints for each layout the sheets, the files, the seconds and the files per second, then the whole. The cache of the
site is left out unless --keep-cache is given: sheets are made, not fetched.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("cchc")
parser.add_argument("--root", default=str(pathlib.Path(__file__).resolve().parent.parent))
parser.add_argument("--offices", choices=["one", "all", "none"], default="one")
parser.add_argument("--page", default="thu-tuc/dang-ky-khai-sinh")
parser.add_argument("--layout")
parser.add_argument("--keep-cache", action="store_true")
wanted = parser.parse_args()

offices = {"one": ["--office", "ha-lang"], "all": ["--all-offices"], "none": []}[wanted.offices]


def run(*words):
    done = subprocess.run([wanted.cchc, "--root", wanted.root, *words, "--message-format", "json"], capture_output=True, text=True)
    last = [line for line in done.stdout.splitlines() if line.startswith('{"summary"')]
    return json.loads(last[-1])["summary"] if last else {}


layouts = run("print")["layouts"]
publications = {row["layout"]: row["page"] for row in reversed(run("print")["publications"])}
total_files = total_seconds = 0
cache = pathlib.Path(wanted.root) / "target" / "cchc-cache"
for layout in layouts:
    if wanted.layout and layout["id"] != wanted.layout:
        continue
    page = publications.get(layout["id"], wanted.page)
    files = seconds = sheets = 0
    for size in layout["sizes"]:
        for finish in layout["finishes"]:
            if not wanted.keep_cache:
                shutil.rmtree(cache, ignore_errors=True)
            with tempfile.TemporaryDirectory() as out:
                begin = time.perf_counter()
                made = run("print", page, "--layout", layout["id"], "--size", size, "--finish", finish, *offices,
                           "--base-url", "https://cchc.caobang.gov.vn", "--output-dir", out)
                took = time.perf_counter() - begin
            count = len(made.get("files", []))
            if count:
                files, seconds, sheets = files + count, seconds + took, sheets + 1
    total_files, total_seconds = total_files + files, total_seconds + seconds
    print(f"{layout['id']:<16} {sheets:4} combinations {files:6} files {seconds:8.2f} s {files / max(seconds, 1e-9):8.1f} files/s", flush=True)
print(f"{'all':<16} {total_files:24} files {total_seconds:8.2f} s {total_files / max(total_seconds, 1e-9):8.1f} files/s")
