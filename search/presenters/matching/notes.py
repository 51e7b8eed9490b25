"""What a reader has noted of a question to a program, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.presenters.words import day_words
from search.questions.asked import Note


@dataclass(frozen=True, slots=True)
class NoteWords:
    """`words` is empty while nothing is noted."""

    words: str
    is_asked: bool
    is_answered: bool


def note_words(note: Note) -> NoteWords:
    told = []
    if note.asked:
        told.append(_("Asked on %(day)s") % {"day": day_words(note.asked)})
    if note.answered:
        told.append(_("answered on %(day)s") % {"day": day_words(note.answered)})
    return NoteWords(", ".join(told), note.asked is not None, note.answered is not None)
