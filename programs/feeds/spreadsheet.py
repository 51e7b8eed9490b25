"""The first sheet of a spreadsheet as lines of JSON, each a list of texts. Run by its path, in a process of its own.

A small file can stand for a huge sheet: packed zeros, one cell in the last column of the last row, a text that many
cells repeat. Whatever the trick, it costs memory or time, and here both have an end that takes nobody along. Knows
nothing of the rest of the project, so that it starts at once.
"""

import io
import json
import resource
import sys

import python_calamine

MOST_COLUMNS = 1000
NOT_READ = 3
"""Says why on its standard error. Any other failure is the end of memory or time."""


def lines_of(content: bytes) -> list[list[str]]:
    """ValueError says in a sentence what is wrong."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
    except (python_calamine.CalamineError, IndexError, OSError) as error:
        raise ValueError(f"this cannot be read as a spreadsheet: {error}"[:300]) from None
    if sheet.total_width >= MOST_COLUMNS:
        raise ValueError(f"the spreadsheet has more than {MOST_COLUMNS:,} columns")
    return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _cell(value: object) -> str:
    """As the file's CSV would say it: 3.0 is 3, a day is 2026-09-24."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def within(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # What ends so leaves no picture of its memory behind.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(memory: str, seconds: str, most: str) -> int:
    """`most`: bytes of all lines together."""
    within(int(memory), int(seconds))
    room = int(most)
    try:
        for line in lines_of(sys.stdin.buffer.read()):
            written = json.dumps(line) + "\n"
            room -= len(written)
            if room < 0:
                raise ValueError("the spreadsheet unpacks to more than this machine takes")
            sys.stdout.write(written)
    except ValueError as error:
        sys.stderr.write(str(error))
        return NOT_READ
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
