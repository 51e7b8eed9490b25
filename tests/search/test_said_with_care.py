"""Where a fact is told in short: what is old, disputed, second hand or of some tracks alone never reads as settled."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from programs import coordinators, facts
from programs.models import DirectoryVersion, EmployerLink, Institution, Program, ProgramDate, SponsorFiling, Statement
from search.changes.listed import naming
from search.filing_history import filings_of
from tests.search import made_up
from tests.search.made_up_changes import change, plain
from tests.search.test_changes_listed import listing
from tests.search.test_pages import DAY, address, text
from tests.search.test_program_questions import answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]


@pytest.fixture
def about() -> Program:
    return made_up.program(kinds="CP")


def office(sponsor: Institution, field: str, value: str, live: dt.date = DAY, **more: Any) -> Statement:
    """What a GME office says for all its programs."""
    row = {"source": made_up.source("test-office", kind="gme_office"), "page_url": "https://example.test/gme"}
    made = Statement.objects.create(institution=sponsor, field=field, value=value, **{**row, **more})
    made.readings.create(day=live, read_from="live")
    return made


def office_page(client: Client, sponsor: Institution) -> str:
    return plain(text(client, f"/institutions/{sponsor.code}/{sponsor.slug}/"))


def glance(client: Client, about: Program) -> str:
    page = text(client, address(about))
    begins = page.index('class="glance"')
    return plain("<main" + page[begins : page.index("</section>", begins)])


def test_a_deadline_of_a_past_season_is_current_nowhere(client: Client, about: Program) -> None:
    change(about, made_up.statement(about, "application_deadline", "2024-10-15", live=DAY))
    office(about.institution, "application_deadline", "2024-10-15")
    shown = plain(text(client, "/changes/"))
    assert "15 October 2024" in shown
    assert "Current" not in shown
    assert "Current" not in office_page(client, about.institution)


def test_an_office_is_shown_with_what_stands_of_its_words(client: Client, about: Program) -> None:
    DirectoryVersion.objects.get_or_create(pk=1)
    made_up.statement(about, "acgme_id", "1400100000")
    office(about.institution, "visa_h1b", "yes", live=DAY - dt.timedelta(days=90))
    office(about.institution, "visa_h1b", "no")
    facts.settle([about.pk], day=DAY, cause=facts.Cause("test"))
    shown = office_page(client, about.institution)
    assert "H-1B visa No" in shown
    assert "H-1B visa Yes" not in shown
    assert "1 other statement differs" in shown


def test_a_trackers_word_about_an_office_is_second_hand(client: Client, about: Program) -> None:
    office(about.institution, "visa_h1b", "no", source=made_up.source("test-tracker", kind="tracker"))
    shown = office_page(client, about.institution)
    assert "Public tracker, second hand" in shown
    assert "GME office, for all its programs" not in shown


def test_at_a_glance_tells_for_which_tracks_an_answer_holds(client: Client, about: Program) -> None:
    made_up.fact(about, "visa_j1", "no", kind="P")
    made_up.fact(about, "visa_j1", "yes", kind="C")
    made = made_up.deadline(about, "2026-12-15", kind="P")
    ProgramDate.objects.filter(pk=made.pk).update(kind="P")
    shown = glance(client, about)
    assert "J-1 (Preliminary) No" in shown
    assert "J-1 (Categorical) Yes" in shown
    assert "Deadline (Preliminary) 15 December 2026" in shown


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"match_year": 2027, "stated_cycle": "2027"}, True),
        ({"match_year": 2027, "stated_cycle": "2027", "strength": "preferred"}, False),
        ({"match_year": 2015, "stated_cycle": "2015"}, False),
        ({"match_year": 2027, "stated_cycle": "2027", "kind": "P"}, False),
    ],
)
def test_step_3_is_told_beside_an_h1b_visa_where_it_goes_with_it(
    client: Client, about: Program, said: dict[str, Any], told: bool
) -> None:
    made_up.fact(about, "visa_h1b", "yes", match_year=2027, stated_cycle="2027")
    made_up.fact(about, "h1b_step3_by", "application", **said)
    assert ("Yes, Step 3" in glance(client, about)) == told


def test_what_a_visa_implies_keeps_what_the_visa_is_said_of(client: Client, about: Program) -> None:
    made_up.fact(about, "visa_j1", "yes", kind="P")
    assert "Preliminary positions only" in answers(client, about)["img"]


def test_a_coordinator_is_told_what_is_in_doubt(client: Client, about: Program) -> None:
    other = made_up.statement(about, "visa_j1", "no")
    made_up.fact(about, "visa_j1", "yes", differing=(other,))
    made_up.fact(about, "positions", "4", kind="P")
    made_up.fact(about, "letters", "3", match_year=2015, stated_cycle="2015")
    link = coordinators.link(about, "example.test")
    shown = plain(text(client, f"/programs/{about.public_id}/coordinator/form/?link={link}"))
    assert "Now: Yes (sources differ)" in shown
    assert "Now: 4 (Preliminary positions only)" in shown
    assert "Now: 3; strength not said (Older: for the 2015 Match)" in shown


def test_the_title_of_a_change_is_as_careful_as_the_change(client: Client, about: Program) -> None:
    old, new = (made_up.statement(about, "visa_j1", value, kind="P") for value in ("no", "yes"))
    change(about, new, old, after={"value": "yes", "agreement": "disputed", "statement": new.pk})
    entry = client.get("/changes/feed.atom").content.decode().split("<entry>")[1]
    assert "Preliminary positions only. Sources differ</title>" in entry


def test_sources_say_that_all_is_from_stored_copies_only_while_it_is(client: Client, about: Program) -> None:
    words = "Everything that programs and offices are shown to state was read in stored copies"
    made_up.fact(about, "visa_h1b", "yes")
    assert words in plain(text(client, "/sources/"))
    made_up.fact(about, "visa_j1", "yes", live=DAY)
    client.cookies.clear()
    DirectoryVersion.objects.update_or_create(pk=1, defaults={"number": 2})
    assert words not in plain(text(client, "/sources/"))


def test_a_list_without_a_year_does_not_stand_before_the_latest(about: Program) -> None:
    alone = made_up.program(kinds="")
    listing(alone, 2023, 2027)
    code = f"{alone.institution.code}140C0"
    made_up.statement(alone, "nrmp_code", code, source=made_up.source("test-partner", kind="program_list"), page_url="")
    assert naming([alone], by_lists=True)[alone.pk].match_year == 2027


def test_an_employer_of_two_states_is_told_with_the_filings_of_both() -> None:
    sponsor = made_up.institution()
    row = {"employer": "TEST SYSTEM", "employer_key": "test system"}
    for state, positions in (("FL", 3), ("OH", 500)):
        source = made_up.source("test-filings", kind="federal")
        SponsorFiling.objects.create(source=source, state=state, fiscal_year=2025, positions=positions, **row)
        EmployerLink.objects.create(state=state, institution=sponsor, relation="parent_system", certainty="sure", **row)
    assert [one.positions for one in filings_of(sponsor).shared] == [503]


def test_a_comparison_names_no_service_that_is_not_confirmed(client: Client, about: Program) -> None:
    about.specialty.application_service = "unconfirmed"
    about.specialty.save()
    shown = plain(text(client, f"/compare/?id={about.public_id}"))
    assert "Not confirmed" in shown
    assert "unconfirmed" not in shown
