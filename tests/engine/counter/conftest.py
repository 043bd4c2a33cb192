from collections.abc import Iterator

import pytest

from tests.engine.counter.till_server import Till


@pytest.fixture
def till() -> Iterator[Till]:
    """Return a till on a local HTTP server."""
    till = Till()
    yield till
    till.stop()
