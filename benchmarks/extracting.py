"""How much of what stands on a page the extractor finds, and how much of what it finds stands there.

`python -m benchmarks.extracting` prints both sets of test pages; benchmarks/extraction/README.md says what counts as a
hit. `--wrong` adds what was missed and misread on the pages that may be tuned on; the others are only ever counted.
`--pages FOLDER` counts other pages, kept elsewhere: FOLDER holds them, facts.csv in the columns of tuning.csv, and
addresses.csv (file, url) where the addresses are known: the watch knows them, and they may tell whom a page is for.
"""

import argparse
import csv
import os
import time
from pathlib import Path

from benchmarks.extraction_score import (
    NOT_COUNTED,
    Fact,
    Page,
    Score,
    exactly,
    key_of,
    pair_of,
    score,
    shares_beside,
    wrong,
)
from programs.pages.extract import Extracted, extract
from programs.pages.text import read

FOLDER = Path(__file__).with_name("extraction")
TUNING, RETOLD, ORDINARY, HELD_OUT = "tuning", "retold", "ordinary", "held_out"
"""Retold and ordinary: pages that were read before they were tuned on, and learned from then."""
WANTED = {"precision": 0.97, "recall": 0.80}
"""Over all fields, on pages that nobody tuned on."""


def read_facts(table: Path) -> dict[str, list[Fact]]:
    """By file, in the order of the table."""
    facts: dict[str, list[Fact]] = {}
    with table.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["field"] not in NOT_COUNTED:
                fact = Fact(key_of(row), row["unless"], row["cycle"], row["optional"] == "yes")
                facts.setdefault(row["file"], []).append(fact)
    return facts


def read_pages(folder: Path, table: Path) -> list[Page]:
    """Every page of the folder, those without facts too, as the extractor reads it."""
    facts = read_facts(table)
    files = sorted(path for path in folder.iterdir() if path.suffix in {".html", ".txt"})
    if strangers := set(facts) - {path.name for path in files}:
        raise SystemExit(f"{table.name} tells facts of pages that are not in {folder}: {', '.join(sorted(strangers))}")
    urls = _addresses(folder / "addresses.csv")
    return [
        Page(path.name, tuple(facts.get(path.name, ())), _readings(path, urls.get(path.name, ""))) for path in files
    ]


def _addresses(table: Path) -> dict[str, str]:
    """By file; empty where there is no such table."""
    if not table.exists():
        return {}
    with table.open(newline="", encoding="utf-8") as lines:
        return {row["file"]: row["url"] for row in csv.DictReader(lines)}


def _readings(path: Path, url: str) -> tuple[Extracted, ...]:
    kind = "text/html" if path.suffix == ".html" else "text/plain"
    found = extract(read(path.read_bytes(), content_type=kind), url=url)
    return tuple(reading for reading in found if reading.field not in NOT_COUNTED)


def pages_of(name: str) -> list[Page]:
    return read_pages(FOLDER / name, FOLDER / f"{name}.csv")


def table(pages: list[Page]) -> list[str]:
    """A line a field, then all; precision and recall of exact and of loose hits."""
    fields = {fact.key.field for page in pages for fact in page.facts}
    fields |= {reading.field for page in pages for reading in page.readings}
    lines = [f"{'':30}{'facts':>6}{'read':>6}{'precision':>11}{'recall':>8}{'loose:':>9}{'precision':>11}{'recall':>8}"]
    for field in sorted(fields):
        lines.append(_line(field, score(pages, exactly, field=field), score(pages, pair_of, field=field)))
    lines.append(_line("ALL", score(pages, exactly), score(pages, pair_of)))
    lines.append(_line("ALL, above the bar", score(pages, exactly, sure=True), score(pages, pair_of, sure=True)))
    beside = shares_beside(pages).items()
    return lines + [f"exact hits that should state {name}: {asked}, do: {done}" for name, (asked, done) in beside]


def _line(name: str, exact: Score, loose: Score) -> str:
    figures = f"{exact.precision:11.3f}{exact.recall:8.3f}{'':9}{loose.precision:11.3f}{loose.recall:8.3f}"
    return f"{name:30}{exact.facts:6}{exact.right + exact.wrong:6}{figures}"


def figures() -> list[tuple[str, float, float | None]]:
    """For `make bench`: name, figure, and the goal where one is set."""
    told: list[tuple[str, float, float | None]] = []
    for name, words in ((HELD_OUT, "not tuned on"), (TUNING, "tuned on"), (ORDINARY, "in ordinary words")):
        pages = pages_of(name)
        exact, loose, sure = score(pages, exactly), score(pages, pair_of), score(pages, exactly, sure=True)
        goals = WANTED if name == HELD_OUT else {}
        told += [
            (f"extractor, pages {words}: precision", exact.precision, goals.get("precision")),
            (f"extractor, pages {words}: recall", exact.recall, goals.get("recall")),
            (f"extractor, pages {words}: precision, field and value", loose.precision, None),
            (f"extractor, pages {words}: recall, field and value", loose.recall, None),
            (f"extractor, pages {words}: precision above the bar", sure.precision, None),
            (f"extractor, pages {words}: recall above the bar", sure.recall, None),
        ]
    return told


def verdicts(reached: Score) -> list[str]:
    lines = []
    for name, goal in WANTED.items():
        figure = getattr(reached, name)
        lines.append(f"{name} {figure:.3f}, wanted at least {goal}: {'met' if figure >= goal else 'MISSED'}")
    return lines


def main() -> None:
    asked = argparse.ArgumentParser(description="Precision and recall of the extractor.")
    asked.add_argument("--wrong", action="store_true", help="list what is wrong on the pages that may be tuned on")
    asked.add_argument("--pages", type=Path, help="a folder of other pages, with facts.csv")
    told = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    start = time.perf_counter()
    if told.pages:
        sets = {str(told.pages): read_pages(told.pages, told.pages / "facts.csv")}
    else:
        sets = {name: pages_of(name) for name in (TUNING, RETOLD, ORDINARY, HELD_OUT)}
    for name, pages in sets.items():
        print(f"{name}: {len(pages)} pages", *table(pages), "", sep="\n")
        if told.wrong and name != HELD_OUT:
            print(*wrong(pages), "", sep="\n")
    if HELD_OUT in sets:
        print("Pages not tuned on:", *verdicts(score(sets[HELD_OUT], exactly)), sep="\n")
    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
