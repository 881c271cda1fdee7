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
[ "$(find "$posters" -type f | wc -l)" = 112 ] || fail "not 112 files"

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

echo "print: $offices posters and 3 other sheets are sound"
