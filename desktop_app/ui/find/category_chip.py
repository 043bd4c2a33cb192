"""The category of the photo, as a button that narrows the answer to it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop_app.engine.results import Category, CategoryGuess
from desktop_app.ui.language import language_code
from desktop_app.ui.parts import named, tip
from desktop_app.ui.theme import Theme
from desktop_app.ui.wording import number, percent

_WIDEST_PX: Final = 280
_ICON_PX: Final = 14


class CategoryChip(QToolButton):
    """Says what kind of thing the photo shows; its menu has all categories.

    Signals:
        narrowed: the category that alone shall be shown; empty for all.
    """

    narrowed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "category_chip")
        self._theme = theme
        self._guess: CategoryGuess | None = None
        self._only = ""
        self._categories: Mapping[str, Category] = {}
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMaximumWidth(_WIDEST_PX)
        self._menu = named(QMenu(self), "category_menu")
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
        if self._only:
            return self.tr("Only {name}").format(name=self.name_of(self._only))
        if self._guess is None or not self._guess.name:
            return self.tr("All categories")
        name, score = self.name_of(self._guess.name), percent(self._guess.score)
        return self.tr("Category: {name} ({score})").format(name=name, score=score)

    def name_of(self, category: str) -> str:
        """Return what a category is called in the language of the window."""
        known = self._categories.get(category)
        return category if known is None else known.names.get(language_code(), category)

    def _write(self) -> None:
        self.setVisible(bool(self._categories))
        self.setChecked(bool(self._only))
        self._theme.dress(self, "close" if self._only else "filter", "accent", _ICON_PX)
        metrics = self.fontMetrics()
        room_px = _WIDEST_PX - 72
        # Qt takes a single & for the mark of a key.
        text = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room_px)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self.words)
        if self._only:
            hint = self.tr("Show all categories again")
        elif self._guess is not None:
            hint = self.tr("Show only {name}").format(name=self.name_of(self._guess.name))
        else:
            hint = self.tr("Choose a category")
        self.setToolTip(tip(hint))
        self.setAccessibleDescription(hint)

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        rows = {"": self.tr("All categories")}
        for name, category in self._categories.items():
            text = f"{self.name_of(name)} ({number(category.products)})"
            rows[name] = text.replace("&", "&&")
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
        """Be no wider than the longest text that is shown in full."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), _WIDEST_PX), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
