"""The language of a page stands in its address, and nowhere else."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language


class LanguageOfAddressMiddleware(LocaleMiddleware):
    """Django's own says of every page without a prefix that it depends on what a browser prefers, which it does not
    here: a proxy would keep one copy of each page for every list of languages there is."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language() or "")
        return response
