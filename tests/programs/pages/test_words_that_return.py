"""What an answer to a page's new words retires, what is asked once old words return, and whose words they are."""

import datetime as dt

import pytest

from programs import answering, facts
from programs.models import Change, Decision, Fact, Page, Proposal, Statement
from programs.models.source import SourceKind
from programs.pages import watch
from tests.programs import rows
from tests.programs.pages.conftest import NOON, paper
from tests.programs.pages.test_watch import J1, NO_H1B, STEP2, STEP2_RAISED, stands
from tests.programs.web.source_server import NAME, Reply

pytestmark = pytest.mark.django_db

DAY = NOON.date()
HTML = {"Content-Type": "text/html; charset=utf-8"}
THIS_SEASON = {"stated_cycle": "2026-2027", "match_year": 2027}


def accept(days, **of_these):
    asked = answering.Asked(proposal=Proposal.objects.get(settled_at=None, **of_these))
    return answering.accept(asked, by=None, day=DAY + dt.timedelta(days=days))


def value(field="min_step2"):
    return Fact.objects.filter(field=field).values_list("value", flat=True).first()


def open_now():
    rows = Proposal.objects.filter(settled_at=None).values_list("kind", "statement__value", "standing__value")
    return list(rows.order_by("pk"))


def test_a_value_that_returns_after_it_was_replaced_is_asked_about_again(watched):
    stands(watched)
    watched.shows(STEP2_RAISED)
    watched.look()
    accept(1)
    watched.shows(STEP2)
    watched.look(days=100)
    assert open_now() == [("differs", "220", "230")]
    accept(101)
    assert value() == "220"
    assert Statement.objects.standing().get().value == "220"


def test_what_was_gone_and_returns_is_asked_about_again(watched):
    stands(watched)
    stands(watched, "visa_h1b", "no", strength="")
    for day, sentences in ((0, [STEP2, NO_H1B]), (7, [NO_H1B])):
        watched.shows(*sentences)
        watched.look(days=day)
    accept(8)
    assert value() is None
    watched.shows(STEP2, NO_H1B)
    watched.look(days=14)
    assert open_now() == [("new", "220", None)]
    accept(15)
    assert value() == "220"


def test_what_was_rejected_as_misread_is_not_asked_about_when_it_returns(watched):
    said = stands(watched)
    Decision.objects.create(statement=said, verdict=Decision.Verdict.REJECTED, why="a test: misread")
    stands(watched, "visa_h1b", "no", strength="")
    watched.shows(STEP2, NO_H1B)
    watched.look()
    assert open_now() == []


def test_words_without_a_season_replace_those_of_one(watched):
    stands(watched, **THIS_SEASON)
    watched.shows(STEP2_RAISED)
    watched.look()
    assert accept(1) == 1
    assert value() == "230"


def test_words_of_an_earlier_season_leave_those_of_a_later_one(watched):
    stands(watched, **THIS_SEASON)
    watched.shows("For the 2024-2025 application cycle:", STEP2_RAISED)
    watched.look()
    accept(1)
    assert value() == "220"


def test_all_that_the_page_was_found_to_say_otherwise_is_replaced(watched):
    stands(watched, value="210", stated_cycle="2025-2026", match_year=2026)
    stands(watched, **THIS_SEASON)
    stands(watched, "letters", "3")
    watched.shows(STEP2_RAISED, "Three letters of recommendation are required.")
    watched.look()
    accept(1)
    assert sorted(Statement.objects.standing().values_list("value", flat=True)) == ["230", "3"]


def test_what_is_gone_and_then_only_doubted_is_asked_as_that(watched, monkeypatch):
    stands(watched)
    stands(watched, "visa_h1b", "no", strength="")
    for day, sentences in ((0, [STEP2, NO_H1B]), (7, [NO_H1B])):
        watched.shows(*sentences)
        watched.look(days=day)
    monkeypatch.setattr(watch, "bar", lambda field: 1.01 if field == "min_step2" else 0.9)
    watched.shows(STEP2, NO_H1B)
    watched.look(days=14)
    assert open_now() == [("confirms", None, "220")]
    accept(15)
    assert value() == "220"


def test_what_waits_stays_so_when_it_is_asked_in_another_way(watched):
    stands(watched, "visa_h1b", "no", strength="")
    watched.shows(NO_H1B, STEP2_RAISED)
    watched.look()
    stands(watched)
    Page.objects.update(extractor="")
    watched.look(days=7)
    assert open_now() == [("differs", "230", "220")]
    assert not Decision.objects.exists()


def test_a_programs_own_page_speaks_for_itself_though_a_tracker_cites_it_too(watched):
    own = stands(watched).source
    tracker = rows.source("test-tracker", SourceKind.TRACKER)
    rows.statement(rows.program(), "letters", "3", by=tracker, page_url=watched.url)
    watched.shows(STEP2_RAISED)
    watched.look()
    assert Statement.objects.get(value="230").source == own


def test_what_stands_for_us_graduates_alone_is_no_answer_to_what_holds_for_all(watched):
    stands(watched, "max_years_since_graduation", "5", applies_to="us")
    watched.shows("Applicants must have graduated from medical school within the last 5 years.")
    watched.look()
    assert open_now() == [("new", "5", None)]


def test_two_pages_that_differ_are_in_dispute_whichever_was_read_last(watched):
    program = rows.program()
    pages = []
    for path, said, sentence in (("/a", "yes", "We sponsor H-1B visas."), ("/b", "no", NO_H1B)):
        url = watched.server.url(path)
        rows.statement(program, "visa_h1b", said, page_url=url)
        watched.server.pages[path] = Reply(200, paper(sentence, J1), HTML)
        pages.append(Page.objects.create(url=url, host=NAME, next_due=NOON))
    for days in range(0, 28, 7):
        for page, later in zip(pages, (0, 3), strict=True):
            now = NOON + dt.timedelta(days=days + later)
            page.refresh_from_db()
            watch.look_at(page, now=now, client=watched.client)
            facts.settle_all(day=now.date(), cause=facts.Cause("test"))
    assert Fact.objects.get(field="visa_h1b").agreement == "disputed"
    assert Change.objects.filter(field="visa_h1b").count() <= 3


LAST_SEASON = {"stated_cycle": "2025-2026", "match_year": 2026}
OF_THIS_SEASON = "For the 2026-2027 application cycle:"


def test_a_value_of_this_season_that_returns_is_asked_about_though_last_season_had_it(watched):
    stands(watched, **LAST_SEASON)
    for day, sentence in ((0, STEP2), (7, STEP2_RAISED)):
        watched.shows(OF_THIS_SEASON, sentence)
        watched.look(days=day)
    accept(8)
    assert value() == "230"
    watched.shows(OF_THIS_SEASON, STEP2)
    watched.look(days=14)
    assert open_now() == [("differs", "220", "230")]
    accept(15)
    assert value() == "220"
    standing = Statement.objects.standing().values_list("value", "match_year")
    assert set(standing) == {("220", 2026), ("220", 2027)}


@pytest.mark.parametrize("season", [[OF_THIS_SEASON], []])
def test_last_seasons_value_does_not_undo_what_was_accepted_for_this_one(watched, season):
    stands(watched, **LAST_SEASON)
    watched.shows(OF_THIS_SEASON, STEP2_RAISED)
    watched.look()
    accept(1)
    watched.shows(*season, STEP2)
    watched.look(days=7)
    assert (open_now(), value()) == ([("differs", "220", "230")], "230")
    accept(8)
    assert value() == "220"
