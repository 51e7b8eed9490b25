"""The day's reconciling is asked for each minute until it is done: what waited for another is not done again."""

import time
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from programs import facts, tasks
from programs.models import DirectoryVersion, Fact
from tests.programs import rows


@pytest.mark.django_db(transaction=True)
def test_a_day_that_was_settled_while_it_waited_is_not_settled_again() -> None:
    DirectoryVersion.objects.get_or_create(pk=1)
    rows.statement(rows.program())
    held = Event()

    def another() -> None:
        with transaction.atomic():
            facts.one_writer()
            held.set()
            time.sleep(1)
            DirectoryVersion.objects.filter(pk=1).update(settled_on=timezone.localdate())
        connection.close()

    running = Thread(target=another)
    running.start()
    held.wait(30)
    assert tasks.reconcile_all() == 0
    running.join()
    assert not Fact.objects.exists(), "nothing of a statement that only this second settling would have found"
