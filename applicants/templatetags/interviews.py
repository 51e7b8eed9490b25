from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What `mapping` holds under `key`; empty for nothing."""
    return mapping.get(key, "") if mapping else ""
