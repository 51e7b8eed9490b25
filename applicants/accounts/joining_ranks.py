"""Two rank lists of one season become one."""

from django.db.models import Max

from applicants.models import Applicant, RankChoice, RankList


def join_rank_lists(unnamed: Applicant, account: Applicant) -> None:
    have = {rank_list.match_year: rank_list for rank_list in account.rank_lists.all()}
    for rank_list in unnamed.rank_lists.all():
        same = have.get(rank_list.match_year)
        if same is None:
            rank_list.applicant = account
            rank_list.save(update_fields=["applicant"])
            continue
        # Who has no pairs has not decided against them.
        same.as_couple = same.as_couple or (rank_list.as_couple and not same.pairs.exists())
        if _complete(same, rank_list):
            # What was certified is not what stands now.
            same.certified_on, same.revision = None, same.revision + 1
            same.save(update_fields=["certified_on", "revision", "as_couple"])


def _complete(stands: RankList, other: RankList) -> int:
    """Choices that the account's list does not have follow its own, in their order. How many did."""
    moved = 0
    for choice in other.choices.filter(supplements=None).prefetch_related("supplemental"):
        same = stands.choices.filter(supplements=None, track=choice.track_id).first()
        if same is None:
            _move(choice, stands, None)
            moved += 1
        for supplemental in choice.supplemental.all():
            if same is None:
                _move(supplemental, stands, choice, position=supplemental.position)
            elif not same.supplemental.filter(track=supplemental.track_id).exists():
                _move(supplemental, stands, same)
                moved += 1
    return moved + _complete_pairs(stands, other)


def _move(choice: RankChoice, to: RankList, supplements: RankChoice | None, position: int | None = None) -> None:
    """To the end of the list, unless a position is given."""
    if position is None:
        rows = to.choices.filter(supplements=supplements)
        position = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    choice.rank_list, choice.supplements, choice.position = to, supplements, position
    choice.save(update_fields=["rank_list", "supplements", "position"])


def _complete_pairs(stands: RankList, other: RankList) -> int:
    have = set(stands.pairs.values_list("track_id", "partner_code"))
    last = stands.pairs.aggregate(last=Max("position"))["last"] or 0
    moved = [pair for pair in other.pairs.all() if (pair.track_id, pair.partner_code) not in have]
    for position, pair in enumerate(moved, last + 1):
        pair.rank_list, pair.position = stands, position
        pair.save(update_fields=["rank_list", "position"])
    return len(moved)
