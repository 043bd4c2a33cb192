"""Two stations of a shared catalogue that send and receive when a test says so."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop_app.catalogue.shared_tables import TABLE_NAMES
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from tests.catalogue.shared_shop import SharedShop, copy_digests, unfinished


class Station:
    """A station, its catalogue and its local copy."""

    def __init__(self, shop: SharedShop, database: CatalogueDatabase) -> None:
        self._shop = shop
        self.database = database
        self.catalogue = SqliteCatalogue(database)

    def exchange(self) -> None:
        """Send everything, then receive everything."""
        self._shop.exchange(self.database)

    def receive(self) -> None:
        """Receive what others have sent; nothing is sent."""
        self._shop.receive(self.database)

    @property
    def conflicts(self) -> list[tuple[str, object, object]]:
        """The field, the kept and the refused value of each open conflict."""
        return [(one.field, one.kept, one.refused) for one in self.catalogue.conflicts.open(99)]


class TwoStations:
    """The stations ``A`` and ``B``; ``a`` and ``b``."""

    def __init__(self, shop: SharedShop, a: Station, b: Station) -> None:
        self._shop = shop
        self.a = a
        self.b = b

    def exchange(self) -> None:
        """Let A and then B exchange until both know everything; all must be equal then."""
        for station in (self.a, self.b, self.a, self.b):
            station.exchange()
        on_server = self._shop.digests()
        for station in (self.a, self.b):
            assert unfinished(station.database) == {}
            assert copy_digests(station.database) == on_server
        assert on_server.keys() <= set(TABLE_NAMES)


@pytest.fixture
def stations(shared_shop: SharedShop, tmp_path: Path) -> Iterator[TwoStations]:
    with ExitStack() as stack:
        opened = []
        for name in ("A", "B"):
            shared_shop.copy(name, tmp_path / name)
            database = stack.enter_context(shared_shop.open(name, tmp_path / name))
            opened.append(Station(shared_shop, database))
        yield TwoStations(shared_shop, *opened)
