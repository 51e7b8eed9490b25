"""Curators write guides: what is wrong stands beside its field, every version is kept, nothing that is written runs."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from applicants.guides.loading import Outcome, load
from applicants.guides.text import text_of
from applicants.models import Guide, User
from tests.applicants.guides.made_up import BODY, file, questions, row, text
from tests.programs.admin.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_styles")]


def staff(group: str = "") -> Client:
    user = User.objects.create_user(email=f"{group or 'nobody'}@example.org", password="test words", is_staff=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return signed_in(user)


@pytest.fixture
def curator() -> Client:
    return staff("Curator")


def sent(guide: Guide, **changed: Any) -> dict[str, Any]:
    """The form as a curator sends it."""
    names = ("form", "language", "slug", "title", "summary", "section", "place", "phases", "reviewed_on", "expires_on")
    told = {name: getattr(guide, name) for name in names}
    rows = list(guide.references.all())
    told |= {"body": guide.body.replace("\n", "\r\n"), "published": "on"}
    told |= {"references-TOTAL_FORMS": len(rows), "references-INITIAL_FORMS": len(rows)}
    for number, one in enumerate(rows):
        for name in ("id", "key", "name", "url", "grade", "note", "check_url"):
            told[f"references-{number}-{name}"] = getattr(one, name)
        told[f"references-{number}-guide"] = guide.pk
    return told | changed


def change(client: Client, guide: Guide, **changed: Any) -> Any:
    return client.post(reverse("admin:applicants_guide_change", args=[guide.pk]), sent(guide, **changed))


def test_a_curator_changes_a_guide_and_the_old_version_is_kept(curator: Client) -> None:
    guide = row()
    answer = change(curator, guide, title="New test title")
    assert answer.status_code == 302
    guide.refresh_from_db()
    assert guide.title == "New test title"
    assert guide.history.count() == 2
    assert guide.history.first().history_user.email == "Curator@example.org".lower()
    shown = curator.get(reverse("admin:applicants_guide_history", args=[guide.pk]))
    assert shown.status_code == 200
    old = guide.history.last()
    assert curator.get(reverse("admin:applicants_guide_simple_history", args=[guide.pk, old.pk])).status_code == 200


def test_saving_without_a_change_is_no_edit(curator: Client, tmp_path: Any) -> None:
    """Though a browser ends lines differently than a file."""
    path = file(tmp_path)
    load(tmp_path)
    assert change(curator, Guide.objects.get()).status_code == 302
    path.write_text(path.read_text().replace("Test gap", "New gap"))
    assert load(tmp_path).texts == [("guide en/test-guide", Outcome.CHANGED)]
    assert text_of(Guide.objects.get()).body == BODY.replace("Test gap", "New gap")


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"body": BODY.replace("{#costs}", "")}, "body", "Line 5: The heading “What it costs” lacks its id"),
        ({"body": BODY.replace("page:plan", "page:plans")}, "body", "“plans” is no page of ours."),
        ({"body": BODY.replace("page:plan", "page:guide/nowhere")}, "body", "There is no guide “nowhere”."),
        ({"body": BODY.replace("Test day.", "```fees\nx\n```")}, "body", "Not a name that this block knows: x."),
        ({"section": "questions"}, "section", "Questions stand in the section of questions"),
        ({"expires_on": "2026-11-22"}, "expires_on", "This day must be after the day"),
        ({"language": "xx"}, "language", "xx is not one of the available choices"),
        ({"phases": ["spring"]}, "phases", "spring is not one of the available choices"),
    ],
)
def test_a_mistake_stands_beside_its_field(curator: Client, changed: dict[str, Any], field: str, words: str) -> None:
    guide = row()
    answer = change(curator, guide, **changed)
    assert answer.status_code == 200
    assert any(words in error for error in answer.context["adminform"].form.errors[field])
    assert guide.history.count() == 1


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"references-1-check_url": ""}, "check_url", "What a third party reports needs the official page"),
        ({"body": BODY.replace("source:third", "source:official")}, "key", "The source “third” is declared and cited"),
    ],
)
def test_a_mistake_in_a_source_stands_beside_that_source(
    curator: Client, changed: dict[str, Any], field: str, words: str
) -> None:
    answer = change(curator, row(), **changed)
    assert answer.status_code == 200
    errors = answer.context["inline_admin_formsets"][0].formset.errors
    assert words in errors[1][field][0]


def test_a_source_that_is_taken_away_while_it_is_cited_is_told(curator: Client) -> None:
    guide = row()
    answer = change(curator, guide, **{"references-0-DELETE": "on"})
    assert answer.status_code == 200
    found = answer.context["inline_admin_formsets"][0].formset.non_form_errors()
    assert list(found) == ["Line 1: The source “official” is cited and not declared."]
    assert guide.references.count() == 2


def test_what_is_written_is_text_wherever_a_curator_sees_it(curator: Client) -> None:
    script = "<script>alert(1)</script>"
    guide = row(text(title=f"Test {script}", summary=script, body=BODY.replace("Test gap", script)), published=False)
    for name in ("applicants_guide_change", "applicants_guide_preview", "applicants_guide_history"):
        html = curator.get(reverse(f"admin:{name}", args=[guide.pk])).content.decode()
        assert "&lt;script&gt;" in html
        assert script not in html
    assert script not in curator.get(reverse("admin:applicants_guide_changelist")).content.decode()


def test_the_preview_shows_what_is_not_published_to_curators_alone(curator: Client) -> None:
    guide = row(published=False)
    path = reverse("admin:applicants_guide_preview", args=[guide.pk])
    html = curator.get(path).content.decode()
    assert "A preview, for curators." in html
    assert "Test gap." in html
    assert path in curator.get(reverse("admin:applicants_guide_change", args=[guide.pk])).content.decode()
    assert staff().get(path).status_code == 403
    assert Client().get(path).status_code == 302


def titles(client: Client, **asked: str) -> list[str]:
    answer = client.get(reverse("admin:applicants_guide_changelist"), asked)
    assert answer.status_code == 200
    return [one.slug for one in answer.context["cl"].result_list]


def test_the_list_begins_with_what_has_expired_and_finds_what_needs_care(curator: Client, tmp_path: Any) -> None:
    file(tmp_path, "guides/en/loaded.md")
    file(tmp_path, "guides/es/loaded.md")
    load(tmp_path)
    row(text(slug="hidden"), published=False)
    row(text(slug="expired", reviewed_on=dt.date(2020, 1, 1), expires_on=dt.date(2020, 6, 1)))
    row(questions())
    assert titles(curator)[0] == "expired"
    assert titles(curator, state="expired") == ["expired"]
    assert titles(curator, state="without-twin") == ["expired", "test-questions"]
    assert titles(curator, state="unpublished") == ["hidden"]
    assert sorted(titles(curator, state="edited")) == ["expired", "hidden", "test-questions"]


def test_the_first_page_says_which_guides_wait(curator: Client) -> None:
    row(text(slug="expired", reviewed_on=dt.date(2020, 1, 1), expires_on=dt.date(2020, 6, 1)))
    html = curator.get(reverse("admin:index")).content.decode()
    for query in ("state=expired", "state=without-twin"):
        link = f"{reverse('admin:applicants_guide_changelist')}?{query}"
        assert f'<a href="{link}">\n            <strong>1</strong>' in html


def test_only_administrators_take_a_guide_away(curator: Client) -> None:
    guide = row()
    path = reverse("admin:applicants_guide_delete", args=[guide.pk])
    assert curator.get(path).status_code == 403
    assert staff("Administrator").get(path).status_code == 200
