"""What somebody who means ill, or a broken program, might send. Strategies of hypothesis, as bytes of HTTP."""

import json
from typing import Any
from urllib.parse import quote, quote_from_bytes

from hypothesis import strategies as st

from search.api.match_body import EXAMPLE
from tests.fuzz.asking import SESSION, Headers, Request
from tests.fuzz.places import Place
from tests.search.garbage import GARBAGE

BOUNDARY = "----openward-test"
EDGES = [
    *("", "0", "-1", "1", "2147483648", "9223372036854775808", "-9223372036854775809", "1" + "0" * 4300, "1e999"),
    *("9999-12-31", "0001-01-01", "2027-02-29", "2027-13-45", "10000-01-01", "2027-01-01T25:61", "24:00"),
    *("T", "--02-30"),
    *("9999-12-31T23:59", "0001-01-01T00:00", "2027-03-14T02:30", "2026-11-01T01:30"),
    *("../../etc/passwd", "/etc/localtime", "America/../UTC", "posixrules", "Etc/GMT+24", "con", ".", ".."),
    *("a" * 3000, " " * 300, "\u0000", "\ud800", "\udfff\ud800", "\ufeff", "\u2028", "İ" * 300, "ß", "ﷺ" * 50),
    *("//evil.example/", "https://evil.example/", "javascript:alert(1)", "http://[::1", "http://a\\@b/", "http://"),
    *("{}", "[]", "null", '{"a":' * 50, "1,2,,3", "1-", "-", "1:2:3", "x,y;z", "%", "\\", "'", '"'),
    *("\r\nX: y", "on", "1080-140"),
]  # fmt: skip
TEXTS = st.sampled_from(EDGES) | st.text(st.characters(), max_size=30)
ENCODED = st.sampled_from(sorted(GARBAGE.values())) | TEXTS.map(lambda one: quote(one.encode(errors="surrogatepass"))) \
    | st.binary(max_size=12).map(quote_from_bytes)  # fmt: skip
IN_A_PATH = ENCODED.map(lambda one: one.replace("/", "%2F")[:2000] or "%20")
RAW = st.binary(max_size=60).map(lambda one: one.translate(None, bytes([*range(32), 127])))
"""Without control characters: gunicorn takes none of those, and what it refuses shows nothing of what is behind it."""
HEADERS = [
    *("HX-Request", "HX-Boosted", "HX-Target", "HX-Trigger", "HX-Trigger-Name", "HX-Current-URL", "HX-Prompt"),
    *("HX-History-Restore-Request", "HX-Current-URL-URI-AutoEncoded", "HX-Target-URI-AutoEncoded"),
    *("Accept-Language", "Accept", "Accept-Encoding", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"),
    *("If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range"),
    *("Referer", "Origin", "Authorization", "X-Request-ID", "Content-Encoding", "Content-Language", "User-Agent"),
    *("X-HTTP-Method-Override", "Sec-Fetch-Site", "Sec-Purpose", "Forwarded", "X-Real-IP", "Traceparent"),
]
HEADER_VALUES = [
    *("true", "false", "*", "", "W/", '"', '""', 'W/"x", "y"', ",,,,", "1.2.3.4, 5.6.7.8", "::ffff:1.2.3.4", "unknown"),
    *("https", "bytes=0-", "bytes=9-1", "bytes=-99999999999999999999", "bytes=0-0,1-1,2-2", "x" * 4000),
    *("en;q=2", "es;q=nan", "es-" * 300, "*;q=0", "zz-ZZ-x-y", "en_US.UTF-8", "es;q=1e999", "../es"),
    *("Thu, 32 Foo 99999999999 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"),
    *("Bearer x", "Basic ////", "Bearer \xff", "gzip", "br;q=x", "gzip;q=0,*"),
    *("http://127.0.0.1:1/%00?%ff", "http://[::1"),
    *("uri%ZZ", "%", "\xff\xfe", "\t", "https://evil.example/es/list/?next=//evil", "127.0.0.1/list/"),
    *("/list/?season=x"),
]  # fmt: skip
HOSTS = [
    *(b"evil.example", b"", b"127.0.0.1:99999", b"localhost:x", b"[::1", b"127.0.0.1\xff", b"LOCALHOST", b"localhost."),
    *(b"127.0.0.1@evil.example", b"localhost, evil.example", b"localhost/../", b"a" * 3000),
]
TYPES = [
    *("application/json", "text/plain", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "x"),
    *("multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 300, "application/xml"),
    *("", "text/html;;"),
    *("application/x-www-form-urlencoded; charset=nonsense", "multipart/mixed; boundary=x"),
    *("application/json; charset=\xff"),
]  # fmt: skip
FILE_NAMES = [
    *("a.csv", "", "../../etc/passwd", "..\\..\\x.xlsx", "a\0b.csv", "x" * 400 + ".csv", ".", ".."),
    *("con.csv", "\ud800.csv"),
    *("a;b.csv", 'a"b.csv', "%00.csv", "é" * 200, "/", "~/.ssh", "a\r\nContent-Type: text/html\r\n\r\n"),
]  # fmt: skip
SESSIONS = [b"x", b"\xff", b"a" * 3000, b"../../x", b"%00", b'"', b"=;=", b"null", b"0" * 32]
OTHER_METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "FOO"]
TOKEN = b"t" * 32
"""Any of that length is a valid token of a form, where the cookie says the same."""


@st.composite
def requests(draw: st.DrawFn, place: Place, names: list[str]) -> Request:
    """To this place. Two in three are right in most, and wrong in something, so as to get beyond the first check."""
    fitting = ["GET"] * (2 * place.shows) + ["POST"] * (3 * place.takes_forms)
    method = draw(st.sampled_from(fitting * 12 + OTHER_METHODS))
    target = draw(paths(place)) + draw(queries(place, names))
    kind, body = draw(bodies(place, names)) if method in {"POST", "PUT", "PATCH"} else ("", b"")
    headers = [*draw(hosts()), *draw(cookies()), *draw(odd_headers())]
    if kind:
        headers.append(("Content-Type", kind.encode("latin-1", "replace")))
    return Request(method, target.encode("ascii") if isinstance(target, str) else target, headers, body)


@st.composite
def paths(draw: st.DrawFn, place: Place) -> bytes:
    how = draw(st.sampled_from(["right"] * 10 + ["arguments"] * 6 + ["more", "more", "raw"]))
    arguments = None
    if how == "arguments" and place.between:
        right = [quote(one, safe="") for one in place.examples]
        arguments = [draw(IN_A_PATH | st.just(one)) for one in right]
    path = place.path(arguments)
    if place.has_languages and draw(st.integers(0, 5)) == 0:
        path = "/es" + path
    more = draw(IN_A_PATH).encode() if how == "more" else b""
    raw = draw(RAW).replace(b" ", b"").replace(b"?", b"") if how == "raw" else b""
    return path.encode() + more + raw


@st.composite
def queries(draw: st.DrawFn, place: Place, names: list[str]) -> bytes:
    """Names that mean something here or elsewhere, or nothing; some of them twice."""
    known = st.sampled_from(sorted(place.fields) or names) | st.sampled_from(names)
    pairs = draw(st.lists(st.tuples(known | ENCODED, values(place)), max_size=4))
    twice = pairs + pairs[:1] if draw(st.booleans()) else pairs
    written = "&".join(f"{quote(name, safe='%+')}={value}" for name, value in twice)
    return ("?" + written)[:6000].encode() if twice else b""


def values(place: Place) -> st.SearchStrategy[str]:
    """Percent-encoded: what the forms of the place offer, and what nobody means."""
    seen = sorted({quote(one) for offered in place.fields.values() for one in offered})
    return st.sampled_from(seen) | ENCODED if seen else ENCODED


@st.composite
def bodies(draw: st.DrawFn, place: Place, names: list[str]) -> tuple[str, bytes]:
    how = draw(
        st.sampled_from(["form"] * 5 + ["parts"] * 2 + ["json"] * (6 if place.name.startswith("api:") else 1) + ["raw"])
    )
    if how == "json":
        return draw(st.sampled_from(["application/json", "application/json", *TYPES])), draw(json_bodies())
    if how == "raw":
        return draw(st.sampled_from(TYPES)), draw(st.binary(max_size=2000))
    fields = draw(filled_in(place, names))
    if how == "parts":
        return f"multipart/form-data; boundary={BOUNDARY}", draw(parts(fields))
    told = "&".join(f"{quote(name.encode(errors='surrogatepass'))}={value}" for name, value in fields)
    return "application/x-www-form-urlencoded", told.encode()


@st.composite
def filled_in(draw: st.DrawFn, place: Place, names: list[str]) -> list[tuple[str, str]]:
    """The form as it stands, but for some fields that are odd, absent, repeated or of another form."""
    told = [(name, quote(draw(st.sampled_from(offered)))) for name, offered in sorted(place.fields.items())]
    for _ in range(draw(st.integers(0, 3))):
        if told:
            at = draw(st.integers(0, len(told) - 1))
            name = told[at][0]
            told[at : at + 1] = draw(st.sampled_from([[(name, draw(ENCODED))], [], [told[at]] * 3]))
    return told + draw(st.lists(st.tuples(st.sampled_from(names), ENCODED), max_size=0 if told else 6))


@st.composite
def parts(draw: st.DrawFn, fields: list[tuple[str, str]]) -> bytes:
    lines = []
    for name, value in [*fields, ("file", draw(ENCODED))]:
        is_file = name == "file" or draw(st.integers(0, 9)) == 0
        file = f'; filename="{draw(st.sampled_from(FILE_NAMES))}"' if is_file else ""
        lines.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n{value}\r\n')
    ending = draw(st.sampled_from([f"--{BOUNDARY}--\r\n", "", f"--{BOUNDARY}", "--\r\n\r\n"]))
    return ("".join(lines) + ending).encode(errors="surrogatepass")


@st.composite
def json_bodies(draw: st.DrawFn) -> bytes:
    """The example of the description with members made odd; or what is no such thing at all."""
    plain: Any = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
    within = plain | st.lists(plain, max_size=3) | st.dictionaries(TEXTS, plain, max_size=3)
    garbage = within | st.lists(within, max_size=3) | st.dictionaries(TEXTS, within, max_size=3)
    how = draw(st.sampled_from(["example", "example", "deep", "garbage", "broken"]))
    if how == "deep":
        return b'{"profile":' * draw(st.sampled_from([500, 20_000])) + b"[" * draw(st.sampled_from([1, 90_000]))
    if how == "broken":
        return draw(
            st.sampled_from([b"", b"{", b"\xff\xfe{\0}\0", b'{"profile":{}}x', b"NaN", b'"\\ud800"', b"9" * 5000])
        )
    if how == "garbage":
        return json.dumps(draw(garbage)).encode()
    told: dict[str, Any] = json.loads(json.dumps(EXAMPLE))
    outer = draw(st.sampled_from([told, told["profile"], told["filters"]]))
    outer[draw(st.sampled_from(sorted(outer)) | TEXTS)] = draw(garbage)
    return json.dumps(told).encode()


@st.composite
def hosts(draw: st.DrawFn) -> Headers:
    if draw(st.integers(0, 19)):
        return [("Host", b"127.0.0.1")]
    return [("Host", one) for one in draw(st.lists(st.sampled_from(HOSTS), max_size=2))]


@st.composite
def cookies(draw: st.DrawFn) -> Headers:
    told = [b"csrftoken=" + (TOKEN if draw(st.integers(0, 19)) else draw(st.sampled_from(SESSIONS)))]
    told.append(b"sessionid=" + (SESSION if draw(st.integers(0, 19)) else draw(st.sampled_from(SESSIONS))))
    if not draw(st.integers(0, 9)):
        told.append(draw(st.sampled_from([b"messages=", b"django_language="])) + draw(st.sampled_from(SESSIONS)))
    return [("Cookie", b"; ".join(told)), *([("X-CSRFToken", TOKEN)] if draw(st.integers(0, 19)) else [])]


@st.composite
def odd_headers(draw: st.DrawFn) -> Headers:
    """Each request from another address, or limits would answer for everything."""
    odd = st.sampled_from(HEADER_VALUES).map(lambda one: one.encode("latin-1")) | RAW
    first, second = draw(st.integers(0, 250)), draw(st.integers(0, 250))
    own = ("X-Forwarded-For", f"198.18.{first}.{second}".encode())
    return [own, *draw(st.lists(st.tuples(st.sampled_from(HEADERS), odd), max_size=3))]
