"""docker-compose.yml: each service is watched, none is privileged, and no secret has a default."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text()
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
STAYING = ["beat", "postgres", "redis", "web", "worker"]
SECRETS = ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD")


def test_it_names_five_services_and_one_that_loads_and_ends() -> None:
    assert sorted(SERVICES) == sorted([*STAYING, "load"])
    assert SERVICES["load"]["restart"] == "no"


@pytest.mark.parametrize("name", STAYING)
def test_each_service_is_watched(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_has_more_rights_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert "privileged" not in service
    assert service.get("user", "from the Dockerfile") != "root"
    assert service.get("user") or service["cap_drop"] == ["ALL"]


def test_the_image_runs_as_a_user_of_its_own() -> None:
    assert re.findall(r"^USER (\w+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE) == ["openward"]


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_demanded_and_has_no_default(name: str) -> None:
    uses = re.findall(rf"\${{{name}([^}}]*)}}", TEXT)
    assert uses
    assert all(use.startswith(":?") for use in uses)


def test_web_worker_and_beat_wait_until_the_tables_are_there() -> None:
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"]["load"] == {"condition": "service_completed_successfully"}


def test_the_installed_docker_compose_accepts_it() -> None:
    """Where there is one; the tests above hold everywhere."""
    program = shutil.which("docker-compose")
    if program:
        ran = compose(program, **dict.fromkeys(SECRETS, "only-for-this-test"))
        assert (ran.returncode, ran.stderr) == (0, "")


def test_the_installed_docker_compose_refuses_to_start_without_a_secret() -> None:
    program = shutil.which("docker-compose")
    if program:
        ran = compose(program)
        assert ran.returncode != 0
        assert "set " in ran.stderr


def compose(program: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Its environment is ours less the secrets."""
    kept = {name: value for name, value in os.environ.items() if name not in SECRETS}
    command = [program, "--file", str(ROOT / "docker-compose.yml"), "config"]
    return subprocess.run(command, cwd=ROOT, env=kept | environ, capture_output=True, text=True)
