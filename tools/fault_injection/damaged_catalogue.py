"""A damaged database of a catalogue: it is read, or repaired and then read."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from desktop_app.catalogue.opening import (
    backups_of,
    check_catalogue,
    explain_error,
    open_catalogue,
)
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.repair import repair_catalogue
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tools.fault_injection.shop import ACTOR, Shop


@contextmanager
def opened(shop: Shop) -> Iterator[Callable[[], str]]:
    """Give a function that reads the catalogue as the program does, and repairs it if need be."""

    def read() -> str:
        try:
            return _contents(shop)
        except Exception as error:
            cause = explain_error(shop.catalogue, error)
            if cause is None:
                raise
            _repair(shop)
            raise cause from error

    yield read


def _contents(shop: Shop) -> str:
    with closing(open_catalogue(shop.catalogue, actor=ACTOR, create=False)) as catalogue:
        return repr(_products(catalogue))


def _products(catalogue: Catalogue) -> list[str]:
    """Return the SKUs, after everything of the products was read."""
    ids = catalogue.products.ids(archived=None)
    products = catalogue.products.with_first_picture(ids)
    catalogue.pictures.of_products(ids)
    catalogue.text_search.find(products[ids[0]][0].sku, limit=5)
    return [products[id_][0].sku for id_ in ids]


def _repair(shop: Shop) -> None:
    """Repair the catalogue, if anything can be read, and check that it is intact then."""
    try:
        finish(repair_catalogue(backups_of(shop.catalogue)))
    except VitrineError:
        # Nothing can be read, or the file is no catalogue any more.
        return
    try:
        check_catalogue(shop.catalogue)
        _contents(shop)
    except VitrineError as error:
        raise RuntimeError(f"after the repair: {error}") from error
