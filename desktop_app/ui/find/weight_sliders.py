"""More like this: how much colour, shape and texture count among similar products."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop_app.domain.evidence import SimilarityWeights
from desktop_app.ui.widgets.widget_factory import label, with_object_name

_NAMES: Final = ("colour", "shape", "texture")
# At the right end a signal counts twice as much as what the picture shows.
_MOST: Final = 2.0
_STEPS: Final = 20


class WeightSliders(QWidget):
    """One slider for each signal.

    Signals:
        weights_changed: a slider was moved.
    """

    weights_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "weight_sliders")
        self._words: dict[str, QLabel] = {}
        self._sliders: dict[str, QSlider] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(16)
        for name in _NAMES:
            row.addLayout(self._build_one(name), 1)
        self._retranslate()

    @property
    def weights(self) -> SimilarityWeights:
        """What the sliders say."""
        shares = (self._sliders[name].value() / _STEPS for name in _NAMES)
        return SimilarityWeights(*(_MOST * share for share in shares))

    def show_weights(self, weights: SimilarityWeights) -> None:
        """Set the sliders without telling anyone."""
        for name, weight in zip(_NAMES, weights, strict=True):
            slider = self._sliders[name]
            with QSignalBlocker(slider):
                slider.setValue(round(weight / _MOST * _STEPS))

    def _build_one(self, name: str) -> QVBoxLayout:
        words = self._words[name] = label(f"weight_words_{name}", role="small")
        slider = self._sliders[name] = with_object_name(
            QSlider(Qt.Orientation.Horizontal), f"weight_{name}"
        )
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 4)
        slider.valueChanged.connect(lambda: self.weights_changed.emit())
        words.setBuddy(slider)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(slider)
        return column

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("To the right: more like this product in this respect"))
        texts = {
            "colour": (self.tr("Colour"), self.tr("How much colour counts")),
            "shape": (self.tr("Shape"), self.tr("How much shape counts")),
            "texture": (self.tr("Texture"), self.tr("How much texture counts")),
        }
        for name, (word, meaning) in texts.items():
            self._words[name].setText(word)
            self._sliders[name].setAccessibleName(meaning)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
