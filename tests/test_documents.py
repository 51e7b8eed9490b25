"""What the documents say of the code is held by the code."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from programs.feeds import FEEDS
from programs.fields import FIELDS
from programs.management.commands.refresh import Command as Refresh
from search.filters import SORTS, ProgramFilter
from search.matched.filters import MatchedFilter

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
MAKE = re.compile(r"(?:^|`)(?:[A-Z_]+=\S+ )*make ([a-z][a-z-]*)", re.MULTILINE)
SET_BY_HAND = re.compile(r"\b([A-Z][A-Z_]{2,})=")
SET_BY_MAKE = {"FILE", "REPLACE", "FULL", "ONLY", "PARTS"}
READ_BY_DOCKER_COMPOSE = {"COMPOSE_FILE"}
OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|Users|mnt|tmp)/|\b[A-Z]:\\|\.\./shared")


def text(name: str) -> str:
    return (ROOT / name).read_text()


def links() -> list[tuple[Path, str]]:
    found = [(document, link) for document in DOCUMENTS for link in LINK.findall(document.read_text())]
    return [(document, link) for document, link in found if not urlsplit(link).scheme]


def rows(document: str) -> dict[str, str]:
    """Lines of the document's tables by the first name in backticks."""
    return dict(re.findall(r"^\| `([^`]+)`(.*)$", text(document), re.MULTILINE))


def test_the_documents_are_all_there() -> None:
    names = {str(document.relative_to(ROOT)) for document in DOCUMENTS}
    named = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "DATA-LICENSE.md"}
    assert names >= named | {"docs/interface.md", "docs/statements-format.md"}
    assert "MIT License" in text("LICENSE")


def test_every_feed_has_its_terms() -> None:
    sections = set(re.findall(r"^### (\w+)$", text("DATA-LICENSE.md"), re.MULTILINE))
    assert sections == set(FEEDS)
    assert text("DATA-LICENSE.md").count("**Terms**") == len(FEEDS)


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = {target for document in DOCUMENTS for target in MAKE.findall(document.read_text())}
    assert named <= targets
    assert len(set(MAKE.findall(text("README.md")))) >= 8


def test_the_readme_names_the_variables_of_the_sample() -> None:
    sample = set(re.findall(r"^([A-Z_]+)=", text(".env.sample"), re.MULTILINE))
    assert {name for name in rows("README.md") if name.isupper()} == sample
    used = {name for document in DOCUMENTS for name in SET_BY_HAND.findall(document.read_text())}
    assert used - SET_BY_MAKE - READ_BY_DOCKER_COMPOSE <= sample


def test_the_readme_names_the_options_of_refresh() -> None:
    told = {name.split()[0] for name in rows("README.md") if name.startswith("--")}
    parser = Refresh().create_parser("manage.py", "refresh")
    inherited = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color"}
    own = {option for option in parser._option_string_actions if option.startswith("--")}
    assert told == own - inherited - {"--force-color", "--skip-checks"}


@pytest.mark.parametrize(("document", "link"), links(), ids=lambda part: str(part).removeprefix(f"{ROOT}/"))
def test_every_link_leads_somewhere(document: Path, link: str) -> None:
    path, _, heading = link.partition("#")
    target = document.parent / path.replace("\\", "") if path else document
    assert target.exists()
    if heading:
        headings = re.findall(r"^#+ (.+)$", target.read_text(), re.MULTILINE)
        assert heading in {re.sub(r"[^\w -]", "", words).lower().replace(" ", "-") for words in headings}


def test_the_links_are_found() -> None:
    assert len(links()) >= 30


def test_every_field_and_value_stands_in_the_interface() -> None:
    told = rows("docs/interface.md")
    assert [name for name in told if name in FIELDS] == list(FIELDS), "all, in the registry's order"
    for name, entry in FIELDS.items():
        *_, strength, fresh, _end = told[name].split("|")
        assert [value for value in entry.values if f"`{value}`" not in told[name]] == []
        assert ("taken" in strength, int(fresh)) == (entry.has_strength, entry.fresh_for), name


def test_every_search_parameter_stands_in_the_interface() -> None:
    section = text("docs/interface.md").partition("## Search parameters")[2].partition("## API")[0]
    here = [line for line in section.splitlines() if line.startswith("| `") and "| *(comes with" not in line]
    names = [name for line in here for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    asked_by_readers = [name for name in MatchedFilter.base_filters if name not in ProgramFilter.base_filters]
    assert names == [*ProgramFilter.base_filters, *asked_by_readers]
    sorts = next(line for line in here if line.startswith("| `sort`"))
    assert re.findall(r"`(\w+)`", sorts.split("|")[2]) == list(SORTS)


def test_decisions_are_numbered_without_gaps_and_have_their_parts() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert len(DECISIONS) >= 10
    for number, page in enumerate(DECISIONS, 1):
        headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
        assert headings[0].startswith(f"{number}. ")
        assert headings[1:] == ["Context", "Decision", "Why", "Consequences"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_path_of_a_machine(document: Path) -> None:
    assert OF_A_MACHINE.findall(document.read_text()) == []


def test_the_calls_of_the_readme_are_answered(opening: None) -> None:
    calls = re.findall(r"^curl 'http://127\.0\.0\.1:8000(\S+)'$", text("README.md"), re.MULTILINE)
    assert len(calls) == 2
    answers = [Client().get(call, headers={"host": "127.0.0.1"}) for call in calls]
    assert [answer.status_code for answer in answers] == [200, 200]
    found, one = (answer.json() for answer in answers)
    assert found["count"] > 0
    assert one["facts"]
