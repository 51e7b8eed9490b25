"""A file says by itself what is wrong with it: which file, which line, which field."""

from pathlib import Path

import pytest

from applicants.guides.files import LONGEST, LONGEST_OF_SOURCE, GuideFileError, read
from applicants.guides.text import Text
from applicants.models import Guide, Reference
from tests.applicants.guides.made_up import BODY, FRONT, file, questions, text

EN = "guides/en/test-guide.md"


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    assert read(file(tmp_path)) == text()


def test_form_and_language_are_those_of_its_folders(tmp_path: Path) -> None:
    front = FRONT.replace('"Test guide"', '"Test questions"').replace('"road"', '"questions"')
    front = front.replace('["prepare", "apply"]', "[]")
    asked = questions(language="es")
    assert read(file(tmp_path, "questions/es/test-questions.md", front, asked.body)) == asked


def told(tmp_path: Path, **changed: str) -> list[str]:
    with pytest.raises(GuideFileError) as error:
        read(file(tmp_path, **changed))
    assert str(error.value) == "\n".join(error.value.lines)
    return error.value.lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('title = "Test guide"\n', "", f"{EN}:1: title: This member is missing."),
        ('"Test guide"', f'"{"x" * 71}"', f"{EN}:2: title: From 1 to 70 characters, not 71."),
        ('"A test summary."', '""', f"{EN}:3: summary: From 1 to 200 characters, not 0."),
        ('"road"', '"rode"', f"{EN}:4: section: “rode” is none of: road, papers, "),
        ('"road"', '"questions"', f"{EN}:4: section: Questions stand in the section of questions, and nothing else"),
        ("place = 10", 'place = "10"', f"{EN}:5: place: This must be of the type int."),
        ("place = 10", "place = true", f"{EN}:5: place: This must be of the type int."),
        ("place = 10", "place = -1", f"{EN}:5: place: A small number"),
        ('"prepare"', '"spring"', f"{EN}:6: phases: “spring” is none of: prepare, apply, "),
        ("2026-11-22", '"2026-11-22"', f"{EN}:7: reviewed_on: This must be of the type date."),
        ("2026-11-22", "2026-11-22T10:00:00", f"{EN}:7: reviewed_on: This must be of the type date."),
        ("2027-05-31", "2026-11-22", f"{EN}:8: expires_on: This day must be after the day on which it was last"),
        ("place = 10", "places = 10", f"{EN}:5: places: This member is not known."),
        ('grade = "A"', 'grade = "D"', f"{EN}:13: sources.official.grade: “D” is none of: A, B, C, C2."),
        ('url = "https://official.example/a"\n', "", f"{EN}:10: sources.official.url: This member is missing."),
        (
            "https://third.example/b",
            "ftp://third.example/b",
            f"{EN}:18: sources.third.url: “ftp://third.example/b” is no",
        ),
        ('check = "https://official.example/check"\n', "", f"{EN}:16: sources.third.check: What a third party reports"),
        ('note = "undated"', "note = 7", f"{EN}:20: sources.third.note: This must be of the type str."),
        ('note = "undated"', f'note = "{"x" * 201}"', f"{EN}:20: sources.third.note: At most 200 characters, not 201."),
        ('note = "undated"', 'hint = "undated"', f"{EN}:20: sources.third.hint: This member is not known."),
        ("[sources.third]", "[sources.Third_1]", f"{EN}:16: sources.Third_1: A key is of small letters"),
    ],
)
def test_what_is_wrong_in_the_front_matter_is_named(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert old in FRONT
    lines = told(tmp_path, front=FRONT.replace(old, new, 1))
    assert any(one.startswith(line) for one in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("source:official", "source:nowhere", ":23: body: The source “nowhere” is cited and not declared."),
        ("[test source](source:official)", "nobody", ":10: sources.official.key: The source “official” is declared"),
        ("{#costs}", "", ":27: body: The heading “What it costs” lacks its id: {#…} at its end."),
        ("{#costs}", "{#do}", ":27: body: The id “do” is taken."),
        ("{#costs}", "{#written}", ":27: body: The id “written” is taken."),
        ("{#costs}", "{#prices}", ":1: body: The part {#costs} is missing."),
        ("Test gap.", "", ":31: body: The part {#not-known} is empty."),
        ("Test lead, with", "## First {#first}\nTest lead, with", ":23: body: A guide begins with a paragraph"),
        ("## What it costs", "# What it costs", ":27: body: Headings are of the second level"),
        ("page:plan", "page:plans", ":26: body: “plans” is no page of ours."),
        ("page:plan", "javascript:alert(1)", ":26: body: A link is no link"),
        ("page:plan", "mailto:a@official.example", ":26: body: A link is no link"),
        ("page:plan", "https://", ":26: body: “https://” is no address on the web."),
        ("Test day.", "```dates\nmatch_day\nmach_day\n```", ":30: body: Not a name that this block knows: mach_day."),
        ("Test day.", "```fees\n```", ":30: body: This block is empty."),
        ("Test day.", "```prices\nx\n```", ":30: body: “prices” is no block: dates, fees, timeline and"),
        ("Test day.", "```dates today\nmatch_day\n```", ":30: body: Nothing may stand behind “dates”."),
        ("Test day.", "```unsettled\nx\n```", ":30: body: “unsettled” needs its day"),
        ("Test day.", "```unsettled 2026-02-30\nx\n```", ":30: body: “unsettled” needs its day"),
        ("Test day.", "- x\n\n  ```dates\n  match_day\n  ```", ":32: body: A block stands by itself"),
        ("Test day.", "x\n\n    code", ":32: body: A line begins with four spaces"),
        (
            "Test day.",
            "```unsettled 2026-10-07\nTest.\n\n[x](source:gone)\n```",
            ":33: body: The source “gone” is cited and not declared.",
        ),
    ],
)
def test_what_is_wrong_in_the_text_is_named(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert old in BODY
    lines = told(tmp_path, body=BODY.replace(old, new, 1))
    assert any(one.startswith(f"{EN}{line}") for one in lines), lines


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, body="## A {#a}\n")) == 7


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("title = 1\n", "The front matter stands between two lines +++."),
        ("+++\ntitle = x\n+++\nx", "The front matter is no TOML: Invalid value (at line 2, column 9)"),
        ("", "The front matter stands between"),
    ],
)
def test_a_front_matter_that_nobody_can_read_is_told(tmp_path: Path, content: str, words: str) -> None:
    path = file(tmp_path)
    path.write_text(content)
    with pytest.raises(GuideFileError) as error:
        read(path)
    assert words in str(error.value)


def test_a_folder_of_no_language_of_ours_is_refused(tmp_path: Path) -> None:
    [line] = told(tmp_path, where="guides/xx/test-guide.md")
    assert line == "guides/xx/test-guide.md:1: language: “xx” is no language of ours."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "There is no question."),
        ("Before.\n\n## What? {#what}\nSo.\n", "Nothing stands before the first question."),
        ("## What {#what}\nSo.\n", "“What” is no question: it does not end in “?”."),
        ("## What? {#what}\n", "“What?” has no answer."),
    ],
)
def test_questions_are_headings_with_an_answer(tmp_path: Path, body: str, words: str) -> None:
    front = FRONT[: FRONT.index("[sources")].replace('"road"', '"questions"') + "[sources]\n"
    lines = told(tmp_path, where="questions/en/test.md", front=front, body=body)
    assert any(words in one for one in lines), lines


def test_lengths_are_those_of_the_columns() -> None:
    assert {name: Guide._meta.get_field(name).max_length for name in LONGEST} == LONGEST
    columns = {name: {"check": "check_url"}.get(name, name) for name in LONGEST_OF_SOURCE}
    assert {name: Reference._meta.get_field(column).max_length for name, column in columns.items()} == LONGEST_OF_SOURCE


def test_the_fingerprint_tells_any_other_text_and_no_other_ends_of_lines() -> None:
    one: Text = text()
    assert text(body=BODY.replace("\n", "\r\n")).fingerprint() == one.fingerprint()
    assert text(sources=tuple(reversed(one.sources))).fingerprint() == one.fingerprint()
    others = [text(body=BODY + "More."), text(title="Other"), text(phases=("apply",)), text(sources=one.sources[:1])]
    assert len({one.fingerprint(), *(other.fingerprint() for other in others)}) == 5
