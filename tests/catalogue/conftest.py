"""A shared catalogue on a real server."""

from collections.abc import Iterator

import pytest

from tests.catalogue.shared_shop import SharedShop
from tests.postgres_server import DatabaseServer


@pytest.fixture(scope="session")
def shared_shop_of_all(
    postgres_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SharedShop]:
    """Return a shared catalogue with the stations ``A`` and ``B``, for all tests."""
    with postgres_server.database() as uri:
        shop = SharedShop(uri, tmp_path_factory.mktemp("shared"), ("A", "B"))
        yield shop
        shop.close()


@pytest.fixture
def shared_shop(shared_shop_of_all: SharedShop) -> SharedShop:
    """Return a shared catalogue with the stations ``A`` and ``B``; it is empty."""
    shared_shop_of_all.empty()
    return shared_shop_of_all
