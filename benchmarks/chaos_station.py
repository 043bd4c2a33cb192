"""One station of ``benchmarks.station_chaos``: random work, with a journal of what it has done.

python -m benchmarks.chaos_station COPY --number 3 --operations 500 --journal FILE
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.chaos_journal import Journal
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.driver import IntegrityError
from desktop_app.catalogue.station.shared_catalogue import SharedCatalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.resolution import Resolution
from desktop_app.domain.shared_work import AcceptedLine
from desktop_app.domain.stock_take import StockEntry
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.errors import VitrineError

# How many of the oldest products all stations change, half of the time.
_BUSY_PRODUCTS: Final = 12
_FIELDS: Final = ("name", "brand", "category", "description")
_EXCHANGE_S: Final = 5.0
_LOOK_S: Final = 0.1
# It tries again after half a minute at most.
_LAST_EXCHANGE_S: Final = 300.0


def main() -> int:
    """Do the operations that the journal lacks, then wait until all of them are sent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, required=True)
    parser.add_argument("--operations", type=int, required=True)
    parser.add_argument("--journal", type=Path, required=True)
    options = parser.parse_args()

    actor = Actor(f"user {options.number}", f"S{options.number}")
    database = CatalogueDatabase.open(options.folder, actor, create=False)
    catalogue = SharedCatalogue.use(database)
    try:
        with Journal.open(options.journal) as journal:
            for operation in range(journal.begun, options.operations):
                _Work(catalogue, database, f"{options.number}-{operation}").run(journal, operation)
        return 0 if _is_sent(catalogue, database) else 1
    finally:
        catalogue.close()


def _is_sent(catalogue: SharedCatalogue, database: CatalogueDatabase) -> bool:
    deadline = time.monotonic() + _LAST_EXCHANGE_S
    while time.monotonic() < deadline:
        is_connected = catalogue.synchronisation.wait_for_exchange(_EXCHANGE_S)
        if is_connected and not database.value("SELECT count(*) FROM outbox"):
            return True
        time.sleep(_LOOK_S)
    return False


class _Work:
    """One operation of a station.

    Args:
        catalogue: of the station.
        database: its local copy.
        token: no other operation has it; part of all texts that this one writes.
    """

    def __init__(self, catalogue: SharedCatalogue, database: CatalogueDatabase, token: str) -> None:
        self._catalogue = catalogue
        self._database = database
        self._token = token
        self._random = random.Random(token)

    def run(self, journal: Journal, operation: int) -> None:
        """Do a random operation, and note what it has changed."""
        kinds: dict[Callable[[], object], int] = {
            self._add: 10,
            self._add_common_sku: 4,
            self._edit: 30,
            self._exchange_skus: 2,
            self._merge: 4,
            self._resolve: 4,
            self._undo: 8,
            self._delete: 4,
            partial(self._add_picture, is_confirmed=False): 8,
            partial(self._add_picture, is_confirmed=True): 8,
            self._accept: 8,
            self._count: 8,
            self._count_photo: 2,
        }
        (work,) = self._random.choices(list(kinds), list(kinds.values()))
        journal.begin(operation)
        try:
            with self._catalogue.transaction():
                before = journal.state(self._database)
                work()
                journal.write(operation, before, journal.state(self._database))
        except (VitrineError, *IntegrityError):
            return  # what cannot be undone, or a SKU that was taken meanwhile: nothing is done
        journal.commit(operation)

    def _add(self) -> None:
        with self._catalogue.history.record("add").step():
            self._catalogue.products.add({f"P-{self._token}": {"name": f"new {self._token}"}})

    def _add_common_sku(self) -> None:
        """Add a product whose SKU other stations may add as well."""
        sku = f"COMMON-{self._token.split('-')[1]}"
        with self._catalogue.history.record("add").step():
            self._catalogue.products.add({sku: {"name": f"common {self._token}"}})

    def _edit(self) -> None:
        with self._catalogue.history.record("edit").step():
            for id_ in self._products(self._random.choice((1, 1, 3))):
                field = self._random.choice(_FIELDS)
                self._catalogue.products.update({id_: {field: f"{field} {self._token}"}})

    def _exchange_skus(self) -> None:
        one, other = self._products(2)
        found = self._catalogue.products.get([one, other])
        with self._catalogue.history.record("edit").step():
            self._catalogue.products.update({one: {"sku": f"between {self._token}"}})
            self._catalogue.products.update({other: {"sku": found[one].sku}})
            self._catalogue.products.update({one: {"sku": found[other].sku}})

    def _merge(self) -> None:
        ids = tuple(self._products(2))
        self._catalogue.resolutions.apply([Resolution("merge", ids, {})])

    def _resolve(self) -> None:
        ids = tuple(self._products(2))
        self._catalogue.resolutions.apply([Resolution("different", ids, {})])

    def _undo(self) -> None:
        self._catalogue.history.undo()

    def _delete(self) -> None:
        with self._catalogue.history.record("delete").step():
            self._catalogue.products.delete(self._products(1))

    def _add_picture(self, *, is_confirmed: bool) -> None:
        (product,) = self._products(1)
        file = PictureFile(f"/{self._token}.jpg", self._token, 1000, 1, 64, 64, b"jpeg")
        if is_confirmed:
            self._catalogue.confirmed_photos.put(product, file, b"photo")
        else:
            self._catalogue.pictures.add([(product, file)])

    def _accept(self) -> None:
        (product,) = self._products(1)
        actor = self._catalogue.actor
        self._catalogue.accepted_lines.add(
            [AcceptedLine(utc_now_text(), actor.author, actor.station, product, "sku", self._token)]
        )

    def _count(self) -> None:
        (product,) = self._products(1)
        entry = StockEntry("keep", self._random.randrange(10**9))
        self._catalogue.stock_takes.enter(self._take_id(), {product: entry})

    def _count_photo(self) -> None:
        self._catalogue.stock_takes.add_photo(
            self._take_id(), self._token, f"/{self._token}.jpg", (), b"points", {}
        )

    def _take_id(self) -> int:
        return self._catalogue.stock_takes.all()[-1].id

    def _products(self, count: int) -> Sequence[int]:
        ids = self._catalogue.products.ids()
        busy = ids[:_BUSY_PRODUCTS] if self._random.random() < 0.5 else ids
        return self._random.sample(busy, count)


if __name__ == "__main__":
    sys.exit(main())
