"""A row that goes on in the next line."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.wrapping_row import WrappingRow


class Block(QWidget):
    least_px = 100

    def sizeHint(self) -> QSize:
        return QSize(100, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_px, 30)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


def _row(holder: QWidget, *at_end: bool, stretch: int = 0) -> list[QWidget]:
    row = WrappingRow(holder)
    blocks: list[QWidget] = [Block() for _ in at_end]
    for block, is_at_end in zip(blocks, at_end, strict=True):
        row.add(block, stretch=stretch, is_at_end=is_at_end)
    holder.show()
    return blocks


def test_widgets_are_at_both_ends_of_a_wide_row(holder: QWidget) -> None:
    blocks = _row(holder, False, False, True)
    holder.resize(500, 30)
    assert [block.x() for block in blocks] == [0, 108, 400]
    assert {block.y() for block in blocks} == {0}
    assert holder.sizeHint() == QSize(316, 30)


def test_what_does_not_fit_goes_to_the_next_line(holder: QWidget) -> None:
    blocks = _row(holder, False, False, True)
    holder.resize(220, 68)
    assert [(block.x(), block.y()) for block in blocks] == [(0, 0), (108, 0), (120, 38)]
    assert holder.heightForWidth(220) == 68
    assert holder.heightForWidth(100) == 106


def test_the_row_needs_only_the_width_of_its_widest_widget(holder: QWidget) -> None:
    blocks = _row(holder, False, False)
    assert holder.minimumSizeHint() == QSize(100, 30)
    holder.resize(100, 68)
    assert [block.width() for block in blocks] == [100, 100]


def test_widgets_become_narrower_before_they_go_to_the_next_line(
    holder: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Block, "least_px", 60)
    blocks = _row(holder, False, False)
    holder.resize(168, 30)
    assert [(block.x(), block.width()) for block in blocks] == [(0, 80), (88, 80)]
    holder.resize(120, 68)
    assert [block.y() for block in blocks] == [0, 38]


def test_the_width_that_is_left_is_shared(holder: QWidget) -> None:
    blocks = _row(holder, False, False, stretch=1)
    blocks[1].setMaximumWidth(120)
    holder.resize(308, 30)
    assert [block.width() for block in blocks] == [150, 120]


def test_hidden_widgets_need_no_room(holder: QWidget) -> None:
    blocks = _row(holder, False, False)
    blocks[0].hide()
    holder.resize(100, 30)
    assert blocks[1].x() == 0
    assert holder.heightForWidth(100) == 30
    for block in blocks:
        block.hide()
    assert holder.heightForWidth(100) == 0


def test_widgets_are_centred_in_their_line_unless_they_are_aligned(holder: QWidget) -> None:
    blocks = _row(holder, False, False)
    row = holder.layout()
    assert row is not None
    blocks[0].setFixedHeight(60)
    holder.resize(300, 60)
    assert blocks[1].y() == 15
    row.setAlignment(blocks[1], Qt.AlignmentFlag.AlignTop)
    row.activate()
    assert blocks[1].y() == 0


def test_items_are_taken_out(holder: QWidget) -> None:
    blocks = _row(holder, False, False)
    row = holder.layout()
    assert row is not None
    item = row.takeAt(0)
    assert item is not None
    assert item.widget() is blocks[0]
    assert row.count() == 1
    assert row.itemAt(1) is None
    assert row.takeAt(1) is None
