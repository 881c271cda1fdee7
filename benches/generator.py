"""Writes the same site for each generator: cchc, Zola and Hugo. Standard library only.

Articles have headings with contents, lists, a table, a quotation, links to one another and two taxonomies; the
templates beside this file give them breadcrumbs, neighbours and paginated lists, and the settings ask for a feed,
a sitemap and minified HTML. The text is made of common Vietnamese words in a fixed order of chance, so every
machine writes the same bytes. cchc and Zola read one form; what differs is said where it differs.
"""

import random
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = ["cchc", "zola", "hugo"]

WORDS = (
    "thủ tục hồ sơ giấy tờ người dân cán bộ công chức xã phường tỉnh cơ quan đơn vị nộp nhận trả kết quả đúng hạn "
    "trực tuyến trực tiếp bưu chính cổng dịch vụ công quốc gia lệ phí thời hạn hướng dẫn tiếp nhận giải quyết công khai "
    "minh bạch cải cách hành chính chính quyền số dữ liệu điện tử phản ánh kiến nghị hài lòng kế hoạch năm tuyên truyền "
    "văn bản nghị định quyết định thông tư trách nhiệm và của cho với tại khi đã được không phải một các những này theo"
).split()

SECTIONS = ["chu-de", "thu-tuc", "mo-hinh", "van-ban", "tin-tuc", "hoi-dap", "an-pham", "huong-dan", "mot-cua", "so-lieu"]
TAGS = ["hộ tịch", "cư trú", "chứng thực", "đất đai", "doanh nghiệp", "một cửa", "chuyển đổi số", "tài chính", "công vụ"]
UNITS = ["văn phòng", "nội vụ", "tư pháp", "xây dựng", "y tế", "giáo dục"]
TITLE = "Thử tốc độ"
ADDRESS = "https://bench.gov.vn"
PER_LIST = 20

NAMES = ", ".join(f'"{name}"' for name in SECTIONS)

TERA_CONFIG = f"""base_url = "{ADDRESS}"
title = "{TITLE}"
default_language = "vi"
generate_feeds = true
minify_html = true
build_search_index = false
compile_sass = false
taxonomies = [{{ name = "tags", paginate_by = {PER_LIST} }}, {{ name = "units", paginate_by = {PER_LIST} }}]
[extra]
sections = [{NAMES}]
"""
HUGO_CONFIG = f"""baseURL = "{ADDRESS}/"
title = "{TITLE}"
locale = "vi"
defaultContentLanguage = "vi"
[pagination]
pagerSize = {PER_LIST}
[taxonomies]
tag = "tags"
unit = "units"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[minify]
minifyOutput = true
[params]
sections = [{NAMES}]
"""
# What the templates of Zola up to 0.22 call otherwise: they are Tera 1, those of cchc and of Zola 0.23 Tera 2.
TERA_1 = [("[:5]", " | slice(end=5)"), ("term=t)", "name=t)")]


class Writer:
    """Writes the pages of one site; chance is the same for every tool."""

    def __init__(self, tool, folder, tera_1=False):
        self.tool = tool
        self.folder = Path(folder)
        self.tera_1 = tera_1
        self.chance = random.Random(20260609)

    def words(self, low, high):
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(low, high)))

    def sentence(self):
        text = self.words(7, 18)
        return text[0].upper() + text[1:] + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 5)))

    def heading(self, level, low, high):
        return f"{'#' * level} {self.words(low, high).capitalize()}"

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
        steps = "\n".join(f"{i}. **{self.words(2, 4)}**: {self.sentence()}" for i in range(1, 5))
        rows = "\n".join(f"| {self.words(2, 4)} | {self.words(1, 3)} | {self.chance.randint(1, 30)} |" for _ in range(5))
        parts = [
            self.paragraph(),
            self.heading(2, 3, 6),
            self.paragraph(),
            steps,
            self.heading(2, 3, 6),
            f"| Việc | Nơi | Ngày |\n|---|---|--:|\n{rows}",
            f"Xem [{self.words(2, 5)}]({link}) và *{self.words(2, 4)}*.",
            self.heading(3, 2, 5),
            self.paragraph(),
            f"> {self.sentence()}",
            f"- {self.sentence()}\n- {self.sentence()}\n- `{self.words(1, 2)}`",
        ]
        return "\n\n".join(parts) + "\n"

    def page(self, number, pages):
        section = SECTIONS[number % len(SECTIONS)]
        title = self.words(4, 9).capitalize()
        tags = ", ".join(f'"{tag}"' for tag in sorted(self.chance.sample(TAGS, 2)))
        unit = self.chance.choice(UNITS)
        # Long past: a page of tomorrow is left out of the build.
        day = f"{2022 + number % 3}-{1 + number % 12:02}-{1 + number // 7 % 28:02}"
        head = f'+++\ntitle = "{title}"\ndescription = "{self.sentence()}"\ndate = {day}\n'
        head += "" if self.tool == "hugo" else "[taxonomies]\n"
        head += f'tags = [{tags}]\nunits = ["{unit}"]\n+++\n'
        self.write(f"content/{section}/bai-{number}.md", head + self.body(number, pages))

    def form(self):
        """The settings and the templates."""
        self.write("static/bench.css", "body { font: 1rem/1.5 system-ui; max-width: 44rem; margin: auto }\n")
        if self.tool == "hugo":
            self.write("hugo.toml", HUGO_CONFIG)
            shutil.copytree(HERE / "layouts", self.folder / "layouts", dirs_exist_ok=True)
            return
        self.write("config.toml", TERA_CONFIG)
        for path in sorted((HERE / "templates").glob("*.html")):
            text = path.read_text(encoding="utf-8")
            for new, old in TERA_1 if self.tera_1 else []:
                text = text.replace(new, old)
            self.write(f"templates/{path.name}", text)

    def site(self, pages):
        self.form()
        for name in SECTIONS:
            extra = "" if self.tool == "hugo" else f'sort_by = "date"\npaginate_by = {PER_LIST}\n'
            self.write(f"content/{name}/_index.md", f'+++\ntitle = "{name}"\n{extra}+++\n')
        self.write("content/_index.md", '+++\ntitle = "Trang chủ"\n+++\n')
        for number in range(pages):
            self.page(number, pages)
