"""The model of hits and its cut-off."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.widgets.tile_delegate import HIT_ROLE


def hits(*scores: float | None) -> list[Hit]:
    return [
        Hit(Product(row, f"P-{row}", name=f"Product {row}"), None, score)
        for row, score in enumerate(scores)
    ]


@pytest.mark.parametrize(
    ("cut_off", "shown"), [(0, 4), (0.3, 4), (0.31, 3), (0.5, 3), (0.51, 1), (0.9, 1), (0.91, 0)]
)
def test_hits_below_the_cut_off_are_hidden(cut_off: float, shown: int) -> None:
    model = HitsModel()
    model.show(hits(0.9, 0.5, 0.5, 0.3))
    model.set_cut_off(cut_off)
    assert model.rowCount() == shown
    assert model.total == 4


def test_the_cut_off_applies_to_new_hits_until_it_is_changed() -> None:
    model = HitsModel()
    model.set_cut_off(0.6)
    model.show(hits(0.9, 0.5))
    assert model.rowCount() == 1
    model.set_cut_off(0)
    assert model.rowCount() == 2


def test_hits_without_scores_are_never_hidden() -> None:
    model = HitsModel()
    model.set_cut_off(1)
    model.show(hits(None, None))
    assert model.rowCount() == 2
    assert not model.has_scores


def test_the_model_follows_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = HitsModel()
    model.show(hits(0.9, 0.5, 0.3))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt has no types here
    model.set_cut_off(0.4)
    model.set_cut_off(0)


def test_the_data_of_a_hit() -> None:
    model = HitsModel()
    model.show([Hit(Product(1, "A-1"), None, 0.5)])
    index = model.index(0)
    assert index.data() == "A-1"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A-1, 50%"
    assert index.data(HIT_ROLE).product.sku == "A-1"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_the_tooltip_shows_the_evidence() -> None:
    model = HitsModel()
    model.show([Hit(Product(1, "A-1"), None, 0.5)])
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "<p>Score 50%</p>"
    model.show([Hit(Product(1, "A-1"), None, None)])
    assert not model.index(0).data(Qt.ItemDataRole.ToolTipRole)
