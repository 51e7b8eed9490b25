"""The house rules that a reader relies on: imports point one way, writers are few, nothing hides in a function."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

LAYERS = ["programs", "search", "applicants", "config"]
SOURCES = sorted(
    path for layer in LAYERS for path in (settings.BASE_DIR / layer).rglob("*.py") if "migrations" not in path.parts
)
FEW_WRITERS = {
    "programs.fact_rows": {"programs/facts.py", "programs/date_rows.py", "programs/fact_columns.py"},
    "programs.date_rows": {"programs/facts.py"},
    "programs.fact_columns": {"programs/facts.py"},
}
SOCKETS = {"socket", "ssl", "httpcore", "httpx", "urllib3", "requests", "aiohttp", "urllib.request", "http.client"}
SOCKET_OPENERS = {"programs/web/addresses.py", "programs/web/client.py", "programs/web/exchange.py"}


def imports(path: Path, *, inside_functions: bool = False) -> set[str]:
    """Every module imported by the file, `from programs import facts` told as programs.facts too."""
    found: set[str] = set()
    tree = ast.parse(path.read_text())
    nodes = ast.walk(tree)
    if inside_functions:
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        nodes = (inner for function in functions for inner in ast.walk(function))
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def shown(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


def test_there_is_something_to_sweep():
    assert len(SOURCES) > 80


@pytest.mark.parametrize("layer", LAYERS[:-1])
def test_imports_point_one_way(layer):
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    wrong = {
        f"{shown(path)} imports {name}"
        for path in SOURCES
        if path.is_relative_to(settings.BASE_DIR / layer)
        for name in imports(path)
        if name.split(".")[0] in above
    }
    assert not wrong


@pytest.mark.parametrize("module", sorted(FEW_WRITERS))
def test_only_facts_writes_facts(module):
    assert {shown(path) for path in SOURCES if module in imports(path)} == FEW_WRITERS[module]


def test_no_import_hides_in_a_function():
    hidden = {
        shown(path)
        for path in SOURCES
        if not path.is_relative_to(settings.BASE_DIR / "config") and imports(path, inside_functions=True)
    }
    assert not hidden


def opens_sockets(name):
    return name.split(".")[0] in SOCKETS or name in SOCKETS


def test_only_programs_web_opens_sockets_to_the_web():
    """`config` starts this machine's own server and services, and speaks to those."""
    sources = [path for path in SOURCES if not path.is_relative_to(settings.BASE_DIR / "config")]
    assert {shown(path) for path in sources if any(map(opens_sockets, imports(path)))} == SOCKET_OPENERS


def test_files_split_before_they_grow_long():
    long = {f"{shown(path)}: {n}" for path in SOURCES if (n := len(path.read_text().splitlines())) > 300}
    assert not long


def test_no_drawers():
    assert not {shown(p) for p in SOURCES if p.stem in {"utils", "util", "helpers", "helper", "common", "misc"}}
