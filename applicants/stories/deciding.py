"""A curator's decision on a story: shown or not, and back again. Its words nobody changes."""

import datetime as dt

from applicants.models import Story, User

DECISIONS = (Story.State.SHOWN, Story.State.DECLINED)


class ReasonError(ValueError):
    """Declined without saying why: its writer is owed a reason."""


def decide(*, story: Story, seen: str, state: str, why: str, by: User, at: dt.datetime) -> bool:
    """`seen`: the state that the curator decided on. False: it has changed since, or the story was taken back, and
    nothing is written. One conditional UPDATE. A story that is shown needs no reason, and keeps none; what is shown
    stays in its place."""
    if state not in DECISIONS:
        raise ValueError(f"{state!r} decides no story")
    why = why.strip() if state == Story.State.DECLINED else ""
    if state == Story.State.DECLINED and not why:
        raise ReasonError("a declined story needs a reason")
    if seen == state == Story.State.SHOWN:
        return False
    standing = Story.objects.filter(pk=story.pk, state=seen)
    return bool(standing.update(state=state, why=why, decided_at=at, decided_by=by))
