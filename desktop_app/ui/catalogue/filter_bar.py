"""The filters above the list of products."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QRegularExpression, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from desktop_app.domain.product import Category
from desktop_app.domain.product_list import PRODUCT_STATES, ProductFilter, ProductState
from desktop_app.ui.catalogue.choice_box import ChoiceBox
from desktop_app.ui.catalogue.state_labels import state_label
from desktop_app.ui.i18n.language import language_code
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import icon_button, set_style_role, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_PRICE: Final = QRegularExpression(r"\d{0,10}([.,]\d{0,4})?")
_PRICE_WIDTH_PX: Final = 94
_TYPING_DELAY_MS: Final = 300


class FilterBar(QWidget):
    """Category, brand, price and state.

    Signals:
        changed: the user has changed a filter; see ``apply_to``.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "filter_bar")
        self._categories: Mapping[str, Category] = {}
        self._category = ChoiceBox("filter_category")
        self._brand = ChoiceBox("filter_brand")
        self._prices = [self._price_line(name) for name in ("price_from", "price_to")]
        self._states: dict[ProductState, QAction] = {}
        self._state_button = icon_button("filter_state")
        self._state_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.set_icon(self._state_button, "filter", side_px=16)
        self._price_timer = QTimer(self, singleShot=True, interval=_TYPING_DELAY_MS)
        self._price_timer.timeout.connect(self.changed)
        self._build()
        self._retranslate()
        self._category.chosen.connect(lambda _: self.changed.emit())
        self._brand.chosen.connect(lambda _: self.changed.emit())

    def apply_to(self, product_filter: ProductFilter) -> ProductFilter:
        """Return a filter with the conditions of the bar instead of its own."""
        self._price_timer.stop()
        return replace(
            product_filter,
            category=self._category.value,
            brand=self._brand.value,
            price_from=_price(self._prices[0].text()),
            price_to=_price(self._prices[1].text()),
            states=frozenset(state for state, action in self._states.items() if action.isChecked()),
        )

    def show_filter(self, product_filter: ProductFilter) -> None:
        """Show the conditions of a filter."""
        self._price_timer.stop()
        self._category.show_value(product_filter.category)
        self._brand.show_value(product_filter.brand)
        prices = (product_filter.price_from, product_filter.price_to)
        for line, price in zip(self._prices, prices, strict=True):
            if _price(line.text()) != price:
                line.setText("" if price is None else f"{price:f}")
        for state, action in self._states.items():
            with QSignalBlocker(action):
                action.setChecked(state in product_filter.states)
        self._update_state_button()

    def show_categories(self, categories: Mapping[str, Category]) -> None:
        """Offer categories, by the names that they have in the language of the window."""
        self._categories = categories
        code = language_code()
        self._category.set_choices(
            {name: category.names.get(code, name) for name, category in categories.items()}
        )

    def show_brands(self, brands: Mapping[str, int]) -> None:
        """Offer brands."""
        self._brand.set_choices({name: name for name in brands})

    def _price_line(self, name: str) -> QLineEdit:
        line = with_object_name(QLineEdit(), f"filter_{name}")
        line.setValidator(QRegularExpressionValidator(_PRICE, line))
        line.setMaximumWidth(110)
        line.setMinimumWidth(_PRICE_WIDTH_PX)
        line.textEdited.connect(lambda _: self._price_timer.start())
        line.editingFinished.connect(self._on_price_entered)
        return line

    def _build(self) -> None:
        menu = with_object_name(QMenu(self), "state_menu")
        for state in PRODUCT_STATES:
            action = with_object_name(menu.addAction(""), f"state_{state}")
            action.setCheckable(True)
            action.toggled.connect(self._on_state_toggled)
            self._states[state] = action
        self._state_button.setMenu(menu)
        self._state_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = WrappingRow(self)
        row.add(self._category, stretch=2)
        row.add(self._brand, stretch=2)
        for line in self._prices:
            row.add(line, stretch=1)
        row.add(self._state_button)

    def _retranslate(self) -> None:
        self._category.set_name(self.tr("Category"))
        self._brand.set_name(self.tr("Brand"))
        for line, title, name in zip(
            self._prices,
            (self.tr("Price from"), self.tr("to")),
            (self.tr("Lowest price"), self.tr("Highest price")),
            strict=True,
        ):
            line.setPlaceholderText(title)
            line.setAccessibleName(name)
            line.setToolTip(name)
        for state, action in self._states.items():
            action.setText(state_label(state))
        self._state_button.setToolTip(self.tr("List only products in these states"))
        self.show_categories(self._categories)
        self._update_state_button()

    def _update_state_button(self) -> None:
        checked = [state for state, action in self._states.items() if action.isChecked()]
        text = self.tr("State")
        if checked:
            text = state_label(checked[0])
        if len(checked) > 1:
            text = f"{text} +{len(checked) - 1}"
        self._state_button.setText(text)
        self._state_button.setAccessibleName(text)
        set_style_role(self._state_button, "filter_set" if checked else "filter")

    def _on_state_toggled(self, _is_checked: bool) -> None:
        self._update_state_button()
        self.changed.emit()

    def _on_price_entered(self) -> None:
        if self._price_timer.isActive():
            self._price_timer.stop()
            self.changed.emit()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _price(text: str) -> Decimal | None:
    number = text.strip(" .,").replace(",", ".")
    return Decimal(number) if number else None
