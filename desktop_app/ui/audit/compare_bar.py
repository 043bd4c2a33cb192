"""The toolbar of a ``CompareView``: modes and zoom."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.audit.compare_view import CompareView
from desktop_app.ui.audit.comparison import MODES, CompareMode
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    icon_button,
    label,
    set_button_name,
    with_object_name,
)

_ICON_PX: Final = 18


class CompareBar(QWidget):
    """Buttons for compare modes and zoom."""

    def __init__(self, name: str, view: CompareView, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, f"{name}_bar")
        self._mode_group = QButtonGroup(self)
        self._mode_buttons: dict[CompareMode, QToolButton] = {}
        for mode in MODES:
            button = self._button(f"{name}_{mode}", f"compare-{mode}", theme)
            button.setCheckable(True)
            button.clicked.connect(lambda _, mode=mode: view.set_mode(mode))
            self._mode_group.addButton(button)
            self._mode_buttons[mode] = button
        self._mode_buttons["side"].setChecked(True)
        self._blink = self._button(f"{name}_blink", "recent", theme)
        self._blink.setCheckable(True)
        self._blink.clicked.connect(view.set_blinking)
        self._zoom_out = self._button(f"{name}_zoom_out", "zoom-out", theme)
        self._zoom_in = self._button(f"{name}_zoom_in", "zoom-in", theme)
        self._fit = self._button(f"{name}_zoom_fit", "zoom-fit", theme)
        self._zoom_out.clicked.connect(lambda: view.zoom_by(-1))
        self._zoom_in.clicked.connect(lambda: view.zoom_by(1))
        self._fit.clicked.connect(view.fit)
        self._actual_size = icon_button(f"{name}_zoom_pixels")
        self._actual_size.setText("1:1")
        self._actual_size.clicked.connect(view.toggle_actual_size)
        self._scale = label(f"{name}_zoom", role="muted")
        self._scale.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._scale.setMinimumWidth(self._scale.fontMetrics().horizontalAdvance("3200%"))
        self._build()
        self._retranslate()
        view.mode_changed.connect(lambda mode: self._mode_buttons[mode].setChecked(True))
        view.blinking_changed.connect(self._blink.setChecked)
        view.scale_changed.connect(lambda scale: self._scale.setText(format_percent(scale)))

    def enable_overlay(self, is_possible: bool) -> None:
        """Enable or disable the modes that need two pictures."""
        for mode, button in self._mode_buttons.items():
            button.setEnabled(is_possible or mode == "side")
        self._blink.setEnabled(is_possible)

    def _button(self, name: str, icon: str, theme: Theme) -> QToolButton:
        button = icon_button(name)
        theme.set_icon(button, icon, side_px=_ICON_PX)
        return button

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (*self._mode_buttons.values(), self._blink):
            row.addWidget(button)
        row.addSpacing(12)
        for part in (self._zoom_out, self._scale, self._zoom_in, self._fit, self._actual_size):
            row.addWidget(part)
        row.addStretch(1)

    def _retranslate(self) -> None:
        texts = {
            "side": self.tr("Side by side (1)"),
            "over": self.tr("Overlay (2), swap with S"),
            "split": self.tr("Split with slider (3)"),
            "difference": self.tr("Differences (4)"),
        }
        for mode, button in self._mode_buttons.items():
            set_button_name(button, texts[mode])
        set_button_name(self._blink, self.tr("Alternate automatically (B)"))
        set_button_name(self._zoom_out, self.tr("Zoom out (-)"))
        set_button_name(self._zoom_in, self.tr("Zoom in (+)"))
        set_button_name(self._fit, self.tr("Fit to window (0)"))
        set_button_name(self._actual_size, self.tr("Actual size (Z)"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
