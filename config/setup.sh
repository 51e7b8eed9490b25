#!/bin/sh
# Finds a Python that can make a virtual environment, and hands over to install.py.
# usage: sh config/setup.sh [dev] [bench]: which locks of the extras to install too
set -eu
found=""
no_venv=""
for name in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 \
  /usr/bin/python3 /usr/local/bin/python3 /opt/homebrew/bin/python3; do
  command -v "$name" >/dev/null 2>&1 || continue
  "$name" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
  if "$name" -I -c 'import ensurepip, venv' >/dev/null 2>&1; then
    found=$name
    break
  fi
  no_venv=${no_venv:-$name}
done
if [ -n "$found" ]; then
  exec "$found" -I "$(dirname "$0")/install.py" "$@"
fi
if [ -n "$no_venv" ]; then
  echo "$no_venv cannot make virtual environments: venv or ensurepip is missing. On Debian and Ubuntu: apt install python3-venv" >&2
else
  echo "Openward needs Python 3.11 or newer, and none was found. Where it has another name: PYTHON=/path/to/python3 make run" >&2
fi
exit 1
