"""Names of states, and safe links."""

from urllib.parse import urlsplit

from programs.models import Program
from programs.specialty_names import specialty_name
from search.states import STATES


def state_name(code: str) -> str:
    """The state's name; a code that is no state stays as it is."""
    return str(STATES.get(code, code))


def place_words(city: str, state: str) -> str:
    """ "Bridgeport, Connecticut", or whichever part is known; empty when neither is."""
    return ", ".join(part for part in (city, state_name(state)) if part)


def program_name(program: Program) -> str:
    """`Program.name` in the reader's language. Needs institution and specialty."""
    return f"{program.place_name}, {specialty_name(program.specialty.common_name)}"


def linkable(url: str) -> str:
    """The address when a browser may follow it, else empty: a source's page field can hold any text."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def host(url: str) -> str:
    """The host that a link leads to, without `www.`; empty for what is no link."""
    return urlsplit(linkable(url)).netloc.removeprefix("www.")
