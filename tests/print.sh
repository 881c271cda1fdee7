#!/usr/bin/env bash
# Owns what a printing house gets: posters for every office, looked at with the tools of others.
#
#   tests/print.sh CCHC ROOT        the program, and the folder of the hub
set -euo pipefail
cchc=$1
root=$2
address=https://cchc.caobang.gov.vn
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "print: $*" >&2
  exit 1
}

# Unicode NFC, every run of white space one space.
plain() {
  python3 -c 'import re,sys,unicodedata as u; print(re.sub(r"\s+", " ", u.normalize("NFC", sys.stdin.read())))'
}

# Whether standard input holds a text; reads it all, for a reader that stops early fails the pipe.
holds() {
  local text
  text=$(cat)
  [[ $text == *"$1"* ]]
}

sound() {
  qpdf --check "$1" >"$work/log" 2>&1 || { cat "$work/log"; fail "qpdf finds faults in $1"; }
  # Two lines of heads, then a font each; the fifth column from the right tells whether it is embedded.
  pdffonts "$1" 2>/dev/null | awk 'NR > 2 && $(NF-4) != "yes" { bad = 1; print } END { exit bad || NR < 3 }' || fail "a font of $1 is not embedded"
  pdfinfo "$1" 2>/dev/null | plain | holds "Tagged: yes" || fail "$1 is not tagged"
}

posters=$work/posters
"$cchc" --root "$root" print an-pham/ap-phich-dang-ky-khai-sinh --layout ap-phich --size a2 --all-offices \
  --format pdf,png --base-url "$address" --output-dir "$posters"

offices=0
while IFS=, read -r _ name kind; do
  [ "$name" != name ] || continue
  kind=${kind%$'\r'}
  slug=$(python3 -c 'import sys,re,unicodedata as u
t = u.normalize("NFD", sys.argv[1].lower().replace("đ", "d"))
print(re.sub(r"[^a-z0-9]+", "-", "".join(c for c in t if not u.combining(c))).strip("-"))' "$name")
  file=$posters/ap-phich-dang-ky-khai-sinh-a2-$slug
  [ -f "$file.pdf" ] && [ -f "$file.png" ] || fail "no poster for $kind $name ($file)"
  code=$(zbarimg --raw -q "$file.png" 2>/dev/null) || fail "the code of $name cannot be read"
  [ "$code" = "$address/don-vi/$slug/" ] || fail "the code of $name opens $code"
  pdftotext "$file.pdf" - 2>/dev/null | plain | holds "UBND $kind $name" || fail "the poster of $name does not name it"
  sound "$file.pdf"
  offices=$((offices + 1))
done < <(cut -d, -f1-3 "$root/content/don-vi/don-vi.csv")
[ "$offices" = 56 ] || fail "$offices offices instead of 56"
[ "$(find "$posters" -type f ! -name ban-in.json | wc -l)" = 112 ] || fail "not 112 files"

for wanted in "an-pham/bang-ron-hai-long bang-ron" "thu-tuc/dang-ky-khai-sinh phieu-thu-tuc" "chu-de/cai-cach-thu-tuc-hanh-chinh trang"; do
  read -r page layout <<<"$wanted"
  "$cchc" --root "$root" print "$page" --layout "$layout" --office ha-lang --base-url "$address" --output-dir "$work/others" >/dev/null
done
for file in "$work"/others/*.pdf; do sound "$file"; done
[ "$(find "$work/others" -name '*.pdf' | wc -l)" = 3 ] || fail "not three other sheets"

# The notice sheet keeps its document numbers whole, and opens the procedure.
sheet=$work/others/phieu-thu-tuc-dang-ky-khai-sinh-a4-ha-lang.pdf
pdftotext -layout "$sheet" - 2>/dev/null | holds "118/2025/NĐ-CP" || fail "a document number of the notice sheet is broken"
pdftoppm -r 120 -png -f 1 -l 1 "$sheet" "$work/sheet" 2>/dev/null
[ "$(zbarimg --raw -q "$work"/sheet*.png 2>/dev/null)" = "$address/thu-tuc/dang-ky-khai-sinh/" ] || fail "the code of the notice sheet"

# What a print shop gets: the trim to a tenth of a millimetre, bleed around it, no ink but the four of
# the press, in text and in pictures.
shop=$work/shop
mkdir -p "$work/hub"
cp -r "$root/config.toml" "$root/content" "$root/data" "$root/themes" "$work/hub/"
photo=$work/hub/content/an-pham
python3 - "$photo/anh.png" "$photo/hinh.svg" <<'PY'
import struct, sys, zlib
side = 900
rows = b"".join(b"\0" + bytes(v for x in range(side) for v in ((x * 255) // side, (y * 255) // side, 90)) for y in range(side))
chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
open(sys.argv[1], "wb").write(png)
open(sys.argv[2], "w").write('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90" fill="#12a"/></svg>')
PY
for picture in anh.png hinh.svg; do
  sed "s|^\[in_an\]|[in_an]\nhinh = \"$picture\"\nmo_ta_hinh = \"Hình thử\"|" "$photo/ap-phich-dang-ky-khai-sinh.md" >"$photo/ap-phich-thu-${picture%.*}.md"
  "$cchc" --root "$work/hub" print "an-pham/ap-phich-thu-${picture%.*}" --size a3 --size a1 --finish nha-in --base-url "$address" --output-dir "$shop" >/dev/null
done
"$cchc" --root "$work/hub" print an-pham/bang-ron-hai-long --size 0.7x4 --size 1x6 --finish nha-in --office ha-lang --base-url "$address" --output-dir "$shop" >/dev/null
"$cchc" --root "$work/hub" print thu-tuc/dang-ky-khai-sinh --finish nha-in --base-url "$address" --output-dir "$shop" >/dev/null
python3 - "$shop" <<'PY' || fail "a sheet for the print shop"
import json, re, subprocess, sys, pathlib
folder = pathlib.Path(sys.argv[1])
record = json.loads((folder / "ban-in.json").read_text())["files"]
assert len(record) == 7, len(record)
for entry in record:
    file = folder / entry["file"]
    boxes = subprocess.run(["pdfinfo", "-box", "-l", "99", file], capture_output=True, text=True, check=True).stdout
    for page in range(1, entry["pages"] + 1):
        box = lambda name: [float(n) for n in re.search(rf"Page +{page} {name}:(.*)", boxes).group(1).split()]
        trim, bleed, media = box("TrimBox"), box("BleedBox"), box("MediaBox")
        sides = [(trim[2] - trim[0]) * 25.4 / 72, (trim[3] - trim[1]) * 25.4 / 72]
        want = [entry["width_mm"] / entry["scale"], entry["height_mm"] / entry["scale"]]
        assert all(abs(a - b) < 0.1 for a, b in zip(sides, want)), (file, sides, want)
        around = [abs(a - b) * 25.4 / 72 for a, b in zip(trim, bleed)]
        assert max(around) - min(around) < 0.1 and min(around) > 2.9, (file, around)
        assert media[0] < bleed[0] and media[3] > bleed[3], (file, media, bleed)
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, "-"], capture_output=True, check=True).stdout
    spaces = set(re.findall(rb"/(DeviceRGB|CalRGB|Lab)\b", plain))
    profiles = set(re.findall(rb"/N (\d)", plain))
    streams = re.findall(rb"stream\n(.*?)endstream", plain, re.S)
    painted = [s for s in streams if re.search(rb"^[\d. -]+ (?:rg|RG)$", s, re.M) and b"BT" in s]
    assert not spaces and b"3" not in profiles and not painted, (file, spaces, profiles, len(painted))
print("print:", len(record), "sheets for the print shop are sound")
PY
for file in "$shop"/*.pdf; do sound "$file"; done

# A second run with nothing changed writes nothing.
"$cchc" --root "$root" print an-pham/ap-phich-dang-ky-khai-sinh --size a2 --all-offices --format pdf,png \
  --base-url "$address" --output-dir "$posters" --message-format json 2>/dev/null | holds '"written":true' && fail "a second run writes again"

echo "print: $offices posters and 3 other sheets are sound"
