"""What search engines are told: addresses, languages, the one address of a page, and the data inside it."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import QueryDict
from django.test import Client

from programs.models import Institution
from search.canonical import canonical_query
from search.presenters.linked_data import program_data
from search.templatetags.linked_data import as_script
from tests.search import made_up
from tests.search.test_pages import address, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today", "plain_styles")]

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def tree(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    assert response["Cache-Control"] == "public, max-age=3600"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def locations(client: Client, path: str) -> list[str]:
    return [str(one.text) for one in tree(client, path).iter(f"{SITE}loc")]


def test_a_small_directory_is_one_file_with_every_kind_of_page(client: Client) -> None:
    program = made_up.program("Test Hospital")
    made_up.program("Hidden", published=False)
    made_up.specialty("141", "Empty Test Medicine")
    found = locations(client, "/sitemap.xml")
    assert [one for one in found if "/es/" not in one] == [
        "http://testserver/",
        "http://testserver/programs/",
        "http://testserver/match/",
        "http://testserver/match/couple/",
        "http://testserver/compare/",
        "http://testserver/specialties/",
        "http://testserver/changes/",
        "http://testserver/changes/programs/",
        "http://testserver/sources/",
        "http://testserver/about/",
        "http://testserver/accessibility/",
        "http://testserver/stories/",
        "http://testserver/specialties/test-140/",
        "http://testserver/specialties/test-140/new-york/",
        f"http://testserver{address(program)}",
        *sorted(f"http://testserver/institutions/{one.code}/{one.slug}/" for one in Institution.objects.published()),
        "http://testserver/guides/",
        "http://testserver/faq/",
    ]
    assert len(found) == len(set(found)) == 2 * sum("/es/" not in one for one in found)


def test_each_address_names_the_other_languages_and_the_one_for_all_others(client: Client) -> None:
    made_up.program("Test Hospital")
    for url in tree(client, "/sitemap.xml").iter(f"{SITE}url"):
        other = {link.get("hreflang"): str(link.get("href")) for link in url.iter(LINK)}
        assert set(other) == {"en", "es", "x-default"}
        assert other["x-default"] == other["en"] == other["es"].replace("/es/", "/", 1)
        assert url.findtext(f"{SITE}loc") in other.values()


def test_protocol_and_host_are_those_that_were_asked(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["openward.example"]
    response = client.get("/sitemap.xml", secure=True, headers={"host": "openward.example"})
    assert b"<loc>https://openward.example/programs/</loc>" in response.content


@pytest.mark.parametrize("path", ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=9", "/sitemap-pages.xml?p=x"])
def test_a_file_that_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_robots_may_read_all_but_the_admin(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /es/admin/",
        "Disallow: /list/",
        "Disallow: /es/list/",
        "Disallow: /searches/",
        "Disallow: /es/searches/",
        "Allow: /",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
    assert client.post("/robots.txt").status_code == client.post("/sitemap.xml").status_code == 405


# The one address of a page


def canonical(client: Client, path: str) -> str:
    found = re.findall(r'<link rel="canonical" href="([^"]+)">', text(client, path))
    assert len(found) == 1
    return found[0].removeprefix("http://testserver").replace("&amp;", "&")


QUERIES = [
    ("", ""),
    ("page=1", ""),
    ("page=2", "page=2"),
    ("stated=only&per_page=25&page=1", ""),
    ("visa=j1&state=NY&state=CA&state=NY", "state=CA&state=NY&visa=j1"),
    ("utm_source=x&specialty=&q=two+words", "q=two+words"),
    ("q=%C3%B1", "q=%C3%B1"),
]


@pytest.mark.parametrize(("query", "kept"), QUERIES)
def test_a_search_has_one_address_however_it_is_written(query: str, kept: str) -> None:
    assert canonical_query(QueryDict(query)) == kept
    assert canonical_query(QueryDict(kept)) == kept


def test_every_public_page_tells_its_one_address(client: Client) -> None:
    program = made_up.program("Test Hospital")
    sponsor = program.institution
    paths = [
        "/",
        "/specialties/",
        "/specialties/test-140/",
        "/specialties/test-140/new-york/",
        "/sources/",
        "/about/",
        address(program),
        f"/institutions/{sponsor.code}/{sponsor.slug}/",
    ]
    for path in [*paths, *(f"/es{path}" for path in paths)]:
        assert canonical(client, f"{path}?utm_source=x&page=2") == path
    assert canonical(client, "/es/programs/?x=1&visa=j1&page=1") == "/es/programs/?visa=j1"


def test_the_other_languages_are_told_by_their_one_address_too(client: Client) -> None:
    page = text(client, "/es/programs/?x=1&visa=j1")
    told = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="http://testserver([^"]+)">', page)
    assert told == [
        ("en", "/programs/?visa=j1"),
        ("es", "/es/programs/?visa=j1"),
        ("x-default", "/programs/?visa=j1"),
    ]


@pytest.mark.parametrize("path", ["/nothing/", "/programs/zzz/x/"])
def test_a_page_that_is_not_there_has_no_address(client: Client, path: str) -> None:
    page = text(client, path, status=404)
    assert "canonical" not in page
    assert 'rel="alternate"' not in page


# The data inside a page


def data(page: str) -> dict[str, dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return {one["@type"]: one for one in map(json.loads, found)}


def test_a_program_tells_machines_what_is_known_and_no_more(client: Client) -> None:
    sponsor = made_up.institution("Test Hospital", city="Testburg", state="NY")
    program = made_up.program(institution=sponsor)
    told = data(text(client, address(program)))
    assert told["EducationalOccupationalProgram"] == {
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "name": "Test Hospital, Test Medicine",
        "url": f"http://testserver{address(program)}",
        "provider": {
            "@type": "Organization",
            "name": "Test Hospital",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Testburg",
                "addressRegion": "NY",
                "addressCountry": "US",
            },
        },
    }
    steps = [(one["position"], one["name"], one["item"]) for one in told["BreadcrumbList"]["itemListElement"]]
    assert steps == [
        (1, "Specialties", "http://testserver/specialties/"),
        (2, "Test Medicine", "http://testserver/specialties/test-140/"),
        (3, "New York", "http://testserver/specialties/test-140/new-york/"),
        (4, "Test Hospital", f"http://testserver{address(program)}"),
    ]


def test_a_place_that_waits_for_a_curator_is_not_told() -> None:
    sponsor = made_up.institution("Test Hospital", name_certainty="likely", city="Testburg")
    told = program_data(made_up.program(institution=sponsor), "https://example.test/")
    assert told["provider"] == {"@type": "Organization", "name": "Test Hospital listed"}


def test_specialties_and_states_tell_the_way_to_them(client: Client) -> None:
    made_up.program("Test Hospital")
    for path, length in (("/specialties/test-140/", 2), ("/es/specialties/test-140/new-york/", 3)):
        page = text(client, path)
        steps = data(page)["BreadcrumbList"]["itemListElement"]
        assert [one["position"] for one in steps] == list(range(1, length + 1))
        assert steps[-1]["item"] == f"http://testserver{path}"
        assert all(one["item"].removeprefix("http://testserver") in page for one in steps)


def test_a_program_without_a_state_stands_under_its_specialty(client: Client) -> None:
    program = made_up.program("Test Hospital", state="")
    assert len(data(text(client, address(program)))["BreadcrumbList"]["itemListElement"]) == 3


def test_no_name_can_end_the_data_it_stands_in(client: Client) -> None:
    hostile = "</script><script>alert(1)</script>&<!--\u2028"
    script = as_script({"name": hostile})
    inner = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inner)
    assert json.loads(inner) == {"name": hostile}
    program = made_up.program(hostile)
    page = text(client, address(program))
    assert "<script>alert" not in page
    assert data(page)["EducationalOccupationalProgram"]["provider"]["name"] == hostile
