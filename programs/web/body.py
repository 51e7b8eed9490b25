"""The bytes of an answer, unpacked, within a limit that holds before and after unpacking."""

import zlib
from collections.abc import Iterable

from programs.web.answer import Trouble, WebError

GZIP = {"gzip", "x-gzip"}
PLAIN = {"", "identity"}
BOMB_RATIO = 100
MOST_MEMBERS = 1000


class Gunzip:
    """Unpacks piece by piece, never more than there is room for. zlib.error when it is no gzip."""

    def __init__(self) -> None:
        self.members = 0
        self._begin()

    def _begin(self) -> None:
        self.members += 1
        if self.members > MOST_MEMBERS:
            raise zlib.error("too many members")
        self._member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    @property
    def whole(self) -> bool:
        return self._member.eof

    def take(self, packed: bytes, room: int) -> bytes:
        """At most `room` bytes. A caller that gets as many stops: the rest is not kept."""
        unpacked = b""
        while packed and len(unpacked) < room:
            if self._member.eof:
                # A further member begins with 1f 8b; whatever else follows the last is no part of it.
                if packed[0] != 0x1F:
                    break
                self._begin()
            unpacked += self._member.decompress(packed, room - len(unpacked))
            packed = self._member.unused_data
        return unpacked


def read(pieces: Iterable[bytes], *, encoding: str, most: int, host: str, cut: bool = False) -> bytes:
    """The content. More than `most` bytes are cut off with `cut`, and a WebError without."""
    if encoding not in GZIP | PLAIN:
        raise _broken(f"{host} packed its answer in a way that was not asked for.")
    gunzip = Gunzip() if encoding in GZIP else None
    content = bytearray()
    packed = 0
    for piece in pieces:
        packed += len(piece)
        try:
            content += gunzip.take(piece, most - len(content) + 1) if gunzip else piece
        except zlib.error:
            raise _broken(f"The answer of {host} cannot be unpacked.") from None
        if max(len(content), packed) > most:
            if cut:
                return bytes(content[:most])
            raise _too_much(len(content), packed, most, host)
    if gunzip and packed and not gunzip.whole:
        raise _broken(f"The answer of {host} breaks off.", transient=True)
    return bytes(content)


def _too_much(content: int, packed: int, most: int, host: str) -> WebError:
    if content > BOMB_RATIO * packed:
        return _broken(f"The answer of {host} unpacks to more than {BOMB_RATIO} times its size.")
    return too_large(most, host)


def too_large(most: int, host: str) -> WebError:
    return WebError(Trouble.TOO_LARGE, f"The answer of {host} is larger than the {most:,} bytes that we take.")


def _broken(sentence: str, *, transient: bool = False) -> WebError:
    return WebError(Trouble.ANSWER, sentence, transient=transient)
