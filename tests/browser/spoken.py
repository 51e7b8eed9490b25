"""What the browser tells a screen reader: Chromium's own accessibility tree, in reading order."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

HEARD = {"level", "live", "invalid", "checked", "busy", "expanded"}


@dataclass(frozen=True)
class Heard:
    """`level` of a heading, 0 without one; `state` by name: live, invalid, checked, busy, expanded; `within`: the
    roles and names of what it stands in, the outermost first."""

    role: str
    name: str
    description: str
    level: int
    state: dict[str, Any]
    within: tuple[tuple[str, str], ...]


def heard(page: Page) -> list[Heard]:
    wire = page.context.new_cdp_session(page)
    wire.send("Accessibility.enable")
    nodes = wire.send("Accessibility.getFullAXTree")["nodes"]
    wire.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[Heard] = []
    _walk(nodes[0], by_id, (), found)
    return found


def _walk(node: dict[str, Any], by_id: dict[str, Any], within: tuple[tuple[str, str], ...], found: list[Heard]) -> None:
    if not node["ignored"]:
        one = _one(node, within)
        found.append(one)
        within = (*within, (one.role, one.name))
    for child in node.get("childIds", ()):
        if child in by_id:
            _walk(by_id[child], by_id, within, found)


def _one(node: dict[str, Any], within: tuple[tuple[str, str], ...]) -> Heard:
    state = {one["name"]: one["value"].get("value") for one in node.get("properties", ()) if one["name"] in HEARD}
    return Heard(
        role=_said(node, "role"),
        name=" ".join(_said(node, "name").split()),
        description=_said(node, "description"),
        level=int(state.get("level") or 0),
        state=state,
        within=within,
    )


def _said(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", ""))
