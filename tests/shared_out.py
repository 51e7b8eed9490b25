"""Which tests stay together where they are shared out over several processes (`make test PARTS=2`)."""

from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"


class ByFile(LoadScopeScheduling):
    """A file's tests stay together, and all of the browser's: two browsers wait for each other.

    As far as they follow each other: pytest-django moves those that empty the database to the end, and there they stay.
    """

    def _split_scope(self, nodeid: str) -> str:
        if not hasattr(self, "_scopes"):
            [collected, *_] = self.registered_collections.values()
            self._scopes = scopes(collected)
        return self._scopes[nodeid]


def scopes(collected: list[str]) -> dict[str, str]:
    """By test, in the order in which they would be run, with whom it stays."""
    found: dict[str, str] = {}
    before, turn = "", 0
    for nodeid in collected:
        room = BROWSER if nodeid.startswith(BROWSER) else nodeid.split("::")[0]
        turn += room != before
        before = room
        found[nodeid] = f"{turn} {room}"
    return found
