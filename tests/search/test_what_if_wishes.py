"""Of which programs `/match/what-if/` speaks: those that are wished for, kinds of positions included."""

import pytest
from django.test import Client

from tests.search import made_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def test_a_wish_for_a_transitional_year_finds_those(client: Client) -> None:
    made_up.program("Test One", code="999", kinds="P")
    assert client.post("/match/", {"specialties": "999", "work_status": "citizen"}).status_code == 303
    assert client.get("/match/what-if/").context["count"] == 1


def test_a_wish_for_a_kind_of_positions_is_kept_and_named(client: Client) -> None:
    for name, kinds in (("Test One", "P"), ("Test Two", "C"), ("Test Three", "C")):
        made_up.program(name, code="440", kinds=kinds)
    client.post("/match/", {"specialties": "440", "kinds": "P", "work_status": "citizen"})
    page = client.get("/match/what-if/")
    assert page.context["count"] == 1
    assert "Preliminary" in page.context["wishes"]
