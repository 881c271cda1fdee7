#!/usr/bin/env python3
"""Makes a site like the hub itself, of any size: its own theme, kinds of pages, data and settings.

    benches/hub_site.py 10000 /tmp/hub                  about so many pages are built, both languages counted
    benches/hub_site.py 10000 /tmp/hub --social         with a picture to share of each page
    benches/hub_site.py 10000 /tmp/hub --no-search      without the index for searching

The pages of this repository are there as they are; procedures, news and questions stand again under other names,
with numbered titles, days and codes of their own, and each names a few documents, so that lists, citations,
links back and the index grow as those of a real site do. Standard library only; every machine
makes the same bytes.
"""

import argparse
import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ["content", "data", "themes", "static"]
# The kinds that a site has many of, and how often each comes.
MODELS = {"tin-tuc": 5, "hoi-dap": 4}
# A procedure has a sheet to print: making so many is another measurement, and is made once for all.
PROCEDURES = 150
NUMBERS = ["118/2025/NĐ-CP", "367/2025/NĐ-CP", "76/NQ-CP", "282/QĐ-TTg", "23/CT-TTg", "4110/KH-UBND", "57-NQ/TW"]
PLACES = ["xã Hưng Đạo", "phường Thục Phán", "phường Tân Giang", "xã Trùng Khánh", "xã Bảo Lạc", "xã Hà Quảng"]


def models(section):
    """The Vietnamese pages of a section that may stand again."""
    files = sorted((ROOT / "content" / section).glob("*.md"))
    return [file for file in files if not file.name.startswith("_") and file.suffixes == [".md"]]


def varied(text, number, chance):
    """A page once more, as another: its title, day, code and what it says of places and documents."""
    _, front, body = text.split("+++\n", 2)
    front = re.sub(r'^(title = ".*)"$', rf'\1, số {number}"', front, count=1, flags=re.M)
    day = f"{2021 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}"
    front = re.sub(r"^date = .*$", f"date = {day}", front, flags=re.M)
    front = re.sub(r'^ma_thu_tuc = ".*"$', f'ma_thu_tuc = "1.{100000 + number}"', front, flags=re.M)
    front = re.sub(r"^(aliases|slug|path) = .*\n", "", front, flags=re.M)
    cited = " và ".join(chance.sample(NUMBERS, 2))
    place = chance.choice(PLACES)
    body += f"\n## Ở {place}\n\nTheo {cited}, việc số {number} làm tại bộ phận một cửa của {place}.\n"
    return f"+++\n{front}+++\n{body}"


def settings(social, search):
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    if not search:
        text = text.replace("build_search_index = true", "build_search_index = false")
    if not social:
        text += "\n[print]\nsocial_pictures = false\n" if "[print]" not in text else ""
        text = re.sub(r"^\[print\]\n(?!social)", "[print]\nsocial_pictures = false\n", text, flags=re.M)
    return text


def make(count, folder, social, search):
    for name in FOLDERS:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    (folder / "config.toml").write_text(settings(social, search), encoding="utf-8")
    chance = random.Random(20260609)
    kinds = [section for section, often in MODELS.items() for _ in range(often)]
    files = {section: models(section) for section in ["thu-tuc", *MODELS]}
    # A page that no translation has is built in English too.
    for number in range(max(0, count // 2 - 250)):
        section = "thu-tuc" if number < min(PROCEDURES, count // 20) else kinds[number % len(kinds)]
        model = files[section][(number // len(kinds)) % len(files[section])]
        text = varied(model.read_text(encoding="utf-8"), number, chance)
        (folder / "content" / section / f"{model.stem}-{number}.md").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--social", action="store_true")
    parser.add_argument("--no-search", action="store_true")
    arguments = parser.parse_args()
    make(arguments.pages, arguments.folder, arguments.social, not arguments.no_search)


if __name__ == "__main__":
    main()
