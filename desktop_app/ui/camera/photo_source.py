"""What the pages with photos of many products have in common: how they get their photos."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.widget_factory import (
    button,
    keep_clear,
    label,
    set_primary,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_ICON_PX = 18


class PhotoSource(QWidget):
    """Shows a prompt, the live picture or a photo, a line of text below, and buttons for photos.

    Derived classes have the texts, because each is the context of its translations.

    Args:
        name: the object names begin with it.
        camera: the live picture.
        theme: has the icons.
        parent: owns it.

    Attributes:
        camera: the live picture.

    Signals:
        open_requested, paste_requested: a button was pressed.
        camera_toggled: whether the camera shall be shown.
    """

    open_requested = Signal()
    paste_requested = Signal()
    camera_toggled = Signal(bool)

    def __init__(
        self, name: str, camera: CameraView, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, f"{name}_photo_source")
        self.camera = camera
        self._theme = theme
        self._is_busy = False
        self._is_drop_target = False
        self._prompt = EmptyMessage(f"{name}_prompt", "photo", theme)
        self._stack: QStackedWidget = with_object_name(CurrentPageStack(), f"{name}_photo_views")
        self._line = label(f"{name}_line", role="muted", wraps=True)
        self._open = button(f"{name}_open", role="primary")
        self._paste = button(f"{name}_paste")
        self._camera_button = button(f"{name}_camera")

    @property
    def shows_camera(self) -> bool:
        """Whether the live picture is shown."""
        return self._stack.currentWidget() is self.camera

    def show_busy(self, is_busy: bool) -> None:
        """Show whether photos are being searched."""
        self._is_busy = is_busy
        self._show_texts()

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self._is_drop_target = is_target
        self._show_texts()

    def _lay_out(
        self,
        column: QVBoxLayout,
        views: Sequence[QWidget],
        above_line: QWidget,
        buttons: Sequence[QPushButton],
    ) -> None:
        """Build the part that all have.

        Args:
            column: the layout of this widget; the part is added to it.
            views: what is shown instead of prompt and live picture.
            above_line: a widget between them and the line of text.
            buttons: those besides the three for photos.
        """
        for view in (self._prompt, self.camera, *views):
            self._stack.addWidget(view)
        self._camera_button.setCheckable(True)
        self._theme.set_icon(self._paste, "paste", side_px=_ICON_PX)
        self._theme.set_icon(self._camera_button, "camera", side_px=_ICON_PX)
        self._open.clicked.connect(self.open_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._camera_button.clicked.connect(self.camera_toggled)
        row = WrappingRow()
        for made in (self._open, self._paste, self._camera_button, *buttons):
            row.add(made)
            keep_clear(made)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(above_line)
        column.addWidget(self._line)
        column.addLayout(row)

    def _show(self, shown: QWidget) -> None:
        """Show one of the views."""
        self._stack.setCurrentWidget(shown)
        self._camera_button.setChecked(self.shows_camera)
        # With the camera its own button is the primary one; with a photo the list has one.
        is_primary = shown is self._prompt
        set_primary(self._open, self._theme, "photo", _ICON_PX, is_primary=is_primary)
        self._show_texts()

    def _show_texts(self) -> None:
        """Show what depends on the state."""
        raise NotImplementedError

    def _retranslate(self) -> None:
        """Show the texts in the language of the program."""
        raise NotImplementedError

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
