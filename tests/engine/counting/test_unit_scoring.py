from pathlib import Path

import numpy as np

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.engine.counting.unit_scoring import COLOUR, UnitWeights, rank_hits, unit_verdict
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo

TEA = Product(1, "TEA", "Tea")
WEIGHTS = UnitWeights({"cosine": 5.0, COLOUR: 5.0}, {"cosine": 2.0, COLOUR: 2.0}, 0.6, -6.0)


def test_of_equal_evidence_the_product_with_the_colours_of_the_box_is_first(
    shop: Workspace, shop_table: Path
) -> None:
    store = shop._store
    ids = store.products.ids_by_sku(["P-1", "P-3"])
    products = store.products.get(list(ids.values()))
    hits = [Hit(product, None, 0.5) for product in products.values()]
    for sku in ids:
        pixels = read_photo(shop_table.parent / "pictures" / f"{sku[2:]}.png").pixels
        (ranked,) = rank_hits([pixels], [hits], store, WEIGHTS)
        assert ranked[0].product.sku == sku
        scores = [hit.score for hit in ranked if hit.score is not None]
        assert 0 <= scores[1] < scores[0] <= 1


def test_a_box_without_hits_is_unknown(shop: Workspace) -> None:
    pixels = np.zeros((20, 30, 3), np.uint8)
    assert rank_hits([pixels], [()], shop._store, WEIGHTS) == [()]
    assert unit_verdict(()) == "unknown"


def test_the_verdict_follows_the_probability() -> None:
    verdicts = [unit_verdict([Hit(TEA, None, score)]) for score in (0.95, 0.6, 0.4)]
    assert verdicts == ["match", "check", "unknown"]
