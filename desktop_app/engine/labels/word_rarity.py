"""How rare words are in a catalogue: inverse document frequency of pictures and texts."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import TRANSLATED_COLUMN, Product
from desktop_app.engine.labels.label_comparison import LabelCandidate
from desktop_app.engine.labels.label_words import all_words
from desktop_app.vision.label_text import TEXT_VERSION

# Products whose words are counted; these are spread over the whole catalogue.
_MAX_PRODUCTS: Final = 3_000
_BATCH: Final = 500
# Characters of an attribute; longer ones are descriptions.
_MAX_ATTRIBUTE: Final = 60


class WordRarity:
    """Says how few products have a word, as counted when it was made.

    Args:
        catalogue: an open catalogue.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._counts: Counter[str] = Counter()
        ids = catalogue.products.ids()
        self._total = min(len(ids), _MAX_PRODUCTS)
        chosen = ids[:: math.ceil(len(ids) / _MAX_PRODUCTS)] if ids else []
        for start in range(0, len(chosen), _BATCH):
            for candidate in label_candidates(catalogue, chosen[start : start + _BATCH]).values():
                self._counts.update(label_words(candidate))

    def of(self, word: str) -> float:
        """Return the rarity of a word, 0 for one of all products, 1 for one of a single one."""
        if self._total < 2:
            return 1.0
        count = min(self._total, max(1, self._counts[word]))
        return math.log(self._total / count) / math.log(self._total)


def label_words(candidate: LabelCandidate) -> frozenset[str]:
    """Return the words of a label, printed ones and those of its texts."""
    printed = all_words(line.text for lines in candidate.pictures for line in lines)
    return printed.words | all_words(candidate.texts).words


def label_candidates(catalogue: Catalogue, product_ids: Sequence[int]) -> dict[int, LabelCandidate]:
    """Return what is known of the labels of products, by product id."""
    products = catalogue.products.get(product_ids)
    pictures = catalogue.pictures.of_products(list(products))
    picture_ids = [picture.id for some in pictures.values() for picture in some]
    lines = catalogue.label_texts.get(TEXT_VERSION, picture_ids)
    return {
        product_id: LabelCandidate(
            [lines[one.id] for one in pictures.get(product_id, ()) if one.id in lines],
            list(_texts(product)),
        )
        for product_id, product in products.items()
    }


def _texts(product: Product) -> Iterator[str]:
    """Yield name, brand and attributes; not a description, which names other things too."""
    yield product.name
    yield product.brand
    for heading, value in product.attributes.items():
        translated = TRANSLATED_COLUMN.fullmatch(heading)
        if len(value) <= _MAX_ATTRIBUTE and (translated is None or translated[1] == "name"):
            yield value
