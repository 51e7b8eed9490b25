"""Facts and the evidence beside them, between rows and `Standing`. Used by programs.facts alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from programs.models import Fact, FactEvidence
from programs.reconcile import Key, Standing

BATCH = 2000
At = tuple[int, Key]
"""Which fact: a program's primary key and the key within the program."""


def load(program_ids: Collection[int]) -> dict[At, Standing]:
    """What stands now, in two queries."""
    beside = _beside(program_ids)
    return {
        _at(fact): Standing(
            _at(fact)[1], fact.value, fact.statement_id, fact.agreement, beside[fact.pk, False], beside[fact.pk, True]
        )
        for fact in Fact.objects.filter(program__in=program_ids)
    }


def write(program_ids: Collection[int], stale: Collection[At], fresh: Mapping[At, Standing]) -> None:
    """Replaces the facts at `stale` by those of `fresh`. A fact that moves keeps its row."""
    rows = {_at(fact): fact for fact in Fact.objects.filter(program__in=program_ids)}
    kept = [_set(rows[at], standing) for at, standing in fresh.items() if at in rows]
    made = [_set(_new(at), standing) for at, standing in fresh.items() if at not in rows]
    Fact.objects.filter(pk__in=[rows[at].pk for at in stale if at not in fresh]).delete()
    Fact.objects.bulk_update(kept, ["value", "statement", "agreement"], batch_size=BATCH)
    Fact.objects.bulk_create(made, batch_size=BATCH)
    FactEvidence.objects.filter(fact__in=kept).delete()
    evidence = [row for fact in (*kept, *made) for row in _evidence(fact, fresh[_at(fact)])]
    FactEvidence.objects.bulk_create(evidence, batch_size=BATCH)


def _beside(program_ids: Collection[int]) -> Mapping[tuple[int, bool], tuple[int, ...]]:
    found: dict[tuple[int, bool], tuple[int, ...]] = defaultdict(tuple)
    rows = FactEvidence.objects.filter(fact__program__in=program_ids).order_by("pk")
    for fact, differs, statement in rows.values_list("fact_id", "differs", "statement_id"):
        found[fact, differs] += (statement,)
    return found


def _at(fact: Fact) -> At:
    return fact.program_id, Key(fact.field, fact.kind, fact.strength_class, fact.scope, fact.member)


def _new(at: At) -> Fact:
    program, key = at
    return Fact(
        program_id=program,
        field=key.field,
        kind=key.kind,
        strength_class=key.strength_class,
        scope=key.scope,
        member=key.member,
    )


def _set(fact: Fact, standing: Standing) -> Fact:
    fact.value, fact.statement_id, fact.agreement = standing.value, standing.statement, standing.agreement
    return fact


def _evidence(fact: Fact, standing: Standing) -> list[FactEvidence]:
    sides = ((standing.same, False), (standing.differing, True))
    return [FactEvidence(fact=fact, statement_id=pk, differs=differs) for ids, differs in sides for pk in ids]
