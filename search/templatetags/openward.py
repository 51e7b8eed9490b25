"""What the layout of every page needs to know about its own address."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

from programs.source_names import source_words
from programs.specialty_names import specialty_name
from search.canonical import canonical_path
from search.changes.listed import list_year
from search.presenters.places import program_name
from search.presenters.words import day_words, grouped, inside

register = template.Library()


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Addresses:
    """For search engines. `alternates` by language code, and `x-default` for readers of any other language."""

    canonical: str
    alternates: tuple[tuple[str, str], ...]


@register.simple_tag(takes_context=True)
def page_languages(context: template.Context) -> list[Language]:
    """The page that is shown in each language. Empty without a request. A page that is not found leads home."""
    request = context.get("request")
    if request is None:
        return []
    return [_language(request, code) for code, _name in settings.LANGUAGES]


def _language(request: HttpRequest, code: str) -> Language:
    found = request.resolver_match is not None
    path = _in_language(request.get_full_path() if found else "/", code)
    return Language(
        code=code,
        name=str(get_language_info(code)["name_local"]).capitalize(),
        url=path,
        current=code == get_language(),
    )


@register.simple_tag(takes_context=True)
def page_addresses(context: template.Context) -> Addresses | None:
    """None without a request, and for a host that is not ours."""
    request = context.get("request")
    if request is None:
        return None
    path = canonical_path(request)
    canonical = _absolute(request, path)
    if not canonical:
        return None
    found = [(code, _absolute(request, _in_language(path, code))) for code, _name in settings.LANGUAGES]
    default = dict(found)[settings.LANGUAGE_CODE]
    return Addresses(canonical, (*found, ("x-default", default)))


def _in_language(address: str, code: str) -> str:
    path, mark, query = address.partition("?")
    return f"{_path_in_language(path, code, get_language())}{mark}{query}"


@lru_cache(maxsize=500)
def _path_in_language(path: str, code: str, _language: str | None) -> str:
    """Kept: finding the view of a path again, and its path in another language, is dear beside all else a layout
    shows. Paths are read in the language of the moment, which is `_language`."""
    return translate_url(path, code)


def _absolute(request: HttpRequest, path: str) -> str:
    """Empty when the request names a host that is not ours: the page that refuses it must still be made."""
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return ""


register.filter("grouped", grouped)
register.filter("day", day_words)
register.filter("inside", inside)
register.filter("program_name", program_name)
register.filter("specialty_name", specialty_name)
register.filter("source_words", source_words)
register.simple_tag(list_year)


@register.simple_tag(takes_context=True)
def current_if(context: template.Context, *views: str) -> str:
    """ "page" while one of the named views is shown, else empty: for aria-current."""
    match = getattr(context.get("request"), "resolver_match", None)
    return "page" if match is not None and match.view_name in views else ""
