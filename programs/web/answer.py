"""What a request gives back, and what can be wrong with it."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Validators:
    """What the source gave with its last answer, to be told whether anything changed since. Empty: ask for all."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to read. `url` is where it came from in the end, without its fragment.

    `content` is unpacked, and empty when `not_modified`. `content_type` is lower-case and without parameters;
    `charset` is what the header says, empty when it says nothing. `moved_to` is empty unless every redirect on the
    way was permanent: it is the address to ask for from now on. `validators` are empty where it is another page's.
    """

    status: int
    url: str
    content: bytes = field(repr=False)
    content_type: str
    charset: str
    validators: Validators
    not_modified: bool
    moved_to: str


class Trouble(StrEnum):
    GONE = "gone"  # 404, 410
    REFUSED = "refused"  # robots.txt says no; not a public web address
    BUSY = "busy"  # 429, 503; or the host's pause is longer than we would wait
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNREACHABLE = "unreachable"  # name, connection, certificate
    SERVER = "server"  # any other 5xx
    ANSWER = "answer"  # any other status; an answer that breaks off or cannot be read


LONGEST = 500
"""Characters of a sentence; names of hosts can be long."""


class WebError(OSError):
    """`sentence` says in plain words, for a curator, what is wrong. `retry_after`: seconds, when the source told them.

    `transient`: another try may well succeed within the minute.
    """

    def __init__(
        self,
        trouble: Trouble,
        sentence: str,
        status: int | None = None,
        retry_after: float | None = None,
        transient: bool = False,
    ) -> None:
        super().__init__(sentence[:LONGEST])
        self.trouble = trouble
        self.sentence = sentence[:LONGEST]
        self.status = status
        self.retry_after = retry_after
        self.transient = transient

    def __reduce__(self) -> tuple[type["WebError"], tuple[object, ...]]:
        # An OSError is pickled by its own arguments, and a worker hands its exceptions on pickled.
        return WebError, (self.trouble, self.sentence, self.status, self.retry_after, self.transient)
