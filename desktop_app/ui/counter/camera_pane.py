"""The left side of the counter page: the camera and what to do."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.counter.codes.unknown_code_button import UnknownCodeButton
from desktop_app.ui.counter.scene.guidance import Guidance
from desktop_app.ui.widgets.widget_factory import (
    announce,
    heading,
    keep_clear,
    refresh_style,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_PROBLEMS: Final = frozenset({"low_resolution", "dark", "small", "blurred", "several"})


class CameraPane(QWidget):
    """The camera, one line below it, and whether something held still is captured.

    Attributes:
        unknown_code: adds the product of a code that the catalogue does not know.

    Args:
        camera: the live picture.
        strip: what is shown below.

    Signals:
        holding_still_changed: whether something that is held still is to be captured.
    """

    holding_still_changed = Signal(bool)

    def __init__(self, camera: CameraView, strip: QWidget) -> None:
        super().__init__()
        with_object_name(self, "counter_camera")
        self._guidance: Guidance = "preparing"
        self._is_live = False
        self._is_adding = False
        self._line = heading("counter_guidance", 1.6, wraps=True)
        self._hold_still = with_object_name(QCheckBox(), "counter_hold_still")
        self.unknown_code = UnknownCodeButton()
        self._hold_still.clicked.connect(self.holding_still_changed)
        camera.live_changed.connect(self._on_live_changed)
        keep_clear(self._line, self._hold_still, self.unknown_code, strip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(camera, 1)
        layout.addWidget(self._line)
        row = WrappingRow()
        row.add(self._hold_still, stretch=1)
        row.add(self.unknown_code)
        layout.addLayout(row)
        layout.addWidget(strip)
        self._retranslate()

    def show_guidance(self, guidance: Guidance) -> None:
        """Show what to do."""
        self._guidance = guidance
        is_problem = guidance in _PROBLEMS and self._is_live and not self._is_adding
        if self._line.property("problem") != is_problem:
            self._line.setProperty("problem", is_problem)
            refresh_style(self._line)
        self._update_line()
        if is_problem:
            announce(self._line, self._line.text())

    def show_adding(self, is_adding: bool) -> None:
        """Show that a new product is being entered, instead of what to do."""
        self._is_adding = is_adding
        self.show_guidance(self._guidance)

    def show_holding_still(self, holds_still: bool) -> None:
        """Show whether something that is held still is captured."""
        self._hold_still.setChecked(holds_still)
        self._update_line()

    def _on_live_changed(self, is_live: bool) -> None:
        self._is_live = is_live
        self._update_line()

    def _update_line(self) -> None:
        ready = self.tr("Hold still") if self._hold_still.isChecked() else self.tr("Press Space")
        texts: dict[Guidance, str] = {
            "low_resolution": self.tr("The camera's picture is too small"),
            "dark": self.tr("Too dark"),
            "empty": self.tr("Hold a product up"),
            "hand": self.tr("Hold a product up"),
            "small": self.tr("Closer"),
            "blurred": self.tr("Hold still"),
            "moving": self.tr("Hold still"),
            "several": self.tr("One at a time"),
            "ready": ready,
            "lying": self.tr("Press Space"),
            "searching": self.tr("Searching…"),
            "preparing": self.tr("The catalogue is being prepared…"),
            "answered": self.tr("Space takes the next photo"),
            "other_side": self.tr("Show another side"),
        }
        text = self.tr("Enter the new product") if self._is_adding else texts[self._guidance]
        # Without a picture, the camera's view says what it waits for.
        self._line.setText(text if self._is_live else "")

    def _retranslate(self) -> None:
        self._hold_still.setText(self.tr("Take a photo of what is held still"))
        self._update_line()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
