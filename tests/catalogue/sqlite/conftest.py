"""An empty catalogue, in a folder or shared: one behaviour for both kinds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.actor import ACTOR
from tests.catalogue.shared_shop import SharedShop, copy_digests, unfinished


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests with both kinds of catalogue, unless they look into the file of a folder."""
    if "catalogue_kind" in metafunc.fixturenames:
        is_folder = metafunc.definition.get_closest_marker("folder_only") is not None
        metafunc.parametrize("catalogue_kind", ["folder"] if is_folder else ["folder", "shared"])


@pytest.fixture
def catalogue(
    catalogue_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[SqliteCatalogue]:
    """Return an empty catalogue; what is written to a shared one has to reach every station."""
    folder = tmp_path / "shop"
    is_shared = catalogue_kind == "shared"
    if is_shared:
        shop: SharedShop = request.getfixturevalue("shared_shop")
        shop.copy("A", folder)
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    yield catalogue
    catalogue.close()
    if is_shared:
        _check_arrival(shop, folder, tmp_path / "other station")


def _check_arrival(shop: SharedShop, folder: Path, other_folder: Path) -> None:
    """Check that what a station has written is on the server and at another station."""
    shop.copy("B", other_folder)
    with shop.open("A", folder) as own, shop.open("B", other_folder) as other:
        for database in (own, other):
            shop.exchange(database)
        on_server = shop.digests()
        for database in (own, other):
            assert unfinished(database) == {}
            assert copy_digests(database) == on_server
