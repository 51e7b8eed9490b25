"""Each reader gives the value, its default, or an error that names the variable."""

import pytest

from config import env


def test_text_falls_back_where_a_variable_is_absent_or_blank() -> None:
    assert env.text("CITY", "Lahore", environ={}) == "Lahore"
    assert env.text("CITY", "Lahore", environ={"CITY": "  "}) == "Lahore"
    assert env.text("CITY", "Lahore", environ={"CITY": " Lagos "}) == "Lagos"


def test_text_without_a_default_names_the_missing_variable() -> None:
    with pytest.raises(env.SettingError, match="CITY is not set"):
        env.text("CITY", environ={})


@pytest.mark.parametrize(
    ("value", "meant"), [("1", True), ("YES", True), ("on", True), ("0", False), ("No", False), ("off", False)]
)
def test_flag_reads_the_usual_words(value: str, meant: bool) -> None:
    assert env.flag("HTTPS", not meant, environ={"HTTPS": value}) is meant


def test_flag_refuses_other_words() -> None:
    with pytest.raises(env.SettingError, match="HTTPS is 'maybe'; it takes yes or no"):
        env.flag("HTTPS", False, environ={"HTTPS": "maybe"})


@pytest.mark.parametrize("value", [1, 65535])
def test_number_takes_both_ends_of_its_range(value: int) -> None:
    assert env.number("PORT", 8000, at_least=1, at_most=65535, environ={"PORT": str(value)}) == value


@pytest.mark.parametrize("value", ["0", "65536"])
def test_number_refuses_what_lies_beyond(value: str) -> None:
    with pytest.raises(env.SettingError, match=f"PORT is {value}; it takes 1 to 65535"):
        env.number("PORT", 8000, at_least=1, at_most=65535, environ={"PORT": value})


def test_number_refuses_words() -> None:
    with pytest.raises(env.SettingError, match="PORT is 'http'; it takes a whole number"):
        env.number("PORT", 8000, environ={"PORT": "http"})


def test_words_are_parted_by_commas_and_blanks_dropped() -> None:
    assert env.words("HOSTS", "", environ={"HOSTS": "a.example, ,b.example,"}) == ["a.example", "b.example"]
    assert env.words("HOSTS", "", environ={}) == []


def test_choice_takes_one_of_the_words_and_names_them() -> None:
    assert env.choice("SHAPE", "round", ("round", "square"), environ={}) == "round"
    assert env.choice("SHAPE", "round", ("round", "square"), environ={"SHAPE": "Square"}) == "square"
    with pytest.raises(env.SettingError, match="SHAPE is 'flat'; it takes round or square"):
        env.choice("SHAPE", "round", ("round", "square"), environ={"SHAPE": "flat"})


def test_a_secret_may_be_absent_and_is_not_repeated_when_it_is_short() -> None:
    assert env.secret("TOKEN", at_least=4, environ={}) == ""
    assert env.secret("TOKEN", at_least=4, environ={"TOKEN": "long enough"}) == "long enough"
    with pytest.raises(env.SettingError, match="TOKEN is too short") as caught:
        env.secret("TOKEN", at_least=4, environ={"TOKEN": "abc"})
    assert "abc" not in str(caught.value)
