"""The pages on which the extractor is measured: complete, coded in the registry's values, and nobody's own words."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks import extracting
from benchmarks.extraction_score import exactly, score
from programs.fields import FIELDS, SCOPES, STRENGTHS, TRACK_KINDS

SETS = (extracting.TUNING, extracting.HELD_OUT)
ALL_SETS = (*SETS, extracting.RETOLD, extracting.ORDINARY)
NOTE = "A test page with invented wording. It is nobody's page"


def rows(name: str) -> list[dict[str, str]]:
    with (extracting.FOLDER / f"{name}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def pages(name: str) -> list[Path]:
    return sorted(path for path in (extracting.FOLDER / name).iterdir() if path.suffix in {".html", ".txt"})


@pytest.mark.parametrize("name", [*ALL_SETS, "pages"])
def test_every_fact_is_one_that_a_statement_could_make(name: str) -> None:
    facts = [row for row in rows(name) if row["field"]]
    assert len(facts) >= 250
    for row in facts:
        entry = FIELDS[row["field"]]
        assert entry.canonical(row["value"]) == row["value"]
        assert row["strength"] in STRENGTHS
        assert entry.has_strength or not row["strength"], row
        assert row["scope"] in (SCOPES if entry.has_scope else ("",)), row
        assert row["kind"] in {"", *TRACK_KINDS}
        assert row["applies_to"] in {"all", "img", "us"}
        assert row["subject"] in {"program", "institution"}


def test_the_index_names_every_test_page_and_how_many_facts_it_states() -> None:
    index = {(row["set"], row["file"]): row for row in rows("test_pages")}
    assert set(index) == {(name, path.name) for name in ALL_SETS for path in pages(name)}
    for name in ALL_SETS:
        counted = Counter(row["file"] for row in rows(name) if not row["optional"])
        assert {file: int(row["facts"]) for (set_, file), row in index.items() if set_ == name} == {
            path.name: counted[path.name] for path in pages(name)
        }


def test_there_are_enough_pages_and_most_are_not_to_be_tuned_on() -> None:
    tuning, held_out = (len(pages(name)) for name in SETS)
    assert tuning + held_out >= 220
    assert held_out >= 2 * tuning


def test_every_test_page_says_that_its_words_are_invented_and_names_no_real_place() -> None:
    files = [path for name in ALL_SETS for path in pages(name)]
    real = {row["institution"] for row in rows("pages")}
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert NOTE in text, path.name
        assert path.suffix == ".txt" or re.search(r"<title>Test (?:program|office) \d+", text), path.name
        assert not [place for place in real if place in text], path.name
    assert len(files) >= 220


def test_codes_on_test_pages_are_of_no_program() -> None:
    codes = [row["value"] for name in ALL_SETS for row in rows(name) if row["field"] in {"nrmp_code", "acgme_id"}]
    assert len(codes) > 30
    # No sponsor's code begins with 9.
    assert [code for code in codes if not code.startswith("9")] == []


def test_pages_modelled_on_one_site_stand_in_one_set_only() -> None:
    """But for the retold ones, which were found without a look at the others: README.md says so."""
    sets: dict[str, set[str]] = {}
    for row in rows("test_pages"):
        if row["set"] in SETS and (host := urlsplit(row["modelled_on"]).hostname):
            sets.setdefault(".".join(host.split(".")[-2:]), set()).add(row["set"])
    assert len(sets) > 80
    assert [site for site, names in sets.items() if len(names) > 1] == []


def test_each_difficulty_stands_on_several_pages_that_nobody_tunes_on() -> None:
    """Counted by what the facts themselves show."""
    held_out = [row for row in rows(extracting.HELD_OUT) if not row["optional"]]
    shown: dict[str, Callable[[dict[str, str]], object]] = {
        "negation": lambda row: row["value"] == "no" or (row["field"], row["value"]) == ("usce_months", "0"),
        "modality": lambda row: row["strength"] == "preferred",
        "US or international graduates": lambda row: row["applies_to"] != "all",
        "track kinds": lambda row: row["kind"],
        "seasons": lambda row: row["cycle"],
        "attempts turned into failures": lambda row: row["field"] == "max_failed_attempts" and row["value"] != "0",
        "training is not experience": lambda row: row["field"] == "prior_us_training_months",
        "exceptions": lambda row: row["unless"],
        "offices": lambda row: row["subject"] == "institution",
    }
    for difficulty, shows in shown.items():
        assert len({row["file"] for row in held_out if shows(row)}) >= 5, difficulty
    empty = [row for row in rows("test_pages") if row["set"] == extracting.HELD_OUT and row["facts"] == "0"]
    assert len(empty) >= 8


def test_real_pages_are_kept_as_facts_and_addresses_without_their_text() -> None:
    real = rows("pages")
    assert len({row["url"] for row in real}) >= 160
    assert all(urlsplit(row["url"]).scheme in {"http", "https"} for row in real)
    assert max(len(row[column]) for row in real for column in row if column != "url") <= 80


def test_facts_of_a_page_that_is_not_there_end_the_count(tmp_path: Path) -> None:
    header = "file,field,value,strength,scope,kind,subject,applies_to,unless,cycle,optional\n"
    (tmp_path / "facts.csv").write_text(header + "9.html,letters,3,required,,,program,all,,,\n")
    with pytest.raises(SystemExit, match=r"tells facts of pages that are not in .*: 9\.html"):
        extracting.read_pages(tmp_path, tmp_path / "facts.csv")


def test_the_sets_are_read_and_counted() -> None:
    told = {name: figure for name, figure, _goal in extracting.figures()}
    goals = {name: goal for name, _figure, goal in extracting.figures() if goal is not None}
    assert goals == {
        "extractor, pages not tuned on: precision": 0.97,
        "extractor, pages not tuned on: recall": 0.8,
    }
    assert len(told) == 18
    assert all(0 <= figure <= 1 for figure in told.values())
    for name in SETS:
        found = extracting.pages_of(name)
        assert len(found) == len(pages(name))
        counted = sum(not row["optional"] for row in rows(name))
        # A fact coded for two programs of one page alike is one fact of the page.
        assert 0.97 * counted <= score(found, exactly).facts <= counted
        assert len(extracting.table(found)) > 20
