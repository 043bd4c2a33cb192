"""The preview reads only what is shown."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.product import Product
from desktop_app.engine.editing.bulk_edit import (
    BulkEdit,
    ChangePrice,
    PlannedChange,
    planned_changes,
)
from desktop_app.engine.editing.bulk_editor import BulkPlan
from desktop_app.ui.catalogue.bulk_preview_model import BLOCK_ROWS, BulkPreviewModel
from desktop_app.ui.style.theme import Theme
from tests.ui.fake_workspace import FakeWorkspace, client_of

pytestmark = pytest.mark.usefixtures("english")


class FakeEditor(FakeWorkspace):
    """Has a product for each id; the price is the id. Records which ids were read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[list[int]] = []

    def editor(self) -> "FakeEditor":
        return self

    @property
    def bulk(self) -> "FakeEditor":
        return self

    def undo_redo_descriptions(self) -> None:
        return None

    def preview(self, ids: Sequence[int], edit: BulkEdit) -> list[PlannedChange]:
        self.read.append(list(ids))
        products = [
            Product(
                number, f"P-{number}", f"<b>{number}</b>", price=Decimal(number), currency="EUR"
            )
            for number in ids
        ]
        return planned_changes(products, edit, {})


def plan(count: int, problems: int = 0) -> BulkPlan:
    edit = ChangePrice(amount=Decimal(-problems))
    changed = np.arange(problems + 1, count + 1, dtype=np.int64)
    return BulkPlan(edit, changed, changed, np.arange(1, problems + 1, dtype=np.int64), 0)


def test_rows_near_the_viewport_are_read(theme: Theme, qtbot: QtBot) -> None:
    workspace = FakeEditor()
    with client_of(workspace) as client, qtbot.waitSignal(client.ready):
        client.open(cast("object", None), cast("object", None), "cpu")  # type: ignore[arg-type]
        parent = QWidget()
        qtbot.addWidget(parent)
        model = BulkPreviewModel(client, theme, parent)
        qtbot.waitUntil(lambda: client.is_ready)
        model.show_plan(plan(1_000_000, problems=2))
        assert model.rowCount() == 1_000_000
        row = 700_000
        assert model.index(row, 0).data() == ""
        qtbot.waitUntil(lambda: model.index(row, 0).data() == f"P-{row + 1}")
        assert model.index(row, 1).data() == f"<b>{row + 1}</b>"
        assert model.index(row, 3).data().startswith("699,999")
        assert len(workspace.read) == 1
        assert len(workspace.read[0]) == BLOCK_ROWS
        qtbot.waitUntil(lambda: model.index(0, 3).data() == "The price would be 0 or less.")
        assert model.index(0, 3).data(Qt.ItemDataRole.ForegroundRole).name() == theme.colours.error
        model.show_plan(None)
        assert model.rowCount() == 0
        model.stop()
