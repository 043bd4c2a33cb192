"""A box to choose one of many names, found by typing a part of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop_app.ui.widgets.completer import style_popup
from desktop_app.ui.widgets.widget_factory import with_object_name


class ChoiceBox(QComboBox):
    """One name of a list, or none; an unknown text is replaced by the last choice.

    Signals:
        chosen: the name, or None for any.
    """

    chosen = Signal(object)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self._values: list[str] = []
        self._titles: list[str] = []
        self._value: str | None = None
        self._is_showing = False
        self._names = QStringListModel(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setModel(self._names)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        style_popup(completer)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        self._line = line
        line.setClearButtonEnabled(True)
        line.editingFinished.connect(self._on_edited)
        line.textChanged.connect(self._on_text_changed)
        self.activated.connect(self._on_activated)
        self.setCurrentIndex(-1)

    @property
    def value(self) -> str | None:
        """The chosen name; None for any."""
        return self._value

    def set_choices(self, titles: Mapping[str, str]) -> None:
        """Offer names; the choice stays, even if it is not among them.

        Args:
            titles: what is shown, by name.
        """
        self._values, self._titles = list(titles), list(titles.values())
        with self._showing():
            self._names.setStringList(self._titles)
        self.show_value(self._value)

    def show_value(self, value: str | None) -> None:
        """Show a choice without a signal."""
        self._value = value
        with self._showing():
            place = self._values.index(value) if value in self._values else -1
            self.setCurrentIndex(place)
            self.setEditText(self._title())
            self._line.setCursorPosition(0)

    def set_name(self, name: str) -> None:
        """Set the name of the box, on screen and for screen readers."""
        self._line.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._line.setAccessibleName(name)

    @contextmanager
    def _showing(self) -> Iterator[None]:
        """Suppress own signals; the line keeps its own, which show and hide its button."""
        self._is_showing = True
        try:
            with QSignalBlocker(self):
                yield
        finally:
            self._is_showing = False

    def _title(self) -> str:
        if self._value in self._values:
            return self._titles[self._values.index(self._value)]
        return self._value or ""

    def _choose(self, value: str | None) -> None:
        is_new = value != self._value
        self.show_value(value)
        if is_new:
            self.chosen.emit(value)

    def _on_activated(self, place: int) -> None:
        if 0 <= place < len(self._values):
            self._choose(self._values[place])

    def _on_text_changed(self, text: str) -> None:
        # The button that clears the line.
        if not text and self._value is not None and not self._is_showing:
            self._choose(None)

    def _on_edited(self) -> None:
        text = self._line.text().strip().casefold()
        if not text:
            self._choose(None)
            return
        found = [
            value
            for value, title in zip(self._values, self._titles, strict=True)
            if title.casefold() == text
        ]
        self._choose(found[0] if found else self._value)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the last choice with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._line.text() != self._title():
            self.show_value(self._value)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QEvent) -> None:
        """Ignore the wheel: it would filter by each name that it passes."""
        event.ignore()
