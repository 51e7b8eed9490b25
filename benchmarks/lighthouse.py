"""`make lighthouse`: Lighthouse's scores of the public pages as `make run` serves them. Needs npm and Chromium.

Not part of `make bench`: npm fetches Lighthouse the first time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.directory import loaded

LIGHTHOUSE = "lighthouse@13"
PAGES = {
    "home": "/",
    "search": "/programs/?specialty=140&visa=h1b",
    "program": "/programs/1080-140/st-vincents-medical-center-bridgeport-hartford-healthcare-internal-medicine/",
    "guide": "/guides/the-road/",
    "guide in Spanish": "/es/guides/the-road/",
}
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
WITHIN = 180
"""Seconds a page."""


def scores(url: str) -> dict[str, int]:
    """Each category's score of 100, on Lighthouse's own slow phone and line."""
    told = subprocess.run(  # noqa: S603
        ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"],  # noqa: S607
        check=True,
        capture_output=True,
        timeout=WITHIN,
        env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
    )
    found = json.loads(told.stdout)["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in WANTED}


def lines(origin: str) -> Iterator[tuple[str, bool]]:
    """A line for each page and category, and whether it is what is wanted."""
    for name, path in PAGES.items():
        for category, score in scores(origin + path).items():
            wanted = WANTED[category]
            verdict = "met" if score >= wanted else "MISSED"
            yield f"{name:20}{category:18}{score:4}  at least {wanted:3}  {verdict}", score >= wanted


def main() -> None:
    with loaded():
        from django.conf import settings

        from benchmarks.sites import HOST, openward

        with openward(Path(settings.VAR)) as site:
            told = list(lines(f"http://{HOST}:{site.port}"))
    print("\n".join(line for line, _good in told))
    sys.exit(0 if all(good for _line, good in told) else 1)


if __name__ == "__main__":
    main()
