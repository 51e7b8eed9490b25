"""The codes to enter in the NRMP system: a page to print and a plain text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from applicants.ranking.couples import pair_rows
from applicants.ranking.owned import own_applicant
from applicants.ranking.reading import ranking_of
from applicants.reader import season_of
from search.presenters.words import day_words
from search.questions.reader import profile_of


def _context(request: HttpRequest) -> dict[str, Any]:
    """Supplemental lists stand in the order of the codes they belong to."""
    applicant, season, day = own_applicant(request), season_of(request), timezone.localdate()
    ranking = ranking_of(applicant, season, profile_of(request), day, to_add=False)
    kept = ranking.rank_list
    couple = bool(kept and kept.as_couple)
    return {
        "place": "applicants:rank-list",
        "season": season,
        "today": day_words(day),
        "ranking": ranking,
        "supplemental": [(row, ranking.supplemental[row.id]) for row in ranking.rows if row.first_years],
        "pairs": pair_rows(kept, ranking.codes) if kept and couple else [],
        "couple": couple,
    }


@never_cache
@require_safe
def rank_print(request: HttpRequest) -> HttpResponse:
    context = _context(request)
    return render(request, "applicants/ranking/print.html", context | {"text": _text(context)})


@never_cache
@require_safe
def rank_codes(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_text(_context(request)), content_type="text/plain; charset=utf-8")


def _text(context: dict[str, Any]) -> str:
    """Nothing but numbers and codes under each heading."""
    parts = [(_("Primary list"), [row.track.nrmp_code for row in context["ranking"].rows])]
    for owner, rows in context["supplemental"]:
        title = _("Supplemental list of %(code)s") % {"code": owner.track.nrmp_code}
        parts.append((title, [row.track.nrmp_code for row in rows]))
    if context["couple"]:
        parts.append((_("Pairs: you + your partner"), [_pair(pair) for pair in context["pairs"]]))
    return "\n".join("\n".join([f"{title}:", *_numbered(codes), ""]) for title, codes in parts)


def _numbered(codes: list[str]) -> list[str]:
    return [f"{number}. {code}" for number, code in enumerate(codes, start=1)]


def _pair(pair: Any) -> str:
    mine = pair.track.nrmp_code if pair.track else _("unmatched")
    return f"{mine} + {pair.partner_code or _('unmatched')}"
