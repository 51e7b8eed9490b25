"""What an administrator writes while a feed is at work."""

import time
from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from programs import curation, facts
from programs.models import DirectoryVersion, EmployerLink, Source
from tests.programs import rows
from tests.programs.admin.conftest import DAY, Directory


@pytest.mark.django_db(transaction=True)
def test_terms_are_edited_while_the_source_is_being_refreshed(as_superuser: Client) -> None:
    DirectoryVersion.objects.get_or_create(pk=1)
    source = rows.source()
    held, failed = Event(), []

    def run() -> None:
        """As `refresh` does: the directory first, the source's own row at the end."""
        try:
            with transaction.atomic():
                facts.one_writer()
                held.set()
                time.sleep(2)
                Source.objects.filter(pk=source.pk).update(failures=0, claimed_until=None)
        except OperationalError as error:
            failed.append(str(error))
        connection.close()

    running = Thread(target=run)
    running.start()
    held.wait(30)
    given = {"title": "t", "about": "x", "address": "", "terms": "facts only", "redistributable": "on"}
    as_superuser.raise_request_exception = False
    answer = as_superuser.post(reverse("admin:programs_source_change", args=[source.pk]), given)
    running.join()
    source.refresh_from_db()
    assert (answer.status_code, failed, source.terms) == (302, [], "facts only")


def test_a_source_is_given_a_timetable(directory: Directory, as_administrator: Client) -> None:
    given = {"title": "Program pages", "about": "x", "address": "", "terms": "facts", "redistributable": "on"}
    assert directory.page.next_due is None
    address = reverse("admin:programs_source_change", args=[directory.page.pk])
    as_administrator.post(address, {**given, "every_hours": "24"})
    directory.page.refresh_from_db()
    assert directory.page.next_due is not None


def test_a_link_that_its_feed_corrected_meanwhile(directory: Directory) -> None:
    seen = EmployerLink.objects.get(pk=directory.link.pk)
    EmployerLink.objects.filter(pk=seen.pk).update(relation="parent_system", reason="corrected")
    curation.confirm_employer_link(link=seen, confirmed=True, by=None, day=DAY)
    link = EmployerLink.objects.get(pk=seen.pk)
    assert link.relation == "parent_system"
