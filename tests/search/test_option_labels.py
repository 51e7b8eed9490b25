"""The options of a group are drawn without a template, so what a template would have escaped is tested here."""

import re
from typing import Any

from django.template import engines
from django.utils.translation import override

from search.presenters.filter_fields import Group, Option, Stated

SHOWN = engines["django"].from_string("{% load options %}{% option_group group type %}")
FOLDED = engines["django"].from_string("{% load options %}{% option_fold group %}")
COUNTED = engines["django"].from_string("{% load options %}{% what_they_state stated %}")


def group_of(*options: Option, **more: Any) -> Group:
    return Group(**{"name": "test", "label": "Test", "options": options, "errors": (), "chosen": 0, **more})


def drawn(*options: Option, **more: str) -> str:
    """The labels alone."""
    html = SHOWN.render({"group": group_of(*options), **more})
    (labels,) = re.findall(r'<div class="options">\s*(.*?)\s*</div>', html, re.DOTALL)
    return str(labels)


def test_an_option_is_a_checkbox_with_its_label_and_count() -> None:
    assert drawn(Option("a", "First", True, "1,200"), Option("b", "Second", False)) == (
        '<label class="option"><input id="test-a" type="checkbox" name="test" value="a" checked>'
        ' First <span class="count">1,200</span></label>'
        '<label class="option"><input id="test-b" type="checkbox" name="test" value="b"> Second</label>'
    )


def test_the_type_of_the_inputs_can_be_another() -> None:
    assert 'type="radio"' in drawn(Option("a", "First", False), type="radio")


def test_what_a_reader_typed_stays_text() -> None:
    html = drawn(Option('"><script>', "<b>&'", True))
    assert 'value="&quot;&gt;&lt;script&gt;"' in html
    assert "&lt;b&gt;&amp;&#x27;" in html
    assert "<script" not in html
    assert "<b>" not in html


def test_what_stands_around_the_options_is_that_of_the_group() -> None:
    some = Option("a", "First", False)
    for name, errors in (("one", ()), ("two", ("<Wrong>",)), ("one", ())):
        html = SHOWN.render({"group": group_of(some, name=name, label=f"The <{name}>", errors=errors)})
        assert f'<fieldset id="field-{name}"' in html
        assert f"<legend>The &lt;{name}&gt;</legend>" in html
        assert ("&lt;Wrong&gt;" in html, f'aria-describedby="error-{name}"' in html) == (bool(errors), bool(errors))
        assert html.count("<label") == 1


def test_a_fold_says_how_many_are_chosen_and_stands_open() -> None:
    html = FOLDED.render({"group": group_of(Option("a", "First", True), chosen=1)})
    assert '<details class="fold" id="fold-test" open>' in html
    assert "(1 chosen)" in html
    html = FOLDED.render({"group": group_of(Option("a", "First", False))})
    assert ('<details class="fold" id="fold-test">' in html, "chosen" in html) == (True, False)


def test_what_stands_around_the_options_is_in_the_language_of_the_moment() -> None:
    found = []
    for language in ("en", "es", "en"):
        with override(language):
            found.append(FOLDED.render({"group": group_of(chosen=2)}))
    assert found[0] == found[2] != found[1]


def test_what_programs_state_is_text_and_stands_in_its_place() -> None:
    for label in ("Test", "<i>"):
        html = COUNTED.render({"stated": Stated(label, (("<b>", "1,200"), ("B", "0")), "3<")})
        assert re.findall("<li>.*?</li>", html) == [
            "<li>&lt;b&gt;: 1,200</li>",
            "<li>B: 0</li>",
            "<li>Not stated: 3&lt;</li>",
        ]
        assert f"<summary>What programs state: {'Test' if label == 'Test' else '&lt;i&gt;'}</summary>" in html
