#!/usr/bin/env python3
"""Makes sites of any size, and measures how long a generator takes to build them.

    benches/site.py make cchc 1000 /tmp/site        a site for cchc (also: zola, hugo)
    benches/site.py run cchc 1000 10000             makes each, builds it, prints a table
    benches/site.py run cchc --site /tmp/site       builds a site that is there
    benches/site.py run zola 1000 --program ~/bin/zola

Each build writes into a fresh folder. The figures are the median time of the builds (5 unless --times
says otherwise), pages per second at that time, and the largest memory that any of them took; beside
the pages stand the HTML files that came out, with lists and terms. Put --folder on a memory disk to
leave the disk out. Standard library only; the text is made of common Vietnamese words in a fixed
order of chance, so every machine builds the same bytes.
"""

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "cchc.exe" if os.name == "nt" else "cchc"

WORDS = (
    "thủ tục hồ sơ giấy tờ người dân cán bộ công chức xã phường tỉnh cơ quan đơn vị nộp nhận trả kết quả đúng hạn "
    "trực tuyến trực tiếp bưu chính cổng dịch vụ công quốc gia lệ phí thời hạn hướng dẫn tiếp nhận giải quyết công khai "
    "minh bạch cải cách hành chính chính quyền số dữ liệu điện tử phản ánh kiến nghị hài lòng kế hoạch năm tuyên truyền "
    "văn bản nghị định quyết định thông tư trách nhiệm và của cho với tại khi đã được không phải một các những này theo"
).split()

SECTIONS = ["chu-de", "thu-tuc", "mo-hinh", "van-ban", "tin-tuc", "hoi-dap", "an-pham", "huong-dan"]
TAGS = ["hộ tịch", "cư trú", "chứng thực", "đất đai", "doanh nghiệp", "một cửa", "chuyển đổi số", "tài chính", "công vụ"]


class Writer:
    """Writes the pages of one site; chance is the same for every tool."""

    def __init__(self, tool, folder):
        self.tool = tool
        self.folder = Path(folder)
        self.chance = random.Random(20260609)

    def words(self, low, high):
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(low, high)))

    def sentence(self):
        text = self.words(7, 18)
        return text[0].upper() + text[1:] + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def link(self, section, number):
        if self.tool == "hugo":
            return f'{{{{< relref "/{section}/bai-{number}.md" >}}}}'
        return f"@/{section}/bai-{number}.md"

    def body(self, number, pages):
        other = self.chance.randrange(pages)
        link = self.link(SECTIONS[other % len(SECTIONS)], other)
        items = "\n".join(f"{i}. **{self.words(2, 4)}**: {self.sentence()}" for i in range(1, 5))
        rows = "\n".join(f"| {self.words(2, 4)} | {self.words(1, 3)} | {self.chance.randint(1, 30)} |" for _ in range(5))
        parts = [
            self.paragraph(),
            f"## {self.words(3, 6).capitalize()}",
            self.paragraph(),
            items,
            f"## {self.words(3, 6).capitalize()}",
            f"| Việc | Nơi | Ngày |\n|---|---|--:|\n{rows}",
            f"Xem [{self.words(2, 5)}]({link}) và *{self.words(2, 4)}*.",
            f"### {self.words(2, 5).capitalize()}",
            self.paragraph(),
            f"> {self.sentence()}",
            f"- {self.sentence()}\n- {self.sentence()}\n- `{self.words(1, 2)}`",
        ]
        return "\n\n".join(parts) + "\n"

    def page(self, number, pages):
        section = SECTIONS[number % len(SECTIONS)]
        title = self.words(4, 9).capitalize()
        tags = ", ".join(f'"{tag}"' for tag in sorted(self.chance.sample(TAGS, 2)))
        # Long past: a page of tomorrow is left out of the build.
        day = f"{2022 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        head = f'+++\ntitle = "{title}"\ndescription = "{self.sentence()}"\ndate = {day}\n'
        head += f"tags = [{tags}]\n+++\n" if self.tool == "hugo" else f"[taxonomies]\ntags = [{tags}]\n+++\n"
        self.write(f"content/{section}/bai-{number}.md", head + self.body(number, pages))

    def site(self, pages):
        CONFIGS[self.tool](self)
        for name in SECTIONS:
            extra = "" if self.tool == "hugo" else 'sort_by = "date"\npaginate_by = 20\n'
            self.write(f"content/{name}/_index.md", f'+++\ntitle = "{name}"\n{extra}+++\n')
        self.write("content/_index.md", '+++\ntitle = "Trang chủ"\n+++\n')
        for number in range(pages):
            self.page(number, pages)


BASE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{% block title %}{{ config.title }}{% endblock title %}</title></head><body>
<nav><ul>{% for name in config.extra.sections %}{% set s = get_section(path=name ~ "/_index.md", metadata_only=true) %}
<li><a href="{{ s.permalink | safe }}">{{ s.title }}</a></li>{% endfor %}</ul></nav>
<main>{% block content %}{% endblock content %}</main></body></html>
"""
LIST = """<ul>{% for p in paginator.pages %}<li><a href="{{ p.permalink | safe }}">{{ p.title }}</a>
<time datetime="{{ p.date }}">{{ p.date | date(format="%d/%m/%Y") }}</time></li>{% endfor %}</ul>
<nav>{% if paginator.previous %}<a href="{{ paginator.previous | safe }}">Trước</a>{% endif %}
{{ paginator.current_index }}/{{ paginator.number_pagers }}
{% if paginator.next %}<a href="{{ paginator.next | safe }}">Sau</a>{% endif %}</nav>"""
ZOLA_TEMPLATES = {
    "base.html": BASE,
    "index.html": """{% extends "base.html" %}{% block content %}<h1>{{ section.title }}</h1>
{% for key in section.subsections %}{% set s = get_section(path=key) %}<h2>{{ s.title }}</h2>
<ul>{% for p in s.pages[:5] %}<li><a href="{{ p.permalink | safe }}">{{ p.title }}</a></li>{% endfor %}</ul>{% endfor %}
{% endblock content %}""",
    "section.html": '{% extends "base.html" %}{% block content %}<h1>{{ section.title }}</h1>' + LIST + "{% endblock content %}",
    "page.html": """{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock title %}{% block content %}
<article><h1>{{ page.title }}</h1><p>{{ page.description }}</p>
<nav><ul>{% for h in page.toc %}<li><a href="{{ h.permalink | safe }}">{{ h.title }}</a></li>{% endfor %}</ul></nav>
{{ page.content | safe }}
<ul>{% for t in page.taxonomies.tags %}<li><a href="{{ get_taxonomy_url(kind="tags", term=t) | safe }}">{{ t }}</a></li>{% endfor %}</ul>
</article>{% endblock content %}""",
    "taxonomy_list.html": """{% extends "base.html" %}{% block content %}<h1>{{ taxonomy.name }}</h1>
<ul>{% for t in terms %}<li><a href="{{ t.permalink | safe }}">{{ t.name }}</a></li>{% endfor %}</ul>{% endblock content %}""",
    "taxonomy_single.html": '{% extends "base.html" %}{% block content %}<h1>{{ term.name }}</h1>' + LIST + "{% endblock content %}",
}
HUGO_TEMPLATES = {
    "_default/baseof.html": """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{ .Title }}</title></head><body>
<nav><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main>{{ block "main" . }}{{ end }}</main></body></html>""",
    "index.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Site.Sections }}<h2>{{ .Title }}</h2>
<ul>{{ range first 5 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}{{ end }}""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages).Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "02/01/2006" }}</time></li>{{ end }}</ul>
{{ with .Paginator }}{{ with .Prev }}<a href="{{ .URL }}">Trước</a>{{ end }}{{ with .Next }}<a href="{{ .URL }}">Sau</a>{{ end }}{{ end }}
{{ end }}""",
    "_default/single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Description }}</p>
{{ .TableOfContents }}{{ .Content }}<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</article>{{ end }}""",
    "_default/terms.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}""",
}


def zola_config(writer):
    sections = ", ".join(f'"{name}"' for name in SECTIONS)
    text = 'base_url = "https://bench.gov.vn"\ntitle = "Thử tốc độ"\ndefault_language = "vi"\ngenerate_feeds = true\n'
    text += 'minify_html = true\ntaxonomies = [{ name = "tags", paginate_by = 20 }]\n[extra]\n' + f"sections = [{sections}]\n"
    writer.write("config.toml", text)
    for name, template in ZOLA_TEMPLATES.items():
        writer.write(f"templates/{name}", template)


def hugo_config(writer):
    text = 'baseURL = "https://bench.gov.vn/"\ntitle = "Thử tốc độ"\nlanguageCode = "vi"\n[pagination]\npagerSize = 20\n'
    writer.write("hugo.toml", text + '[taxonomies]\ntag = "tags"\n')
    for name, template in HUGO_TEMPLATES.items():
        writer.write(f"layouts/{name}", template)


CONFIGS = {"cchc": zola_config, "zola": zola_config, "hugo": hugo_config}


def command(tool, program, site, out):
    """The build of one tool."""
    if tool == "hugo":
        return [program, "--source", site, "--destination", out, "--minify", "--quiet"]
    return [program, "--root", site, "build", "--output-dir", out]


def build(line):
    """Seconds and peak memory in MB of one build, in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.monotonic()
        done = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        took = time.monotonic() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        peak_mb = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
        sys.stderr.buffer.write(done.stderr if done.returncode else b"")
        os.write(write, f"{took} {peak_mb} {done.returncode}".encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    took, peak, code = os.read(read, 200).decode().split()
    os.close(read)
    if code != "0":
        sys.exit(f"the build failed: {' '.join(line)}")
    return float(took), float(peak)


def measure(tool, program, site, pages, times, folder):
    out = os.path.join(folder, "out")
    line = command(tool, program, site, out)
    runs = []
    # The first build fills the caches of the system and does not count.
    for _ in range(times + 1):
        shutil.rmtree(out, ignore_errors=True)
        runs.append(build(line))
    html = sum(1 for _ in Path(out).rglob("*.html"))
    shutil.rmtree(out, ignore_errors=True)
    seconds = statistics.median(took for took, _ in runs[1:])
    peak = max(peak for _, peak in runs)
    print(f"{tool:<6} {pages:>8} {html:>8} {seconds:>10.2f} {pages / seconds:>12.0f} {peak:>10.0f}", flush=True)


def pages_of(site):
    return sum(1 for path in Path(site, "content").rglob("*.md") if not path.name.startswith("_index"))


def run(args):
    program = args.program or (str(ROOT / "target/release" / PROGRAM) if args.tool == "cchc" else args.tool)
    print(f"{'tool':<6} {'pages':>8} {'html':>8} {'seconds':>10} {'pages/s':>12} {'peak MB':>10}")
    with tempfile.TemporaryDirectory(dir=args.folder, prefix="cchc-bench-") as folder:
        if args.site:
            measure(args.tool, program, args.site, pages_of(args.site), args.times, folder)
        for pages in args.pages:
            site = os.path.join(folder, "site")
            Writer(args.tool, site).site(pages)
            measure(args.tool, program, site, pages, args.times, folder)
            shutil.rmtree(site)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write a site")
    make.add_argument("tool", choices=CONFIGS)
    make.add_argument("pages", type=int)
    make.add_argument("folder")
    timed = commands.add_parser("run", help="build sites and print figures")
    timed.add_argument("tool", choices=CONFIGS)
    timed.add_argument("pages", type=int, nargs="*")
    timed.add_argument("--site", help="a site that is there")
    timed.add_argument("--program", help="the generator (default: target/release/cchc, zola, hugo)")
    timed.add_argument("--times", type=int, default=5, help="builds that count (default: 5)")
    timed.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    args = parser.parse_args()
    if args.command == "make":
        Writer(args.tool, args.folder).site(args.pages)
    else:
        run(args)


if __name__ == "__main__":
    main()
