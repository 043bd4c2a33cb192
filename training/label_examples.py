"""Answers with the words of their photos: what the calibration of rulings is fitted to."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from datasets.label_shops import LabelShop, label_shops, open_label_catalogue
from datasets.simulated_shops import ShopQuery
from desktop_app.atomic_file import write_atomically
from desktop_app.domain.label import TextLine
from desktop_app.engine.labels.label_ruling import RULED_HITS
from desktop_app.engine.labels.word_rarity import WordRarity, label_candidates, label_words
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.label_text import LabelReader


class LabelHit(NamedTuple):
    """A hit: its score without the label, and what is known of its label."""

    sku: str
    score: float
    pictures: list[list[TextLine]]
    texts: list[str]


class LabelExample(NamedTuple):
    """A photo with its answer.

    Attributes:
        product: SKU of what it shows.
        verdict: without the label.
        lines: what is written in the photo.
        hits: best first.
        rarities: of the words of all hits.
    """

    product: str
    verdict: str
    lines: list[TextLine]
    hits: list[LabelHit]
    rarities: dict[str, float]


def label_examples(
    data: Path, reader: LabelReader, cache: Path, model: str = ""
) -> Iterator[tuple[str, frozenset[str], list[LabelExample]]]:
    """Yield name, SKUs and examples of each shop; examples in the cache are read from it."""
    cache.mkdir(parents=True, exist_ok=True)
    with label_shops(data) as shops:
        for shop in shops:
            file = cache / f"{shop.name}.json"
            if file.exists():
                found = msgspec.json.decode(file.read_bytes(), type=list[LabelExample])
            else:
                found = list(_examples(shop, reader, model))
                with write_atomically(file) as draft:
                    draft.write_bytes(msgspec.json.encode(found))
            yield shop.name, frozenset(product.sku for product in shop.products), found


def _examples(shop: LabelShop, reader: LabelReader, model: str) -> Iterator[LabelExample]:
    with open_label_catalogue(shop, model, reader) as workspace:
        rarity = WordRarity(workspace.catalogue.store)
        for query in shop.queries:
            yield _example(query, workspace, reader, rarity)


def _example(
    query: ShopQuery, workspace: Workspace, reader: LabelReader, rarity: WordRarity
) -> LabelExample:
    answer = workspace.identify(query.pixels, top=RULED_HITS)
    known = label_candidates(workspace.catalogue.store, [hit.product.id for hit in answer.hits])
    labels = [known[hit.product.id] for hit in answer.hits]
    hits = [
        LabelHit(hit.product.sku, hit.score or 0.0, list(map(list, one.pictures)), list(one.texts))
        for hit, one in zip(answer.hits, labels, strict=True)
    ]
    words = {word for label in labels for word in label_words(label)}
    return LabelExample(
        query.product,
        answer.verdict,
        list(reader.read(query.pixels)),
        hits,
        {word: round(rarity.of(word), 4) for word in sorted(words)},
    )
