#!/usr/bin/env python3
"""Measures what photos cost: each in three widths as WebP, beside what Zola would do with them.

    benches/pictures.py                     200 photos of 12 megapixels
    benches/pictures.py --photos 20 --folder /dev/shm

Both sides get the same photos (benches/pictures.rs makes them; that takes a minute or two and does not count), the
same widths and the same quality, in turn. Zola itself is packaged nowhere: a stand-in makes the same calls of the
same libraries, and says in its head what it leaves out. The program is then run again on what it has made: `encoded`
counts the pictures that it had to make, seen by the files of its cache. A picture looks the same from both: --keep
leaves them to be looked at.
"""

import argparse
import os
import shutil
import statistics
import tempfile
from pathlib import Path

import measure
from generator import Writer

WIDTHS = [480, 960, 1600]
QUALITY = 75


def site(folder, photos):
    """A small site whose start page shows every photo in every width."""
    writer = Writer("cchc", folder)
    writer.site(10)
    calls = [f'{{% set r{w} = resize_image(path="anh/" ~ n ~ ".jpg", width={w}, op="fit_width", format="webp", quality={QUALITY}) %}}' for w in WIDTHS]
    sources = ", ".join(f"{{{{ r{w}.url | safe }}}} {w}w" for w in WIDTHS)
    picture = f'<img alt="" width="{WIDTHS[-1]}" srcset="{sources}" src="{{{{ r{WIDTHS[-1]}.url | safe }}}}">'
    loop = f"{{% for n in range(end={photos}) %}}{''.join(calls)}{picture}\n{{% endfor %}}"
    writer.write("templates/index.html", f'{{% extends "base.html" %}}{{% block content %}}{loop}{{% endblock content %}}')


def kept(root):
    """The files of the cache."""
    return set(measure.stamps(Path(root, "target")))


def told(name, runs, photos):
    wall, cpu = statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs)
    peak = max(run.peak for run in runs)
    print(f"{name:<16} {wall:>8.2f} {cpu:>8.2f} {cpu / photos * 1000:>10.0f} {peak:>9.0f}", flush=True)
    return wall


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1, help="runs of each side (default: 1)")
    parser.add_argument("--program", help="this program, built already")
    parser.add_argument("--stand-in", help="benches/pictures.rs, built already")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    parser.add_argument("--keep", help="a folder to copy both sides' pictures to")
    args = parser.parse_args()
    made = {} if args.program and args.stand_in else measure.made_with_cargo("pictures")
    program, stand_in = args.program or made["cchc"], args.stand_in or made["pictures"]
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        root, out, other = (os.path.join(folder, name) for name in ("site", "out", "other"))
        photos = os.path.join(root, "static", "anh")
        measure.run([stand_in, "make", photos, str(args.photos)])
        site(root, args.photos)
        whole = sum(path.stat().st_size for path in Path(photos).iterdir())
        print(f"{args.photos} photos, {whole / 2**20:.0f} MiB; {os.cpu_count()} processors, {measure.kind_of_disk(folder)}")
        print(f"{'':<16} {'wall s':>8} {'cpu s':>8} {'ms/photo':>10} {'peak MiB':>9}")
        ours, theirs = [], []
        for _ in range(args.rounds):
            for left in (out, other, os.path.join(root, "target")):
                shutil.rmtree(left, ignore_errors=True)
            ours.append(measure.run([program, "--root", root, "build", "--output-dir", out]))
            theirs.append(measure.run([stand_in, "zola", photos, other, *map(str, WIDTHS)]))
        wall = told("cchc", ours, args.photos)
        print(f"cchc is {told('Zola, a stand-in', theirs, args.photos) / wall:.2f}× as fast")
        before, files = kept(root), measure.stamps(out)
        second = measure.run([program, "--root", root, "build", "--output-dir", out])
        told("cchc again", [second], args.photos)
        shutil.rmtree(out)
        told("into a new place", [measure.run([program, "--root", root, "build", "--output-dir", out])], args.photos)
        pictures = [name for name in files if name.endswith(".webp")]
        print(f"{len(pictures)} pictures of {len(WIDTHS) * args.photos}; encoded again: {len(kept(root) - before)}")
        if args.keep:
            for side in (out, other):
                shutil.copytree(side, os.path.join(args.keep, os.path.basename(side)), dirs_exist_ok=True)


if __name__ == "__main__":
    main()
