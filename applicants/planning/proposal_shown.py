"""A proposal in words: what is proposed, and each reason why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applicants.plan import Choice, Evidence, Proposal, Stopped
from applicants.planning.money import dollars
from applicants.planning.planned import Planned
from programs.models import Program
from programs.vocabulary import Label
from search.matching import Match
from search.presenters.matching.headlines import Headline
from search.presenters.matching.results import headlines
from search.presenters.places import place_words

EVIDENCE_WORDS: Mapping[Evidence, Label] = {
    Evidence.CURRENT: gettext_lazy("What decides is stated for this season."),
    Evidence.UNDATED: gettext_lazy("What decides is stated, without a date."),
    Evidence.OLDER: gettext_lazy("What decides was stated for an earlier season."),
    Evidence.NOT_STATED: gettext_lazy("Something that decides is not stated."),
}
STOPPED_WORDS: Mapping[Stopped, Label] = {
    Stopped.ENOUGH: gettext_lazy("These are as many as you asked for."),
    Stopped.BUDGET: gettext_lazy("What is left is not enough for another one."),
    Stopped.NO_MORE: gettext_lazy("No other program of your wishes can be proposed."),
}


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """One program to add. `why`: each reason in words, in the order in which they weigh."""

    id: str
    name: str
    place: str
    address: str
    said: Headline
    why: tuple[str, ...]
    amount: str


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """`not_priced` is empty where every candidate has a known price."""

    choices: tuple[ChoiceShown, ...]
    amount: str
    money: str
    left: str
    stopped: str
    not_priced: str


def proposal_shown(proposal: Proposal, planned: Planned, match: Match) -> ProposalShown:
    """Three queries: the programs, and the statements that decide."""
    ids = [choice.candidate.program for choice in proposal.choices]
    rows = Program.objects.filter(public_id__in=ids).select_related("institution", "specialty")
    by_id = {program.public_id: program for program in rows}
    places = {one: place for one in by_id if (place := planned.held.row_of(by_id[one].pk)) is not None}
    said = headlines(match, list(places.values()))
    money = planned.for_more
    return ProposalShown(
        choices=tuple(
            _shown(choice, by_id[program], said[places[program]])
            for choice in proposal.choices
            if (program := choice.candidate.program) in places
        ),
        amount=dollars(proposal.amount),
        money="" if money is None else dollars(money),
        left="" if proposal.left is None else dollars(proposal.left),
        stopped=str(STOPPED_WORDS[proposal.stopped]),
        not_priced=_not_priced(proposal.not_priced),
    )


def _shown(choice: Choice, program: Program, said: Headline) -> ChoiceShown:
    return ChoiceShown(
        id=program.public_id,
        name=program.name,
        place=place_words(program.city, program.state),
        address=reverse("search:program-detail", args=[program.public_id, program.slug]),
        said=said,
        why=(str(EVIDENCE_WORDS[choice.candidate.evidence]), *_cost(choice)),
        amount=dollars(choice.amount),
    )


def _cost(choice: Choice) -> tuple[str, ...]:
    told = {
        "number": choice.number,
        "specialty": choice.candidate.specialty_name,
        "amount": dollars(choice.amount),
    }
    costs = _("Number %(number)s of your list in %(specialty)s: it costs %(amount)s.") % told
    if choice.left is None:
        return (costs,)
    return costs, _("%(amount)s is left after it.") % {"amount": dollars(choice.left)}


def _not_priced(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "%(count)s program of your wishes is not proposed: the price of its application is not known to us.",
        "%(count)s programs of your wishes are not proposed: the price of their application is not known to us.",
        count,
    )
    return words % {"count": count}
