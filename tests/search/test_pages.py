"""What the pages say and where they lead. Every row is made up and says so."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from programs.fields import FIELDS, Group
from programs.models import FactEvidence, Fetch, Program, RejectedRow, Season, SeasonEvent, SponsorFiling
from search.presenters.facts import FULL_GROUPS
from search.views import errors
from tests.search import made_up

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = dt.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _today_and_plain_styles(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The pages' day is fixed; style sheets are named without the manifest that `collectstatic` makes."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def text(client: Client, path: str, *, status: int = 200) -> str:
    """The page with its white space folded, so that words can be looked for."""
    response = client.get(path, follow=True)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def address(program: Program) -> str:
    return f"/programs/{program.public_id}/{program.slug}/"


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as made:
        assert client.get(path).status_code == 200
    return len(made)


# Addresses


def test_another_slug_leads_to_the_right_one(client: Client) -> None:
    program = made_up.program("Test Hospital")
    for path in (f"/programs/{program.public_id}/", f"/programs/{program.public_id}/old-name/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, address(program))
    sponsor = program.institution
    response = client.get(f"/institutions/{sponsor.code}/old-name/")
    assert (response.status_code, response["Location"]) == (301, f"/institutions/{sponsor.code}/{sponsor.slug}/")


def test_a_program_that_is_not_published_is_not_found_and_its_words_are_offered(client: Client) -> None:
    hidden = made_up.program("Hidden Test Hospital", published=False)
    page = text(client, address(hidden), status=404)
    assert 'value="hidden test hospital test medicine"' in page
    assert 'action="/programs/"' in page


@pytest.mark.parametrize(
    "path", ["/nothing/", "/es/nothing/", "/programs/zzz/x/", "/specialties/none/", "/programs/%00/x/"]
)
def test_what_is_not_there_is_said_in_the_language_of_the_address(client: Client, path: str) -> None:
    page = text(client, path, status=404)
    language = "es" if path.startswith("/es/") else "en"
    assert f'<html lang="{language}"' in page
    assert page.count("<h1>") == 1


def test_words_of_an_address_never_hold_codes() -> None:
    assert errors.words_of("/programs/1080-140/st-vincents-hospital-2/") == "st vincents hospital"
    assert errors.words_of("/") == ""


# The search


def test_the_headline_counts_and_says_how_many_have_not_said(client: Client) -> None:
    made_up.program("Test A", visa_h1b="yes")
    made_up.program("Test B", visa_h1b="case_by_case")
    made_up.program("Test C", visa_h1b="no")
    made_up.program("Test D")
    page = text(client, "/programs/?specialty=140&visa=h1b")
    assert "2 test medicine programs state that they sponsor the H-1B</h1>" in page
    assert "1 more has not said, or its sources differ." in page
    assert 'href="?specialty=140&amp;visa=h1b&amp;stated=include"' in page
    assert "Test C" not in page


HEADLINES = [
    ("", "1 program</h1>"),
    ("?specialty=140", "1 test medicine program</h1>"),
    ("?visa=j1", "1 program states that it sponsors the J-1</h1>"),
    ("?visa=j1&visa=h1b", "1 program states that it sponsors the J-1 or the H-1B</h1>"),
    ("?visa=both", "1 program states that it sponsors the J-1 and the H-1B</h1>"),
    ("?accepts_img=yes", "1 program states that it takes international graduates</h1>"),
    ("?visa=j1&accepts_img=yes", "1 program states that it sponsors the J-1 and takes international graduates</h1>"),
    ("?visa=j1&stated=include", "1 program: they state that they sponsor the J-1, or have not said</h1>"),
]


@pytest.mark.parametrize(("query", "expected"), HEADLINES)
def test_the_headline_says_what_is_asked(client: Client, query: str, expected: str) -> None:
    made_up.program("Test A", visa_j1="yes", visa_h1b="yes", accepts_img="yes")
    assert expected in text(client, f"/programs/{query}")


def test_each_filter_can_be_removed_and_the_others_stay(client: Client) -> None:
    made_up.program("Test A", visa_j1="yes")
    page = text(client, "/programs/?specialty=140&visa=j1&state=NY&page=1")
    assert (
        'href="/programs/?specialty=140&amp;state=NY"><span class="unseen">Remove:</span> States it sponsors: J-1'
        in page
    )
    assert 'href="/programs/?specialty=140&amp;visa=j1"><span class="unseen">Remove:</span> New York' in page


def test_an_unknown_parameter_is_named_and_left_out(client: Client) -> None:
    made_up.program("Test A")
    page = text(client, "/programs/?colour=<b>&state=NY")
    assert "This search knows no parameter named colour." in page
    assert "1 program</h1>" in page


@pytest.mark.parametrize("query", ["state=ZZ", "visa=z", "page=0", "per_page=101", "q=%00", "sort=fit", "specialty=1"])
def test_a_wrong_value_lists_nothing_and_says_why(client: Client, query: str) -> None:
    made_up.program("Test A")
    page = text(client, f"/programs/?{query}")
    assert "This search cannot be answered as it stands" in page
    assert "Test A" not in page
    assert '<li class="card program">' not in page


def test_a_wrong_value_stays_beside_its_error(client: Client) -> None:
    page = text(client, "/programs/?state=ZZ&per_page=500")
    assert 'aria-describedby="error-state"' in page
    assert 'value="ZZ" checked' in page
    assert 'id="error-state"' in page
    assert "Results on a page (500): Give a whole number from 1 to 100." in page


def test_what_is_typed_cannot_break_out_of_the_page(client: Client) -> None:
    page = text(client, '/programs/?q="><script>alert(1)</script>&state=<i>')
    assert "<script>" not in page
    assert "<i>" not in page


def test_an_empty_result_offers_the_filter_that_brings_something_back(client: Client) -> None:
    made_up.program("Test A", visa_j1="yes")
    page = text(client, "/programs/?visa=j1&state=VT")
    assert "No program answers all of this." in page
    assert 'href="?visa=j1">Without “Vermont”</a>: 1 program' in page
    assert "Without “States it sponsors: J-1”" not in page


def test_past_the_end_is_an_empty_list_with_a_way_back(client: Client) -> None:
    made_up.program("Test A")
    page = text(client, "/programs/?page=9&state=NY")
    assert "This page is past the end of the results." in page
    assert 'href="?state=NY">Go back to the last page' in page


def test_results_come_25_to_a_page(client: Client) -> None:
    for number in range(26):
        made_up.program(f"Test {number:02}")
    first, second = text(client, "/programs/?state=NY"), text(client, "/programs/?state=NY&page=2")
    assert (first.count('<li class="card program">'), second.count('<li class="card program">')) == (25, 1)
    assert 'rel="next" href="?state=NY&amp;page=2"' in first
    assert 'rel="prev" href="?state=NY"' in second


def test_a_card_marks_what_nobody_states_and_what_is_old(client: Client) -> None:
    program = made_up.program("Test A", visa_j1="yes", stated_fields=2)
    made_up.fact(program, "visa_j1", "yes", stated_cycle="2015-2016", match_year=2016)
    made_up.fact(program, "usce_months", "2", strength="considered_without")
    made_up.deadline(program, "--11-15")
    page = text(client, "/programs/")
    assert '<li class="yes old"><span>J-1</span> <b>Yes</b> <em>2015-2016</em></li>' in page
    assert '<li class="unsaid"><span>H-1B</span> <b>not stated</b></li>' in page
    assert "2 months, but considered without" in page
    assert "15 November has passed; season not stated" in page
    assert "Listed for the 2023 Match; not confirmed for 2027" in page
    assert "Nothing here is confirmed for this season" in page


def test_a_card_of_a_program_that_states_nothing_says_so(client: Client) -> None:
    made_up.fact(made_up.program("Test A"), "nrmp_code", "T001140C0")
    assert "We hold no statement about visas, requirements or dates." in text(client, "/programs/")


def test_the_search_makes_as_many_queries_for_one_program_as_for_many(client: Client) -> None:
    def add(name: str) -> None:
        program = made_up.program(name, visa_j1="yes")
        other = made_up.statement(program, "visa_j1", "no", page_url="https://example.test/other")
        made_up.fact(program, "visa_j1", "yes", differing=(other,), live=dt.date(2026, 11, 1))
        made_up.deadline(program, "--12-01")

    add("Test 0")
    one = queries(client, "/programs/?visa=j1")
    for number in range(1, 6):
        add(f"Test {number}")
    assert queries(client, "/programs/?visa=j1") == one


# One program


def test_every_visa_and_requirement_that_nobody_states_is_told(client: Client) -> None:
    program = made_up.program("Test A", visa_j1="yes")
    made_up.fact(program, "visa_j1", "yes")
    page = text(client, address(program))
    fields = [entry for entry in FIELDS.values() if entry.group in FULL_GROUPS and entry.name != "visa_j1"]
    for entry in fields:
        cell = '<td role="cell" colspan="2"><p class="said unsaid">Not stated</p></td>'
        assert f'<th scope="row" role="rowheader">{entry.label}</th> {cell}' in page
    assert page.count("Not stated</p></td>") == len(fields)
    silent = [str(entry.label) for entry in FIELDS.values() if entry.group is Group.DOCUMENTS]
    assert all(label in page.split("Not stated: ")[1] for label in silent)


def test_a_fact_stands_with_its_source_cycle_and_age(client: Client) -> None:
    program = made_up.program("Test A")
    made_up.fact(program, "min_step2", "220", strength="required", stated_cycle="2017-2018", match_year=2018)
    page = text(client, address(program))
    assert "220 required" in page
    assert '<a href="https://example.test/page" rel="noopener noreferrer">Program&#x27;s own page</a>' in page
    assert '<b class="older">Older: for the 2018 Match</b> · stated for 2017-2018; stored copy, date unknown' in page
    assert "Not known whether the page says this in words." in page


def test_a_live_reading_is_told_by_its_day(client: Client) -> None:
    program = made_up.program("Test A")
    made_up.fact(program, "visa_j1", "yes", live=dt.date(2026, 11, 3))
    assert '<b class="current">Current</b> · cycle not stated; read on 3 November 2026' in text(
        client, address(program)
    )


def test_a_page_that_is_no_address_is_no_link(client: Client) -> None:
    program = made_up.program("Test A")
    made_up.fact(program, "visa_j1", "yes", page_url="javascript:alert(1)")
    assert "javascript:" not in text(client, address(program))


def test_sources_that_differ_stand_side_by_side(client: Client) -> None:
    program = made_up.program("Test A", visa_j1="disputed")
    other = made_up.statement(program, "visa_j1", "no", page_url="https://example.test/other")
    made_up.fact(program, "visa_j1", "yes", differing=(other,))
    page = text(client, address(program))
    assert page.count('<tr role="row" class="disputed">') == 2
    assert "https://example.test/page" in page
    assert "https://example.test/other" in page
    assert '<li class="disputed"><span>J-1</span> <b>Sources differ</b></li>' in page


def test_what_an_older_page_said_differently_is_folded_beside_the_fact(client: Client) -> None:
    program = made_up.program("Test A", visa_j1="yes")
    fact = made_up.fact(program, "visa_j1", "yes")
    old = made_up.statement(program, "visa_j1", "no", stated_cycle="2012", match_year=2012, page_url="https://e.test/2")
    FactEvidence.objects.create(fact=fact, statement=old, differs=True)
    page = text(client, address(program))
    assert "<summary>1 other statement differs</summary>" in page
    assert "Older: for the 2012 Match" in page
    assert "Sources differ" not in page


def test_a_program_on_no_list_says_who_names_it(client: Client) -> None:
    program = made_up.program("Test A", kinds="")
    tracker = made_up.source("test-tracker", kind="tracker")
    made_up.fact(program, "acgme_id", "1400000000", source=tracker)
    page = text(client, address(program))
    assert "No list we hold names a track of this program." in page
    assert 'ACGME number: <span class="code">1400000000</span>' in page
    assert "Public tracker, second hand</a>" in page


def test_tracks_tell_their_kind_and_for_whom_they_are(client: Client) -> None:
    program = made_up.program("Test A", kinds="CP")
    made_up.track(program, "C", restricted_to="Test school students")
    page = text(client, address(program))
    assert "One year only; you must match again." in page
    assert "Only for: Test school students" in page
    assert "Listed for the 2023 Match; not confirmed for 2027" in page


def test_the_season_of_the_day_is_shown_with_its_grades(client: Client) -> None:
    season = Season.objects.create(match_year=2027)
    made = [("rank_list_deadline", 2027, 3, "C2"), ("eras_opens", 2026, 6, "A")]
    for event, year, month, grade in made:
        at = dt.datetime(year, month, 3, 21, tzinfo=dt.UTC)
        SeasonEvent.objects.create(season=season, event=event, starts_at=at, all_day=False, service="ERAS", grade=grade)
    page = text(client, address(made_up.program("Test A")))
    assert "3 March 2027, 16:00 Eastern" in page
    assert "reported twice" in page
    assert "1 date that has passed" in page


def test_an_institution_without_filings_is_no_refusal(client: Client) -> None:
    assert "That is not a no" in text(client, address(made_up.program("Test A")))


def test_filings_are_drawn_told_and_tabled(client: Client) -> None:
    program = made_up.program("Test A")
    row = {"employer": "TEST EMPLOYER", "employer_key": "test employer", "state": "NY"}
    program.institution.employer_links.create(**row, relation="same", certainty="sure")
    SponsorFiling.objects.create(**row, source=made_up.source(), fiscal_year=2024, positions=1234)
    page = text(client, address(program))
    assert (
        'aria-label="Physician positions in H-1B labor condition applications by fiscal year. 2019: none on file'
        in page
    )
    assert '<th scope="row">2024</th><td class="num">1234</td>' in page
    assert '<th scope="row">2026 (partial)</th><td class="num">none on file</td>' in page
    assert "Whether it files for residents is not known" in page


def test_a_program_page_makes_as_many_queries_with_many_facts_as_with_one(client: Client) -> None:
    def fill(program: Program, fields: dict[str, Any]) -> str:
        for field, value in fields.items():
            other = made_up.statement(program, field, value, page_url=f"https://example.test/{field}")
            made_up.fact(program, field, value, differing=(other,))
            made_up.track(program, "C")
        made_up.deadline(program, "--12-01")
        return address(program)

    few = fill(made_up.program("Test A"), {"visa_j1": "yes"})
    many = fill(made_up.program("Test B"), {"visa_j1": "yes", "visa_h1b": "no", "letters": "3", "step3": "yes"})
    assert queries(client, few) == queries(client, many)


# The other pages


def test_a_name_that_waits_for_a_curator_says_so(client: Client) -> None:
    sponsor = made_up.institution("Test Plain Name", name_certainty="likely", city="Testburg")
    program = made_up.program(institution=sponsor)
    for path in (address(program), f"/institutions/{sponsor.code}/{sponsor.slug}/"):
        page = text(client, path)
        assert "Name as listed: a curator has yet to confirm name and place." in page
        assert "<h1>Test Plain Name listed</h1>" in page
        assert "Testburg" not in page


def test_an_institution_shows_its_names_programs_and_office(client: Client) -> None:
    program = made_up.program("Test Hospital")
    sponsor = program.institution
    sponsor.aliases.create(name="Test Alias")
    office = made_up.source("test-office", kind="gme_office")
    made_up.statement(None, "visa_j1", "yes", institution=sponsor, source=office)  # type: ignore[arg-type]
    page = text(client, f"/institutions/{sponsor.code}/{sponsor.slug}/")
    assert "Also known as: Test Alias; Test Hospital listed" in page
    assert f'href="{address(program)}"' in page
    assert "GME office, for all its programs" in page


def test_a_specialty_counts_answers_and_silence_apart(client: Client) -> None:
    made_up.program("Test A", visa_j1="yes", stated_fields=1)
    made_up.program("Test B", visa_j1="disputed", stated_fields=1)
    made_up.program("Test C", state="")
    page = text(client, "/specialties/test-140/")
    assert '<dd><b>1</b> Yes</dd><dd><b>1</b> Sources differ</dd> <dd class="unsaid"><b>1</b> not stated</dd>' in page
    assert "2 of 3 programs state anything" in page
    assert '<a href="/specialties/test-140/new-york/">New York</a></th><td class="num">2</td>' in page
    assert "1 program has no state confirmed." in page


def test_the_specialties_are_counted_in_one_list(client: Client) -> None:
    made_up.program("Test A")
    made_up.specialty("141", "Another Test Medicine")
    page = text(client, "/specialties/")
    assert page.index("Another Test Medicine") < page.index(">Test Medicine")
    assert "none listed" in page


def test_coverage_counts_each_program_once_by_its_freshest_fact(client: Client) -> None:
    program = made_up.program("Test A", visa_j1="yes", stated_fields=2)
    made_up.fact(program, "max_failed_attempts", "0", scope="step1", stated_cycle="2012", match_year=2012)
    made_up.fact(program, "max_failed_attempts", "0", scope="step2")
    made_up.deadline(program, "2017-11-30")
    page = text(client, "/sources/")
    row = '<th scope="row">{}</th>' + "".join(f'<td class="num">{number}</td>' for number in ("1", "0", "{}", "{}"))
    assert row.format("Failed attempts allowed", 1, 0) in page
    assert row.format("Application deadline", 0, 1) in page
    assert "the date of those copies is unknown" in page
    assert "Test source" in page


def test_a_dry_run_is_not_told_as_the_last_run_of_a_source(client: Client) -> None:
    source = made_up.source()
    for day, outcome, dry in ((19, "ok", False), (20, "failed", True)):
        started = dt.datetime(2026, 11, day, 12, tzinfo=dt.UTC)
        run = Fetch.objects.create(source=source, started=started, outcome=outcome, dry_run=dry)
        for line in range(2 if dry else 1):
            RejectedRow.objects.create(fetch=run, file="test.csv", line=line, reason="of a test")
    page = text(client, "/sources/")
    assert re.search(r"<dt>Last run</dt><dd>[^<]*19[^<]*, done</dd>", page)
    assert "<dt>Rows that the last run could not take</dt><dd>1</dd>" in page


def test_the_first_page_asks_the_two_questions_first_and_counts_honestly(client: Client) -> None:
    made_up.program("Test A", visa_j1="yes", stated_fields=1)
    made_up.program("Test B")
    page = text(client, "/")
    assert page.index('name="specialty"') < page.index('name="visa"') < page.index("How much we know so far")
    assert "<dt>programs in the directory</dt><dd>2</dd>" in page
    assert "<dt>with anything stated at all</dt><dd>1</dd>" in page
    assert "Not complete: programs may be missing" in page


def test_a_page_leads_to_itself_in_the_other_language(client: Client) -> None:
    program = made_up.program("Test A")
    assert f'href="/es{address(program)}" lang="es"' in text(client, address(program))
    assert f'href="{address(program)}" lang="en"' in text(client, "/es" + address(program))
    assert 'href="/es/programs/?visa=j1"' in text(client, "/programs/?visa=j1")


def test_pages_are_read_only(client: Client) -> None:
    for path in ("/", "/programs/", "/specialties/", "/sources/", "/about/"):
        assert client.post(path).status_code == 405


# What went wrong


def test_the_page_for_our_own_mistakes_asks_nothing_of_others(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        page = errors.server_error(rf.get("/"))
    assert page.status_code == 500
    assert b"css/tokens.css" in page.content

    class Broken:
        def url(self, name: str) -> str:
            raise ValueError(name)

    monkeypatch.setattr(errors, "staticfiles_storage", Broken())
    page = errors.server_error(rf.get("/"))
    assert b"Something went wrong on our side" in page.content
    assert b"stylesheet" not in page.content


def test_a_host_that_is_not_ours_gets_a_page(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.test"})
    assert response.status_code == 400
    assert b"This request could not be read" in response.content


def test_what_is_forbidden_gets_a_page(rf: RequestFactory) -> None:
    assert errors.forbidden(rf.get("/")).status_code == 403


# The components


def test_the_components_are_shown_with_test_data_and_only_to_those_who_work_on_them(
    client: Client, settings: Any
) -> None:
    assert client.get("/components/").status_code == 404
    settings.DEBUG = True
    page = text(client, "/components/")
    assert "TEST DATA" in page
    assert page.count("<h1>") == 1


def test_templates_are_short_and_hold_no_styles_handlers_or_scripts() -> None:
    templates = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    assert len(templates) > 30
    for path in templates:
        source = path.read_text()
        assert len(source.splitlines()) <= 120, path
        for forbidden in (" style=", "<style", " onclick", " onchange", "javascript:"):
            assert forbidden not in source, f"{forbidden} in {path}"
        assert source.count("<script") == source.count('<script src="{% static "'), f"a script in {path}"


def test_style_sheets_name_colours_in_one_place_only() -> None:
    tokens = (ROOT / "static/css/tokens.css").read_text()
    assert "prefers-color-scheme: dark" in tokens
    others = [path for path in (ROOT / "static/css").glob("*.css") if path.name not in {"tokens.css", "admin.css"}]
    named: dict[str, list[str]] = {
        path.name: re.findall(r":[^{};]*(#[0-9a-fA-F]{3,8})\b", path.read_text()) for path in others
    }
    # Paper is white and ink black, whatever the screen's colours are.
    assert set(named.pop("base.css")) <= {"#fff", "#000", "#333", "#999"}
    assert {name: colours for name, colours in named.items() if colours} == {}
    assert len(named) > 12


def test_pages_are_compressed(client, db):
    answer = client.get("/about/", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
