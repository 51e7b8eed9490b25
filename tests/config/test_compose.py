"""docker-compose.yml and its override: each service is watched, bounded and without rights; no secret has a default."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WHOLE, SCALE, DOCKERFILE = (
    (ROOT / name).read_text() for name in ("docker-compose.yml", "docker-compose.scale.yml", "Dockerfile")
)
FILE: dict[str, Any] = yaml.safe_load(WHOLE)
SERVICES: dict[str, dict[str, Any]] = FILE["services"]
OVERRIDES: dict[str, dict[str, Any]] = yaml.safe_load(SCALE)["services"]
OURS = ["beat", "web", "worker"]
STAYING = [*OURS, "postgres", "proxy", "redis"]
SECRETS = ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD")
ELSEWHERE = ("DATABASE_URL", "REDIS_URL")
GRACE = {"proxy": 40, "web": 40, "worker": 120, "beat": 10, "postgres": 60, "redis": 30}
INSTALLED = pytest.mark.skipif(not shutil.which("docker-compose"), reason="docker-compose is not installed here")
MOST_MEMORY_OF_ALL = 5.0
"""GB, if every service took all that it may."""


def test_it_names_six_services_that_stay_and_one_that_loads_and_ends() -> None:
    assert sorted(SERVICES) == sorted([*STAYING, "load"])
    assert SERVICES["load"]["restart"] == "on-failure"
    assert {SERVICES[name]["restart"] for name in STAYING} == {"unless-stopped"}


@pytest.mark.parametrize("name", STAYING)
def test_each_service_is_watched(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout", "retries"} <= set(check)


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_has_more_rights_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert "privileged" not in service
    assert "cap_add" not in service
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["read_only"] is True
    assert any(place.startswith("/tmp:size=") for place in service["tmpfs"])  # noqa: S108 (in the container)
    user = service.get("user") or user_of_stage(service["build"]["target"])
    assert user.split(":")[0] not in {"", "0", "root"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_takes_the_machine_or_its_disk(name: str) -> None:
    service = SERVICES[name]
    assert gigabytes(service["mem_limit"]) <= 1.5
    assert 0 < float(service["cpus"]) <= 2
    assert 0 < service["pids_limit"] <= 256
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "5"}


def test_all_that_stays_fits_one_small_machine() -> None:
    assert sum(gigabytes(SERVICES[name]["mem_limit"]) for name in STAYING) <= MOST_MEMORY_OF_ALL


def gigabytes(limit: str) -> float:
    return float(limit[:-1]) / {"g": 1, "m": 1024}[limit[-1]]


def test_each_service_is_given_the_seconds_that_it_takes_to_stop() -> None:
    assert {name: SERVICES[name]["stop_grace_period"] for name in STAYING} == {
        name: f"{seconds}s" for name, seconds in GRACE.items()
    }
    assert "REMAP_SIGTERM" not in SERVICES["worker"]["environment"], "it would drop its task at once"
    given = re.findall(r"grace_period (\d+)s", (ROOT / "deploy" / "Caddyfile").read_text())
    assert [int(seconds) < GRACE["proxy"] for seconds in given] == [True]
    within = re.findall(r"SECONDS_TO_STOP = (\d+)", (ROOT / "config" / "web_worker.py").read_text())
    assert [int(seconds) < GRACE["web"] for seconds in within] == [True]


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
    assert FILE["networks"]["inside"] == {"internal": True}
    assert {name for name in SERVICES if set(SERVICES[name]["networks"]) != {"inside"}} == {"proxy", "web", "worker"}
    assert SERVICES["proxy"]["networks"] == ["front"]
    assert SERVICES["web"]["environment"]["BEHIND_PROXY"] == "yes"


def test_the_proxy_reads_the_file_that_the_fault_tests_read() -> None:
    assert "./deploy/Caddyfile:/etc/caddy/Caddyfile:ro" in SERVICES["proxy"]["volumes"]
    read = set(re.findall(r"\{\$([A-Z_]+)", (ROOT / "deploy" / "Caddyfile").read_text()))
    assert read == set(SERVICES["proxy"]["environment"])


def test_the_image_is_built_in_stages_pinned_and_of_users_of_their_own() -> None:
    assert [user_of_stage(name) for name in ("app", "proxy")] == ["openward", "proxy"]
    images = re.findall(r"^(?:ARG PYTHON=|FROM (?=[a-z]))(\S+)", DOCKERFILE, re.MULTILINE)
    images += [service["image"] for service in SERVICES.values() if "build" not in service]
    assert len(images) == 4
    assert [image for image in images if not re.search(r":\d+\.\d+\.\d+-|:17\.\d+-", image)] == []
    assert "--require-hashes" in stage("packages")
    assert "pip install" not in stage("app")
    assert "HEALTHCHECK" in stage("app")


def user_of_stage(name: str) -> str:
    """The last one: it is who the container runs as."""
    return re.findall(r"^USER (\w+)$", stage(name), re.MULTILINE)[-1]


def stage(name: str) -> str:
    return DOCKERFILE.partition(f" AS {name}\n")[2].partition("\nFROM ")[0]


def test_no_secret_and_no_test_gets_into_the_image() -> None:
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {".env", ".git", "var", ".venv", "tests"} <= set(left_out)


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_demanded_and_has_no_default(name: str) -> None:
    uses = re.findall(rf"\${{{name}([^}}]*)}}", WHOLE)
    assert uses
    assert all(use.startswith(":?") for use in uses)


def test_what_serves_waits_until_the_tables_are_there(tmp_path: Path) -> None:
    """By the image's entrypoint: nothing depends on a service that may stand on another machine."""
    assert 'ENTRYPOINT ["/bin/sh", "deploy/when-ready.sh"]' in stage("app")
    assert [name for name in SERVICES if "depends_on" in SERVICES[name] or "entrypoint" in SERVICES[name]] == ["redis"]
    python = program(tmp_path, "python", f'echo "$@" >> {tmp_path}/asked; test $(wc -l < {tmp_path}/asked) -ge 2')
    program(tmp_path, "sleep", "exit 0")
    program(tmp_path, "gunicorn", 'echo "serving with $*"')
    ran = when_ready(tmp_path, "gunicorn", "config.wsgi")
    assert (ran.returncode, ran.stdout) == (0, "serving with config.wsgi\n")
    assert ran.stderr == "waiting for the database and its tables\n"
    assert (tmp_path / "asked").read_text() == "manage.py migrate --check\n" * 2
    assert python.exists()


def test_what_makes_the_tables_waits_for_nothing(tmp_path: Path) -> None:
    program(tmp_path, "python", 'echo "python $*"')
    assert when_ready(tmp_path, "python", "manage.py", "migrate").stdout == "python manage.py migrate\n"
    assert SERVICES["load"]["command"][0] == "sh"


def program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def when_ready(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": f"{folder}:{os.environ['PATH']}"}
    script = str(ROOT / "deploy" / "when-ready.sh")
    return subprocess.run(["/bin/sh", script, *command], env=environ, capture_output=True, text=True, timeout=30)


def test_on_several_machines_database_and_broker_are_elsewhere_and_all_is_started_by_name() -> None:
    assert sorted(OVERRIDES) == sorted(SERVICES)
    for name in ("load", *OURS):
        assert set(OVERRIDES[name]["environment"]) == set(ELSEWHERE)
    assert {name: service["profiles"] for name, service in OVERRIDES.items()} == {
        **{name: ["by-name"] for name in SERVICES},
        "postgres": ["not-here"],
        "redis": ["not-here"],
    }
    assert all(f"${{{name}:?" in SCALE for name in ELSEWHERE)
    # Those that were shut in with a database of their own need a way to the one elsewhere.
    shut_in = [name for name in ("load", *OURS) if set(SERVICES[name]["networks"]) == {"inside"}]
    assert {name: OVERRIDES[name]["networks"] for name in shut_in} == {name: ["outward"] for name in shut_in}


@INSTALLED
def test_the_installed_docker_compose_accepts_both() -> None:
    given = dict.fromkeys([*SECRETS, *ELSEWHERE], "only-for-this-test")
    alone = compose("docker-compose.yml", **given)
    assert (alone.returncode, alone.stderr) == (0, "")
    assert merged(alone)["web"]["environment"]["DATABASE_URL"].endswith("@postgres:5432/openward")
    both = compose("docker-compose.yml", "docker-compose.scale.yml", **given)
    assert (both.returncode, both.stderr) == (0, "")
    for name in ("load", *OURS):
        assert merged(both)[name]["environment"]["DATABASE_URL"] == "only-for-this-test"
        assert merged(both)[name]["read_only"] is True


def merged(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(ran.stdout)["services"]
    return found


@INSTALLED
def test_the_installed_docker_compose_refuses_to_start_without_a_secret() -> None:
    ran = compose("docker-compose.yml")
    assert ran.returncode != 0
    assert "set " in ran.stderr
    given = dict.fromkeys(SECRETS, "only-for-this-test")
    ran = compose("docker-compose.yml", "docker-compose.scale.yml", **given)
    assert ran.returncode != 0
    assert "set DATABASE_URL" in ran.stderr or "set REDIS_URL" in ran.stderr


def compose(*files: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Its environment is ours less the secrets and addresses."""
    kept = {name: value for name, value in os.environ.items() if name not in {*SECRETS, *ELSEWHERE}}
    named = [part for file in files for part in ("--file", str(ROOT / file))]
    command = ["docker-compose", *named, "config"]
    return subprocess.run(command, cwd=ROOT, env=kept | environ, capture_output=True, text=True)
