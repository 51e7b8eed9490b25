"""Pages of the site, as the benchmarks ask them."""

from tests.search.conftest import plain_styles

__all__ = ["plain_styles"]
