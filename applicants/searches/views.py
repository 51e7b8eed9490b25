"""Saved searches: the list, saving one from its address, its name, and letting it go."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applicants.models import HowOften, SavedSearch
from applicants.models.searches import MOST_SEARCHES
from applicants.reader import applicant_of, applicant_to_keep
from applicants.searches import asking, keeping
from applicants.searches.asking import Asking
from applicants.searches.forms import LONGEST_QUERY, NameForm, SearchForm
from applicants.searches.rows import address_of, rows
from search.questions.reader import profile_of

PLACE = "applicants:searches"


@never_cache
@require_safe
def search_list(request: HttpRequest) -> HttpResponse:
    """One query for the searches, however many, once the index stands."""
    applicant = applicant_of(request)
    searches = list(applicant.searches.all()) if applicant else []
    context: dict[str, Any] = {"place": PLACE, "applicant": applicant, "never": HowOften.NEVER.value}
    if searches:
        context["rows"] = rows(searches, _asking(request))
    return render(request, "applicants/searches/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search_new(request: HttpRequest) -> HttpResponse:
    """GET with the search's own query behind `?`; posted, the query comes along in the form."""
    asks = _asking(request)
    if request.method == "POST":
        form = SearchForm(request.POST)
        fits = form.is_valid()
        query = str(form.cleaned_data.get("query", ""))
        if fits and not asks.refuses(query) and _kept(request, form, asks):
            messages.success(request, _("Saved. From now on it is told what it newly finds."))
            return _to_list()
    else:
        query = request.GET.urlencode()[:LONGEST_QUERY]
        name = "" if asks.refuses(query) else ", ".join(asks.in_words(query))[:100]
        form = SearchForm(initial={"query": query, "name": name})
    return render(request, "applicants/searches/new.html", {"place": PLACE, "form": form, **_asked(asks, query)})


def _asked(asks: Asking, query: str) -> dict[str, Any]:
    return {
        "refused": asks.refuses(query),
        "unknown": asking.unknown(query),
        "problems": asks.problems(query),
        "words": asks.in_words(query),
        "back": address_of(query),
    }


def _kept(request: HttpRequest, form: SearchForm, asks: Asking) -> bool:
    """False: the form says why not."""
    query = asking.canonical(form.cleaned_data["query"])
    found = asks.found(query) or ()
    try:
        keeping.keep(applicant=applicant_to_keep(request), name=form.cleaned_data["name"], query=query, found=found)
    except keeping.NameTakenError:
        form.add_error("name", _("You have a search of this name already."))
    except keeping.TooManyError:
        form.add_error(None, _("You keep %(most)d searches, which is as many as we keep.") % {"most": MOST_SEARCHES})
    return form.is_valid()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search_name(request: HttpRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": search.name})
    if request.method == "POST" and form.is_valid():
        try:
            keeping.rename(search=search, name=form.cleaned_data["name"])
        except keeping.NameTakenError:
            form.add_error("name", _("You have a search of this name already."))
        else:
            return _to_list()
    words = _asking(request).in_words(search.query)
    return render(
        request, "applicants/searches/name.html", {"place": PLACE, "form": form, "search": search, "words": words}
    )


@never_cache
@require_POST
def search_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """What it finds now need not be told any more."""
    search = _own(request, pk)
    keeping.have_told({str(search.pk): _asking(request).found(search.query) or ()})
    return _to_list()


@never_cache
@require_POST
def search_delete(request: HttpRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    search.delete()
    messages.success(request, _("“%(name)s” is no longer saved.") % {"name": search.name})
    return _to_list()


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    """404 for anyone else's, and for numbers beyond what a key can be."""
    applicant = applicant_of(request)
    own = SavedSearch.objects.filter(applicant=applicant) if applicant else SavedSearch.objects.none()
    return get_object_or_404(own.select_related("applicant"), pk=min(pk, 2**62))


def _asking(request: HttpRequest) -> Asking:
    return Asking(timezone.localdate(), profile_of(request))


def _to_list() -> HttpResponse:
    return HttpResponseRedirect(reverse(PLACE), status=303)
