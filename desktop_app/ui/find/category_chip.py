"""The category of the photo, as a button that narrows the answer to it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStyleOptionToolButton, QToolButton, QWidget

from desktop_app.domain.answer import CategoryGuess
from desktop_app.domain.product import Category
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.number_format import number, percent
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import plain_tooltip, with_object_name

_LEAST_PX: Final = 152
# The icon, the arrow, and what is around them.
_BESIDE_PX: Final = 72
_ICON_PX: Final = 14


class CategoryChip(QToolButton):
    """Says what kind of thing the photo shows; its menu has all categories.

    Signals:
        narrowed: the category that alone shall be shown; empty for all.
    """

    narrowed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "category_chip")
        self._theme = theme
        self._guess: CategoryGuess | None = None
        self._only = ""
        self._categories: Mapping[str, Category] = {}
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menu = with_object_name(QMenu(self), "category_menu")
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.clicked.connect(self._on_clicked)

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Offer these categories."""
        self._categories = categories
        self._write()

    def show_guess(self, guess: CategoryGuess | None, only: str) -> None:
        """Say the category of the photo, and which one alone is shown (empty for all)."""
        self._guess = guess
        self._only = only
        self._write()

    @property
    def words(self) -> str:
        """What the button says, in full."""
        return self._words_with(self._name)

    @property
    def _name(self) -> str:
        guessed = "" if self._guess is None else self._guess.name
        return self.name_of(self._only or guessed)

    def _words_with(self, name: str) -> str:
        if self._only:
            return self.tr("Only {name}").format(name=name)
        if self._guess is None or not self._guess.name:
            return self.tr("All categories")
        score = percent(self._guess.score)
        return self.tr("Category: {name} ({score})").format(name=name, score=score)

    @property
    def shown_words(self) -> str:
        """What there is room for: the name of the category is cut off, never the score."""
        metrics = self.fontMetrics()
        room_px = self.width() - _BESIDE_PX - metrics.horizontalAdvance(self._words_with(""))
        elide = Qt.TextElideMode.ElideRight
        return self._words_with(metrics.elidedText(self._name, elide, room_px))

    def name_of(self, category: str) -> str:
        """Return what a category is called in the language of the window."""
        known = self._categories.get(category)
        return category if known is None else known.names.get(language_code(), category)

    def _write(self) -> None:
        self.setVisible(bool(self._categories))
        self.setChecked(bool(self._only))
        self._theme.set_icon(self, "close" if self._only else "filter", "accent", _ICON_PX)
        self.setText(_without_keys(self.words))
        self.setAccessibleName(self.words)
        if self._only:
            hint = self.tr("Show all categories again")
        elif self._guess is not None:
            hint = self.tr("Show only {name}").format(name=self.name_of(self._guess.name))
        else:
            hint = self.tr("Choose a category")
        self.setToolTip(plain_tooltip(hint))
        self.setAccessibleDescription(hint)

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        rows = {"": self.tr("All categories")}
        for name, category in self._categories.items():
            text = f"{self.name_of(name)} ({number(category.products)})"
            rows[name] = _without_keys(text)
        for name, text in rows.items():
            action = self._menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name == self._only)
            action.triggered.connect(lambda _, name=name: self._narrow(name))
            group.addAction(action)

    def _on_clicked(self) -> None:
        # The look follows what is shown, not the press.
        self.setChecked(bool(self._only))
        if self._only:
            self._narrow("")
        elif self._guess is not None and self._guess.name:
            self._narrow(self._guess.name)
        else:
            self.showMenu()

    def _narrow(self, name: str) -> None:
        if name != self._only:
            self.narrowed.emit(name)

    # Qt

    def sizeHint(self) -> QSize:
        """Ask for room for all words."""
        # In the parts that are measured to cut them, each rounded up: a pixel short cuts a letter.
        advance = self.fontMetrics().horizontalAdvance
        words_px = advance(self._words_with("")) + advance(self._name) + 2
        return QSize(words_px + _BESIDE_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Make do with little: the words are cut off then."""
        return QSize(_LEAST_PX, super().sizeHint().height())

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Draw as many words as there is room for."""
        super().initStyleOption(option)
        option.text = _without_keys(self.shown_words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()


def _without_keys(text: str) -> str:
    """Return text for a button, which takes a single & for the mark of a key."""
    return text.replace("&", "&&")
