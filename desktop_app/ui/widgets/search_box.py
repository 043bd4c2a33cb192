"""A box to search for products by words while they are typed."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.clipboard import clipboard_contents
from desktop_app.ui.widgets.search_field import SearchField

# Shorter than the pause between two keys of most typists.
_DELAY_MS: Final = 60


class SearchBox(SearchField):
    """A line of text; Escape clears it, Enter and Down go on to the results.

    Signals:
        words_entered: the text, without spaces around it, shortly after it has changed.
        left: the user wants to go on to the results.
    """

    words_entered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("search_box", "search_icon", theme, parent)
        self._entered = ""
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._enter)
        self.textChanged.connect(lambda _: self._timer.start())
        self.returnPressed.connect(self._on_return)
        self._retranslate()

    @property
    def words(self) -> str:
        """The text, without spaces around it."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show a text that has been searched for already."""
        self._entered = words
        if words != self.words:
            # With its signals, without which the button that clears the box is not updated.
            self.setText(words)
        self._timer.stop()

    def enter(self, words: str) -> None:
        """Search for words as if they had been typed."""
        self.setText(words)
        self._enter()

    def _enter(self) -> None:
        self._timer.stop()
        if self.words != self._entered:
            self._entered = self.words
            self.words_entered.emit(self.words)

    def _on_return(self) -> None:
        self._enter()
        self.left.emit()

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Name, brand, SKU or GTIN"))
        self.set_name(self.tr("Search products"))
        self.setToolTip(self.tr("Search products by name, brand, SKU, GTIN or attribute (Ctrl+F)"))

    # Qt

    def event(self, event: QEvent) -> bool:
        """Keep the keys of text, which may be commands on a page, and leave others to it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste) and _is_no_text():
                # The window searches for the photo.
                event.ignore()
                return True
            modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if event.text() and not event.modifiers() & modifiers:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the box on Escape, go to the results on Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._enter()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self._enter()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _is_no_text() -> bool:
    """Return whether the clipboard holds files or a picture, and no text to search for."""
    mime = clipboard_contents()
    return mime.hasUrls() or not mime.hasFormat("text/plain")
