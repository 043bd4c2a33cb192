"""The hits of the grid, and the cut-off that hides their tail."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop_app.domain.answer import Hit
from desktop_app.domain.evidence import Evidence, Similarity
from desktop_app.domain.product import Product
from desktop_app.ui.find.hits_model import HIT_ROLE, HitsModel


def hits(*scores: float | None) -> list[Hit]:
    return [
        Hit(Product(row, f"P-{row}", name=f"Product {row}"), None, score)
        for row, score in enumerate(scores)
    ]


@pytest.mark.parametrize(
    ("cut_off", "shown"), [(0, 4), (0.3, 4), (0.31, 3), (0.5, 3), (0.51, 1), (0.9, 1), (0.91, 0)]
)
def test_the_cut_off_keeps_what_reaches_it(cut_off: float, shown: int) -> None:
    model = HitsModel()
    model.show(hits(0.9, 0.5, 0.5, 0.3))
    model.set_cut_off(cut_off)
    assert model.rowCount() == shown
    assert model.total == 4


def test_the_cut_off_holds_for_the_next_hits_and_comes_back() -> None:
    model = HitsModel()
    model.set_cut_off(0.6)
    model.show(hits(0.9, 0.5))
    assert model.rowCount() == 1
    model.set_cut_off(0)
    assert model.rowCount() == 2


def test_without_scores_nothing_is_cut_off() -> None:
    model = HitsModel()
    model.set_cut_off(1)
    model.show(hits(None, None))
    assert model.rowCount() == 2
    assert not model.has_scores


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = HitsModel()
    model.show(hits(0.9, 0.5, 0.3))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    model.set_cut_off(0.4)
    model.set_cut_off(0)


def test_what_a_tile_says() -> None:
    model = HitsModel()
    model.show([Hit(Product(1, "A-1"), None, 0.5)])
    index = model.index(0)
    assert index.data() == "A-1"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A-1, 50%"
    assert index.data(HIT_ROLE).product.sku == "A-1"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_the_tip_of_a_tile_says_what_its_score_was_made_of() -> None:
    model = HitsModel()
    product = Product(1, "A-1")
    features = {"cosine": 0.8712, "margin": 0.1, "centre": 0.8, "agreement": 0.0, "inliers": 17}
    model.show(
        [
            Hit(product, None, 0.91, evidence=Evidence(features)),
            Hit(product, None, 0.7, likeness=Similarity(0.5, 0.9, 0.25, 0.0)),
        ]
    )
    tips = [model.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips == [
        (
            "<p>Score 91% · cosine 0.871 · margin 0.100 · mean of its pictures 0.800 · "
            "agreement 0% · matching points 17</p>"
        ),
        "<p>Score 70% · cosine 0.500 · colour 90% · shape 25% · texture 0%</p>",
    ]
    model.show([Hit(product, None, None)])
    assert not model.index(0).data(Qt.ItemDataRole.ToolTipRole)
