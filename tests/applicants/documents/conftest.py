import pytest

from tests.applicants.calendars import made_up


@pytest.fixture
def today(monkeypatch):
    """A day that does not move."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: made_up.DAY)
    return made_up.DAY


@pytest.fixture(autouse=True)
def _plain_styles(settings):
    """Styles under their own names: no list of hashed ones is made for tests."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def owner(db):
    return made_up.applicant("owner@example.test")


@pytest.fixture
def reader(client, owner):
    """The owner, signed in."""
    client.force_login(owner.user, "allauth.account.auth_backends.AuthenticationBackend")
    return client
