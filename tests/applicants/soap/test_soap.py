"""`/soap/`: the list of one's own, on the real directory. The pasted lists are made up for the test."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant, SoapLine, SoapList
from applicants.soap.keeping import delete_after
from applicants.tasks import sweep
from programs.models import Program, Season, SeasonEvent, Track
from programs.normalise import match_year_of

pytestmark = pytest.mark.usefixtures("plain_styles", "held_opening")


@pytest.fixture
def codes() -> list[str]:
    found = Track.objects.filter(published=True, program__published=True, kind="C").order_by("nrmp_code")
    return list(found.values_list("nrmp_code", flat=True)[:60])


def paste(client: Client, lines: list[str]) -> str:
    assert client.post("/soap/", {"text": "\n".join(lines)}).status_code == 303
    return client.get("/soap/").content.decode()


def test_without_a_list_the_rules_stand_and_nothing_is_kept(client: Client) -> None:
    page = client.get("/soap/").content.decode()
    assert "At most 45 applications" in page
    assert not Applicant.objects.exists()


def test_lines_are_held_against_the_directory(client: Client, codes: list[str]) -> None:
    page = paste(client, [codes[0], "No such place at all, Zzyzx", codes[1]])
    assert "2 lines are programs of this directory." in page
    assert "1 was not recognised" in page
    assert page.index(codes[1]) < page.index("No such place at all, Zzyzx")


def test_with_a_profile_each_line_has_its_verdict(client: Client, codes: list[str]) -> None:
    assert client.post("/match/", {"work_status": "none", "visas": ["h1b"]}).status_code == 303
    page = paste(client, codes[:20])
    assert page.count('class="verdict ') == 20


def test_a_name_that_is_one_programs_alone_is_recognised(client: Client) -> None:
    paste(client, ["Cleveland Clinic Florida neurology"])
    line = SoapLine.objects.get()
    assert line.program is not None
    assert line.program.specialty.name == "Neurology"


def test_nobody_else_sees_or_marks_it(client: Client, codes: list[str]) -> None:
    paste(client, codes[:1])
    line = SoapLine.objects.get()
    stranger = Client()
    assert codes[0] not in stranger.get("/soap/").content.decode()
    assert stranger.post(f"/soap/lines/{line.pk}/", {"applied": "on"}).status_code == 404
    stranger.post("/soap/delete/")
    assert SoapLine.objects.filter(applied=False).count() == 1


def test_the_46th_application_is_refused_with_its_reason(client: Client, codes: list[str]) -> None:
    paste(client, codes[:46])
    lines = list(SoapLine.objects.all())
    for line in lines:
        assert client.post(f"/soap/lines/{line.pk}/", {"applied": "on"}).status_code == 303
    assert SoapLine.objects.filter(applied=True).count() == 45
    assert "SOAP takes 45 applications" in client.get("/soap/").content.decode()


def test_what_was_marked_stays_with_a_newer_list(client: Client, codes: list[str]) -> None:
    paste(client, codes[:2])
    line = SoapLine.objects.get(text=codes[0])
    client.post(f"/soap/lines/{line.pk}/", {"applied": "on", "words": "called back"})
    paste(client, [codes[5], codes[0]])
    assert list(SoapLine.objects.values_list("text", "applied", "note")) == [
        (codes[5], False, ""),
        (codes[0], True, "called back"),
    ]


def test_a_mark_leads_back_to_its_line_and_the_page_that_was_open(client: Client, codes: list[str]) -> None:
    paste(client, codes[:55])
    line = SoapLine.objects.get(number=53)
    season = line.soap_list.match_year
    page = client.get(f"/soap/?season={season}&page=2").content.decode()
    assert f'id="line-{line.pk}"' in page
    assert '<input type="hidden" name="page" value="2">' in page
    answer = client.post(f"/soap/lines/{line.pk}/", {"applied": "on", "page": "2"})
    assert answer["Location"] == f"/soap/?season={season}&page=2#line-{line.pk}"
    answer = client.post(f"/soap/lines/{line.pk}/", {"page": "2&x=https://example.test"})
    assert answer["Location"] == f"/soap/?season={season}#line-{line.pk}"


def test_a_program_that_left_the_directory_has_no_link_to_its_page(client: Client, codes: list[str]) -> None:
    paste(client, codes[:1])
    program = SoapLine.objects.select_related("program").get().program
    assert program is not None
    assert f"/programs/{program.public_id}/" in client.get("/soap/").content.decode()
    Program.objects.filter(pk=program.pk).update(published=False)
    assert f"/programs/{program.public_id}/" not in client.get("/soap/").content.decode()


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x00", "Program\nState", "x" * 1_000_001])
def test_an_empty_or_endless_list_is_an_error_beside_its_field(client: Client, text: str) -> None:
    answer = client.post("/soap/", {"text": text})
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.content.decode()
    assert not SoapList.objects.exists()


def test_it_is_deleted_when_soap_is_over(client: Client, codes: list[str]) -> None:
    paste(client, codes[:3])
    assert sweep()["soap"] == 0
    SoapList.objects.update(delete_after=timezone.now() - dt.timedelta(minutes=1))
    sweep()
    assert not SoapLine.objects.exists()


def test_the_day_of_deletion_is_half_a_day_after_the_last_round() -> None:
    season = match_year_of(timezone.localdate())
    rounds = SeasonEvent.objects.filter(season=season, event__startswith="soap_offer_round")
    last = max(one.ends_at for one in rounds if one.ends_at)
    assert delete_after(season, last - dt.timedelta(days=100)) == last + dt.timedelta(hours=12)


def test_pasted_later_or_without_a_calendar_it_goes_after_a_week() -> None:
    now = timezone.now()
    Season.objects.create(match_year=2090)
    assert delete_after(2090, now) == now + dt.timedelta(days=7)


def test_it_can_be_deleted_at_once(client: Client, codes: list[str]) -> None:
    paste(client, codes[:3])
    client.post("/soap/delete/")
    assert not SoapList.objects.exists()
    assert "The list is gone." in client.get("/soap/").content.decode()


def test_a_long_list_takes_no_more_queries(client: Client, codes: list[str], django_assert_max_num_queries) -> None:
    paste(client, codes)
    client.post("/match/", {"work_status": "none", "visas": ["h1b"]})
    with django_assert_max_num_queries(14):
        client.get("/soap/")
