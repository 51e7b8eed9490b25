"""Which program or office a page means by its words for itself: institution, city, state and specialty.

Measured once on 750 curated wordings (620 name something listed), in thirds by a hash of the institution, a wording's
own unlisted sponsor taken out, by name alone: 578 sure, 576 right (0.997), recall 0.929; the worst third 217 of 219.
Bars and rules were set while looking at all three thirds, so none was truly held out and the figures flatter. Right
means that the program is among those the curators named, which may be more than one.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from programs.linking.candidates import Certainty, Directory, Near, Offer, Point, Sponsor, kilometres
from programs.linking.names import GENERIC, PLACES, words_of
from programs.normalise import folded

OFFICE = "*"
SURE, MARGIN = 0.85, 0.02
"""Sure is a score at or above the bar and as much ahead of the next sponsor that offers the specialty."""
PROPOSED = 0.55
BETTER = 0.01
"""A sponsor that fits better by more, and lacks the specialty, is the one meant: then nothing listed is."""
SAME_PLACE, NEARBY, PLACE_UNKNOWN, ELSEWHERE = 1.0, 0.97, 0.95, 0.7
NEARBY_KM, NEXT_STATE_KM = 25.0, 150.0
EXPLAINED = 0.4
"""The share of the score that words cost which nothing about the sponsor explains ("… (Payson)")."""
LOOKED_AT, NAMED = 12, 3


@dataclass(frozen=True, slots=True)
class Words:
    """A page's own words for its subject. `specialty` is "*" for an office; `codes`: NRMP and ACGME, as it states."""

    institution: str
    city: str = ""
    state: str = ""
    specialty: str = OFFICE
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """What the words mean. An office's link has an institution, any other has programs, and none has neither.

    `near`: the sponsors that came nearest, best first, the one meant among them. `reason`: within 300 characters.
    """

    certainty: Certainty
    reason: str
    score: float = 0.0
    institution: int | None = None
    programs: tuple[int, ...] = ()
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A sponsor, how well the words fit it, and its program that is meant; None where it has none such.

    `decided`: it is clear which of its sites is meant.
    """

    sponsor: Sponsor
    score: float
    offer: Offer | None
    decided: bool

    @property
    def place(self) -> str:
        return " ".join(filter(None, (self.sponsor.city, self.sponsor.state)))


def link(words: Words, directory: Directory) -> Link:
    """By a code where one is stated and fits the rest, else by names, place and specialty. Some 2 ms."""
    coded = sorted(code for code in words.codes if code in directory.coded)
    if not coded:
        return by_name(words, directory)
    meant = [directory.coded[code] for code in coded]
    sponsor = meant[0][0]
    if _codes_fit(words, meant, directory):
        programs = () if words.specialty == OFFICE else tuple(sorted({offer.id for _, offer in meant}))
        reason = _cut(f"linked by the code {coded[0]} on the page: {sponsor.names[0]}")
        return Link("sure", reason, 1.0, None if programs else sponsor.id, programs, (Near(sponsor.names[0], 1.0),))
    named = by_name(words, directory)
    if named.certainty != "sure":
        return named
    return replace(named, certainty="proposed", reason=_cut(f"{named.reason}; but the code {coded[0]} says otherwise"))


def _codes_fit(words: Words, meant: list[tuple[Sponsor, Offer]], directory: Directory) -> bool:
    """Whether all codes are of one sponsor in the specialty, and nothing says that it is elsewhere."""
    sponsor = meant[0][0]
    at_home = _factor(words, directory.place_of(words.city, words.state), sponsor.city, sponsor.place) != ELSEWHERE
    at_a_site = any(words.city and words.city in (offer.site_city, offer.site) for _, offer in meant)
    return (
        {one.id for one, _ in meant} == {sponsor.id}
        and (words.specialty == OFFICE or {offer.specialty for _, offer in meant} == {words.specialty})
        and words.state in ("", sponsor.state)
        and (at_home or at_a_site)
    )


def by_name(words: Words, directory: Directory) -> Link:
    ranked = guesses(words, directory)
    near = tuple(Near(guess.sponsor.names[0], round(guess.score, 3)) for guess in ranked[:NAMED])
    able = [guess for guess in ranked if guess.offer or words.specialty == OFFICE]
    if not able or able[0].score < PROPOSED:
        return Link("none", _cut(_nothing(words, ranked)), able[0].score if able else 0.0, near=near)
    best, doubt = able[0], _doubt(words, ranked, able)
    office = best.offer is None
    certainty: Certainty = "proposed" if doubt else "sure"
    told = f"linked by name: {best.sponsor.names[0]}, {best.place}, score {best.score:.2f}"
    return Link(
        certainty,
        _cut(f"{told}; {doubt}" if doubt else told),
        best.score,
        institution=best.sponsor.id if office else None,
        programs=(best.offer.id,) if best.offer else (),
        near=near,
    )


def _doubt(words: Words, ranked: list[Guess], able: list[Guess]) -> str:
    """Why the best guess is not sure; empty when it is."""
    best, *others = able
    if ranked[0].score > best.score + BETTER:
        return f"nearer by name is {ranked[0].sponsor.names[0]}, which lists no such specialty"
    if not words.state:
        return "no state is given, and many hospitals share a name"
    if best.sponsor.state != words.state:
        return "it stands in another state"
    if best.score < SURE:
        return f"below the bar of {SURE}"
    if others and best.score - others[0].score < MARGIN:
        return f"so is {others[0].sponsor.names[0]}"
    return "" if best.decided else "which of its sites is not clear"


def _nothing(words: Words, ranked: list[Guess]) -> str:
    if not ranked:
        return "no sponsor is called like this"
    nearest = ", ".join(f"{guess.sponsor.names[0]} ({guess.score:.2f})" for guess in ranked[:NAMED])
    lacks = ranked[0].score >= PROPOSED and ranked[0].offer is None and words.specialty != OFFICE
    return f"nearest: {nearest}" + (f"; the first lists no specialty {words.specialty}" if lacks else "")


def _cut(reason: str) -> str:
    return reason if len(reason) <= 300 else f"{reason[:299]}…"


def guesses(words: Words, directory: Directory) -> list[Guess]:
    """Sponsors of the state, best first; where none of them comes near, those not far across its border."""
    fit = _fit(words, directory)
    place = directory.place_of(words.city, words.state)
    if not words.state:
        return _ranked(words, directory, fit, place)
    within = directory.states == words.state
    found = _ranked(words, directory, np.where(within, fit, 0), place)
    if place is None or (found and found[0].score >= PROPOSED):
        return found
    beyond = np.array([_is_near(sponsor, place) for sponsor in directory.sponsors]) & ~within
    across = _ranked(words, directory, np.where(beyond, fit, 0), place)
    return sorted(found + across, key=lambda guess: (-guess.score, guess.sponsor.code))


def _is_near(sponsor: Sponsor, place: Point) -> bool:
    apart = kilometres(sponsor.place, place)
    return apart is not None and apart <= NEXT_STATE_KM


def _fit(words: Words, directory: Directory) -> npt.NDArray[np.float64]:
    """By sponsor, from 0 to 1: how alike the names are, less for words that nothing about the sponsor explains."""
    alike, explained = directory.index.like(words.institution)
    if words.city:
        alike = np.maximum(alike, directory.index.like(f"{words.institution} {words.city}")[0])
    return alike * (1 - EXPLAINED + EXPLAINED * explained)


def _ranked(words: Words, directory: Directory, fit: npt.NDArray[np.float64], place: Point | None) -> list[Guess]:
    best = np.argsort(-fit, kind="stable")[:LOOKED_AT]
    found = [_guess(words, directory.sponsors[at], float(fit[at]), place) for at in best if fit[at] > 0]
    return sorted((guess for guess in found if guess), key=lambda guess: (-guess.score, guess.sponsor.code))


def _guess(words: Words, sponsor: Sponsor, fit: float, place: Point | None) -> Guess | None:
    """None for a sponsor that stands for one unlisted program, and not for this."""
    offers = sponsor.offering(words.specialty)
    if not offers:
        factor = _factor(words, place, sponsor.city, sponsor.place)
        return None if sponsor.unlisted else Guess(sponsor, fit * factor, None, True)
    said = {*words_of(words.institution), *words_of(words.city)}
    ranked = sorted(
        ((_named(offer, sponsor, said), _factor_at(offer, words, place, sponsor, said), offer) for offer in offers),
        key=lambda row: (-row[0], -row[1], row[2].public_id),
    )
    (named, factor, first), *others = ranked
    return Guess(sponsor, fit * factor, first, not others or (named, factor) > others[0][:2])


def _named(offer: Offer, sponsor: Sponsor, said: Collection[str]) -> bool:
    """Whether the words hold half of what tells the site from the sponsor's others; all of it where nothing does."""
    site = set(words_of(offer.site))
    own = site.difference(words_of(" ".join([*sponsor.names[:2], sponsor.city])), GENERIC, PLACES)
    if not own:
        return bool(site) and site.issubset(said)
    return 2 * len(own.intersection(said)) >= len(own)


def _factor_at(offer: Offer, words: Words, place: Point | None, sponsor: Sponsor, said: Collection[str]) -> float:
    if _named(offer, sponsor, said):
        return SAME_PLACE
    if offer.site_city:
        return _factor(words, place, offer.site_city, None)
    return PLACE_UNKNOWN if offer.site else _factor(words, place, sponsor.city, sponsor.place)


def _factor(words: Words, place: Point | None, city: str, at: Point | None) -> float:
    """What the city makes of a fit. `at` None: where the sponsor's city lies is not known."""
    if not words.city or not city:
        return PLACE_UNKNOWN
    if folded(words.city) == folded(city):
        return SAME_PLACE
    apart = kilometres(place, at)
    if apart is None:
        return ELSEWHERE if place else PLACE_UNKNOWN
    return NEARBY if apart <= NEARBY_KM else ELSEWHERE
