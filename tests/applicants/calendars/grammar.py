"""RFC 5545 read by hand, from its text and not from any library: what a strict reader would refuse."""

import re

NAME = r"[A-Za-z0-9-]+"
QUOTED, PLAIN = r'"[^"\x00-\x08\x0a-\x1f\x7f]*"', r'[^";:,\x00-\x08\x0a-\x1f\x7f]*'
VALUE = f"(?:{QUOTED}|{PLAIN})"
LINE = re.compile(f"(?P<name>{NAME})(?P<parameters>(?:;{NAME}={VALUE}(?:,{VALUE})*)*):(?P<value>.*)", re.DOTALL)
CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,Nn])*")
DATE, MOMENT = re.compile(r"\d{8}"), re.compile(r"\d{8}T\d{6}Z")
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "UID", "X-WR-CALNAME")
ONCE_OF_CALENDAR = ("PRODID", "VERSION")
NEEDED = ("UID", "DTSTAMP", "DTSTART")
AT_MOST_ONCE = [
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "SEQUENCE",
    "TRANSP",
    "LAST-MODIFIED",
]
UNESCAPED = {"n": "\n", "N": "\n"}


def lines_of(content: bytes) -> list[str]:
    """Content lines, put together again. An AssertionError says what is not as it must be."""
    assert content.endswith(b"\r\n"), "the last line must end too"
    physical = content[:-2].split(b"\r\n")
    for line in physical:
        assert len(line) <= 75, f"{len(line)} octets in one line"
        assert b"\r" not in line, "a lone CR"
        assert b"\n" not in line, "a lone LF"
        assert line, "an empty line"
        line.decode("utf-8")  # no character is cut in two
    unfolded: list[str] = []
    for line in physical:
        if line[:1] in (b" ", b"\t"):
            assert unfolded, "the first line continues nothing"
            unfolded[-1] += line[1:].decode()
        else:
            unfolded.append(line.decode())
    return unfolded


def checked(content: bytes) -> list[dict[str, str]]:
    """The events by property, texts as they were before they were escaped."""
    rows = [_parsed(line) for line in lines_of(content)]
    assert rows[0][::2] == ("BEGIN", "VCALENDAR")
    assert rows[-1][::2] == ("END", "VCALENDAR")
    events, own, current = [], [], None
    for name, parameters, value in rows[1:-1]:
        if name == "BEGIN":
            assert current is None, f"{value} inside an event"
            assert value == "VEVENT", f"{value} is none of ours"
            current = []
        elif name == "END":
            assert value == "VEVENT"
            events.append(_event(current))
            current = None
        elif current is None:
            assert not events, f"{name} of the calendar after its events"
            own.append((name, value))
        else:
            current.append((name, parameters, value))
    assert current is None
    names = [name for name, _ in own]
    for name in ONCE_OF_CALENDAR:
        assert names.count(name) == 1, f"{name} must stand once"
    assert dict(own)["VERSION"] == "2.0"
    uids = [event["UID"] for event in events]
    assert len(set(uids)) == len(uids), "a UID stands twice"
    return events


def _parsed(line):
    found = LINE.fullmatch(line)
    assert found, f"not a content line: {line!r}"
    assert not CONTROLS.search(found["value"]), f"a control character in {line!r}"
    return found["name"].upper(), found["parameters"], found["value"]


def _event(properties):
    names = [name for name, _, _ in properties]
    for name in NEEDED:
        assert names.count(name) == 1, f"{name} must stand once"
    for name in AT_MOST_ONCE:
        assert names.count(name) <= 1, f"{name} may stand once"
    kinds = set()
    for name, parameters, value in properties:
        if name in ("DTSTART", "DTEND"):
            kinds.add(parameters)
            assert (DATE if parameters == ";VALUE=DATE" else MOMENT).fullmatch(value), f"{name} is {value!r}"
            assert parameters in ("", ";VALUE=DATE"), f"{name} has {parameters}"
        elif name in ("DTSTAMP", "LAST-MODIFIED"):
            assert MOMENT.fullmatch(value), f"{name} is {value!r}"
        elif name == "SEQUENCE":
            assert value.isdecimal()
        elif name in TEXTS:
            assert TEXT.fullmatch(value), f"{name} is not escaped: {value!r}"
    assert len(kinds) == 1, "begin and end must be of one kind"
    told = {name: unescaped(value) if name in TEXTS else value for name, _, value in properties}
    if "DTEND" in told:
        assert told["DTEND"] > told["DTSTART"], "an event must end after it begins"
    return told


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: UNESCAPED.get(found[1], found[1]), value)
