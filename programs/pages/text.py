"""Pure: a page's bytes to what it says, in blocks that still know their headings, lists and tables.

`read` is for the extractor, `main_text` and `digest` for whoever asks whether the page has changed.
"""

import codecs
import hashlib
import re
import unicodedata

from programs.pages.blocks import Block, PageText
from programs.pages.hypertext import from_html
from programs.pages.plaintext import from_plain

__all__ = ["Block", "PageText", "UnreadableError", "decoded", "digest", "main_text", "normalised", "read"]

_MOST_BYTES_LOOKED_AT = 4096
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_TAG = re.compile(r"<(?:!doctype|html|head|body|div|p|h[1-6]|ul|ol|li|table|br|section|span|dl|article|main)\b", re.I)
_UTF_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Longer marks first: that of UTF-32 begins with that of UTF-16.
_KNOWN_FILES = (
    (b"%PDF-", "This is a PDF file. Only web pages and plain text can be read."),
    (b"PK\x03\x04", "This is a zip or office file. Only web pages and plain text can be read."),
    (b"\xd0\xcf\x11\xe0", "This is an office file. Only web pages and plain text can be read."),
    (b"\x89PNG", "This is a picture. Only web pages and plain text can be read."),
    (b"\xff\xd8\xff", "This is a picture. Only web pages and plain text can be read."),
    (b"GIF8", "This is a picture. Only web pages and plain text can be read."),
    (b"\x1f\x8b", "This is a compressed file. Only web pages and plain text can be read."),
)
_PASSING = re.compile(
    r"""^(?:
        (?:page\s+)?(?:last\s+)?(?:updated|modified|reviewed|revised)\b.{0,60}
      | (?:today\s+is|current\s+time|local\s+time)\b.{0,80}
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+[a-z]+\s+\d{1,2},?\s+\d{4}(?:,?\s*\d{1,2}:\d{2}.{0,8})?
      | (?:©|\(c\)|copyright).{0,160}
      | (?:[\d,.]+\s+)?(?:page\s+)?(?:views?|visits?|visitors?|hits|likes|shares|followers)\s*:?\s*[\d,.]*
      | .{0,80}\b(?:uses?|use\ of|accept(?:\ all)?|our)\s+cookies\b.{0,200}
      | accept(?:\ all)?|decline|skip\ to\ .{0,30}|print(?:\ page)?|share(?:\ this.{0,20})?|back\ to\ top
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)


class UnreadableError(ValueError):
    """What was given is no page of words; the message is a plain sentence."""


def read(content: bytes | str, *, content_type: str = "", charset: str = "") -> PageText:
    """The page in blocks. UnreadableError: a PDF, a picture or other binary file, or nothing at all."""
    text = content if isinstance(content, str) else decoded(content, charset=charset)
    if not text.strip():
        raise UnreadableError("There is nothing to read: the page is empty.")
    if "html" in content_type.lower() or "xml" in content_type.lower() or _TAG.search(text, 0, 200_000):
        return from_html(text)
    return from_plain(text)


def decoded(content: bytes, *, charset: str = "") -> str:
    """As text: by byte order mark, then the charset told, the one the page names, UTF-8, Windows-1252.

    Without NUL, and without halves of a pair of UTF-16, which some charsets can spell: no database keeps them.
    """
    return _decoded(content, charset).replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _decoded(content: bytes, charset: str) -> str:
    for mark, sentence in _KNOWN_FILES:
        if content.lstrip()[:8].startswith(mark):
            raise UnreadableError(sentence)
    for mark, encoding in _UTF_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content[:_MOST_BYTES_LOOKED_AT]:
        raise UnreadableError("This is not text but a binary file. Only web pages and plain text can be read.")
    named = _META_CHARSET.search(content[:_MOST_BYTES_LOOKED_AT])
    for encoding in (charset, named.group(1).decode("ascii") if named else "", "utf-8"):
        if text := _decoded_as(content, encoding):
            return text
    return content.decode("cp1252", errors="replace")


def _decoded_as(content: bytes, encoding: str) -> str:
    """Empty when the bytes are not of that encoding, or no one knows it."""
    # Browsers read a page that calls itself Latin-1 as Windows-1252, and authors rely on it.
    known = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
    try:
        return content.decode(known.get(encoding.lower(), encoding)) if encoding else ""
    except (LookupError, ValueError):
        return ""


def main_text(page: PageText) -> str:
    """What the page says, one block a line, without menus, footers, banners, today's date and counters."""
    lines = (line for block in page.blocks for line in block.text.split("\n"))
    return "\n".join(line for line in lines if line.strip() and not _PASSING.match(line.strip()[:400]))


def normalised(text: str) -> str:
    """The form in which two readings are compared: case, spacing, punctuation marks and accents' encoding left out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w$%/:.+-]+", " ", plain).split())


def digest(text: str) -> str:
    """SHA-256, in hex, of the normalised text."""
    return hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()
