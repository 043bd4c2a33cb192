"""Files with baskets, plans of shelves and sales, and what the program reads from them."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.engine.counter.person_blurring import load_face_blurring
from desktop_app.engine.counting.kept_basket import KeptBasket
from desktop_app.engine.counting.shelf_plans import ShelfPlans
from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.ui.basket.keeping.basket_files import BasketFiles, KeptPhoto
from tools.fault_injection.counter_action import sell
from tools.fault_injection.shop import Shop, make_empty, make_migrated, product_ids, query_photo

_UNITS = 3


def make_sales(shop: Shop) -> None:
    """Create a shop that has sold something."""
    make_empty(shop)
    for _ in sell(shop):
        pass


def make_basket(shop: Shop) -> None:
    """Create a shop with a basket that a window has left."""
    make_migrated(shop)
    with shop.opened() as catalogue:
        kept = KeptBasket(datetime.now(UTC), Basket.of(tuple(units(catalogue))))
    with closing(_basket_files(shop)) as files:
        files.write(kept, [KeptPhoto("photo", decode_photo(query_photo()))])


@contextmanager
def basket(shop: Shop) -> Iterator[Callable[[], str]]:
    """Give what restores the basket, as the next window does."""

    def read() -> str:
        with closing(_basket_files(shop)) as files:
            restored = files.take_over()
        return "none" if restored is None else repr(restored.kept)

    yield read


def make_plan(shop: Shop) -> None:
    """Create a shop with the plan of a shelf."""
    make_migrated(shop)
    with shop.opened() as catalogue:
        ShelfPlans(catalogue).keep("Shelf", decode_photo(query_photo()), units(catalogue))


@contextmanager
def plan(shop: Shop) -> Iterator[Callable[[], str]]:
    """Give what lists and loads the plans."""
    with shop.opened() as catalogue:

        def read() -> str:
            plans = ShelfPlans(catalogue)
            return repr([_as_text(plans, entry.key) for entry in plans.all()])

        yield read


def _as_text(plans: ShelfPlans, key: str) -> str:
    found = plans.load(key)
    return repr([found.entry, found.units, int(np.sum(found.photo, dtype=np.int64))])


def units(catalogue: Catalogue) -> list[FoundUnit]:
    """Return some units of products of a catalogue."""
    ids = product_ids(catalogue)[:_UNITS]
    hits = [Hit(*catalogue.products.with_first_picture([one])[one], 0.9) for one in ids]
    return [
        FoundUnit(Region(0.3 * place, 0.2, 0.3 * place + 0.2, 0.8), "match", (hit,), hit)
        for place, hit in enumerate(hits)
    ]


def _basket_files(shop: Shop) -> BasketFiles:
    return BasketFiles(shop.root / "basket", load_face_blurring)
