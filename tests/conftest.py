pytest_plugins = ["tests.opening"]
