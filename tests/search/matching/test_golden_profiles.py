"""Nine applicants, and what the rules say of real programs, decided by hand from the rows and `docs/matching.md` alone.

`golden/*.json`: a profile as the API takes it; by program the verdict, the deciding rule, and the rows it rests on, as
"feed:line field=value strength scope kind cycle" of `fixtures/feeds/<feed>/statements.csv`. `decides`: the row whose
words decide, or its copies; absent where silence, or a rule of the visa itself, decides. `beside`: others that were
weighed. `silent`: a field, or one value of it, that no row of the program or its office states. `why`: for readers.
"""

import csv
import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from programs.facts import Cause, settle
from programs.models import Program, Statement
from search import stated_facts
from search.matching import DECIDING, Match, Stated, Verdict, matched
from search.profile import ApplicantProfile
from search.questions.as_json import profile_of
from tests.opening import NAME, connected_to

DAY = dt.date(2026, 11, 22)
ROOT = Path(__file__).parents[3]
FEEDS = ROOT / "fixtures" / "feeds"
STATED = ("gme_pages", "program_pages", "tracker")
GOLDEN = {path.stem: json.loads(path.read_text()) for path in sorted((Path(__file__).parent / "golden").glob("*.json"))}
NAMES = list(GOLDEN)
CHECKED = [(name, entry) for name, golden in GOLDEN.items() for entry in golden["programs"]]
Row = dict[str, str]
Words = tuple[str, ...]
SAID = ("page_url", "field", "value", "strength", "scope", "stated_cycle")
WORDING = ("institution", "city", "state", "acgme_specialty_code")
OFFICE = "*"


@dataclass(frozen=True)
class Opening:
    """The real directory on DAY: `rows` by public id, `said` by primary key of a statement of a golden program."""

    stated: Stated
    rows: dict[str, int]
    said: dict[int, Words]
    profiles: dict[str, ApplicantProfile | None]

    def match(self, name: str) -> Match:
        profile = self.profiles[name]
        assert profile is not None
        return matched(profile, self.stated, DAY)


@pytest.fixture(scope="module")
def directory(opening_url, django_db_blocker) -> Iterator[Opening]:
    """Golden programs are reconciled for DAY, whatever today is; undone afterwards."""
    with django_db_blocker.unblock(), connected_to(NAME), transaction.atomic():
        golden = Program.objects.filter(public_id__in={entry["program"] for _name, entry in CHECKED})
        settle(list(golden.values_list("pk", flat=True)), day=DAY, cause=Cause(why="test"))
        statements = Statement.objects.values_list("pk", "source__name", *SAID)
        yield Opening(
            stated=stated_facts.build(DAY),
            rows={public: row for row, public in enumerate(_published())},
            said={pk: tuple(said) for pk, *said in statements.iterator()},
            profiles={name: profile_of(golden["profile"], DAY)[0] for name, golden in GOLDEN.items()},
        )
        transaction.set_rollback(True)


def _published() -> list[str]:
    return list(Program.objects.published().order_by("pk").values_list("public_id", flat=True))


@cache
def _lines(feed: str) -> dict[int, Row]:
    """By line of the file, the header being the first."""
    with (FEEDS / feed / "statements.csv").open(newline="") as file:
        reader = csv.DictReader(file)
        found: dict[int, Row] = {}
        for row in reader:
            found[reader.line_num] = row
        return found


@cache
def _meant() -> dict[Words, Row]:
    with (FEEDS / "wordings" / "wordings.csv").open(newline="") as file:
        return {tuple(row[name] for name in WORDING): row for row in csv.DictReader(file)}


@cache
def _sponsors() -> dict[str, set[str]]:
    """By program of which pages speak, the institutions under which wordings name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _meant().values():
        for program in row["subject_programs"].split():
            found[program].add(row["subject_institution"])
    return found


def _is_about(row: Row, program: str) -> bool:
    meant = _meant()[tuple(row[name] for name in WORDING)]
    if row["acgme_specialty_code"] == OFFICE:
        # A listed program's id begins with the code of its institution.
        return meant["subject_institution"] in _sponsors().get(program, {program[:4]})
    return program in meant["subject_programs"].split()


def _citations(entry: dict[str, Any]) -> list[str]:
    return [*entry.get("decides", []), *entry.get("beside", [])]


def _cited(citation: str) -> tuple[str, Row, str]:
    """The feed, the row, and the words that it is cited with."""
    place, words = citation.split(" ", 1)
    feed, line = place.split(":")
    return feed, _lines(feed)[int(line)], words


def _words(row: Row) -> str:
    more = [row[name] for name in ("strength", "scope", "kind", "stated_cycle") if row[name]]
    return " ".join([f"{row['field']}={row['value']}", *more])


def _found(match: Match, row: int) -> tuple[str, str | None]:
    place = int(match.decider[row])
    return Verdict(int(match.verdict[row])).name.lower(), None if place < 0 else DECIDING[place].name


@pytest.mark.parametrize("name", NAMES)
def test_the_profile_is_one_that_the_api_takes(directory, name):
    profile = directory.profiles[name]
    assert profile is not None
    assert profile.as_json() == GOLDEN[name]["profile"]


@pytest.mark.parametrize("name", NAMES)
def test_verdicts_and_deciding_rules_are_those_found_by_hand(directory, name):
    match, golden = directory.match(name), GOLDEN[name]["programs"]
    found = {entry["program"]: _found(match, directory.rows[entry["program"]]) for entry in golden}
    assert found == {entry["program"]: (entry["verdict"], entry.get("rule")) for entry in golden}
    assert len(found) == len(golden) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_what_decides_is_the_row_that_was_found_by_hand(directory, name):
    match = directory.match(name)
    decided = [entry for entry in GOLDEN[name]["programs"] if "rule" in entry]
    assert len(decided) >= 9
    for entry in decided:
        told = {one.rule: one for one in match.of_program(directory.rows[entry["program"]])}
        statement = told[entry["rule"]].statement
        by_hand = [_identity(citation) for citation in entry.get("decides", [])]
        if by_hand:
            assert directory.said.get(statement) in by_hand, entry
        else:
            assert statement == 0, entry


def _identity(citation: str) -> Words:
    feed, row, _said = _cited(citation)
    return feed, *(row[name] for name in SAID)


def test_every_cited_line_names_the_program_or_its_office_and_says_so():
    citations = [(entry["program"], one) for _name, entry in CHECKED for one in _citations(entry)]
    for program, citation in citations:
        _feed, row, words = _cited(citation)
        assert _is_about(row, program), (program, citation)
        assert _words(row) == words, (program, citation)
    assert len(citations) == 289


def test_where_silence_decides_no_line_says_anything():
    silences = [(entry["program"], field) for _name, entry in CHECKED for field in entry.get("silent", ())]
    for program, silent in silences:
        field, _is, value = silent.partition("=")
        rows = [row for feed in STATED for row in _lines(feed).values() if row["field"] == field]
        said = [row["value"] for row in rows if _is_about(row, program)]
        assert (value not in said) if value else not said, (program, silent, said)
    assert len(silences) == 71


def test_nine_profiles_stand_against_134_programs_and_meet_every_verdict():
    assert len(GOLDEN) == 9
    assert all(len({entry["program"] for entry in golden["programs"]}) >= 10 for golden in GOLDEN.values())
    assert len(CHECKED) == 134
    verdicts = Counter(entry["verdict"] for _name, entry in CHECKED)
    assert set(verdicts) == {verdict.name.lower() for verdict in Verdict}
    rules = {entry["rule"] for _name, entry in CHECKED if "rule" in entry}
    assert len(rules) == 14


def test_every_entry_tells_all_that_is_read_of_it():
    known = {"program", "verdict", "rule", "decides", "beside", "silent", "why"}
    for _name, entry in CHECKED:
        assert set(entry) <= known, entry
        assert entry["why"]
        assert _citations(entry) or entry.get("silent"), entry
        assert ("rule" in entry) == (entry["verdict"] != "open"), entry
