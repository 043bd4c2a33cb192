"""The tables of the demo catalogue, as rows of text."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.demo_catalogue.output_files import write_table
from tools.demo_catalogue.products.assortment import all_products
from tools.demo_catalogue.products.duplicates import DUPLICATES
from tools.demo_catalogue.products.product import CATEGORIES, Product
from tools.demo_catalogue.query_photos import QueryPhoto
from tools.demo_catalogue.scenes import Scene, VisibleProduct

COLUMNS = (
    "sku", "name", "brand", "category", "price", "currency", "gtin", "description",
    "name_zh", "category_zh", "description_zh", "image",
)  # fmt: skip
SCENE_COLUMNS = ("scene", "sku", "count", "left", "top", "right", "bottom", "visible")


def picture_paths(product: Product) -> list[str]:
    """Return the files of a product's studio pictures, below the catalogue's folder."""
    return [
        f"pictures/{product.sku.lower()}-{place}.jpg"
        for place in range(1, len(product.views) + 1)
    ]  # fmt: skip


def write_tables(folder: Path, shots: Iterable[QueryPhoto]) -> None:
    """Write the tables that need no rendering."""
    write_table(folder / "products.csv", COLUMNS, product_rows(all_products()))
    write_table(
        folder / "duplicates.csv",
        ("sku", "duplicate_of", "kind"),
        [(duplicate.sku, duplicate.of, duplicate.kind) for duplicate in DUPLICATES],
    )
    write_queries(folder, shots)


def write_queries(folder: Path, photos: Iterable[QueryPhoto]) -> None:
    """Write the table of query photos, ``queries.csv``."""
    rows = [(f"queries/{photo.name}", photo.sku) for photo in photos]
    write_table(folder / "queries.csv", ("photo", "sku"), rows)


def product_rows(products: Sequence[Product]) -> list[tuple[str, ...]]:
    """Return the rows of an import; further rows of a product only add pictures."""
    rows: list[tuple[str, ...]] = []
    for one in products:
        first, *more = picture_paths(one)
        rows.append(
            (one.sku, one.name, one.brand, one.category, one.price, "EUR", one.gtin,
             one.description, one.name_zh, CATEGORIES[one.category], one.description_zh, first)
        )  # fmt: skip
        rows += [(one.sku, *[""] * (len(COLUMNS) - 2), picture) for picture in more]
    return rows


def scene_rows(basket: Scene, seen: Sequence[VisibleProduct]) -> list[tuple[str, ...]]:
    """Return a row for each product in a scene; boxes are shares of the picture."""
    return [
        (
            f"scenes/{basket.name}",
            one.sku,
            str(one.count),
            *(f"{edge:.4f}" for edge in one.box),
            f"{one.visible:.2f}",
        )
        for one in seen
    ]
