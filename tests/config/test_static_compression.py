"""Style sheets and scripts are compressed once, where they are collected, and sent in the way that a browser takes."""

import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

# To close an answer is to look after the database's connection.
pytestmark = pytest.mark.django_db
SHEET = "css/base.css"
FOREVER = "max-age=315360000, public, immutable"
PLAIN = (Path(__file__).parents[2] / "static" / SHEET).read_bytes()


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> Path:
    """Our own files; those of the libraries are collected likewise."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def sent(encodings: str) -> Any:
    server = WhiteNoiseMiddleware(lambda _request: HttpResponse(status=404))
    path = staticfiles_storage.url(SHEET)
    answer: Any = server(RequestFactory().get(path, headers={"Accept-Encoding": encodings}))
    answer.body = b"".join(answer.streaming_content)
    answer.close()
    return answer


def test_what_is_text_is_kept_in_both_ways_and_smaller(collected: Path) -> None:
    files = [path for path in collected.rglob("*") if path.suffix in {".css", ".js"}]
    assert len(files) >= 20
    for path in files:
        ways = [path.with_name(path.name + ending) for ending in (".br", ".gz")]
        if path.stat().st_size > 1000:
            assert [way.stat().st_size < path.stat().st_size for way in ways] == [True, True], path
            assert ways[0].stat().st_size < ways[1].stat().st_size, path


@pytest.mark.parametrize(
    ("encodings", "encoding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_a_browser_is_sent_the_smallest_that_it_takes(
    encodings: str, encoding: str | None, read: Any, collected: Path
) -> None:
    answer = sent(encodings)
    assert (answer.status_code, answer.get("Content-Encoding")) == (200, encoding)
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Cache-Control"] == FOREVER
    assert len(read(answer.body)) == pytest.approx(len(PLAIN), rel=0.05)
    assert b":focus-visible" in read(answer.body)
