"""What is planned: the programs of one list, as far as their cost hangs on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

ERAS, NRMP = "ERAS", "NRMP"
CLOSED, DOUBTFUL = "closed", "doubtful"


class Stage(Enum):
    """Of an entry's money. TO_CHECK: nobody has seen yet that the program stands in its application service."""

    SPENT = "spent"
    PLANNED = "planned"
    TO_CHECK = "to_check"


class Lack(Enum):
    """How an applicant stands to something asked. TO_DO can still be there in time."""

    MISSED = "missed"
    TO_DO = "to_do"
    PREFERRED = "preferred"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class Ask:
    """A rule of search.matching that the applicant does not meet at this program."""

    rule: str
    lack: Lack


@dataclass(frozen=True, slots=True)
class Entry:
    """One program of a list. `paid`: the application is sent. `over`: nothing more will come of it.

    `kinds`: of the tracks meant, empty where none is chosen. `verdict`: a name of search.matching's, "" where none can
    be told; `limit_age`: of the statement that makes it closed or doubtful. `signal`: none, silver or gold.
    """

    program: str
    name: str
    specialty: str
    specialty_name: str
    service: str
    match_service: str = NRMP
    kinds: tuple[str, ...] = ()
    paid: bool = False
    seen: bool = False
    over: bool = False
    verdict: str = ""
    limit_age: str = ""
    signal: str = "none"
    asks: tuple[Ask, ...] = ()

    @property
    def stage(self) -> Stage:
        if self.paid:
            return Stage.SPENT
        return Stage.PLANNED if self.seen else Stage.TO_CHECK

    @property
    def is_preliminary(self) -> bool:
        """One year alone is meant. It costs as any other of its specialty: ERAS counts programs, not tracks."""
        return bool(self.kinds) and set(self.kinds) == {"P"}


def each_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """An application is paid once a program, however many of its tracks are meant: the first of equals stands."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.program, entry)
    return tuple(found.values())
