"""What of the database the linkers go by."""

import pytest

from programs.linking import load
from programs.models import Decision
from tests.programs import rows

pytestmark = pytest.mark.django_db


def test_only_a_number_that_stands_tells_a_program() -> None:
    program = rows.program()
    rows.statement(program, "acgme_id", "1403500001")
    rows.statement(program, "acgme_id", "1403500002", needs_review=True)
    wrong = rows.statement(program, "acgme_id", "1403500003")
    Decision.objects.create(statement=wrong, verdict=Decision.Verdict.REJECTED)
    (offer,) = load.directory().sponsors[0].offers
    assert offer.codes == {"1403500001"}
