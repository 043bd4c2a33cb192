"""A splitter whose parts are one below the other where they do not fit side by side."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop_app.ui.widgets.widget_factory import with_object_name


class AdaptiveSplitter(QSplitter):
    """Parts side by side; in a narrow window they are stacked, each with its least height."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        with_object_name(self, object_name)
        self.setChildrenCollapsible(False)
        self._sizes_side_by_side: list[int] = []

    @property
    def is_stacked(self) -> bool:
        """Whether the parts are one below the other."""
        return self.orientation() == Qt.Orientation.Vertical

    def _needed(self) -> list[QSize]:
        """Return the size that each visible part needs, with its texts wrapped as they are."""
        parts = [self.widget(index) for index in range(self.count())]
        return [_needed(part) for part in parts if part is not None and not part.isHidden()]

    def _adapt(self, width_px: int) -> None:
        needed = self._needed()
        handles_px = self.handleWidth() * max(0, len(needed) - 1)
        fits = width_px >= sum(size.width() for size in needed) + handles_px
        orientation = Qt.Orientation.Horizontal if fits else Qt.Orientation.Vertical
        if orientation == self.orientation():
            return
        if fits:
            sizes = self._sizes_side_by_side
        else:
            self._sizes_side_by_side = self.sizes()
            sizes = [size.height() for size in needed]
        self.setOrientation(orientation)
        self.setSizes(sizes)
        self.updateGeometry()

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Return the width that the widest part needs, and the height of the parts as placed."""
        needed = self._needed()
        heights = [size.height() for size in needed]
        height_px = max(heights, default=0)
        if self.is_stacked:
            height_px = sum(heights) + self.handleWidth() * max(0, len(needed) - 1)
        return QSize(max((size.width() for size in needed), default=0), height_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts side by side if they fit."""
        self._adapt(event.size().width())
        super().resizeEvent(event)
        self.updateGeometry()


def _needed(part: QWidget) -> QSize:
    needed, layout = part.minimumSizeHint().expandedTo(part.minimumSize()), part.layout()
    page = part.currentWidget() if isinstance(part, QStackedWidget) else None
    if page is not None:
        # The layout of a stack knows only the preferred height for a width.
        return needed.expandedTo(_needed(page))
    if layout is None or not layout.hasHeightForWidth():
        return needed
    height_px = layout.totalMinimumHeightForWidth(max(part.width(), needed.width()))
    return needed.expandedTo(QSize(0, height_px))
