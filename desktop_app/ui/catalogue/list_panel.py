"""The left side of the catalogue page: the list of products and everything above it."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.product_list import ProductFilter, ProductOrder
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.catalogue.cell_edit_controller import CellEditController
from desktop_app.ui.catalogue.list_choices import ListChoices
from desktop_app.ui.catalogue.list_header import ListHeader
from desktop_app.ui.catalogue.list_settings import (
    ListSettings,
    View,
    load_list_settings,
    save_list_settings,
)
from desktop_app.ui.catalogue.product_list_controller import ProductListController
from desktop_app.ui.catalogue.product_views import ProductViews
from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.catalogue.row_copier import RowCopier
from desktop_app.ui.catalogue.table_columns import TableColumns
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

# A shorter wait needs no explanation.
_BUSY_DELAY_MS: Final = 600


class ListPanel(QWidget):
    """Lists the products of the catalogue.

    Attributes:
        header: the lines above the list.
        choices: the known categories and brands.
        views: the table and the grid.

    Signals:
        current_changed: the id of the current product, or None.
        selection_changed: other products are selected, see ``selected_ids``.
        product_activated: the id of the product whose details to show.
        product_changed: the id of a product that was changed in the table.
        import_requested: the user wants to import products.
        status_message: a sentence for the status bar.
        notice_raised: a notice to show.
        failed: an error to show.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    product_activated = Signal(object)
    product_changed = Signal(object)
    import_requested = Signal()
    status_message = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        thumbnails: ThumbnailCache,
        theme: Theme,
        settings_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "catalogue_list")
        self._settings_folder = settings_folder
        self._title = ""
        self._total = 0
        self._is_loading = True
        self._keeps_place = False
        self._wanted_id: int | None = None
        self._waiting_ids: npt.NDArray[np.int64] | None = None
        self._controller = ProductListController(client, self)
        rows = RowCache(client, self)
        self.header = ListHeader(theme, self)
        self.views = ProductViews(rows, thumbnails, theme, self)
        self._edits = CellEditController(client, self.views.table, rows, self)
        settings = load_list_settings(settings_folder)
        self._columns = TableColumns(
            self.views.table, self.header.options, settings.columns, settings.widths, self
        )
        self.choices = ListChoices(client, self.header, self)
        self._copier = RowCopier(client, self)
        self._copy = with_object_name(QAction(self), "copy_rows")
        self._busy_timer = QTimer(self, singleShot=True, interval=_BUSY_DELAY_MS)
        self._build(settings.view)
        self._connect(rows)
        self._retranslate()

    @property
    def product_filter(self) -> ProductFilter:
        """The conditions of the list."""
        return self._controller.product_filter

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table, from left to right."""
        return self._columns.columns

    def load(self) -> None:
        """Read the list again; the place stays."""
        self._keeps_place = True
        self._controller.load()
        self.choices.request()

    def select_product(self, product_id: int) -> None:
        """Read the list again and select a product; drop the filter if it hides the product."""
        self._wanted_id = product_id
        self.load()

    def refresh_rows(self) -> None:
        """Read the visible products again; the list stays as it is."""
        self.views.update_rows()

    def reset(self) -> None:
        """Show nothing, because another catalogue was opened."""
        self._is_loading = True
        self._title, self._total = "", 0
        self._waiting_ids = None
        self._controller.reset()
        self.choices.reset()
        self.views.clear()
        self._show_filter()
        self._update_message()

    def show_products(self, product_filter: ProductFilter, title: str = "") -> None:
        """List the products that meet a filter; see ``Page.show_products``."""
        self._title = title
        self._set_filter(product_filter)

    def sort(self, order: ProductOrder) -> None:
        """Sort the list."""
        self._edits.finish()
        self._keeps_place = False
        self._controller.sort(order)

    def show_total(self, count: int) -> None:
        """Show the number of products of the catalogue."""
        self._total = count
        self._update_counts()

    def finish_editing(self) -> None:
        """Save what is typed into a cell."""
        self._edits.finish()

    def save_settings(self) -> None:
        """Remember the view and the columns."""
        settings = ListSettings(self.views.view_name, self.columns, self._columns.widths)
        save_list_settings(settings, self._settings_folder)

    def _build(self, view: View) -> None:
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.views.add_actions([self._copy])
        self.views.set_view(view)
        self.header.show_view(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.header)
        layout.addWidget(self.views, 1)

    def _connect(self, rows: RowCache) -> None:
        header, views, controller = self.header, self.views, self._controller
        controller.listed.connect(self._on_listed)
        controller.started.connect(self._busy_timer.start)
        controller.ended.connect(self._on_ended)
        self._busy_timer.timeout.connect(lambda: header.show_busy(True))
        controller.order_changed.connect(lambda _: self._show_order())
        header.search_box.words_entered.connect(self._on_words_entered)
        header.search_box.left.connect(self._focus_list)
        header.filters.changed.connect(
            lambda: self._set_filter(header.filters.apply_to(self.product_filter))
        )
        header.clear_requested.connect(self._clear_filters)
        header.view_chosen.connect(views.set_view)
        header.options.aboutToShow.connect(self._fill_options)
        header.options.order_chosen.connect(self.sort)
        rows.loaded.connect(lambda *_: self.choices.load_if_wanted())
        self._columns.order_chosen.connect(self.sort)
        views.current_changed.connect(self.current_changed)
        views.selection_changed.connect(self._on_selection_changed)
        views.product_activated.connect(self.product_activated)
        views.message.button_clicked.connect(self._on_message_button)
        self._edits.changed.connect(self.product_changed)
        self._edits.finished.connect(self._show_waiting)
        self._copy.triggered.connect(self._copy_rows)
        self._columns.resetting.connect(views.begin_reset)
        self._columns.reset.connect(views.end_reset)
        self._copier.copied.connect(
            lambda count: self.status_message.emit(self.tr("Copied %Ln row(s).", "", count))
        )
        self._copier.notice_raised.connect(self.notice_raised)
        for part in (controller, rows, self._edits, self._copier):
            part.failed.connect(self.failed)

    def _set_filter(self, product_filter: ProductFilter) -> None:
        self._edits.finish()
        if product_filter.product_ids is None:
            self._title = ""
        self._keeps_place = False
        self._controller.set_filter(product_filter)
        self._show_filter()
        self._show_order()

    def _show_filter(self) -> None:
        self.header.show_filter(self.product_filter, self._title)

    def _show_order(self) -> None:
        words = bool(self.product_filter.words)
        self._columns.show_order(self._controller.order, has_words=words)

    def _on_listed(self, ids: npt.NDArray[np.int64]) -> None:
        self._is_loading = False
        self._waiting_ids = ids
        self._show_waiting()

    def _show_waiting(self) -> None:
        """Show the list that was read last; not while a cell of the table is being edited."""
        if self._waiting_ids is None or self._edits.is_editing:
            return
        ids, self._waiting_ids = self._waiting_ids, None
        self.views.show_ids(ids, keeps_place=self._keeps_place)
        if not len(ids):
            self.choices.load_if_wanted()
        self._update_counts()
        self._update_message()
        self._select_wanted()

    def _select_wanted(self) -> None:
        wanted = self._wanted_id
        if wanted is None:
            return
        if self.product_filter != ProductFilter() and wanted not in self.views.rows.ids:
            self._set_filter(ProductFilter())
            return
        self._wanted_id = None
        self.views.select_product(wanted)
        self.views.setFocus()

    def _on_ended(self) -> None:
        self._busy_timer.stop()
        self.header.show_busy(False)

    def _on_selection_changed(self) -> None:
        self.header.show_selected(self.views.selected_count)
        self.selection_changed.emit()

    def _on_words_entered(self, words: str) -> None:
        self._set_filter(replace(self.product_filter, words=words))

    def _focus_list(self) -> None:
        self.views.select_first()
        self.views.setFocus()

    def _clear_filters(self) -> None:
        self._set_filter(ProductFilter())
        self._focus_list()

    def _fill_options(self) -> None:
        words = bool(self.product_filter.words)
        self.header.options.show_state(self.columns, self._controller.order, has_words=words)

    def _on_message_button(self) -> None:
        if self.product_filter == ProductFilter():
            self.import_requested.emit()
        else:
            self._clear_filters()

    def _copy_rows(self) -> None:
        self._copier.copy(self.views.selected_ids.tolist(), self.columns)

    def _update_counts(self) -> None:
        self.header.show_counts(len(self.views.rows.ids), self._total)

    def _update_message(self) -> None:
        message = self.views.message
        if self._is_loading:
            message.show_message(self.tr("Opening the catalogue…"))
        elif self.product_filter == ProductFilter():
            message.show_message(
                self.tr("This catalogue is empty"),
                self.tr("Import a table or a folder with pictures of your products."),
                self.tr("Import products…"),
            )
        elif words := self.product_filter.words:
            message.show_message(
                self.tr("No product matches “{words}”").format(words=in_sentence(words)),
                self.tr("Check the spelling, or remove the other filters."),
                self.tr("Clear filters"),
            )
        else:
            message.show_message(
                self.tr("No product meets all filters"),
                self.tr("Choose fewer filters to see more products."),
                self.tr("Clear filters"),
            )

    def _retranslate(self) -> None:
        self._copy.setText(self.tr("Copy rows"))
        self._update_message()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Show names and categories in the new language, and sort by them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.views.rows.forget_texts()
            if not self._is_loading:
                self.load()
