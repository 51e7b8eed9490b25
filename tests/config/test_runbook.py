"""docs/runbook.md, tried: what it names exists, and what it has typed in the shell does what it says."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from allauth.mfa.models import Authenticator
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command, get_commands, load_command_class
from django.test import Client, override_settings
from django.urls import Resolver404, resolve

from applicants.models import User
from programs.models import Fact, Fetch, Source

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "runbook.md").read_text()
HEADINGS = {
    "Feeds fail",
    "The queue grows",
    "A take-down comes",
    "The season turns",
    "The database is away",
    "Valkey (or Redis) is away",
    "The disk is full",
    "A bad import was accepted",
    "A key leaked",
    "A restore",
    "An upgrade",
    "An administrator lost the second factor",
}
SNIPPETS = re.findall(r'manage\.py shell --command "\n(.*?)\n"', TEXT, re.DOTALL)
FENCED = re.findall(r"^```\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
BLOCKS = [line for block in FENCED for line in block.splitlines()]
TYPED_IN_SCALE = re.findall(
    r"^(?:\w+=\S+ |WEB=.*)?docker-compose .*$", (ROOT / "docs/scale.md").read_text(), re.MULTILINE
)
INLINE = [" ".join(words.split()) for words in re.findall(r"(?<!`)`([^`]+)`(?!`)", TEXT)]
COMMANDS = [*BLOCKS, *INLINE]
OF_MAKE = {"FILE", "REPLACE", "COMPOSE_FILE"}
DOCKER_COMPOSE = {"build", "exec", "logs", "ps", "restart", "rm", "run", "stop", "up"}
SAID_IN_BOLD = {"You notice", "You do", "It is over", "Commands", "A look at everything"}


def after(program: str) -> list[list[str]]:
    """What is typed after it, in words."""
    found = [line.partition(program)[2] for line in [*COMMANDS, *TYPED_IN_SCALE] if program in line and "…" not in line]
    # What is typed over several lines is tried below.
    return [shlex.split(words.rstrip('"') if words.count('"') % 2 else words) for words in found]


def test_each_part_says_how_it_is_noticed_what_to_do_and_when_it_is_over() -> None:
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE))
    assert set(parts) == HEADINGS
    wanted = ("**You do**", "**It is over**")
    assert [name for name, part in parts.items() if not all(words in part for words in wanted)] == []
    assert [name for name, part in parts.items() if "**You notice**" not in part] == ["An upgrade"]


def test_the_commands_of_django_exist_with_their_options() -> None:
    typed = [words for words in after("manage.py ") if words]
    assert {words[0] for words in typed} >= {"refresh", "shell", "clearsessions", "migrate", "check", "changepassword"}
    assert len(typed) >= 15
    for words in typed:
        command = load_command_class(get_commands()[words[0]], words[0])
        given = words[1:] if words[0] != "shell" else ["--command", ""]
        command.create_parser("manage.py", words[0]).parse_args(given)


def test_what_docker_compose_is_told_exists() -> None:
    services = set(yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"])
    typed = [words for words in after("docker-compose ") if words]
    assert {words[0] for words in typed} == DOCKER_COMPOSE
    for words in typed:
        named = [word for word in words[1:] if not word.startswith("-")]
        what = {word.partition("=")[0] for word in named[: 1 if words[0] in {"exec", "run"} else None]}
        assert what <= services, words


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="docker-compose is not installed here")
def test_docker_compose_knows_the_options() -> None:
    for what in ("exec", "logs", "rm", "run", "up"):
        told = subprocess.run(["docker-compose", what, "--help"], capture_output=True, text=True, check=True).stdout
        before_the_service = [words[1:] for words in after("docker-compose ") if words and words[0] == what]
        for words in before_the_service:
            options = [word for word in words[: first_name(words)] if word.startswith("-")]
            assert [option for option in options if option.partition("=")[0] not in told] == [], what


def first_name(words: list[str]) -> int:
    """Where the first word stands that is no option: what comes after is the service's own."""
    return next((place for place, word in enumerate(words) if not word.startswith("-")), len(words))


def test_the_metrics_are_those_that_are_told() -> None:
    told = set(re.findall(r"`(openward_\w+)`", (ROOT / "docs" / "operations.md").read_text()))
    named = set(re.findall(r"openward_\w+", TEXT))
    assert named <= told
    assert len(named) >= 10


def test_the_settings_are_those_of_the_sample() -> None:
    sample = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.sample").read_text(), re.MULTILINE))
    named = {name for words in COMMANDS for name in re.findall(r"\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{3,}(?==)", words)}
    assert named - OF_MAKE <= sample
    assert {"SECRET_KEY", "METRICS_TOKEN", "EMAIL_HOST_PASSWORD"} <= named


def test_the_files_are_there() -> None:
    paths = {words for words in INLINE if re.fullmatch(r"[\w./-]+/[\w./-]*", words)}
    named = {path for path in paths if not path.startswith(("/", "VAR"))}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    assert "tests/config/test_migrations.py" in named


def test_the_pages_are_there() -> None:
    named = set(re.findall(r"https://openward\.example(/[\w/.-]*)", TEXT))
    named |= {words for words in INLINE if re.fullmatch(r"/[a-z/]+", words)}
    assert len(named) >= 6
    missing = []
    for path in sorted(named):
        try:
            resolve(path)
        except Resolver404:
            missing.append(path)
    assert missing == []


def test_what_the_admin_calls_things_is_what_it_calls_them() -> None:
    with (ROOT / "locale/es/LC_MESSAGES/django.po").open("rb") as lines:
        messages = [entry.id for entry in read_po(lines)]
    known = {words.casefold() for ids in messages for words in ([ids] if isinstance(ids, str) else ids)}
    bold = set(re.findall(r"\*\*([^*]+)\*\*", TEXT)) - SAID_IN_BOLD
    assert [words for words in sorted(bold) if words.casefold() not in known] == []
    assert len(bold) >= 8


def typed_in_the_shell(number: int, **instead: str) -> None:
    text = SNIPPETS[number]
    for was, becomes in instead.items():
        assert was in text
        text = text.replace(was, becomes)
    exec(compile(text, "docs/runbook.md", "exec"), {})  # noqa: S102 (it is what the page has people type)


def standing() -> set[tuple[object, ...]]:
    names = ("program_id", "kind", "field", "strength_class", "scope", "member", "value", "agreement", "statement_id")
    return set(Fact.objects.values_list(*names))


def test_a_take_down_takes_all_and_brings_back_the_same(opening: None) -> None:
    before = standing()
    typed_in_the_shell(0)
    assert not Source.objects.get(name="tracker").published
    assert len(standing()) < len(before)
    typed_in_the_shell(0, **{"published=False": "published=True"})
    assert standing() == before


def test_an_import_is_undone_whole(opening: None, tmp_path: Path) -> None:
    lines = (settings.FEEDS_DIR / "tracker" / "statements.csv").read_text().splitlines()
    wrong = [line.replace(",no,", ",yes,") if "visa_h1b" in line else line for line in lines]
    assert wrong != lines
    (tmp_path / "statements.csv").write_text("\n".join(wrong) + "\n")
    before = standing()
    with pytest.raises(SystemExit):
        call_command("refresh", source="tracker", place=tmp_path, quiet=True)
    held = Fetch.objects.filter(source__name="tracker").latest("pk")
    assert "facts would change or go" in held.reason
    assert standing() == before
    call_command("refresh", source="tracker", place=tmp_path, quiet=True, accept=held.content_hash)
    assert standing() != before
    run = Fetch.objects.filter(source__name="tracker").latest("pk")
    typed_in_the_shell(1, **{"run = 24": f"run = {run.pk}"})
    assert standing() == before


def test_a_lost_second_factor_is_taken_off(db: None) -> None:
    for email in ("curator@openward.example", "other@openward.example"):
        user = User.objects.create_user(email, "only-for-this-test")
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    typed_in_the_shell(2)
    assert [one.user.email for one in Authenticator.objects.all()] == ["other@openward.example"]


def test_a_new_key_ends_every_session_and_nothing_that_is_kept(db: None) -> None:
    user = User.objects.create_user("reader@openward.example", "only-for-this-test")
    client = Client()
    client.force_login(user)
    assert Session.objects.get().get_decoded()["_auth_user_id"] == str(user.pk)
    with override_settings(SECRET_KEY="another-key-of-fifty-characters-and-more-for-this-test"):
        assert Session.objects.get().get_decoded() == {}
        assert user.check_password("only-for-this-test")
