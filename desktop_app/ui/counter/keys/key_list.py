"""The keys of the counter page, shown while there is no answer."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.counter.keys.shortcuts import counter_shortcuts
from desktop_app.ui.widgets.widget_factory import heading, label, with_object_name


class KeyList(QWidget):
    """Says what each key does."""

    def __init__(self) -> None:
        super().__init__()
        with_object_name(self, "counter_keys")
        self._title = heading("counter_keys_title", 1.3, wraps=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self._rows = []
        for row, _ in enumerate(counter_shortcuts()):
            key = label(f"counter_key_{row}", role="key")
            text = label(f"counter_key_text_{row}", wraps=True)
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text, row, 1)
            self._rows.append((key, text))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(20)
        layout.addStretch(1)
        layout.addWidget(self._title)
        layout.addLayout(grid)
        layout.addStretch(2)
        self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Hold a product in front of the camera"))
        for (key, text), (title, keys) in zip(self._rows, counter_shortcuts(), strict=True):
            key.setText(keys)
            text.setText(title)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
