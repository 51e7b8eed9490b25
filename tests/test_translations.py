"""The Spanish catalogue: every message of the code is in it, translated, and the compiled file says the same.

`python -m tests.test_translations` tells what is wrong with it and needs no service; `make check` runs that.
"""

import ast
import datetime as dt
import gettext
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation.template import templatize

from search.presenters.words import day_words, grouped, month_day_words

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
LAYERS = ("config", "programs", "search", "applicants")
LEAST = 700

Message = tuple[str, str, str]
"""Context, message, and its plural; empty where there is none."""
Found = dict[Message, Path]

# What each call takes, by position: c context, m message, p plural.
PARTS = {
    "_": "m",
    "gettext": "m",
    "gettext_lazy": "m",
    "gettext_noop": "m",
    "ngettext": "mp",
    "ngettext_lazy": "mp",
    "pgettext": "cm",
    "pgettext_lazy": "cm",
    "npgettext": "cmp",
    "npgettext_lazy": "cmp",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
TAG = re.compile(r"</?[a-z][^>]*>")

ALIKE = {
    *("Error:", "Match", "No", "Plan", "Rank list", "Visa", "alias", "hospital", "no", "virtual"),
    # Time zones.
    *("Alaska", "Arizona", "Puerto Rico"),
    *("DS-2019 (J-1)", "OET Medicine", "Statement of Need"),
    *("DACA", "H-1B", "J-1", "O-1", "TN", "Step 1", "Step 2 CK", "Step 2 CS", "Step 3"),
    *("USMLE Step 1", "USMLE Step 2 CK", "USMLE Step 3"),
    *(
        "%(answer)s, Step 3 %(by)s",
        "%(count)s, %(first)s",
        "%(field)s: %(words)s",
        "%(label)s: %(value)s",
        "%(reason)s. %(doubt)s",
        "%(field)s: %(before)s → %(after)s",
        "%(old)s: %(status)s",
        "%(program)s (%(date)s)",
        "%(programs)s %(claims)s",
        "%(rule)s (%(needs)s)",
        "%(scope)s: %(what)s",
        "%(specialty)s, %(count)s: %(why)s",
        "%(stage)s: %(amount)s",
        "%(what)s: %(program)s",
        "%(year)s: %(positions)s",
    ),
}
"""Messages alike in both languages, besides names of states and countries. Any other has been left in English."""


def message(parts: str, strings: tuple[Any, ...]) -> Message:
    by_part = dict(zip(parts, strings, strict=False))
    return by_part.get("c") or "", by_part["m"], by_part.get("p") or ""


def in_python(source: str) -> Iterator[Message]:
    """Read from the syntax tree: tools that look at tokens miss what stands inside an f-string."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        parts = PARTS.get(getattr(call.func, "id", getattr(call.func, "attr", "")))
        if parts:
            yield message(parts, tuple(written(argument) for argument in call.args[: len(parts)]))


def written(argument: ast.expr) -> str:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise AssertionError(f"line {argument.lineno}: only a string that is written out can be translated")


def in_template(source: str) -> Iterator[Message]:
    lines = [line.strip() for line in templatize(source).splitlines()]
    code = BytesIO("\n".join(lines).encode())
    for _line, name, strings, _comments in extract_python(code, list(PARTS), [], {"encoding": "utf-8"}):
        yield message(PARTS[name], strings if isinstance(strings, tuple) else (strings,))


def messages() -> Found:
    """Every marked message, with a file that holds it."""
    found: Found = {}
    for path in sources():
        read: Callable[[str], Iterator[Message]] = in_python if path.suffix == ".py" else in_template
        found |= {one: path.relative_to(ROOT) for one in read(path.read_text()) if one not in found}
    return found


def sources() -> list[Path]:
    code = [path for layer in LAYERS for path in (ROOT / layer).rglob("*.py") if "migrations" not in path.parts]
    return sorted([*code, *(ROOT / "templates").rglob("*.html")])


def entries(catalogue: Catalog) -> dict[Message, Entry]:
    return {key(entry): entry for entry in catalogue if entry.id}


def key(entry: Entry) -> Message:
    one, many = entry.id if isinstance(entry.id, tuple | list) else (entry.id, "")
    context: str | bytes = entry.context or ""  # Babel leaves it undecoded in a compiled file
    return context.decode() if isinstance(context, bytes) else context, one, many


def forms(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.string) if isinstance(entry.string, tuple | list) else (entry.string,)


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="es")


def compiled() -> Catalog:
    with COMPILED.open("rb") as file:
        return read_mo(file)


def untranslated(known: Catalog, asked: Found) -> list[str]:
    held = entries(known)
    places = {one for one, path in asked.items() if path.name in {"countries.py", "states.py"}}
    faults = [f"not in the catalogue, from {path}: {one[1]!r}" for one, path in asked.items() if one not in held]
    faults += [f"nothing asks for it: {one[1]!r}" for one in held if one not in asked]
    faults += [f"marked obsolete: {key(entry)[1]!r}" for entry in known.obsolete.values()]
    for one, entry in held.items():
        if not all(forms(entry)) or len(forms(entry)) != (2 if one[2] else 1):
            faults.append(f"not translated: {one[1]!r}")
        if entry.fuzzy:
            faults.append(f"fuzzy: {one[1]!r}")
        if one[1] in forms(entry) and one[1] not in ALIKE and one not in places:
            faults.append(f"left in English: {one[1]!r}")
    return faults


def mangled(known: Catalog) -> list[str]:
    """Messages with other placeholders or tags than the English ones. The English singular and plural agree too."""
    faults = []
    for (_context, one, many), entry in entries(known).items():
        wanted = marks(many or one)
        if any(marks(form) != wanted for form in (one, *forms(entry))):
            faults.append(f"placeholders or tags differ: {one!r}")
    return faults


def marks(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text) + TAG.findall(text))


def stale(known: Catalog, made: Catalog) -> list[str]:
    source, built = strings(known), strings(made)
    differing = [one for one in source | built if source.get(one) != built.get(one)]
    if made.num_plurals != known.num_plurals or made.plural_expr != known.plural_expr:
        differing.append(("", "the plural forms", ""))
    return [f"the compiled file differs: {one[1]!r}" for one in differing]


def strings(known: Catalog) -> dict[Message, tuple[str, ...]]:
    return {one: forms(entry) for one, entry in entries(known).items()}


def faults() -> list[str]:
    known = catalogue()
    return [*untranslated(known, messages()), *mangled(known), *stale(known, compiled())]


# The catalogue


def test_every_message_is_translated() -> None:
    asked = messages()
    assert untranslated(catalogue(), asked) == []
    assert len(asked) >= LEAST
    assert len(set(asked.values())) >= 60


def test_placeholders_and_tags_are_kept() -> None:
    known = catalogue()
    assert mangled(known) == []
    assert sum(bool(marks(one)) for _context, one, _many in entries(known)) >= 100


def test_the_compiled_file_is_the_catalogue() -> None:
    assert stale(catalogue(), compiled()) == []
    with COMPILED.open("rb") as file:
        made = gettext.GNUTranslations(file)
    assert made.ngettext("%(count)s program", "%(count)s programs", 1) == "%(count)s programa"
    assert made.ngettext("%(count)s program", "%(count)s programs", 0) == "%(count)s programas"


# The gate itself


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("a" " b")', [("", "a b", "")]),
        ("f\"{_('one')}\"", [("", "one", "")]),
        ('ngettext("%d day", "%d days", n)', [("", "%d day", "%d days")]),
        ('pgettext("date format", "j F")', [("date format", "j F", "")]),
        ('translation.gettext("x")', [("", "x", "")]),
        ("for _ in rows: other(_)", []),
    ],
)
def test_messages_of_python_are_found(source: str, found: list[Message]) -> None:
    assert list(in_python(source)) == found


@pytest.mark.parametrize("source", ["_(f'a {b}')", "_('a' + b)", "gettext(name)"])
def test_a_message_that_is_put_together_is_refused(source: str) -> None:
    with pytest.raises(AssertionError, match="written out"):
        list(in_python(source))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "a" %}', ("", "a", "")),
        ('{% translate "a" context "b" as c %}', ("b", "a", "")),
        ('{{ a|default:_("b") }}', ("", "b", "")),
        ("{% blocktranslate trimmed with b=c|d %}\n  a {{ b }}\n{% endblocktranslate %}", ("", "a %(b)s", "")),
        (
            "{% blocktranslate count n=m %}{{ n }} a{% plural %}{{ n }} b{% endblocktranslate %}",
            ("", "%(n)s a", "%(n)s b"),
        ),
    ],
)
def test_messages_of_templates_are_found(source: str, found: Message) -> None:
    assert list(in_template(source)) == [found]


def test_what_is_wrong_is_told() -> None:
    known = Catalog(locale="es")
    known.add("kept %(a)s", "queda %(a)s")
    known.add("lost %(a)s", "queda")
    known.add("<b>bold</b>", "fuerte")
    known.add(("a day", "days"), ("un día", ""))
    known.add("fuzzy", "difuso", flags=["fuzzy"])
    known.add("English", "English")
    asked: Found = {one: Path("x.py") for one in entries(known)} | {("", "new", ""): Path("x.py")}
    del asked["", "kept %(a)s", ""]
    assert untranslated(known, asked) == [
        "not in the catalogue, from x.py: 'new'",
        "nothing asks for it: 'kept %(a)s'",
        "not translated: 'a day'",
        "fuzzy: 'fuzzy'",
        "left in English: 'English'",
    ]
    assert [fault.rpartition(": ")[2] for fault in mangled(known)] == ["'lost %(a)s'", "'<b>bold</b>'"]
    other = Catalog(locale="es")
    other.add("kept %(a)s", "otra %(a)s")
    assert len(stale(known, other)) == 6


# What readers see

HEADINGS = {
    "/es/": "¿Qué programas de residencia pueden aceptar a alguien como usted",
    "/es/programs/": "0 programas",
    "/es/programs/?visa=j1": "0 programas declaran que patrocinan la visa J-1",
    "/es/specialties/": "Especialidades",
    "/es/sources/": "Fuentes y cobertura",
    "/es/about/": "Acerca de Openward",
    "/es/nothing/": "No hay ninguna página en esta dirección",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "heading"), HEADINGS.items())
def test_pages_stand_in_spanish(client: Any, path: str, heading: str) -> None:
    page = client.get(path).content.decode()
    assert '<html lang="es"' in page
    assert re.search(f"<h1[^>]*>{heading}", page)


def test_days_and_numbers_are_written_as_in_spanish() -> None:
    with translation.override("es"):
        assert day_words(dt.date(2026, 10, 15)) == "15 de octubre de 2026"
        assert month_day_words("12-01") == "1 de diciembre"
        assert grouped(5123) == "5\N{NO-BREAK SPACE}123"


if __name__ == "__main__":
    told = faults()
    sys.stderr.writelines(f"{fault}\n" for fault in told)
    sys.exit(1 if told else 0)
