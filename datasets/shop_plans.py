"""Which shops are simulated: their data sets and their sizes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from datasets.shop_products import (
    ShopProduct,
    boards,
    cards,
    clothes,
    few_picture_groceries,
    listed_products,
    other_views,
    products_with_views,
    shop_photo_groceries,
    single_pictures,
    studio_groceries,
)

Sources: TypeAlias = Sequence[tuple[str, Callable[[Path], Sequence[ShopProduct]]]]

_SMALL: Final = 30
_SMALL_QUERIES: Final = 60


@dataclass(frozen=True)
class ShopPlan:
    """How to make a shop.

    Attributes:
        name: of the shop.
        sources: names of data sets, the first being the domain, with the function that
            returns the products of each. Some products will be absent.
        others: sources of products that are in the catalogue, but not asked for.
        queries: number of them, at most.
        pictures: number of pictures of a product, at most, drawn for each product; 0 for all.
        size: number of products in the catalogue, at most. They follow each other in the
            order of their set, so they are alike.
        is_mixed: whether the sets take turns in giving products and queries.
        is_absent_in_order: whether the absent products follow each other in the order of
            their set, because neighbours may show the same thing.
    """

    name: str
    sources: Sources
    others: Sources = ()
    queries: int = 130
    pictures: int = 5
    size: int = 1_000_000
    is_mixed: bool = False
    is_absent_in_order: bool = False


_GROCERIES: Final = (("grocery", few_picture_groceries),)
_CLOTHES: Final = (("clothing", clothes),)
_OTHER_CLOTHES: Final = (("clothing_rest", single_pictures),)
_FASHION: Final = (("magento_luma", listed_products),)
# The three products of ``abo_samples`` are too few for a shop of their own.
_HOUSEHOLD: Final = (("amazon_items", products_with_views), ("abo_samples", products_with_views))
_THINGS: Final = (("caltech101_products", single_pictures),)
_PACKAGING: Final = (("trashnet", single_pictures),)
_APPLIANCES: Final = (("spree_appliances", listed_products),)
_LABELS: Final = (("xwines_labels", listed_products),)
_BOARDS: Final = (("microcontroller_boards", boards),)
# Scenes of boards and cards are the backgrounds of edited pictures, so neither is among these.
_ALL_SETS: Final = (
    *_GROCERIES,
    *_CLOTHES,
    *_OTHER_CLOTHES,
    *_FASHION,
    *_HOUSEHOLD,
    *_THINGS,
    *_PACKAGING,
    *_APPLIANCES,
    *_LABELS,
)


def _small(
    name: str, sources: Sources, *, is_mixed: bool = False, is_absent_in_order: bool = False
) -> ShopPlan:
    return ShopPlan(
        f"{name}, {_SMALL} products",
        sources,
        queries=_SMALL_QUERIES,
        size=_SMALL,
        is_mixed=is_mixed,
        is_absent_in_order=is_absent_in_order,
    )


PLANS: Final = (
    ShopPlan("grocery, shop photos", (("grocery", shop_photo_groceries),), pictures=0),
    ShopPlan("grocery, few pictures", _GROCERIES),
    ShopPlan("grocery, studio pictures", (("grocery", studio_groceries),)),
    _small("grocery", _GROCERIES),
    ShopPlan("clothing", _CLOTHES),
    ShopPlan("clothing_rest", _OTHER_CLOTHES),
    _small("clothing_rest", _OTHER_CLOTHES),
    ShopPlan("magento_luma", _FASHION),
    ShopPlan("magento_luma, other views", (("magento_luma", other_views),)),
    _small("magento_luma", _FASHION),
    ShopPlan("amazon_items and abo_samples", _HOUSEHOLD),
    ShopPlan("caltech101_products", _THINGS),
    _small("caltech101_products", _THINGS),
    ShopPlan("trashnet", _PACKAGING, is_absent_in_order=True),
    _small("trashnet", _PACKAGING, is_absent_in_order=True),
    ShopPlan("spree_appliances", _APPLIANCES),
    _small("spree_appliances", _APPLIANCES),
    ShopPlan("xwines_labels", _LABELS),
    ShopPlan("microcontroller_boards, one picture", _BOARDS, _APPLIANCES, pictures=1),
    ShopPlan("microcontroller_boards, five pictures", _BOARDS, _APPLIANCES, pictures=0),
    ShopPlan("playing_cards", (("playing_cards", cards),), (*_LABELS, *_HOUSEHOLD), pictures=0),
    _small("mixed", _ALL_SETS, is_mixed=True),
    _small("mixed again", _ALL_SETS, is_mixed=True),
    ShopPlan("mixed, 600 products", _ALL_SETS, size=600, is_mixed=True),
    ShopPlan("mixed, 3,000 products", _ALL_SETS, size=3_000, is_mixed=True),
)
