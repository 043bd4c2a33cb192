"""A scroll area that is not noticed until the screen is too small for its content."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from desktop_app.ui.widgets.field_wheel_filter import FieldWheelFilter

# Together with title bar, banner and buttons, it fits on 512 × 384 pixels: a screen of
# 1024 × 768 at 200 %.
_MAX_MINIMUM_PX: Final = QSize(400, 120)


class FittedArea(QScrollArea):
    """Gives its content all of its space, and scrolls it if that is less than it needs.

    Unlike ``QScrollArea``, it wants the size that its content wants, and is never the reason
    why a window is larger than the screen.
    """

    def __init__(self, object_name: str, content: QWidget) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._content = content
        self._wheel_filter = FieldWheelFilter(self)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for part in (self.viewport(), content):
            part.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._update_focus_policy())

    def height_for(self, width_px: int) -> int:
        """Return the height at which the content need not be scrolled."""
        layout = self._content.layout()
        height_px = self._content.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height_px = layout.totalHeightForWidth(width_px)
        return max(height_px, self._content.minimumSizeHint().height())

    def _update_focus_policy(self) -> None:
        """Take the focus, for the arrow keys, if nothing in the content does."""
        is_scrolled = self.verticalScrollBar().maximum() > 0
        tab = Qt.FocusPolicy.TabFocus
        parts = self._content.findChildren(QWidget)
        has_focusable = any(bool(part.focusPolicy() & tab) for part in parts)
        self.setFocusPolicy(tab if is_scrolled and not has_focusable else Qt.FocusPolicy.NoFocus)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the size that the content wants."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the size that the content needs, within the smallest screen."""
        return self._content.minimumSizeHint().boundedTo(_MAX_MINIMUM_PX)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the wheel scroll over the fields of the content."""
        super().showEvent(event)
        self._wheel_filter.watch(self._content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size that the content wants."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class FittedContent(QWidget):
    """Content of a ``FittedArea`` that is scrolled only if even its least height is too much."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.setLayout(layout)

    # Qt

    def heightForWidth(self, width_px: int) -> int:
        """Return the least height, -1 if it does not depend on the width."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return -1
        return layout.totalMinimumHeightForWidth(width_px)
