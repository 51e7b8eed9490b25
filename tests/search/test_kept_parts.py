"""What templates draw once and keep: never a reader's own, never another language's, never another value's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.template import RequestContext, Template, TemplateSyntaxError, engines
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from django.utils.translation import override

from search.templatetags import kept


def made(source: str) -> Template:
    return engines["django"].engine.from_string("{% load i18n kept %}" + source)


def drawn(template: Template, values: Mapping[str, Any]) -> str:
    return str(template.render(RequestContext(RequestFactory().get("/"), dict(values))))


@dataclass
class Counting:
    """Text that tells how often it was drawn."""

    times: int = 0

    def __str__(self) -> str:
        self.times += 1
        return str(self.times)

    def __hash__(self) -> int:
        return 1


def test_it_is_drawn_once_for_the_same_values() -> None:
    template, counting = made("{% kept one=one %}{{ one }}{% endkept %}"), Counting()
    assert [drawn(template, {"one": counting}) for _ in range(3)] == ["1", "1", "1"]


def test_other_values_are_drawn_for_themselves() -> None:
    template = made("{% kept one=one %}<{{ one }}>{% endkept %}")
    assert [drawn(template, {"one": one}) for one in ("a", "b", "a", 1, True)] == ["<a>", "<b>", "<a>", "<1>", "<True>"]


def test_what_is_marked_as_safe_is_never_kept_for_what_is_not() -> None:
    template = made("{% kept one=one %}{{ one }}{% endkept %}")
    assert drawn(template, {"one": mark_safe("<b>")}) == "<b>"
    assert drawn(template, {"one": "<b>"}) == "&lt;b&gt;"


def test_each_language_has_its_own() -> None:
    template = made('{% kept %}{% translate "Programs" %}{% endkept %}')
    found = []
    for language in ("en", "es", "en"):
        with override(language):
            found.append(drawn(template, {}))
    assert found == ["Programs", "Programas", "Programs"]


def test_nothing_of_the_page_is_known_inside_but_what_is_named() -> None:
    template = made("{% kept one=one %}[{{ one }}{{ two }}{{ request.path }}{{ user }}{{ csrf_token }}]{% endkept %}")
    assert drawn(template, {"one": 1, "two": 2}) == "[1]"


def test_what_is_drawn_anew_knows_the_page_and_stands_in_its_place() -> None:
    template = made(
        "{% kept %}a{% anew %}{{ one }}{{ request.path }}{% endanew %}b{% anew %}{{ two }}{% endanew %}{% endkept %}"
    )
    assert drawn(template, {"one": 1, "two": "<"}) == "a1/b&lt;"
    assert drawn(template, {"one": 3, "two": 4}) == "a3/b4"


def test_a_layout_may_be_kept_around_its_blocks(settings: Any) -> None:
    loaders = [("django.template.loaders.locmem.Loader", {"layout": "", "page": ""})]
    loaders[0][1]["layout"] = (
        "{% load kept %}{% kept %}<{% anew %}{% block a %}-{% endblock %}{% endanew %}>{% endkept %}"
    )
    loaders[0][1]["page"] = '{% extends "layout" %}{% block a %}{{ one }}{% endblock %}'
    engine = engines["django"].engine.__class__(loaders=loaders, libraries={"kept": "search.templatetags.kept"})
    for one in ("first", "second"):
        context = RequestContext(RequestFactory().get("/"), {"one": one})
        assert engine.get_template("page").render(context) == f"<{one}>"


def test_what_readers_type_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    template = made("{% kept one=one %}{{ one }}{% endkept %}")
    (node,) = template.nodelist.get_nodes_by_type(kept.KeptNode)
    for number in range(10):
        assert drawn(template, {"one": number}) == str(number)
        assert len(node.drawn) <= 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{% kept one %}{% endkept %}", "kept takes name=value alone, not one"),
        ("{% kept %}{% block a %}{% endblock %}{% endkept %}", "a block inside kept must stand in anew"),
        ("{% kept %}{% if one %}{% anew %}{% endanew %}{% endif %}{% endkept %}", "Invalid block tag.*'anew'"),
        ("{% kept %}", "Unclosed tag.*'kept'"),
    ],
)
def test_what_would_be_kept_by_mistake_is_no_template(source: str, says: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=says):
        made(source)
