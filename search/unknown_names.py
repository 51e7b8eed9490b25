"""Names that were sent and that there are none of, fit to be written in an answer."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

MOST_NAMED = 20
LONGEST_NAME = 100


def cut(name: Any) -> str:
    return str(name)[:LONGEST_NAME]


def fit(name: Any) -> str:
    """A name out of JSON may hold halves of characters, which no answer can carry."""
    return cut(name).replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def named(names: Iterable[Any], sentence: str, write: Callable[[Any], str] = fit) -> dict[str, list[str]]:
    """The sentence by name, for the first of them."""
    return {write(name): [sentence] for name in islice(names, MOST_NAMED)}
