"""The lines above the list: search box, filters, number of products, view and options."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.product_list import ProductFilter
from desktop_app.ui.catalogue.filter_bar import FilterBar
from desktop_app.ui.catalogue.list_settings import View
from desktop_app.ui.catalogue.options_menu import OptionsMenu
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    label,
    set_button_name,
    with_object_name,
)


class ListHeader(QWidget):
    """Everything above the table or the grid.

    Attributes:
        search_box: for words.
        filters: for the other conditions.
        options: the menu of order and columns.

    Signals:
        view_chosen: ``table`` or ``grid``.
        clear_requested: all conditions are to be dropped.
    """

    view_chosen = Signal(str)
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "list_header")
        self.search_box = SearchBox(theme, self)
        self.filters = FilterBar(theme)
        self.options = OptionsMenu(self)
        self._count = label("list_count", role="muted")
        self._clear = button("clear_filters", role="link")
        self._selection_button = button("selection_button", role="link")
        self._selection_menu = with_object_name(QMenu(self), "selection_menu")
        self._selection_button.setMenu(self._selection_menu)
        self._view_group = QButtonGroup(self)
        self._views: dict[View, QToolButton] = {
            "table": icon_button("view_table"),
            "grid": icon_button("view_grid"),
        }
        self._options_button = icon_button("list_options_button")
        self._shown, self._total, self._selected = 0, 0, 0
        self._is_busy = False
        self._title, self._filter = "", ProductFilter()
        self._build(theme)
        self._retranslate()
        self._clear.clicked.connect(self.clear_requested)

    def show_view(self, name: View) -> None:
        """Mark the view that is shown."""
        self._views[name].setChecked(True)

    def show_action(self, action: QAction) -> None:
        """Show a command as a button beside the search box."""
        choice = icon_button(f"list_{action.objectName()}")
        choice.setDefaultAction(action)
        choice.setIconSize(self._options_button.iconSize())
        self._top.insertWidget(1, choice)
        QWidget.setTabOrder(self.search_box, choice)

    def show_selection_commands(self, actions: Sequence[QAction]) -> None:
        """Offer commands in a menu beside the number of selected products."""
        self._selection_menu.addActions(actions)

    def show_filter(self, product_filter: ProductFilter, title: str) -> None:
        """Show the conditions of the list.

        Args:
            product_filter: the conditions.
            title: what products that another page lists have in common; may be empty.
        """
        self._filter, self._title = product_filter, title
        self.search_box.show_words(product_filter.words)
        self.filters.show_filter(product_filter)
        self._update_count()

    def show_counts(self, shown: int, total: int) -> None:
        """Show how many products of how many are listed."""
        self._shown, self._total = shown, total
        self._update_count()

    def show_busy(self, is_busy: bool) -> None:
        """Show that the list is being read, because it takes a while."""
        self._is_busy = is_busy
        self._update_count()

    def show_selected(self, count: int) -> None:
        """Show how many products are selected."""
        if count != self._selected:
            self._selected = count
            self._update_count()

    def _build(self, theme: Theme) -> None:
        for name, view in self._views.items():
            view.setCheckable(True)
            theme.set_icon(view, name)
            self._view_group.addButton(view)
            view.clicked.connect(lambda _=False, name=name: self.view_chosen.emit(name))
        theme.set_icon(self._options_button, "more")
        self._options_button.setMenu(self.options)
        self._options_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._options_button.setProperty("role", "menu")
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.search_box, 1)
        top.addSpacing(4)
        for view in self._views.values():
            top.addWidget(view)
        top.addWidget(self._options_button)
        self._top = top
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._count)
        bottom.addWidget(self._clear)
        bottom.addStretch(1)
        bottom.addWidget(self._selection_button)
        for made in (self._clear, self._selection_button):
            # The list must not jump when the button appears.
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            made.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addSpacing(4)
        layout.addWidget(self.filters)
        layout.addLayout(bottom)

    def _retranslate(self) -> None:
        set_button_name(self._views["table"], self.tr("Show as a table"))
        set_button_name(self._views["grid"], self.tr("Show as a grid"))
        set_button_name(self._options_button, self.tr("Order and columns"))
        self._clear.setText(self.tr("Clear filters"))
        self._selection_button.setText(self.tr("Change selection"))
        self._update_count()

    def _update_count(self) -> None:
        self._selection_button.setVisible(self._selected > 1)
        is_filtered = self._filter != ProductFilter()
        # Archived products do not count.
        if is_filtered and self._shown <= self._total and "archived" not in self._filter.states:
            text = self.tr("{shown} of %Ln product(s)", "", self._total)
            text = text.format(shown=format_number(self._shown))
        else:
            text = self.tr("%Ln product(s)", "", self._shown)
        if self._title:
            text = f"{self._title}: {text}"
        if self._selected > 1:
            selected = self.tr("%Ln selected", "", self._selected)
            text = f"{text} · {selected}"
        if self._is_busy:
            busy = self.tr("Reading the list…")
            text = f"{text} · {busy}"
        self._count.setText(text)
        self._clear.setVisible(is_filtered)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
