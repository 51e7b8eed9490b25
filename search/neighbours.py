"""Which states share a border, by postal code. Alaska, Hawaii and the territories have no neighbour."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

_EASTWARD = {
    "WA": "OR ID",
    "OR": "ID NV CA",
    "CA": "NV AZ",
    "ID": "MT WY UT NV",
    "NV": "UT AZ",
    "MT": "ND SD WY",
    "WY": "SD NE CO UT",
    "UT": "CO AZ",
    "AZ": "NM",
    "CO": "NE KS OK NM",
    "NM": "OK TX",
    "ND": "MN SD",
    "SD": "MN IA NE",
    "NE": "IA MO KS",
    "KS": "MO OK",
    "OK": "MO AR TX",
    "TX": "AR LA",
    "MN": "WI IA",
    "IA": "WI IL MO",
    "MO": "IL KY TN AR",
    "AR": "TN MS LA",
    "LA": "MS",
    "WI": "MI IL",
    "IL": "IN KY",
    "MI": "IN OH",
    "IN": "OH KY",
    "KY": "OH WV VA TN",
    "TN": "VA NC GA AL MS",
    "MS": "AL",
    "AL": "GA FL",
    "OH": "PA WV",
    "WV": "PA MD VA",
    "VA": "MD DC NC",
    "NC": "SC GA",
    "GA": "SC FL",
    "PA": "NY NJ DE MD",
    "MD": "DE DC",
    "DE": "NJ",
    "NJ": "NY",
    "NY": "VT MA CT",
    "VT": "NH MA",
    "NH": "ME MA",
    "MA": "RI CT",
    "CT": "RI",
}
"""Each border once."""


def _both_ways() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for state, others in _EASTWARD.items():
        for other in others.split():
            found[state].add(other)
            found[other].add(state)
    return MappingProxyType({state: tuple(sorted(others)) for state, others in found.items()})


NEIGHBOURS = _both_ways()
