"""The API as a signed-in applicant's browser asks it, with a session's cookie: as for everybody."""

from pathlib import Path

from tests.fuzz.conftest import Target
from tests.schemathesis_run import EXPORTS, FULL, asked


def test_schemathesis_finds_nothing_with_a_session(target: Target, tmp_path: Path) -> None:
    session = target.sign_in().decode()
    header = ("--header", f"Cookie: sessionid={session}")
    server = f"http://127.0.0.1:{target.port}"
    # The gate asks every rule of the description as nobody; here a few of each operation.
    phases = () if FULL else ("--phases", "examples,fuzzing")
    told = asked(server, tmp_path, "--exclude-path-regex", EXPORTS, *header, *phases, cases=300 if FULL else 5)
    assert told["operations"] == {**told["operations"], "total": 10, "tested": 8, "skipped": 0}
    assert told["test_cases"]["generated"] >= 20
    status, page = target.page("/accounts/email/", session.encode())
    assert (status, "fuzzed@example.org" in page) == (200, True), "and is signed in still"
    assert "Traceback" not in target.log.read_text(errors="replace")
