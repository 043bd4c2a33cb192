"""Stock takes: what was counted in their photos, compared with the stock, and settled.

They need no model. ``stock_photos.py`` counts the photos, ``stock_corrections.py`` has what the
user says about units and products.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.one_line_name import one_line_name
from desktop_app.domain.product import Product
from desktop_app.domain.stock import STOCK_HEADING, stock_heading, stock_of
from desktop_app.domain.stock_take import (
    CountedUnit,
    StockEntry,
    StockLine,
    StockPhoto,
    StockResult,
    StockTake,
    StockUnit,
)
from desktop_app.engine.batch_action import change_in_batches
from desktop_app.engine.counting.sighting_merging import merge_sightings
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

_BATCH: Final = 1_000


@dataclass(frozen=True, slots=True)
class StocksSet:
    """Stocks that were set to what was counted.

    Attributes:
        count: number of products that were changed.
        action_id: the action of the catalogue's history; None if nothing was changed.
    """

    count: int
    action_id: int | None


class StockTakes:
    """The stock takes of a catalogue.

    Args:
        catalogue: the catalogue.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._store = catalogue.stock_takes

    def all(self) -> list[StockTake]:
        """Return all stock takes, the newest first."""
        return self._store.all()

    def get(self, take_id: int) -> StockTake:
        """Return a stock take.

        Raises:
            VitrineError: there is none of this number.
        """
        for take in self._store.all():
            if take.id == take_id:
                return take
        raise VitrineError(
            Message("There is no stock take {number}.", number=take_id),
            Message("Choose one of the list, or start a new one."),
        )

    def start(self, name: str = "", author: str = "") -> StockTake:
        """Start a stock take, and return it.

        Args:
            name: such as the place; may be empty.
            author: who counts, if that is not the user of the computer.
        """
        return self.get(self._store.start(one_line_name(name), one_line_name(author)))

    def remove(self, take_ids: Sequence[int]) -> None:
        """Remove stock takes; stocks that were set stay as they are."""
        self._store.remove(take_ids)

    def remove_photos(self, photo_ids: Sequence[int]) -> None:
        """Remove photos with all that was counted in them, for example to take them again."""
        self._store.remove_photos(photo_ids)

    def result(self, take_id: int, *, unseen: bool = False) -> StockResult:
        """Return what was counted, compared with the stock.

        Args:
            take_id: the stock take.
            unseen: whether products with a stock are listed that no photo shows.

        Raises:
            VitrineError: there is no such stock take.
        """
        take = self.get(take_id)
        photos = {photo.id: photo for photo in self._store.photos(take_id)}
        units = self._current_units(photos)
        entries = self._store.entries(take_id)
        counted: dict[int, list[CountedUnit]] = {id_: [] for id_ in entries}
        unknown = []
        for unit in merge_sightings(units, self._store.transforms(take_id)):
            if unit.product_id is None:
                unknown.append(unit)
            else:
                counted.setdefault(unit.product_id, []).append(unit)
        heading = self.stock_heading()
        lines = [
            StockLine(
                product,
                tuple(counted.get(product.id, ())),
                stock_of(product.attributes, heading),
                entries.get(product.id, StockEntry()),
            )
            for product in self._products([*counted], unseen=unseen)
        ]
        listed = [line for line in lines if line.product.id in counted or line.kind == "not_seen"]
        listed.sort(key=lambda line: line.product.sku)
        return StockResult(take, tuple(listed), tuple(unknown), photos)

    def unseen(self, take_id: int) -> Job[tuple[StockLine, ...]]:
        """Return the products with a stock that no photo shows, in SKU order.

        Products that were counted by hand or decided about are in the result already.
        """
        heading = self.stock_heading()
        known = {line.product.id for line in self.result(take_id).lines}
        ids = (
            [] if heading is None else [i for i in self._catalogue.products.ids() if i not in known]
        )
        note = Message("Looking for products in no photo")
        found: list[StockLine] = []
        for start in range(0, len(ids), _BATCH):
            yield Progress(start, len(ids), note)
            products = self._catalogue.products.get(ids[start : start + _BATCH]).values()
            lines = (StockLine(one, (), stock_of(one.attributes, heading)) for one in products)
            found += [
                line
                for line in lines
                if line.kind == "not_seen" and line.product.archived_at is None
            ]
        return tuple(sorted(found, key=lambda line: line.product.sku))

    def stock_heading(self) -> str | None:
        """Return the attribute of products that is their stock; None if there is none."""
        return stock_heading(self._catalogue.products.attribute_names())

    def product(self, sku: str) -> Product:
        """Return the product of a SKU.

        Raises:
            VitrineError: there is none.
        """
        product = self._catalogue.products.by_sku([sku]).get(sku)
        if product is None:
            raise VitrineError(
                Message("The catalogue has no product {sku}.", sku=sku),
                Message("Check the SKU."),
            )
        return product

    def set_stock(self, lines: Sequence[StockLine]) -> Job[StocksSet]:
        """Set the stock of products to what was counted, as one action that can be undone.

        Args:
            lines: of a result.
        """
        heading = self.stock_heading() or STOCK_HEADING
        changed = [line for line in lines if line.difference != 0]

        def change(some: Sequence[StockLine]) -> None:
            products = self._catalogue.products.get([line.product.id for line in some])
            self._catalogue.products.update(
                {
                    line.product.id: {
                        "attributes": {
                            **products[line.product.id].attributes,
                            heading: str(line.counted),
                        }
                    }
                    for line in some
                    if line.product.id in products
                }
            )

        ids: list[int] = []
        # The kind of any other change of a product: undo names its number of products.
        count = yield from change_in_batches(
            self._catalogue, "edit", changed, change, on_recorded=ids.append
        )
        return StocksSet(count, ids[0] if ids else None)

    def _current_units(self, photos: Mapping[int, StockPhoto]) -> dict[int, list[StockUnit]]:
        """Return the units by photo, of merged products as those that remain."""
        ids = {unit.product_id for photo in photos.values() for unit in photo.units}
        current = self._current_ids([id_ for id_ in ids if id_ is not None])
        return {
            photo.id: [
                unit
                if unit.product_id is None
                else replace(unit, product_id=current.get(unit.product_id))
                for unit in photo.units
            ]
            for photo in photos.values()
        }

    def _current_ids(self, product_ids: Sequence[int]) -> dict[int, int]:
        """Return the products that products count for by id; deleted ones are missing."""
        products = self._catalogue.products.get(product_ids)
        owners = self._catalogue.products.by_sku([one.sku for one in products.values()])
        return {id_: owners[one.sku].id for id_, one in products.items() if one.sku in owners}

    def _products(self, product_ids: Sequence[int], *, unseen: bool) -> Iterator[Product]:
        others = self._catalogue.products.ids() if unseen else []
        ids = list(dict.fromkeys([*product_ids, *others]))
        for start in range(0, len(ids), _BATCH):
            yield from self._catalogue.products.get(ids[start : start + _BATCH]).values()
