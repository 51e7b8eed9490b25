"""What day it is, is the reader's own: with the clock as it runs, and no day that stands still."""

import datetime as dt
import re

import pytest

from applicants.models import Applicant
from tests.applicants.calendars import made_up

pytestmark = pytest.mark.django_db


def test_the_month_marks_the_readers_own_today(reader, owner, monkeypatch):
    evening = dt.datetime(2026, 11, 30, 21, 0, tzinfo=made_up.EASTERN)
    monkeypatch.setattr("django.utils.timezone.now", lambda: evening.astimezone(dt.UTC))
    Applicant.objects.filter(pk=owner.pk).update(time_zone="Asia/Karachi")
    owner.own_reminders.create(day=dt.date(2026, 12, 1), text="Test call")
    shown = reader.get("/calendar/?month=").content.decode()
    cell = re.search(r'class="[^"]*today[^"]*">\s*<p class="number"><time datetime="([^"]+)"', shown)
    assert cell[1] == "2026-12-01"
