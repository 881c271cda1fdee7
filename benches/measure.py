"""Measures programs: seconds, processor time and peak memory of a run, and what a folder of output holds."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "cchc.exe" if os.name == "nt" else "cchc"
# What ru_maxrss counts in: bytes on macOS, else KiB.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


def made_with_cargo(bench):
    """Builds the program and one of the benchmarks in Rust; gives their paths by name."""
    line = ["cargo", "build", "--release", "--bin", "cchc", "--bench", bench, "--message-format", "json"]
    done = subprocess.run(line, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit("cargo build failed")
    told = (json.loads(line) for line in done.stdout.splitlines())
    return {it["target"]["name"]: it["executable"] for it in told if it.get("executable")}


class Run(NamedTuple):
    """One run of a program."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of all processors together, the system's work for it included."""
    peak: float
    """The most memory it held, in MiB."""
    told: str
    """What it wrote to standard output."""


def release_folder():
    """Where cargo puts what it builds."""
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"


def run(line, env=None):
    """Runs a program to its end; ends everything when it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = subprocess.Popen(line, stdout=out, stderr=err, env=env)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told = out.read().decode(errors="replace")
        if child.returncode:
            err.seek(0)
            sys.exit(f"failed: {' '.join(map(str, line))}\n{err.read().decode(errors='replace')}{told[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * PEAK_UNIT / 2**20, told)


class Html(NamedTuple):
    """The HTML files of a site."""

    pages: int
    redirects: int
    """Files that only send the browser on: addresses of old, and the first page of each paginated list."""
    lost: int
    """The page for addresses that lead nowhere; Hugo makes one only from a template."""


def html_files(folder):
    pages = redirects = lost = 0
    for path in Path(folder).rglob("*.html"):
        if path.name == "404.html":
            lost += 1
        # A page is never so small; reading every page of a large site would take longer than building it.
        elif path.stat().st_size < 1500 and b'http-equiv="refresh"' in path.read_bytes().lower().replace(b"=refresh", b'="refresh"'):
            redirects += 1
        else:
            pages += 1
    return Html(pages, redirects, lost)


def stamps(folder):
    """What changes when a file is written again, by path: its number on the disk, its time and its size."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            seen = os.lstat(full)
            found[os.path.relpath(full, folder)] = (seen.st_ino, seen.st_mtime_ns, seen.st_size)
    return found


def touched(before, after):
    """The files that were written, made or removed between two looks."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def kind_of_disk(folder):
    """The file system that a folder lies on, where the system tells it."""
    best, kind = "", "unknown"
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return kind
    for line in lines:
        _, place, name, *_ = line.split()
        inside = os.path.realpath(folder).startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, name
    return kind
