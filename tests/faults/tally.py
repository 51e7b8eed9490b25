"""What an evening came to: each figure beside its limit. Pure; times are seconds of one clock of the machine."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHARE_FAILED = 0.001
ANSWERED = range(200, 400)


@dataclass(frozen=True)
class Span:
    """From the moment a server is told to stop until it takes requests again."""

    what: str
    began: float
    ended: float

    @property
    def seconds(self) -> float:
        return self.ended - self.began


@dataclass(frozen=True)
class Asked:
    """One request of a reader, and what became of it. `status` 0: no answer. `whole`: it is the page that was asked."""

    kind: str
    began: float
    ended: float
    status: int
    problem: str = ""
    retry_after: str = ""
    says_back: bool = False
    whole: bool = True
    program: str = ""
    session: str = ""

    @property
    def is_answered(self) -> bool:
        return self.status in ANSWERED and self.whole

    @property
    def says_back_in_a_moment(self) -> bool:
        return self.status == 503 and self.says_back and bool(self.retry_after)

    def is_during(self, spans: Iterable[Span]) -> bool:
        return any(self.began < span.ended and self.ended > span.began for span in spans)


@dataclass(frozen=True)
class Figure:
    """`limit`: in words; empty where the figure is told and held to nothing."""

    name: str
    value: str
    limit: str = ""
    met: bool = True


@dataclass
class Kept:
    """What was promised, and whether it stands at the end."""

    confirmed: int = 0
    found: int = 0
    owed: int = 0
    done: int = 0
    unsure: int = 0
    unsure_allowed: int = 0
    left: list[str] = field(default_factory=list)


def read(lines: Path) -> list[Asked]:
    return [Asked(**json.loads(line)) for line in lines.read_text().splitlines()]


def figures(asked: Sequence[Asked], down: Sequence[Span], kept: Kept) -> list[Figure]:
    """`down`: the seconds in which the database was away."""
    return [*_failures(asked, down), *_while_down(asked, down), *_kept(kept), *_times(asked)]


def most_failed(asked: int) -> int:
    """Below a thousand requests one is let pass: a form that a killed process had in its hands is never sent twice."""
    return max(1, math.ceil(asked * SHARE_FAILED) - 1)


def _failures(asked: Sequence[Asked], down: Sequence[Span]) -> list[Figure]:
    beside = [one for one in asked if not one.is_during(down)]
    failed = Counter(f"{one.kind} {one.status or one.problem}" for one in beside if not one.is_answered)
    count, most = failed.total(), most_failed(len(beside))
    told = f"{count} of {len(beside)} ({count / max(1, len(beside)):.3%})"
    return [
        Figure("requests", str(len(asked)), "at least 1", bool(asked)),
        Figure("failed while the database was up", told, f"at most {most}", count <= most),
        *(Figure(f"  {what}", str(times)) for what, times in failed.most_common()),
    ]


def _while_down(asked: Sequence[Asked], down: Sequence[Span]) -> list[Figure]:
    within = [one for one in asked if one.is_during(down)]
    searches = [one for one in within if one.kind == "search"]
    others = [one for one in within if one.kind != "search"]
    answered = sum(one.is_answered for one in searches)
    told_so = sum(one.says_back_in_a_moment for one in others)
    well = sum(one.is_answered for one in others)
    return [
        Figure("seconds without the database", f"{sum(span.seconds for span in down):.1f}"),
        Figure(
            "searches answered meanwhile",
            f"{answered} of {len(searches)}",
            "all, and at least 1",
            answered == len(searches) > 0,
        ),
        Figure(
            "others: answered, or told “back in a moment”",
            f"{well} + {told_so} of {len(others)}",
            "all",
            well + told_so == len(others),
        ),
    ]


def _kept(kept: Kept) -> list[Figure]:
    done = kept.done + kept.unsure
    return [
        Figure("saved and found again", f"{kept.found} of {kept.confirmed}", "all", kept.found == kept.confirmed > 0),
        Figure("tasks owed and done", f"{done} of {kept.owed}", "all", done == kept.owed > 0),
        Figure(
            "of them cut short, and shown to a curator",
            str(kept.unsure),
            f"at most {kept.unsure_allowed}",
            kept.unsure <= kept.unsure_allowed,
        ),
        Figure("processes that ended by themselves", ", ".join(kept.left) or "none", "none", not kept.left),
    ]


def _times(asked: Sequence[Asked]) -> list[Figure]:
    kinds = sorted({one.kind for one in asked})
    return [Figure(f"{kind}: p50, p95, p99", _of_times(asked, kind)) for kind in kinds]


def _of_times(asked: Sequence[Asked], kind: str) -> str:
    taken = sorted(one.ended - one.began for one in asked if one.kind == kind)
    return ", ".join(f"{percentile(taken, share) * 1000:.0f}" for share in (0.5, 0.95, 0.99)) + f" ms of {len(taken)}"


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest that so many are not above."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(figures: Sequence[Figure]) -> str:
    name, value = (max(len(getattr(one, part)) for one in figures) for part in ("name", "value"))
    verdict = {True: "kept", False: "BROKEN"}
    return "\n".join(
        f"{one.name:<{name}}  {one.value:<{value}}  {f'{one.limit}: {verdict[one.met]}' if one.limit else ''}".rstrip()
        for one in figures
    )


def as_json(figures: Sequence[Figure], spans: Sequence[Span], **more: Any) -> str:
    told = {"figures": [vars(one) for one in figures], "spans": [vars(one) for one in spans], **more}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
