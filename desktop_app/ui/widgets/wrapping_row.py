"""A row of widgets that goes on in the next line where the width is too small."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_SPACING_PX: Final = 8


@dataclass(slots=True)
class _Entry:
    item: QLayoutItem
    stretch: int = 0
    is_at_end: bool = False

    @property
    def width_px(self) -> int:
        return self.item.sizeHint().width()

    @property
    def least_px(self) -> int:
        return min(self.width_px, self.item.minimumSize().width())

    def height_px(self, width_px: int) -> int:
        if self.item.hasHeightForWidth():
            return self.item.heightForWidth(width_px)
        return self.item.sizeHint().height()


class WrappingRow(QLayout):
    """Widgets from the left, and others up to the right end; in several lines if need be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._entries: list[_Entry] = []
        # Of the lines as placed: not every layout above asks for the height for a width.
        self._height_px = 0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_SPACING_PX)

    def add(self, widget: QWidget, *, stretch: int = 0, is_at_end: bool = False) -> None:
        """Add a widget.

        Args:
            widget: the widget.
            stretch: its share of the width that is left in its line.
            is_at_end: whether it belongs to the right end of its line.
        """
        self.addWidget(widget)
        entry = self._entries[-1]
        entry.stretch, entry.is_at_end = stretch, is_at_end

    def _lay_out(self, rect: QRect, *, is_applied: bool) -> int:
        """Place the widgets in ``rect`` if ``is_applied``; return the height, margins included."""
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        top_px = inside.top()
        for line in self._lines(inside.width()):
            widths = self._widths(line, inside.width())
            height_px = max(
                entry.height_px(width) for entry, width in zip(line, widths, strict=True)
            )
            if is_applied:
                place = QRect(inside.left(), top_px, inside.width(), height_px)
                self._place_line(line, widths, place)
            top_px += height_px + self.spacing()
        used_px = max(0, top_px - self.spacing() - inside.top())
        return used_px + margins.top() + margins.bottom()

    def _lines(self, width_px: int) -> list[list[_Entry]]:
        """Return the visible widgets of each line."""
        lines: list[list[_Entry]] = []
        left_px = -1
        for entry in self._entries:
            if entry.item.isEmpty():
                continue
            needed_px = self.spacing() + entry.least_px
            if left_px < needed_px:
                lines.append([])
                left_px = width_px + self.spacing()
            lines[-1].append(entry)
            left_px -= needed_px
        return lines

    def _widths(self, line: list[_Entry], width_px: int) -> list[int]:
        """Return the width of each widget of a line."""
        widths = [min(entry.width_px, width_px) for entry in line]
        left_px = width_px - sum(widths) - self.spacing() * (len(line) - 1)
        if left_px < 0:
            return self._narrowed(line, widths, -left_px)
        total = sum(entry.stretch for entry in line)
        if total == 0:
            return widths
        return [
            min(width + left_px * entry.stretch // total, entry.item.maximumSize().width())
            for entry, width in zip(line, widths, strict=True)
        ]

    @staticmethod
    def _narrowed(line: list[_Entry], widths: list[int], excess_px: int) -> list[int]:
        """Return smaller widths, by what each widget can do without."""
        spare = [max(0, width - entry.least_px) for entry, width in zip(line, widths, strict=True)]
        total = max(1, sum(spare))
        return [
            width - math.ceil(excess_px * part / total)
            for width, part in zip(widths, spare, strict=True)
        ]

    def _place_line(self, line: list[_Entry], widths: list[int], place: QRect) -> None:
        needed_px = sum(widths) + self.spacing() * (len(line) - 1)
        left_px, gap_px = place.left(), place.width() - needed_px
        for entry, width in zip(line, widths, strict=True):
            if entry.is_at_end:
                left_px, gap_px = left_px + gap_px, 0
            height_px = entry.height_px(width)
            if entry.item.expandingDirections() & Qt.Orientation.Vertical:
                height_px = place.height()
            top_px = place.top()
            if not entry.item.alignment() & Qt.AlignmentFlag.AlignTop:
                top_px += (place.height() - height_px) // 2
            entry.item.setGeometry(QRect(QPoint(left_px, top_px), QSize(width, height_px)))
            left_px += width + self.spacing()

    # Qt

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._entries.append(_Entry(item))

    def count(self) -> int:
        """Return the number of items."""
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None after the last one."""
        return self._entries[index].item if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._entries.pop(index).item if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the height follows from the width."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True."""
        return True

    def heightForWidth(self, width_px: int) -> int:
        """Return the height of all lines."""
        return self._lay_out(QRect(0, 0, width_px, 0), is_applied=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        height_px = self._lay_out(rect, is_applied=True)
        if height_px != self._height_px:
            self._height_px = height_px
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        shown = [entry.item.sizeHint() for entry in self._entries if not entry.item.isEmpty()]
        width_px = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._with_margins(width_px, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        shown = [entry.item.minimumSize() for entry in self._entries if not entry.item.isEmpty()]
        return self._with_margins(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def _with_margins(self, width_px: int, height_px: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            width_px + margins.left() + margins.right(),
            max(height_px + margins.top() + margins.bottom(), self._height_px),
        )
