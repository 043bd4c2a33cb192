"""Short ways to fill a catalogue and to read it."""

from itertools import combinations

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.product import Product
from desktop_app.domain.resolution import Resolution, ResolutionKind


def picture_file(path: str = "/shop/boot.jpg", content: str = "c0ffee") -> PictureFile:
    return PictureFile(path, content, 1000, 1, 640, 480, b"jpeg")


def add_product(catalogue: Catalogue, sku: str, *contents: str, **values: object) -> int:
    """Add a product with a picture of each content, and return its id."""
    product_id = catalogue.products.add({sku: values})[sku]
    for content in contents:
        add_picture(catalogue, product_id, content)
    return product_id


def add_picture(catalogue: Catalogue, product_id: int, content: str, path: str = "") -> int:
    file = picture_file(path or f"/{product_id}/{content}.jpg", content)
    return catalogue.pictures.add([(product_id, file)])[0]


def resolve(
    catalogue: Catalogue, kind: ResolutionKind, *product_ids: int, **fields: object
) -> None:
    catalogue.resolutions.apply([Resolution(kind, product_ids, fields)])


def product(catalogue: Catalogue, product_id: int) -> Product:
    return catalogue.products.get([product_id])[product_id]


def contents_of(catalogue: Catalogue, product_id: int) -> list[str]:
    """Return the contents of the pictures that count for a product."""
    pictures = catalogue.pictures.of_products([product_id])[product_id]
    return [picture.content_hash for picture in pictures]


def resolved_pairs(catalogue: Catalogue) -> dict[tuple[int, int], ResolutionKind]:
    """Return the resolution of any two products, by pair."""
    resolutions = catalogue.resolutions.pair_resolutions()
    ids = sorted({*catalogue.products.ids(), *catalogue.resolutions.merge_targets()})
    kinds = {pair: resolutions.kind_of(*pair) for pair in combinations(ids, 2)}
    assert all(resolutions.kind_of(*pair[::-1]) == kind for pair, kind in kinds.items())
    return {pair: kind for pair, kind in kinds.items() if kind is not None}


def visible_state(catalogue: Catalogue) -> list[tuple[Product, list[str]]]:
    """Return all products and their pictures, as the user sees them."""
    products = [product for product, _ in catalogue.products.list_by_sku(99)]
    return [(product, contents_of(catalogue, product.id)) for product in products]
