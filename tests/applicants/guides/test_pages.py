"""What readers of guides and questions are shown, in which language, and what machines are told."""

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from applicants.models import Applicant
from programs.models import Fee, Season, SeasonEvent
from tests.applicants.guides.made_up import BODY, QUESTIONS, questions, row, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
SEASON = {
    "eras_submission_opens": "2026-09-02",
    "programs_may_review": "2026-09-23",
    "ranking_opens": "2027-02-01",
    "rank_list_deadline": "2027-03-03",
    "match_day": "2027-03-19",
    "residency_starts": "2027-07-01",
}


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def event(name: str, day: str, year: int = 2027, grade: str = "C2") -> None:
    season, _new = Season.objects.get_or_create(match_year=year)
    starts = dt.datetime.fromisoformat(day).replace(tzinfo=timezone.get_default_timezone())
    told = {"starts_at": starts, "all_day": True, "service": "NRMP", "grade": grade}
    SeasonEvent.objects.create(season=season, event=name, source_url="https://official.example/calendar", **told)


def fee(name: str, amount: int, year: int, **more: Any) -> None:
    told = {"unit": "season", "per": "applicant", "grade": "A", "source_url": "https://official.example/fees"}
    Fee.objects.create(match_year=year, fee=name, amount_usd=Decimal(amount), **told | more)


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return str(answer.content.decode())


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main")[1].split("</main>")[0]).split())


def data(html: str, kind: str) -> dict[str, Any]:
    found = [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    [one] = [one for one in found if one["@type"] == kind]
    return dict(one)


def test_a_guide_shows_its_parts_sources_and_neighbours(client: Client) -> None:
    row(text(slug="before", title="Earlier test", place=5))
    row()
    row(text(slug="after", title="Later test", place=20))
    html = page(client, "/guides/test-guide/")
    assert html.count("<h1") == 1
    for id_ in ("do", "costs", "by-when", "not-known", "written"):
        assert f'href="#{id_}"' in html
        assert f'<h2 id="{id_}">' in html
    told = plain(html)
    assert "Last checked on 22 November 2026" in told
    assert "1. " not in told
    assert "Test office official official.example · 2026 season" in told
    assert "Test third party reported third.example · undated · check here" in told
    assert "Before this Earlier test Next Later test All guides" in told
    assert "1-888-409-0141" in told
    assert "Not rechecked" not in told


def test_a_guide_makes_no_reader_and_sets_no_cookie(client: Client) -> None:
    row()
    row(questions())
    for path in ("/guides/", "/guides/test-guide/", "/faq/", "/faq/?q=test"):
        answer = client.get(path)
        assert not answer.cookies
        assert "no-store" not in answer["Cache-Control"]
    assert not Applicant.objects.exists()


@pytest.mark.parametrize("path", ["/guides/nothing/", "/es/guides/nothing/", "/guides/hidden/"])
def test_what_is_not_there_or_not_published_is_not_found(client: Client, path: str) -> None:
    row(text(slug="hidden"), published=False)
    page(client, path, 404)
    assert "hidden" not in page(client, "/guides/")


def test_only_reading_is_allowed(client: Client) -> None:
    row()
    assert [client.post(path).status_code for path in ("/guides/", "/guides/test-guide/", "/faq/")] == [405] * 3


def test_twins_lead_to_each_other(client: Client) -> None:
    row()
    row(text(language="es", title="Guía de prueba"))
    english, spanish = page(client, "/guides/test-guide/"), page(client, "/es/guides/test-guide/")
    assert '<a href="/es/guides/test-guide/" hreflang="es">' in english
    assert '<a href="/guides/test-guide/" hreflang="en">' in spanish
    assert "<h1>Guía de prueba</h1>" in spanish
    assert 'hreflang="es" href="http://testserver/es/guides/test-guide/"' in english


@pytest.mark.parametrize(
    ("language", "path", "name"), [("en", "/es/guides/test-guide/", "ingl"), ("es", "/guides/test-guide/", "Spanish")]
)
def test_without_a_twin_the_other_language_is_shown_and_told(
    client: Client, language: str, path: str, name: str
) -> None:
    row(text(language=language))
    html = page(client, path)
    assert f'<h1 lang="{language}">Test guide</h1>' in html
    assert f'<article class="guide-text" lang="{language}">' in html
    assert name in html.split('<p class="notice">')[1].split("</p>")[0].lower() or name in html
    own = "" if language == "en" else "/es"
    assert f'<link rel="canonical" href="http://testserver{own}/guides/test-guide/">' in html
    assert 'rel="alternate"' not in html
    listing = page(client, path.replace("test-guide/", ""))
    assert f'<li lang="{language}">' in listing


def test_a_guide_that_nobody_checked_again_says_so(client: Client) -> None:
    row(text(reviewed_on=dt.date(2025, 5, 2), expires_on=dt.date(2026, 11, 21)))
    assert "Not rechecked since 2 May 2025." in plain(page(client, "/guides/test-guide/"))


def test_on_its_last_day_it_still_stands(client: Client) -> None:
    row(text(reviewed_on=dt.date(2025, 5, 2), expires_on=dt.date(2026, 11, 22)))
    assert "Not rechecked" not in page(client, "/guides/test-guide/")


def with_block(block: str) -> None:
    row(text(body=BODY.replace("Test day.", f"```{block}\n```")))


def test_dates_are_those_of_the_season_each_with_who_says_so(client: Client) -> None:
    event("eras_opens", "2026-06-03", grade="C")
    event("match_day", "2027-03-19", grade="A")
    event("eras_season_closes", "2026-05-31", year=2026, grade="A")
    with_block("dates\neras_opens\nmatch_day\neras_season_closes\nmspe_released")
    told = plain(page(client, "/guides/test-guide/"))
    assert "Dates of the 2027 Match" in told
    assert "ERAS opens 3 June 2026 (passed) reported" in told
    assert "Match Day 19 March 2027 official" in told
    assert "ERAS season closes not known yet in the 2026 season: 31 May 2026 official" in told
    assert "School performance letters are released not known yet “Reported”" in told


def test_fees_are_those_of_the_season_and_another_seasons_are_called_so(client: Client) -> None:
    fee("eras_application", 11, 2027, unit="program", from_count=1, to_count=30, grade="C2")
    fee("eras_application", 30, 2027, unit="program", from_count=31, grade="C2")
    fee("eras_token", 165, 2026)
    fee("usmle_step3", 955, 2025, unit="attempt")
    fee("usmle_step3", 999, 2028, unit="attempt")
    with_block("fees\neras_application\neras_token\nusmle_step3\nsevis_j1")
    told = plain(page(client, "/guides/test-guide/"))
    assert "each of programs 1 to 30 in a specialty $11 reported twice" in told
    assert "each program from number 31 on in a specialty $30 reported twice" in told
    assert "once a season not known yet in the 2026 season: $165 official" in told
    assert "USMLE Step 3 each attempt not known yet in the 2025 season: $955 official" in told
    assert "SEVIS fee for the J-1 (I-901) not known yet “Reported”" in told
    assert "999" not in told


def test_the_season_is_drawn_where_all_its_dates_are_held_and_else_told_in_a_table(client: Client) -> None:
    with_block("timeline")
    event("match_day", "2027-03-19")
    assert "Match Day 19 March 2027 reported twice" in plain(page(client, "/guides/test-guide/"))
    for name, day in SEASON.items():
        if name != "match_day":
            event(name, day)
    html = page(client, "/guides/test-guide/")
    assert '<figure class="timeline">' in html
    assert "The season of the 2027 Match" in html


def test_a_season_of_which_nothing_is_held_leaves_no_empty_picture(client: Client) -> None:
    with_block("timeline")
    assert "<figure" not in page(client, "/guides/test-guide/")


def test_the_list_begins_with_what_is_useful_now(client: Client) -> None:
    row(text(slug="now", title="Test of interviews", phases=("interviews",), place=20))
    row(text(section="visas"))
    html = page(client, "/guides/")
    assert "Now:" not in html
    for name, day in SEASON.items():
        event(name, day)
    told = plain(page(client, "/guides/"))
    assert "Now: Interviews Useful at this time of the season: Test of interviews The road Test of interviews" in told
    assert told.index("The road") < told.index("Visas and work permission") < told.rindex("Test guide")


def test_an_empty_list_says_so(client: Client) -> None:
    assert "No guide has been published yet." in page(client, "/guides/")
    assert "No question has been answered here yet." in page(client, "/faq/")


def test_machines_are_told_when_it_was_last_checked(client: Client) -> None:
    row(text(title="</script> & test"))
    html = page(client, "/guides/test-guide/")
    told = data(html, "Article")
    assert told["headline"] == "</script> & test"
    assert told["dateModified"] == "2026-11-22"
    assert told["url"] == "http://testserver/guides/test-guide/"
    assert told["citation"] == ["https://official.example/a", "https://third.example/b"]
    assert "</script> &" not in html


def test_search_engines_are_told_of_guides_and_questions(client: Client) -> None:
    row()
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", client.get("/sitemap-guides.xml").content.decode())
    assert found == ["/guides/test-guide/", "/es/guides/test-guide/"]
    pages = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/faq/</loc>" in pages
    assert "<loc>http://testserver/es/guides/test-guide/</loc>" in pages


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", 2),
        ("test", 2),
        ("PETICIÓN", 1),
        ("peticion", 1),
        ("angel respuesta", 1),
        ("answer peticion", 0),
        ("what answer", 1),
        ("   ", 2),
    ],
)
def test_questions_are_found_by_all_words_whatever_their_accents(client: Client, asked: str, found: int) -> None:
    row(questions())
    html = client.get("/faq/", {"q": asked}).content.decode()
    assert html.count('<details class="question"') == found
    assert ("No question holds all of" in html) is (found == 0)
    assert (f"{found} question" in plain(html)) is bool(asked.strip() and found)


@pytest.mark.parametrize(
    "asked", ["<script>alert(1)</script>", "\x00\ud800".encode("utf-16", "surrogatepass"), "x" * 5000]
)
def test_whatever_is_asked_the_page_answers(client: Client, asked: Any) -> None:
    row(questions())
    html = client.get("/faq/", {"q": asked}).content.decode()
    assert "<script>alert" not in html
    assert len(re.findall(r'name="q" value="([^"]*)"', html)[0]) <= 100


def test_hyphens_do_not_matter(client: Client) -> None:
    row(questions(body=QUESTIONS.replace("An answer", "About the J‑1 and the H-1B")))
    for asked in ("j1", "J-1", "h1b j-1"):
        assert client.get("/faq/", {"q": asked}).content.decode().count('<details class="question"') == 1


def test_the_question_that_is_linked_to_is_open(client: Client) -> None:
    row(questions())
    html = page(client, "/faq/?open=peticion")
    assert html.count(" open>") == 1
    assert re.search(r'<details class="question" open>\s*<summary><h3>¿Qué es', html)
    assert '<a href="/faq/?open=peticion#peticion">' in html
    assert '<div id="peticion" class="answer">' in html
    assert " open>" not in page(client, "/faq/")


def test_few_answers_that_were_found_are_open(client: Client) -> None:
    row(questions())
    assert page(client, "/faq/?q=test").count(" open>") == 2


def test_machines_are_told_questions_with_their_answers(client: Client) -> None:
    row(questions())
    row(
        questions(
            slug="other",
            language="es",
            body="## ¿Solo en español? {#solo}\nSí [así](source:official), [b](source:third).\n",
        )
    )
    told = data(page(client, "/faq/"), "FAQPage")
    assert [one["name"] for one in told["mainEntity"]] == ["What is a test?", "¿Qué es una petición?"]
    assert told["mainEntity"][0]["acceptedAnswer"] == {"@type": "Answer", "text": "An answer, by test source."}


def test_questions_that_are_not_translated_are_shown_and_told(client: Client) -> None:
    row(questions())
    html = page(client, "/es/faq/")
    assert '<section class="guide-text" aria-labelledby="test-questions-questions" lang="en">' in html
    assert html.count('<p class="notice">') == 1
    assert 'href="#source-test-questions-official"' in html
    assert '<li id="source-test-questions-official">' in html
