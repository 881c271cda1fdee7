#!/usr/bin/env bash
# Runs every test; installs what they need first (Debian, Ubuntu).
#
#   tests/run.sh            all steps
#   CARGO_TARGET_DIR=…      where to build; on CI a folder outside the checkout is kept between runs
#
# Stops at the first step that fails. Nothing is written to the checkout but target/ and
# tests/browser/node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

kept=${XDG_CACHE_HOME:-$HOME/.cache}/cchc/target
if [ -z "${CARGO_TARGET_DIR:-}" ] && { [ -n "${CI:-}" ] || [ -d "$kept" ]; }; then
  export CARGO_TARGET_DIR=$kept
fi
target=${CARGO_TARGET_DIR:-$root/target}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0
started=$SECONDS

# step NAME COMMAND…: runs a step, its time and its outcome on one line at the end.
step() {
  local name=$1 begin=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if ! "$@"; then
    printf '\ntests: FAILED at "%s" after %d s; %d steps had passed\n' "$name" $((SECONDS - started)) "$passed"
    exit 1
  fi
  passed=$((passed + 1))
  printf '== %s: passed in %d s\n' "$name" $((SECONDS - begin))
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The first browser that starts; Ubuntu's `chromium` may be a stub that asks for snap.
browser() {
  local name
  for name in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1; then
      command -v "$name"
      return 0
    fi
  done
  find "$HOME/.cache/ms-playwright" -type f \( -name chrome -o -name chrome-headless-shell \) 2>/dev/null | head -n 1
}

tools() {
  local missing=() pair
  for pair in pdftotext:poppler-utils qpdf:qpdf zbarimg:zbar-tools node:nodejs npm:npm; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ -n "$(browser)" ] || missing+=(chromium)
  if [ ${#missing[@]} -gt 0 ]; then
    echo "installing: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
  (cd tests/browser && npm ci --no-audit --no-fund --loglevel=error)
  if [ -z "$(browser)" ]; then
    (cd tests/browser && npx playwright-core install --with-deps chromium)
  fi
  CHROMIUM=$(browser)
  export CHROMIUM
  [ -n "$CHROMIUM" ] || { echo "no browser runs here"; return 1; }
  echo "browser: $CHROMIUM"
}

documentation() {
  RUSTDOCFLAGS="-D warnings" cargo doc --release --no-deps --quiet
}

hub() {
  local cchc=$target/release/cchc
  cargo build --release --quiet
  "$cchc" --root "$root" build --output-dir "$work/site" 2>"$work/warnings"
  "$cchc" --root "$root" build --output-dir "$work/again" >/dev/null 2>&1
  diff -r "$work/site" "$work/again"
  "$cchc" --root "$root" build --portable --output-dir "$work/portable" 2>/dev/null
}

pages_in_a_browser() {
  (cd tests/browser && CCHC_SITE=$work/site CCHC_PORTABLE=$work/portable node --test --test-reporter=spec)
}

step "tools" tools
step "format" cargo fmt --check
step "clippy" cargo clippy --release --all-targets --quiet -- -D warnings
step "documentation" documentation
step "rust tests" cargo test --release --quiet
step "the hub, twice alike" hub
step "print" tests/print.sh "$target/release/cchc" "$root"
step "pages in a browser" pages_in_a_browser

printf '\ntests: %d steps passed in %d s\n' "$passed" $((SECONDS - started))
