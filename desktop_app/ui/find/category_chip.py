"""A button that shows the category of the photo and restricts the search to it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QStyleOptionToolButton, QToolButton, QWidget

from desktop_app.domain.answer import CategoryGuess
from desktop_app.domain.product import Category
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.i18n.number_format import format_number, format_percent
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import set_plain_tooltip, with_object_name

_MIN_WIDTH_PX: Final = 120
# The icon, the menu arrow and the padding.
_DECORATION_PX: Final = 72
_ICON_PX: Final = 14


class CategoryChip(QToolButton):
    """Shows the guessed category of the photo; its menu lists all categories.

    Signals:
        category_chosen: the category to restrict the search to; empty for all.
    """

    category_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "category_chip")
        self._theme = theme
        self._guess: CategoryGuess | None = None
        self._category_filter = ""
        self._is_shown = False
        self._categories: Mapping[str, Category] = {}
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menu = with_object_name(QMenu(self), "category_menu")
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.clicked.connect(self._on_clicked)

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Set the categories to choose from."""
        self._categories = categories
        self._update_texts()

    def show_guess(self, guess: CategoryGuess | None, category_filter: str) -> None:
        """Show the guessed category, and the category searched (empty for all)."""
        self._guess = guess
        self._category_filter = category_filter
        self._is_shown = True
        self._update_texts()

    def clear(self) -> None:
        """Hide the button: no photo is answered."""
        self._is_shown = False
        self._update_texts()

    @property
    def full_text(self) -> str:
        """The text of the button, not elided."""
        return self._text_with_name(self._name)

    @property
    def _name(self) -> str:
        guessed = "" if self._guess is None else self._guess.name
        return in_sentence(self.display_name(self._category_filter or guessed))

    def _text_with_name(self, name: str) -> str:
        if self._category_filter:
            return self.tr("Only {name}").format(name=name)
        if self._guess is None or not self._guess.name:
            return self.tr("All categories")
        score = format_percent(self._guess.score)
        return self.tr("Category: {name} ({score})").format(name=name, score=score)

    @property
    def elided_text(self) -> str:
        """The text that fits the width: the category is elided, the score is always shown."""
        metrics = self.fontMetrics()
        other_px = _DECORATION_PX + metrics.horizontalAdvance(self._text_with_name(""))
        elide = Qt.TextElideMode.ElideRight
        return self._text_with_name(metrics.elidedText(self._name, elide, self.width() - other_px))

    def display_name(self, category: str) -> str:
        """Return the name of a category in the language of the window."""
        known = self._categories.get(category)
        return category if known is None else known.names.get(language_code(), category)

    def _update_texts(self) -> None:
        self.setVisible(self._is_shown and bool(self._categories))
        self.setChecked(bool(self._category_filter))
        icon = "close" if self._category_filter else "filter"
        self._theme.set_icon(self, icon, "accent", _ICON_PX)
        self.setText(_escape_mnemonic(self.full_text))
        self.setAccessibleName(self.full_text)
        if self._category_filter:
            hint = self.tr("Show all categories again")
        elif self._guess is not None:
            hint = self.tr("Show only {name}").format(name=self.display_name(self._guess.name))
        else:
            hint = self.tr("Choose a category")
        set_plain_tooltip(self, hint)

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        texts = {"": self.tr("All categories")}
        for name, category in self._categories.items():
            text = f"{self.display_name(name)} ({format_number(category.product_count)})"
            texts[name] = _escape_mnemonic(text)
        for name, text in texts.items():
            action = self._menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name == self._category_filter)
            action.triggered.connect(lambda _, name=name: self._choose(name))
            group.addAction(action)

    def _on_clicked(self) -> None:
        # The checked state follows the filter, not the click.
        self.setChecked(bool(self._category_filter))
        if self._category_filter:
            self._choose("")
        elif self._guess is not None and self._guess.name:
            self._choose(self._guess.name)
        else:
            self.showMenu()

    def _choose(self, name: str) -> None:
        if name != self._category_filter:
            self.category_chosen.emit(name)

    # Qt

    def sizeHint(self) -> QSize:
        """Return the size that the full text needs."""
        # Measured in the same two parts as for eliding, and rounded up, so that nothing is elided.
        advance = self.fontMetrics().horizontalAdvance
        text_px = advance(self._text_with_name("")) + advance(self._name) + 2
        return QSize(text_px + _DECORATION_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the category is elided."""
        return QSize(_MIN_WIDTH_PX, super().sizeHint().height())

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Show the elided text."""
        super().initStyleOption(option)
        option.text = _escape_mnemonic(self.elided_text)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_texts()


def _escape_mnemonic(text: str) -> str:
    """Double every ``&``, which a button would take as the mark of its shortcut key."""
    return text.replace("&", "&&")
