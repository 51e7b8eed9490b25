"""Sends what is owed: each mail once, whatever happens in between (see `owed`)."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable

from applicants.mailing import letters, owed, readers
from applicants.mailing.server import MailServer, NotTakenError, UnsureError

logger = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]


def send(pks: Iterable[int], clock: Clock) -> int:
    """Over one connection. Returns how many have gone. `clock`: the moment, which moves while a server is slow."""
    with MailServer() as server:
        return sum(_send_one(pk, server, clock) for pk in pks)


def _send_one(pk: int, server: MailServer, clock: Clock) -> bool:
    mailing = owed.claim(pk, clock())
    if mailing is None:
        return False
    to = readers.address_of(mailing)
    if to is None:
        owed.drop(mailing, clock())
        return False
    letter = letters.letter(mailing, to)
    letter.message().as_bytes()  # one that cannot be written fails here, while nothing has gone
    try:
        server.reach()
        if not owed.begin(mailing, clock()):
            return False
        server.send(letter)
    except NotTakenError as error:
        logger.warning("a mail was not taken by the server: %s", error)
        owed.not_taken(mailing, clock(), str(error))
        return False
    except UnsureError as error:
        logger.warning("a mail was cut short while it was handed over: %s", error)
        owed.cut_short(mailing, clock())
        return False
    owed.sent(mailing, clock())
    return True
