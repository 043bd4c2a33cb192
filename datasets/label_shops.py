"""Shops whose products have print, and photos that are to be told apart by it.

Groceries, wine labels and household goods of the data sets, and drawn packages. The
products of a shop have names as far as their set gives them.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from datasets.drawn_labels import DrawnPackage, drawn_packages, phone_photo
from datasets.simulated_shops import Shop, ShopQuery, simulated_shops
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.label_text import LabelReader
from desktop_app.vision.picture_decoding import read_photo

DRAWN: Final = "drawn packages"
GROCERIES: Final = "grocery, studio pictures"
_SHOPS: Final = (
    GROCERIES,
    "grocery, few pictures",
    "xwines_labels",
    "amazon_items and abo_samples",
)


@dataclass(frozen=True)
class LabelProduct:
    """A product of the catalogue: SKU, texts, and files of its pictures."""

    sku: str
    name: str
    brand: str
    files: Sequence[Path]


@dataclass(frozen=True)
class LabelShop:
    """A catalogue and photos.

    Attributes:
        name: unique.
        products: of the catalogue.
        queries: photos whose product is in the catalogue or absent.
    """

    name: str
    products: Sequence[LabelProduct]
    queries: Sequence[ShopQuery]


@contextmanager
def label_shops(data: Path) -> Iterator[Iterator[LabelShop]]:
    """Yield the shops one by one; pictures that were drawn are removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield _shops(data, Path(folder))


def is_held_out(sku: str) -> bool:
    """Return whether photos of a grocery are for judging, not for fitting: every second one."""
    return sum(sku.encode()) % 2 == 1


@contextmanager
def open_label_catalogue(shop: LabelShop, model: str, reader: LabelReader) -> Iterator[Workspace]:
    """Import a shop into a temporary catalogue, and read its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "products.csv")
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["sku", "name", "brand", "image"])
            for product in shop.products:
                for picture in product.files:
                    writer.writerow([product.sku, product.name, product.brand, picture.absolute()])
        store = open_catalogue(Path(folder, "catalogue"), actor=Actor.local())
        workspace = finish(Workspace.open(store, paths.model_card(model)))
        try:
            finish(workspace.import_products(table))
            finish(workspace.labels.read_pictures(reader))
            yield workspace
        finally:
            workspace.close()


def _shops(data: Path, folder: Path) -> Iterator[LabelShop]:
    yield _drawn_shop(data, folder)
    yield from (_printed_shop(shop) for shop in simulated_shops(data) if shop.name in _SHOPS)


def _printed_shop(shop: Shop) -> LabelShop:
    """Return a simulated shop; only packages are asked for among groceries."""
    files: dict[str, list[Path]] = {}
    for picture in shop.pictures:
        files.setdefault(picture.product, []).append(picture.file)
    packages = {photo.product for photo in (*shop.pictures, *shop.asked) if photo.is_package}
    return LabelShop(
        shop.name,
        [LabelProduct(sku, _name(sku), "", some) for sku, some in files.items()],
        [
            query
            for query in shop.queries()
            if query.product in packages or not query.product.startswith("grocery/")
        ],
    )


def _name(sku: str) -> str:
    """Return the name of a grocery; the SKUs of the other sets say nothing."""
    kind, _, name = sku.partition("/")
    return name.replace("-", " ") if kind == "grocery" else ""


def _drawn_shop(data: Path, folder: Path) -> LabelShop:
    scenes = sorted((data / "microcontroller_boards" / "scenes").glob("*.jpg"))
    backgrounds = [read_photo(scene).pixels for scene in scenes[:8]]
    packages = list(drawn_packages())
    products = [_saved(package, folder) for package in packages if not package.is_absent]
    queries = [
        ShopQuery(
            phone_photo(package, backgrounds[number % len(backgrounds)], number),
            package.sku,
            is_real=False,
        )
        for number, package in enumerate(packages)
        # Not more of those that often nothing tells apart than in practice.
        if not package.is_twin or number % 2 == 0
    ]
    return LabelShop(DRAWN, products, queries)


def _saved(package: DrawnPackage, folder: Path) -> LabelProduct:
    files = []
    for number, pixels in enumerate(package.pictures):
        files.append(folder / f"{package.sku.replace('/', '-')}-{number}.png")
        Image.fromarray(pixels).save(files[-1])
    return LabelProduct(package.sku, package.name, package.brand, files)
