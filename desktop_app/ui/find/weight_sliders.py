"""Sliders for the weights of colour, shape and texture among similar products."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.ui.widgets.widget_factory import label, with_object_name

_PROPERTIES: Final = ("colour", "shape", "texture")
# Relative to the weight of the embedding, which is 1.
_MAX_WEIGHT: Final = 2.0
_STEPS: Final = 20


class WeightSliders(QWidget):
    """One slider for each visual property.

    Signals:
        weights_changed: a slider was moved.
    """

    weights_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "weight_sliders")
        self._labels: dict[str, QLabel] = {}
        self._sliders: dict[str, QSlider] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(16)
        for name in _PROPERTIES:
            row.addLayout(self._build_slider(name), 1)
        self._retranslate()

    @property
    def weights(self) -> SimilarityWeights:
        """The weights set by the sliders, each 0..2."""
        shares = (self._sliders[name].value() / _STEPS for name in _PROPERTIES)
        return SimilarityWeights(*(_MAX_WEIGHT * share for share in shares))

    def show_weights(self, weights: SimilarityWeights) -> None:
        """Set the sliders without emitting ``weights_changed``."""
        for name, weight in zip(_PROPERTIES, weights, strict=True):
            slider = self._sliders[name]
            with QSignalBlocker(slider):
                slider.setValue(round(weight / _MAX_WEIGHT * _STEPS))

    def _build_slider(self, name: str) -> QVBoxLayout:
        caption = self._labels[name] = label(f"weight_words_{name}", role="small")
        slider = self._sliders[name] = with_object_name(
            QSlider(Qt.Orientation.Horizontal), f"weight_{name}"
        )
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 4)
        slider.valueChanged.connect(lambda: self.weights_changed.emit())
        caption.setBuddy(slider)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(caption)
        column.addWidget(slider)
        return column

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Move right to give this property more weight"))
        texts = {
            "colour": (self.tr("Colour"), self.tr("Weight of colour")),
            "shape": (self.tr("Shape"), self.tr("Weight of shape")),
            "texture": (self.tr("Texture"), self.tr("Weight of texture")),
        }
        for name, (text, accessible_name) in texts.items():
            self._labels[name].setText(text)
            self._sliders[name].setAccessibleName(accessible_name)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
