"""An evening of readers while web servers and workers are killed, and Valkey and PostgreSQL are started again.

The short form is part of the gate. `make test-faults` has the long one: every fault, for some minutes. Its moments are
random, the same for the same EVENING_SEED.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.faults import tally
from tests.faults.owing import Debts, prepared
from tests.faults.rounds import Evening, Form, spent

pytestmark = pytest.mark.worker
# Where `make test-faults` wants the figures; unset, the short form runs and they are shown where it fails.
REPORT = os.environ.get("FAULTS", "")
ROUNDS = 3 if os.environ.get("FULL") else 1
ONE_OF_EACH = ("kill web", "kill worker", "restart Valkey", "restart PostgreSQL")
SHORT = Form(seconds=22, readers=16, pace=0.6, faults=("kill web", "restart PostgreSQL"))
LONG = Form(
    seconds=200 * ROUNDS,
    readers=24,
    pace=0.5,
    faults=("kill web", "kill worker", "restart Valkey", "restart PostgreSQL", "replace web", "replace worker")
    * ROUNDS,
)


def test_an_evening_with_faults_loses_nothing_and_hardly_fails(
    opening_url: str, django_db_blocker: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = os.environ.get("EVENING_SEED", "1")
    form = LONG if REPORT else SHORT
    with django_db_blocker.unblock(), prepared(tmp_path, opening_url) as (machines, letters):
        evening: Evening = spent(form, machines, Debts(letters), seed, tmp_path)
    figures = tally.figures(evening.asked, evening.down, evening.kept)
    told = f"{tally.table([*figures, *evening.beside])}\n{evening.story}"
    if REPORT:
        report = Path(REPORT)
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(tally.as_json([*figures, *evening.beside], evening.spans, seed=seed))
        with capsys.disabled():
            print(f"\n{told}")
    broken = [one.name for one in figures if not one.met]
    assert broken == [], told
