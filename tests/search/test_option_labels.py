"""The options of a group are drawn without a template, so what a template would have escaped is tested here."""

from django.template import engines

from search.presenters.filter_fields import Group, Option

SHOWN = engines["django"].from_string("{% load options %}{% option_labels group type %}")


def drawn(*options: Option, **more: str) -> str:
    group = Group(name="test", label="Test", options=options, errors=(), chosen=0)
    return str(SHOWN.render({"group": group, **more}))


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
