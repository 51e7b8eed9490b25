"""A watched page, looked at again: unchanged, changed, gone and in trouble. Served on this machine, read over HTTP."""

import datetime as dt

import pytest
from django.db import OperationalError

from programs import facts, tasks
from programs.feeds import SHARED_FEEDS
from programs.models import Decision, DirectoryVersion, Fact, Page, Proposal, Reading, Statement
from programs.pages import proposals, register, watch
from programs.pages.extract import extract
from programs.refresh import refresh
from programs.statements import OVERTAKEN
from programs.web.client import PAUSE
from tests.programs import rows
from tests.programs.pages.conftest import NOON, paper
from tests.programs.partner import as_csv, partner, says
from tests.programs.web.source_server import NAME, Reply

pytestmark = pytest.mark.django_db

NO_H1B = "We do not sponsor H-1B visas."
J1 = "We sponsor J-1 visas through the ECFMG."
STEP2 = "A minimum Step 2 CK score of 220 is required."
STEP2_RAISED = "A minimum Step 2 CK score of 230 is required."
DAY = NOON.date()


def stands(watched, field="min_step2", value="220", strength="required", **more):
    """A statement that was read in a stored copy, and the fact that rests on it."""
    program = rows.program()
    said = rows.statement(program, field, value, page_url=watched.url, strength=strength, **more)
    facts.settle([program.pk], day=DAY, cause=facts.Cause("test"))
    return said


def live_days(said):
    readings = Reading.objects.filter(statement=said, read_from="live")
    return list(readings.order_by("day").values_list("day", flat=True))


def proposed():
    return [
        (one.kind, one.statement and one.statement.value, one.standing_id) for one in Proposal.objects.order_by("pk")
    ]


def test_the_first_look_confirms_what_stands_and_makes_it_current(watched):
    said = stands(watched)
    watched.shows(STEP2, NO_H1B)
    check = watched.look()
    assert (check.outcome, check.confirmed) == ("first", 1)
    assert live_days(said) == [DAY]
    assert Page.objects.get().state == "read"


def test_a_look_twice_on_one_day_changes_nothing(watched):
    stands(watched)
    watched.shows(STEP2, J1)
    watched.look()
    before = (Statement.objects.count(), Reading.objects.count(), Proposal.objects.count(), Fact.objects.count())
    version = DirectoryVersion.objects.get().number
    assert watched.look().outcome == "unchanged"
    after = (Statement.objects.count(), Reading.objects.count(), Proposal.objects.count(), Fact.objects.count())
    assert after == before
    assert DirectoryVersion.objects.get().number == version


def test_an_unchanged_page_is_a_live_reading_of_what_it_was_found_to_say(watched):
    said = stands(watched)
    never_found = rows.statement(rows.program(), "letters", "3", page_url=watched.url)
    watched.shows(STEP2)
    watched.look()
    check = watched.look(days=7)
    assert (check.outcome, check.confirmed) == ("unchanged", 1)
    assert live_days(said) == [DAY, DAY + dt.timedelta(days=7)]
    assert live_days(never_found) == []


def test_a_newer_extractor_reads_unchanged_words_again_and_takes_nothing_back(watched, monkeypatch):
    said = stands(watched)
    watched.shows(STEP2, J1, ETag='"one"')
    watched.look()
    monkeypatch.setattr(watch, "VERSION", "test")
    monkeypatch.setattr(watch, "extract", lambda page, url: [])
    check = watched.look(days=7)
    assert (check.outcome, check.proposed) == ("unchanged", 0)
    assert "if-none-match" not in watched.server.requests[-1].headers
    assert len(live_days(said)) == 2
    assert not Proposal.objects.filter(kind="gone").exists()
    assert Page.objects.get().extractor == "test"


def test_a_page_that_says_not_modified_is_unchanged(watched):
    said = stands(watched)
    watched.shows(STEP2, ETag='"one"')
    watched.look()
    watched.answers(Reply(304))
    assert watched.look(days=7).outcome == "unchanged"
    assert watched.server.requests[-1].headers["if-none-match"] == '"one"'
    assert len(live_days(said)) == 2


@pytest.fixture
def feed_says(watched, tmp_path):
    """A feed that finds the sentence on the same page, a few seasons old."""

    def run():
        said = as_csv([says(page_url=watched.url, stated_cycle="2024")])
        (tmp_path / "statements.csv").write_text(said, encoding="utf-8")
        refresh(SHARED_FEEDS["published"], day=DAY, source=partner(), place=tmp_path)
        return Statement.objects.standing().get(field="min_step2")

    return run


@pytest.mark.parametrize("headers", [{}, {"ETag": '"one"'}], ids=["the same words", "not modified"])
def test_what_a_feed_finds_on_a_page_that_was_read_before_is_confirmed_by_the_next_look(watched, feed_says, headers):
    stands(watched, "letters", "3", strength="")
    watched.shows(STEP2, **headers)
    watched.look()
    late = feed_says()
    assert [watched.look(days=days).outcome for days in (7, 14)] == ["unchanged", "unchanged"]
    assert live_days(late) == [DAY + dt.timedelta(days=days) for days in (0, 7, 14)]


def test_what_a_feed_finds_on_a_page_that_is_being_read_is_confirmed_too(watched, monkeypatch, feed_says):
    stands(watched, "letters", "3", strength="")
    watched.shows(STEP2)
    monkeypatch.setattr(watch, "extract", lambda page, url: feed_says() and extract(page, url=url))
    watched.look()
    monkeypatch.undo()
    watched.look(days=7)
    late = Statement.objects.standing().get(field="min_step2")
    assert live_days(late) == [DAY, DAY + dt.timedelta(days=7)]


def test_two_looks_on_a_day_at_different_words_leave_what_both_found_confirmed_by_later_ones(watched):
    said = stands(watched)
    watched.shows(STEP2)
    watched.look()
    watched.shows(STEP2, "A new sentence about our clinic.")
    assert watched.look().outcome == "changed"
    assert watched.look(days=7).outcome == "unchanged"
    assert live_days(said) == [DAY, DAY + dt.timedelta(days=7)]


def test_words_that_change_every_day_do_not_make_a_page_changed(watched):
    stands(watched)
    watched.shows(STEP2, "Last updated 21 November 2026", "1,234 views")
    watched.look()
    watched.shows(STEP2, "Last updated 29 November 2026", "1,301 views")
    assert watched.look(days=7).outcome == "unchanged"


def test_a_value_that_differs_waits_beside_what_stands_and_changes_no_fact(watched):
    said = stands(watched)
    watched.shows(STEP2)
    watched.look()
    watched.shows(STEP2_RAISED)
    check = watched.look(days=7)
    assert (check.outcome, check.proposed) == ("changed", 1)
    assert proposed() == [("differs", "230", said.pk)]
    assert "230" in Proposal.objects.get().passage
    assert Fact.objects.get(field="min_step2").value == "220"
    assert Statement.objects.waiting().get().value == "230"


@pytest.fixture
def source_says(watched, tmp_path):
    """What the source of the standing statement publishes about the program, so many days after the first look."""

    def run(value, days):
        (tmp_path / "statements.csv").write_text(as_csv([says(page_url=watched.url, value=value)]), encoding="utf-8")
        day = DAY + dt.timedelta(days=days)
        return refresh(SHARED_FEEDS["published"], day=day, source=partner(), place=tmp_path)

    return run


@pytest.mark.parametrize("sentences", [[STEP2_RAISED], [STEP2_RAISED, STEP2]], ids=["waits", "was taken back"])
def test_what_the_watch_saw_first_stands_once_its_source_states_it(watched, source_says, sentences):
    stands(watched, by=partner())
    for day, sentence in enumerate(sentences):
        watched.shows(sentence)
        watched.look(days=day)
    assert not Statement.objects.standing().filter(value="230").exists()
    assert source_says("230", days=7).changed_facts == 1
    assert Fact.objects.get(field="min_step2").value == "230"
    assert not Proposal.objects.filter(settled_at=None, statement__value="230").exists()
    decisions = Decision.objects.count()
    source_says("230", days=8)
    assert Decision.objects.count() == decisions


def test_what_a_curator_rejected_stays_so_though_its_source_states_it(watched, source_says):
    stands(watched, by=partner())
    watched.shows(STEP2_RAISED)
    watched.look()
    proposals.settle(proposal=Proposal.objects.get(), accepted=False, by=None, day=DAY, now=NOON, why="a test page")
    watched.shows(STEP2_RAISED, "A new sentence about our clinic.")
    watched.look(days=7)
    assert source_says("230", days=14).changed_facts == 0
    assert Fact.objects.get(field="min_step2").value == "220"


def test_accepting_what_differs_moves_the_fact_and_ends_the_old_statement(watched):
    said = stands(watched)
    watched.shows(STEP2_RAISED)
    watched.look()
    proposals.settle(proposal=Proposal.objects.get(), accepted=True, by=None, day=DAY, now=NOON)
    assert Fact.objects.get(field="min_step2").value == "230"
    assert Fact.objects.get(field="min_step2").agreement == "single"
    assert not Statement.objects.standing().filter(pk=said.pk).exists()


def test_accepting_twice_decides_once(watched):
    stands(watched)
    watched.shows(STEP2_RAISED)
    watched.look()
    asked = Proposal.objects.get()
    proposals.settle(proposal=asked, accepted=True, by=None, day=DAY, now=NOON)
    decisions = Decision.objects.count()
    assert proposals.settle(proposal=asked, accepted=False, by=None, day=DAY, now=NOON) == 0
    assert Decision.objects.count() == decisions


def test_what_was_rejected_is_not_proposed_again(watched):
    stands(watched)
    watched.shows(STEP2_RAISED)
    watched.look()
    proposals.settle(proposal=Proposal.objects.get(), accepted=False, by=None, day=DAY, now=NOON)
    watched.shows(STEP2_RAISED, "A new sentence about our hospital.")
    assert watched.look(days=7).proposed == 0
    assert Fact.objects.get(field="min_step2").value == "220"


def test_what_is_newly_stated_is_proposed(watched):
    stands(watched)
    watched.shows(STEP2, NO_H1B)
    watched.look()
    assert ("new", "no", None) in proposed()
    assert not Fact.objects.filter(field="visa_h1b").exists()


def test_what_the_page_no_longer_says_is_asked_and_stands_meanwhile(watched):
    said = stands(watched)
    stands(watched, "visa_h1b", "no", strength="")
    watched.shows(STEP2, NO_H1B)
    watched.look()
    watched.shows(NO_H1B)
    watched.look(days=7)
    assert proposed() == [("gone", None, said.pk)]
    assert Fact.objects.filter(field="min_step2").exists()
    proposals.settle(proposal=Proposal.objects.get(), accepted=True, by=None, day=DAY, now=NOON)
    assert not Fact.objects.filter(field="min_step2").exists()


@pytest.mark.parametrize("again", ["another edit", "a newer extractor"])
def test_what_the_page_no_longer_says_stays_asked_until_it_says_it_again(watched, monkeypatch, again):
    said = stands(watched)
    stands(watched, "visa_h1b", "no", strength="")
    asked = Proposal.objects.filter(kind="gone", settled_at=None)
    for day, sentences in enumerate(([STEP2, NO_H1B], [NO_H1B])):
        watched.shows(*sentences)
        watched.look(days=7 * day)
    if again == "another edit":
        watched.shows(NO_H1B, "A new sentence about our clinic.")
    else:
        monkeypatch.setattr(watch, "VERSION", "test")
        monkeypatch.setattr(proposals, "VERSION", "test")
    watched.look(days=14)
    assert asked.get().standing == said
    watched.shows(NO_H1B, STEP2)
    watched.look(days=21)
    assert not asked.exists()


def test_another_question_about_what_stands_is_asked_by_another_proposal(watched, monkeypatch):
    said = stands(watched)
    stands(watched, "visa_h1b", "no", strength="")
    for day, sentences in enumerate(([STEP2, NO_H1B], [NO_H1B])):
        watched.shows(*sentences)
        watched.look(days=7 * day)
    gone = Proposal.objects.get()
    monkeypatch.setattr(watch, "bar", lambda field: 1.1)
    watched.shows(STEP2, NO_H1B)
    watched.look(days=14)
    asked = Proposal.objects.get(standing=said, settled_at=None)
    assert (asked.kind, Proposal.objects.get(pk=gone.pk).kind) == ("confirms", "gone")
    assert proposals.settle(proposal=gone, accepted=True, by=None, day=DAY, now=NOON) == 0
    assert Fact.objects.filter(field="min_step2").exists()
    watched.shows("We wish you well with your application this year.")
    watched.look(days=21)
    assert Proposal.objects.get(standing=said, settled_at=None).kind == "gone"
    assert proposals.settle(proposal=asked, accepted=True, by=None, day=DAY, now=NOON) == 0
    assert Fact.objects.filter(field="min_step2").exists()


def test_what_a_page_takes_back_before_anyone_looked_is_closed(watched):
    stands(watched)
    watched.shows(STEP2_RAISED)
    watched.look()
    watched.shows(STEP2)
    watched.look(days=7)
    assert not Proposal.objects.filter(settled_at=None).exists()
    assert not Statement.objects.waiting().exists()
    assert Decision.objects.get().why == OVERTAKEN


def test_what_comes_back_after_it_was_closed_unanswered_is_asked_again(watched):
    said = stands(watched)
    for day, sentence in enumerate((STEP2_RAISED, STEP2, STEP2_RAISED)):
        watched.shows(sentence)
        watched.look(days=7 * day)
    assert [(one.kind, one.standing_id) for one in Proposal.objects.filter(settled_at=None)] == [("differs", said.pk)]
    assert Statement.objects.waiting().get().value == "230"


def test_a_newer_season_with_the_same_value_is_taken_without_a_curator(watched):
    stands(watched, match_year=2024, stated_cycle="2024")
    watched.shows("For the 2026-2027 application cycle:", STEP2)
    watched.look()
    seasons = list(Statement.objects.standing().order_by("pk").values_list("match_year", flat=True))
    assert seasons[0] == 2024
    assert len(seasons) in {1, 2}


def test_a_page_is_gone_after_three_days_and_nothing_goes_with_it(watched):
    stands(watched)
    watched.answers(Reply(404))
    states = [
        (watched.look(days=day).outcome, Page.objects.get().misses, Page.objects.get().state) for day in (0, 0, 1, 3)
    ]
    assert states == [("gone", 1, "never"), ("gone", 1, "never"), ("gone", 2, "never"), ("gone", 3, "gone")]
    assert Page.objects.get().missed_since == DAY
    assert Fact.objects.filter(field="min_step2").exists()


@pytest.mark.parametrize("reply", [Reply(500), Reply(403)])
def test_a_page_that_is_gone_stays_so_until_it_is_read_again(watched, reply):
    stands(watched)
    watched.answers(Reply(404))
    for day in range(3):
        watched.look(days=day)
    watched.answers(reply)
    assert watched.look(days=33).outcome == "failed"
    page = Page.objects.get()
    assert (page.state, page.misses, page.missed_since) == ("gone", 3, DAY)
    watched.shows(STEP2)
    watched.look(days=63)
    assert Page.objects.get().state == "read"


def test_a_page_that_comes_back_is_read_as_before(watched):
    stands(watched)
    watched.answers(Reply(404))
    watched.look()
    watched.shows(STEP2)
    assert watched.look(days=1).outcome == "first"
    page = Page.objects.get()
    assert (page.misses, page.missed_since, page.state) == (0, None, "read")


def test_an_address_that_leads_to_the_front_page_counts_as_gone(watched):
    stands(watched)
    watched.answers(Reply(301, b"", {"Location": watched.server.url("/")}))
    watched.server.pages["/"] = Reply(200, b"<html><body><h1>Test hospital</h1></body></html>")
    check = watched.look()
    assert (check.outcome, Page.objects.get().misses) == ("gone", 1)
    assert "front page" in check.reason


def test_a_page_that_has_moved_to_a_site_of_its_own_is_read(watched):
    stands(watched)
    watched.server.pages["/"] = Reply(200, paper(STEP2), {"Content-Type": "text/html"})
    watched.answers(Reply(301, b"", {"Location": watched.server.url("/", host=f"psychiatry.{NAME}")}))
    check = watched.look()
    assert (check.outcome, check.confirmed) == ("first", 1)


def test_a_page_that_moved_for_good_is_read_and_its_new_address_kept(watched):
    stands(watched)
    watched.server.pages["/new/apply"] = Reply(200, b"<html><body><p>" + STEP2.encode() + b"</p></body></html>")
    watched.answers(Reply(301, b"", {"Location": watched.server.url("/new/apply")}))
    assert watched.look().outcome == "first"
    assert Page.objects.get().moved_to == watched.server.url("/new/apply")


@pytest.mark.parametrize(
    ("reply", "outcome", "words"),
    [
        (Reply(200, b"%PDF-1.7 test", {"Content-Type": "application/pdf"}), "failed", "PDF"),
        (Reply(200, b"", {"Content-Type": "text/html"}), "failed", "nothing to read"),
        (Reply(500), "failed", "500"),
        (Reply(403), "failed", "403"),
    ],
)
def test_a_page_that_cannot_be_read_says_why_and_takes_nothing_away(watched, reply, outcome, words):
    said = stands(watched)
    watched.answers(reply)
    check = watched.look()
    assert check.outcome == outcome
    assert words in check.reason
    assert Page.objects.get().state == "trouble"
    assert (live_days(said), Proposal.objects.count(), Fact.objects.count()) == ([], 0, 1)


def test_a_look_that_breaks_off_is_on_record_and_waits_like_any_other(watched, monkeypatch, caplog):
    said = stands(watched)
    watched.shows(STEP2, ETag='"one"')
    watched.look()
    watched.shows(STEP2_RAISED, ETag='"two"')
    monkeypatch.setattr(watch.proposals, "keep", lambda *_: {}["a mistake of ours"])
    assert watched.look(days=7).outcome == "failed"
    page = Page.objects.get()
    assert (page.state, page.etag, page.claimed_until) == ("trouble", '"one"', None)
    assert page.next_due > NOON + dt.timedelta(days=7)
    assert "a mistake of ours" in caplog.text
    monkeypatch.undo()
    assert watched.look(days=8).outcome == "changed"
    assert proposed() == [("differs", "230", said.pk)]


def test_a_look_without_a_database_is_asked_for_again(watched, monkeypatch):
    def away(*_):
        raise OperationalError("the database is away")

    stands(watched)
    watched.shows(STEP2)
    monkeypatch.setattr(watch.proposals, "keep", away)
    with pytest.raises(OperationalError, match="is away"):
        watched.look()


def test_a_page_in_a_charset_that_spells_halves_of_signs_is_read(watched):
    stands(watched)
    watched.answers(Reply(200, b"+2AA- " + STEP2.encode(), {"Content-Type": "text/plain; charset=utf-7"}))
    assert watched.look().outcome == "first"
    assert Page.objects.get().text.startswith("? A minimum")


def test_a_long_page_with_a_sign_that_no_database_keeps_is_read(watched):
    stands(watched)
    words = "The test hospital and its many test clinics. " * 100 + "\x00\n\n" + STEP2
    watched.answers(Reply(200, words.encode(), {"Content-Type": "text/plain"}))
    check = watched.look()
    assert (check.outcome, check.confirmed) == ("first", 1)


def test_a_page_that_has_lost_its_words_is_not_believed(watched):
    stands(watched)
    watched.shows(STEP2, NO_H1B, *["A long sentence about the test hospital and its many test clinics."] * 40)
    watched.look()
    watched.answers(Reply(200, b"<html><body><p>We will be back soon.</p></body></html>"))
    check = watched.look(days=7)
    assert (check.outcome, check.proposed) == ("failed", 0)
    assert "lost most of its words" in check.reason
    assert "long sentence" in Page.objects.get().text


def test_robots_are_respected(watched):
    stands(watched)
    watched.server.pages["/robots.txt"] = Reply(200, b"User-agent: *\nDisallow: /residency/")
    assert watched.look().outcome == "refused"
    assert "/residency/apply" not in watched.server.paths
    assert Page.objects.get().state == "refused"


def test_a_busy_server_says_when_to_come_back(watched):
    stands(watched)
    watched.answers(Reply(429, b"", {"Retry-After": "7200"}))
    watched.look()
    assert Page.objects.get().next_due == NOON + dt.timedelta(hours=2)


@pytest.mark.parametrize("told", ["0", "30", "Sun, 22 Nov 2020 12:00:00 GMT"])
def test_a_server_that_asks_for_no_pause_gets_one(watched, told):
    stands(watched)
    watched.answers(Reply(503, b"", {"Retry-After": told}))
    watched.look()
    assert Page.objects.get().next_due == NOON + watch.SOONEST


def test_a_page_of_several_programs_is_read_for_each(watched):
    for code in ("9001", "9002"):
        rows.statement(rows.program(code), "min_step2", "220", page_url=watched.url, strength="required")
    watched.shows(STEP2)
    assert watched.look().confirmed == 2


def test_an_offices_page_speaks_for_the_office(watched):
    rows.statement(rows.institution(), "visa_h1b", "no", by=rows.office_source(), page_url=watched.url)
    watched.shows(NO_H1B, J1)
    check = watched.look()
    assert check.confirmed == 1
    new = Statement.objects.waiting().get(field="visa_j1")
    assert (new.institution, new.source.name) == (rows.institution(), "test-offices")


def test_every_cited_page_is_watched_and_no_other(watched):
    stands(watched)
    rows.statement(rows.program(), "letters", "3", page_url="")
    register.keep_register(NOON)
    assert list(Page.objects.values_list("url", "watched")) == [(watched.url, True)]
    assert NOON <= Page.objects.get().next_due < NOON + register.WEEK
    Decision.objects.create(statement=Statement.objects.get(field="min_step2"), verdict="rejected")
    assert register.keep_register(NOON) == 1
    assert not Page.objects.get().watched
    assert register.keep_register(NOON) == 0


def test_first_looks_are_spread_over_the_week():
    days = {register.spread(f"https://page.example/{n}", register.WEEK).days for n in range(200)}
    assert days == set(range(7))


@pytest.mark.parametrize(
    ("days_left", "saves", "between"), [(None, 0, 7), (90, 0, 7), (40, 0, 4), (10, 0, 2), (90, 12, 3)]
)
def test_it_looks_more_often_near_a_deadline_and_where_many_look(watched, days_left, saves, between):
    said = stands(watched)
    watched.shows(STEP2)
    watched.look()
    tomorrow = DAY + dt.timedelta(days=1)
    deadline = tomorrow + dt.timedelta(days=days_left) if days_left else None
    type(said.program).objects.filter(pk=said.program_id).update(deadline_on=deadline, saved_by=saves)
    watched.look(days=1)
    wait = Page.objects.get().next_due - NOON - dt.timedelta(days=1)
    assert dt.timedelta(days=between * 0.9) <= wait <= dt.timedelta(days=between * 1.1)


def test_due_pages_are_claimed_once_and_a_few_of_each_host():
    for host in ("one", "two"):
        for number in range(5):
            url = f"https://{host}.example/{number}"
            Page.objects.create(url=url, host=f"{host}.example", next_due=NOON)
    first = watch.claim_due(NOON, most=100, each_host=2)
    assert len(first) == 4
    assert watch.claim_due(NOON, most=100, each_host=2) == [], "two of each host are under way"
    assert len(watch.claim_due(NOON, most=100, each_host=3)) == 2
    assert len(watch.claim_due(NOON, most=7, each_host=9)) == 1, "six are under way in all"
    later = NOON + watch.CLAIM + dt.timedelta(seconds=1)
    assert len(watch.claim_due(later, most=3, each_host=3)) == 3


def test_many_hosts_are_asked_at_once_in_turns_and_the_longest_waiting_first():
    hosts = [f"host{number}.example" for number in range(1000)]
    Page.objects.bulk_create(
        Page(url=f"https://{host}/{at}", host=host, next_due=NOON - dt.timedelta(hours=at))
        for host in hosts
        for at in range(4)
    )
    taken = watch.claim_due(NOON, most=tasks.PAGES_UNDER_WAY, each_host=tasks.PAGES_OF_A_HOST)
    assert len(taken) == 4000
    urls = dict(Page.objects.values_list("pk", "url"))
    turns = [[urls[pk].rpartition("/") for pk in taken[at : at + 1000]] for at in range(0, 4000, 1000)]
    assert [{number for *_, number in turn} for turn in turns] == [{"3"}, {"2"}, {"1"}, {"0"}]
    assert all(len({host for host, *_ in turn}) == 1000 for turn in turns)


def test_one_host_is_asked_no_more_often_than_its_pause_lets_us():
    Page.objects.bulk_create(
        Page(url=f"https://one.example/{at}", host="one.example", next_due=NOON) for at in range(100)
    )
    taken = watch.claim_due(NOON, most=tasks.PAGES_UNDER_WAY, each_host=tasks.PAGES_OF_A_HOST)
    assert len(taken) == tasks.PAGES_OF_A_HOST == 60 / PAUSE
