"""`manage.py reconcile`: settles every program at once, as after a change of a rule."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from programs import facts


class Command(BaseCommand):
    help = "Reconciles every program for today and prints how many facts changed. Running it twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = facts.settle_all(day=timezone.localdate(), cause=facts.Cause(why="reconciled by command"))
        self.stdout.write(f"{changed} facts changed")
