#!/bin/sh
# Prints where Chromium is. Installed from Debian's packages when that can be done; else it says which one to install.
set -eu
find_it() {
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    command -v "$name" 2>/dev/null && return 0
  done
  return 1
}
if [ -n "${CHROMIUM:-}" ]; then
  command -v "$CHROMIUM" && exit 0
  echo "CHROMIUM is $CHROMIUM, and there is no such program." >&2
  exit 1
fi
find_it && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing chromium for the browser tests" >&2
  log=$(mktemp)
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
    </dev/null >"$log" 2>&1; then
    rm -f "$log"
    find_it && exit 0
  else
    tail -n 5 "$log" >&2
    rm -f "$log"
  fi
fi
echo "The browser tests need Chromium: install the package chromium (apt install chromium), or name one: CHROMIUM=/path/to/it make test" >&2
exit 1
