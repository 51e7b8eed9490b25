"""A server with an administrator, who signs in as one does: by password, and by a second step set up on the way."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.applicants.accounts.test_second_step import code
from tests.browser.visit import visiting
from tests.opening import copied

ROOT = Path(__file__).resolve().parent.parent.parent
Served = Callable[[dict[str, str], Path], AbstractContextManager[str]]
WHO, SECRET = "curator@example.org", "a long enough secret"


@dataclass(frozen=True)
class Desk:
    """`cookies`: of the administrator, who is in."""

    address: str
    cookies: dict[str, str]


@contextmanager
def opened(browser: Browser, served: Served, log: Path) -> Iterator[Desk]:
    """With a directory of its own, for who sits there decides."""
    with copied("openward_desk") as (_, url):
        env = {**os.environ, "DATABASE_URL": url, "DEBUG": "no", "LOG_LEVEL": "WARNING"}
        account = {**env, "DJANGO_SUPERUSER_PASSWORD": SECRET, "DJANGO_SUPERUSER_EMAIL": WHO}
        command = [sys.executable, "manage.py", "createsuperuser", "--noinput", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env=account, check=True)
        with served(env, log) as server:
            yield Desk(server, sign_in(browser, server))


def sign_in(browser: Browser, server: str) -> dict[str, str]:
    """The first time: from the password to the second step, its recovery codes and the admin."""
    with visiting(browser, f"{server}/admin/login/?next=/admin/review/", width=1280, scheme="light") as visit:
        visit.page.locator("#id_username").fill(WHO)
        visit.page.locator("#id_password").fill(SECRET)
        visit.page.locator("[type=submit]").click()
        visit.page.wait_for_url("**/accounts/2fa/totp/activate/**")
        assert visit.page.evaluate("document.querySelector('img.qr').naturalWidth") > 0
        visit.page.locator("#id_code").fill(code(visit.page.locator("code.key").inner_text()))
        visit.page.get_by_role("button", name="Turn it on").click()
        visit.page.wait_for_url("**/accounts/2fa/recovery-codes/")
        visit.page.get_by_role("link", name="Go on to the admin").click()
        visit.page.wait_for_url("**/admin/")
        return {str(one.get("name")): str(one.get("value")) for one in visit.page.context.cookies()}
