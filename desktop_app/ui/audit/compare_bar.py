"""How pictures are compared: modes and zoom, as buttons."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import MODES, Mode
from desktop_app.ui.i18n.number_format import percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    label,
    set_button_name,
    with_object_name,
)

_ICON_PX: Final = 18


class CompareBar(QWidget):
    """The buttons above the pictures."""

    def __init__(self, name: str, view: CompareView, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, f"{name}_bar")
        self._view = view
        self._group = QButtonGroup(self)
        self._modes: dict[Mode, QToolButton] = {}
        for mode in MODES:
            button = self._button(f"{name}_{mode}", f"compare-{mode}", theme)
            button.setCheckable(True)
            button.clicked.connect(lambda _, mode=mode: view.set_mode(mode))
            self._group.addButton(button)
            self._modes[mode] = button
        self._modes["side"].setChecked(True)
        self._blink = self._button(f"{name}_blink", "recent", theme)
        self._blink.setCheckable(True)
        self._blink.clicked.connect(view.blink)
        self._out = self._button(f"{name}_zoom_out", "zoom-out", theme)
        self._in = self._button(f"{name}_zoom_in", "zoom-in", theme)
        self._fit = self._button(f"{name}_zoom_fit", "zoom-fit", theme)
        self._out.clicked.connect(lambda: view.zoom(-1))
        self._in.clicked.connect(lambda: view.zoom(1))
        self._fit.clicked.connect(view.fit)
        self._pixels = icon_button(f"{name}_zoom_pixels")
        self._pixels.setText("1:1")
        self._pixels.clicked.connect(view.show_pixels)
        self._zoom = label(f"{name}_zoom", role="muted")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("3200%"))
        self._build()
        self._retranslate()
        view.mode_changed.connect(lambda mode: self._modes[mode].setChecked(True))
        view.blinking_changed.connect(self._blink.setChecked)
        view.zoom_changed.connect(lambda zoom: self._zoom.setText(percent(zoom)))

    def let_overlay(self, is_possible: bool) -> None:
        """Offer what needs two pictures, or not."""
        for mode, button in self._modes.items():
            button.setEnabled(is_possible or mode == "side")
        self._blink.setEnabled(is_possible)

    def _button(self, name: str, icon: str, theme: Theme) -> QToolButton:
        made = icon_button(name)
        theme.set_icon(made, icon, side_px=_ICON_PX)
        return made

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (*self._modes.values(), self._blink):
            row.addWidget(button)
        row.addSpacing(12)
        for part in (self._out, self._zoom, self._in, self._fit, self._pixels):
            row.addWidget(part)
        row.addStretch(1)

    def _retranslate(self) -> None:
        words = {
            "side": self.tr("Side by side (1)"),
            "over": self.tr("One in the place of the other (2), the other with S"),
            "split": self.tr("Divided by a slider (3)"),
            "difference": self.tr("What differs (4)"),
        }
        for mode, button in self._modes.items():
            set_button_name(button, words[mode])
        set_button_name(self._blink, self.tr("In turn, by the clock (B)"))
        set_button_name(self._out, self.tr("Zoom out (-)"))
        set_button_name(self._in, self.tr("Zoom in (+)"))
        set_button_name(self._fit, self.tr("Fit (0)"))
        set_button_name(self._pixels, self.tr("Pixels as they are (Z)"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
