"""From which confidence on a reading needs nobody to look at it, by field. Below it, a reading is only proposed."""

from collections.abc import Mapping
from types import MappingProxyType

USUAL = 0.9
ALWAYS_ASKED = 1.01
"""No reading is that sure."""
BARS: Mapping[str, float] = MappingProxyType(
    {
        "state_letter": ALWAYS_ASKED,  # 0.83
        "step2_by": ALWAYS_ASKED,  # 0.86
        "usce_kind": ALWAYS_ASKED,  # 0.89
        "step3": ALWAYS_ASKED,  # 0.89
    }
)
"""Fields whose bar is another, each with the precision above USUAL that was measured for it on held-out pages and real
ones together: less than what USUAL promises."""


def bar(field: str) -> float:
    return BARS.get(field, USUAL)
