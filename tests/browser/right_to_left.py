"""The settings of a server that also speaks a language from right to left. It has no catalogue of ours: our words stay
English, and stand as that language would."""

from config.settings import *  # noqa: F403
from config.settings import LANGUAGES as OURS

LANGUAGES = [*OURS, ("ar", "Arabic")]
