#!/usr/bin/env bash
# Runs every test; installs what they need first (Debian, Ubuntu).
#
#   tests/run.sh            every step; stops at the first that fails
#   CARGO_TARGET_DIR=…      where to build; on CI a folder outside the checkout is kept between runs
#   CHROMIUM=…              the browser to use
#
# Needs Rust and git. Nothing is written to the checkout but target/ and tests/browser/node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

kept=${XDG_CACHE_HOME:-$HOME/.cache}/cchc/target
if [ -z "${CARGO_TARGET_DIR:-}" ] && { [ -n "${CI:-}" ] || [ -d "$kept" ]; }; then
  export CARGO_TARGET_DIR=$kept
fi
cchc=${CARGO_TARGET_DIR:-$root/target}/release/cchc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0
started=$SECONDS

# step NAME COMMAND…: runs a step; its outcome and its time on one line.
step() {
  local name=$1 begin=$SECONDS code
  shift
  printf '\n== %s\n' "$name"
  # Not `if ! "$@"`: within a condition bash would go on after a command of the step that fails.
  set +e
  (
    set -e
    "$@"
  )
  code=$?
  set -e
  if [ "$code" != 0 ]; then
    printf '\ntests: FAILED in step "%s" after %d s; %d steps had passed\n' "$name" $((SECONDS - started)) "$passed"
    exit 1
  fi
  passed=$((passed + 1))
  printf '== %s: passed in %d s\n' "$name" $((SECONDS - begin))
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install() {
  echo "installing: $*"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Whether a program is a browser that opens a file of our folder: Ubuntu's may be a stub that asks
# for a snap, or a snap that sees no folder for temporary files.
opens() {
  command -v "$1" >/dev/null || return 1
  echo '<p>reads</p><p>well</p>' >"$work/page.html"
  timeout 60 "$1" --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir="$work/profile" \
    --dump-dom "file://$work/page.html" 2>/dev/null >"$work/dom" && grep -q 'reads.*well' "$work/dom"
}

# The first browser that opens a page; nothing if none does.
browser() {
  local name fetched=${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}
  {
    printf '%s\n' ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable
    find "$fetched" -type f \( -name chrome -o -name chrome-headless-shell -o -name headless_shell \) 2>/dev/null || true
  } >"$work/browsers"
  while read -r name; do
    if opens "$name"; then
      command -v "$name"
      return
    fi
  done <"$work/browsers"
}

tools() {
  local missing=() pair
  for pair in cc:build-essential pdftotext:poppler-utils qpdf:qpdf zbarimg:zbar-tools valgrind:valgrind python3:python3 node:nodejs npm:npm; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} = 0 ] || install "${missing[@]}"
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
  (cd tests/browser && npm ci --no-audit --no-fund --loglevel=error)
  [ -n "$(browser)" ] || fetch_browser
  [ -n "$(browser)" ] || { echo "no browser starts here: name one in CHROMIUM" && return 1; }
}

# Debian packages Chromium; what Ubuntu packages is a snap, so elsewhere Playwright's own is fetched.
fetch_browser() {
  if grep -q '^ID=debian' /etc/os-release && install chromium; then
    return
  fi
  (cd tests/browser && npx --no-install playwright-core install --with-deps chromium)
}

documentation() {
  RUSTDOCFLAGS="-D warnings" cargo doc --release --no-deps --quiet
}

hub() {
  local today
  today=$(date +%F)
  cargo build --release --quiet
  # As it goes out: the browser tests read what hosts are told, and weigh the compressed files.
  "$cchc" --root "$root" build --as-of "$today" --compress --host netlify,nginx,apache,iis --output-dir "$work/site"
  "$cchc" --root "$root" build --as-of "$today" --portable --output-dir "$work/portable" 2>/dev/null
  # A site of extremes: what is empty, very long, missing, ended, corrected. Its cache stays out of the checkout.
  cp -R tests/fixtures/states "$work/states"
  "$cchc" --root "$work/states" build --as-of "$today" 2>/dev/null
}

# The same input and date give the same bytes: in a new folder, and in the one that is there.
alike() {
  local today
  today=$(date +%F)
  for _ in first second; do
    "$cchc" --root "$root" build --as-of "$today" --compress --host netlify,nginx,apache,iis --output-dir "$work/again" 2>/dev/null
    diff -r "$work/site" "$work/again"
  done
}

pages_in_a_browser() {
  cd tests/browser
  CCHC=$cchc CCHC_SITE=$work/site CCHC_PORTABLE=$work/portable CCHC_STATES=$work/states/public node --test --test-reporter=spec
}

step "tools" tools
CHROMIUM=$(browser)
export CHROMIUM
echo "browser: $CHROMIUM"
step "format" cargo fmt --check
step "clippy" cargo clippy --release --all-targets --quiet -- -D warnings
step "documentation" documentation
step "rust tests" cargo test --release --quiet
step "the hub is built" hub
step "built again, the same bytes" alike
step "instructions counted" python3 benches/count.py --program "$cchc" --folder "$work"
step "printed sheets" tests/print.sh "$cchc" "$root"
step "pages in a browser" pages_in_a_browser

printf '\ntests: %d steps passed in %d s\n' "$passed" $((SECONDS - started))
