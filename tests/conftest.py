import os

from hypothesis import settings

pytest_plugins = ["tests.opening"]

# A busy machine is no failure of the code: no deadline. `make test-full` searches wider.
settings.register_profile("gate", deadline=None)
settings.register_profile("full", deadline=None, max_examples=10_000)
settings.load_profile("full" if os.environ.get("FULL") else "gate")
