"""The products of each data set: pictures for a catalogue, and photos to be identified.

Pictures that show the same thing are one product only where the set says so: groceries,
views of a product, boards and ranks of cards. Elsewhere each picture is a product of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import digits
from typing import Final

import numpy as np

from datasets.labelled_photos import LabelledPhoto, clothing_photos, grocery_photos, studio_pictures
from datasets.listed_pictures import listed_pictures
from datasets.playing_cards import cut_out_cards

# Kinds in Caltech 101 of which several pictures show the same design, so that neither a
# picture nor a kind is one product.
_REPEATED_KINDS: Final = frozenset({"dollar_bill", "garfield", "stop_sign"})
# Two names of the same product in the lists of two years.
_SAME_PRODUCTS: Final = {"crayola_24_ct": "crayons"}
_FEW_PICTURES: Final = 3
_BOARD_PICTURES: Final = 5
# Their scenes are different photos.
_CARD_SPLITS: Final = ("train", "test")


@dataclass(frozen=True)
class ShopProduct:
    """A product.

    Attributes:
        pictures: for the catalogue, the most important one first; not empty. The product of
            each is its SKU, the same for all.
        photos: real photos of it that are not among the pictures.
        is_asked_for: whether photos of it, or its edited pictures, may be identified; not
            if the model may have learned its pictures by heart.
    """

    pictures: Sequence[LabelledPhoto]
    photos: Sequence[LabelledPhoto] = ()
    is_asked_for: bool = True

    @property
    def sku(self) -> str:
        """SKU, unique over all sets."""
        return self.pictures[0].product


def shop_photo_groceries(folder: Path) -> list[ShopProduct]:
    """Return the groceries with all their ``train`` photos as pictures."""
    return _groceries(folder, grocery_photos(folder, "train"))


def few_picture_groceries(folder: Path) -> list[ShopProduct]:
    """Return the groceries with the studio picture and three photos as pictures."""
    shop = grocery_photos(folder, "train")
    return _groceries(folder, [*studio_pictures(folder), *sample_of_each_product(shop)])


def studio_groceries(folder: Path) -> list[ShopProduct]:
    """Return the groceries with the studio picture."""
    return _groceries(folder, studio_pictures(folder))


def _groceries(folder: Path, pictures: Iterable[LabelledPhoto]) -> list[ShopProduct]:
    """Return the groceries with their ``val`` photos, which the model was not trained on."""
    photos = _by_sku("grocery", grocery_photos(folder, "val"))
    own = _by_sku("grocery", pictures)
    return [
        ShopProduct(some, photos.get(sku, ()), is_asked_for=sku in photos)
        for sku, some in own.items()
    ]


def sample_of_each_product(photos: Sequence[LabelledPhoto]) -> Iterator[LabelledPhoto]:
    """Yield three photos of each product, far apart, as neighbours are of one burst."""
    by_product: defaultdict[str, list[LabelledPhoto]] = defaultdict(list)
    for photo in photos:
        by_product[photo.product].append(photo)
    for own in by_product.values():
        rows = np.linspace(0, len(own) - 1, _FEW_PICTURES).astype(int)
        yield from (own[row] for row in np.unique(rows))


def clothes(folder: Path) -> list[ShopProduct]:
    """Return the photos of clothes; only those that the model does not know are asked for."""
    train = _single_pictures("clothing", clothing_photos(folder, "train"))
    validation = _single_pictures("clothing", clothing_photos(folder, "validation"))
    return [*(replace(product, is_asked_for=False) for product in train), *validation]


def single_pictures(folder: Path) -> list[ShopProduct]:
    """Return each picture of a listed set as a product; the kind of thing is its category."""
    pictures = sorted(listed_pictures(folder), key=_kind_and_number)
    kinds = [replace(picture, category=picture.product) for picture in pictures]
    return _single_pictures(
        folder.name, (picture for picture in kinds if picture.product not in _REPEATED_KINDS)
    )


def listed_products(folder: Path) -> list[ShopProduct]:
    """Return the products of a listed set; none has photos beside its pictures."""
    return [ShopProduct(some) for some in _by_sku(folder.name, listed_pictures(folder)).values()]


def other_views(folder: Path) -> list[ShopProduct]:
    """Return ``products_with_views``; those without a photo are not asked for."""
    products = products_with_views(folder)
    return [replace(product, is_asked_for=bool(product.photos)) for product in products]


def products_with_views(folder: Path) -> list[ShopProduct]:
    """Return the products of a listed set; of each that has several pictures, one is a photo.

    It is never the main picture, and another one from product to product.
    """
    products = []
    for number, some in enumerate(_by_sku(folder.name, listed_pictures(folder)).values()):
        views = sorted(some, key=lambda picture: ("main" not in picture.file.stem, picture.file))
        if len(views) > 1:
            photo = views.pop(1 + number % (len(views) - 1))
            products.append(ShopProduct(views, [photo]))
        else:
            products.append(ShopProduct(views))
    return products


def boards(folder: Path) -> list[ShopProduct]:
    """Return the boards: five photos far apart as pictures, those of other scenes as photos."""
    products = []
    for some in _by_sku(folder.name, listed_pictures(folder)).values():
        rows = np.linspace(0, len(some) - 1, _BOARD_PICTURES).astype(int)
        pictures = [some[row] for row in np.unique(rows)]
        scenes = {_scene(picture) for picture in pictures}
        photos = [photo for photo in some if _scene(photo) not in scenes]
        products.append(ShopProduct(pictures, photos))
    return products


def _scene(crop: LabelledPhoto) -> str:
    return crop.file.stem.rpartition("_")[0]


def cards(folder: Path) -> list[ShopProduct]:
    """Return the ranks of playing cards, of all suits, cut out of their scenes."""
    train, test = (_by_sku(folder.name, cut_out_cards(folder, split)) for split in _CARD_SPLITS)
    return [ShopProduct(some, test.get(sku, ())) for sku, some in train.items()]


def _single_pictures(name: str, pictures: Iterable[LabelledPhoto]) -> list[ShopProduct]:
    return [
        ShopProduct([replace(picture, product=f"{name}/{picture.file.stem}")])
        for picture in pictures
    ]


def _by_sku(name: str, pictures: Iterable[LabelledPhoto]) -> dict[str, list[LabelledPhoto]]:
    """Return the pictures of each product under its SKU, in their order."""
    products: defaultdict[str, list[LabelledPhoto]] = defaultdict(list)
    for picture in pictures:
        sku = f"{name}/{_SAME_PRODUCTS.get(picture.product, picture.product)}"
        products[sku].append(replace(picture, product=sku))
    return dict(products)


def _kind_and_number(picture: LabelledPhoto) -> tuple[str, str, int]:
    """Order pictures by kind, and ``glass2`` before ``glass10``."""
    name = picture.file.stem.rstrip(digits)
    return picture.product, name, int(picture.file.stem[len(name) :] or 0)
