"""Files made to fill the memory of whoever opens them end in a sentence, and within a bound of memory and time."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from programs.admin import imports
from programs.feeds import spreadsheet
from programs.feeds.tables import TableError, lines_of
from tests.programs.feeds import bombs
from tests.programs.feeds.test_tables import workbook

ROOT = Path(__file__).resolve().parents[3]
MOST_MEMORY = 600
"""Megabytes, of the process that reads and of its child, whichever is larger."""
MOST_SECONDS = 30
MEASURE = """
import json, resource, sys, time
from pathlib import Path
import django
django.setup()
from programs.feeds.tables import TableError, lines_of
for file in sorted(Path(sys.argv[1]).iterdir()):
    begun = time.monotonic()
    try:
        said = f"read {len(list(lines_of(file.read_bytes())))} rows"
    except TableError as error:
        said = str(error)
    print(json.dumps([file.name, said, time.monotonic() - begun]))
[own] = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)
"""


def test_bombs_are_refused_in_words_within_memory_and_time(tmp_path: Path) -> None:
    """In a process that has not held what they unpack to."""
    for make in bombs.REFUSED:
        (tmp_path / make.__name__).write_bytes(make())
    assert max(file.stat().st_size for file in tmp_path.iterdir()) < imports.MOST_BYTES
    command = [sys.executable, "-W", "ignore", "-c", MEASURE, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    *lines, megabytes = ended.stdout.splitlines()
    told = {name: (said, seconds) for name, said, seconds in map(json.loads, lines)}
    assert len(told) == len(bombs.REFUSED) == 13
    for make, sentence in bombs.REFUSED.items():
        said, seconds = told[make.__name__]
        assert sentence in said, make.__name__
        assert not said.startswith("read "), make.__name__
        assert seconds < MOST_SECONDS, make.__name__
    assert int(megabytes) < MOST_MEMORY


@pytest.mark.parametrize("make", [bombs.laughs, bombs.outside])
def test_no_entity_of_a_sheet_is_looked_up(make: Callable[[], bytes]) -> None:
    with pytest.raises(TableError, match="cannot be read as a spreadsheet") as caught:
        list(lines_of(make()))
    assert bombs.SECRET not in str(caught.value)


def test_a_table_of_ordinary_size_is_read() -> None:
    rows = [[f"row {number}", "x" * 40, ""] for number in range(20_000)]
    assert [cells for _, cells in lines_of(workbook(rows))] == rows


def test_the_reader_of_spreadsheets_tells_columns_and_kinds() -> None:
    """In this process; elsewhere it always runs in one of its own."""
    assert spreadsheet.lines_of(workbook([["a", "b"], ["1", ""]])) == [["a", "b"], ["1", ""]]
    with pytest.raises(ValueError, match="more than 1,000 columns"):
        spreadsheet.lines_of(bombs.wide())
    with pytest.raises(ValueError, match="cannot be read as a spreadsheet"):
        spreadsheet.lines_of(b"PK\x03\x04")
