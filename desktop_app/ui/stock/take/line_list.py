"""The right side of a stock take: its products, and what becomes of the differences."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.product import Product
from desktop_app.domain.stock_take import CountedUnit
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.stock.take.line_actions import LineActions
from desktop_app.ui.stock.take.line_filter import LineFilter
from desktop_app.ui.stock.take.line_table import LineTable
from desktop_app.ui.stock.take.take_contents import TakeContents
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import button, label, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow


class LineList(QWidget):
    """The filtered table between the filter and the buttons.

    Attributes:
        table: the lines.
        filter: which of them are shown.
        buttons: what is done with the lines.

    Signals:
        check_requested: the user wants to see the next box to check.
        product_added: the id of a product in no photo that is to be counted by hand.
    """

    check_requested = Signal()
    product_added = Signal(object)

    def __init__(
        self, client: EngineClient, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_line_list")
        self._shown: TakeContents | None = None
        self._can_change = self._can_set = False
        self.filter = LineFilter(client, theme)
        self.table = LineTable(thumbnails, theme, self)
        self.buttons = LineActions()
        self._empty = EmptyMessage("stock_no_lines", "table", theme)
        self._stack: QStackedWidget = with_object_name(CurrentPageStack(), "stock_line_views")
        self._heading_note = label("stock_heading_note", role="muted", wraps=True)
        self._summary = label("stock_summary", wraps=True)
        self._check = button("stock_check", role="link")
        self._build()
        self._retranslate()

    def show_take(self, shown: TakeContents | None, *, can_change: bool, can_set: bool) -> None:
        """Show the lines of a stock take.

        Args:
            shown: the stock take; None for none.
            can_change: whether counts can be changed now.
            can_set: whether stocks can be set now.
        """
        self._shown, self._can_change, self._can_set = shown, can_change, can_set
        self._show()

    @property
    def to_check(self) -> list[CountedUnit]:
        """The units that somebody has to look at: not sure, or unknown."""
        if self._shown is None:
            return []
        result = self._shown.result
        units = [unit for line in result.lines for unit in line.units]
        return [unit for unit in (*units, *result.unknown) if not unit.is_sure]

    def _show(self) -> None:
        shown = self._shown
        lines = () if shown is None else shown.result.lines
        filtered = self.filter.filtered(lines)
        self.table.show_lines(filtered, {} if shown is None else shown.pictures)
        self._stack.setCurrentWidget(self.table if filtered else self._empty)
        self._show_empty(has_lines=bool(lines))
        for part in (self._summary, self.buttons):
            part.setVisible(bool(lines))
        self._show_texts()
        self._show_actions()

    def _show_empty(self, *, has_lines: bool) -> None:
        product = self._product_to_add
        if product is not None:
            title = self.tr("This product is in no photo")
            hint = localised_title(product)
            self._empty.show_message(title, hint, self.tr("Count it by hand"))
        elif has_lines or self.filter.is_set:
            title = self.tr("No product meets the filter")
            hint = self.tr("Clear the search, or untick Differences only.")
            self._empty.show_message(title, hint)
        elif self._shown is not None and self._shown.result.photos:
            title = self.tr("No product of the catalogue is recognised yet")
            hint = self.tr("Look at the boxes, or search for a product to count it by hand.")
            self._empty.show_message(title, hint)
        else:
            title = self.tr("Nothing is counted yet")
            hint = self.tr("Products appear here as photos are counted.")
            self._empty.show_message(title, hint)

    @property
    def _product_to_add(self) -> Product | None:
        """The product that is searched for, if it is not counted yet."""
        best, shown = self.filter.best, self._shown
        is_known = best is not None and shown is not None and best.id in shown.lines
        return None if is_known or not self._can_change else best

    def _add_product(self) -> None:
        if (product := self._product_to_add) is not None:
            self.product_added.emit(product.id)

    def _show_texts(self) -> None:
        shown = self._shown
        self._heading_note.setVisible(shown is not None and shown.heading is None)
        to_check = len(self.to_check)
        self._check.setText(self.tr("Look at %Ln box(es) to check", "", to_check))
        self._check.setVisible(to_check > 0)
        if shown is None:
            self._summary.setText("")
            return
        result = shown.result
        sure_unknown = sum(unit.is_sure for unit in result.unknown)
        parts = [
            self.tr("%Ln unit(s)", "", result.unit_count),
            self.tr("%Ln product(s)", "", len(result.lines)),
        ]
        if shown.heading is not None:
            parts.append(self.tr("%Ln difference(s)", "", len(result.differences)))
        if sure_unknown:
            parts.append(self.tr("%Ln thing(s) not in the catalogue", "", sure_unknown))
        self._summary.setText(" · ".join(parts))

    def _show_actions(self) -> None:
        shown = self._shown
        open_count = 0 if shown is None else len(shown.result.open_differences)
        self.buttons.show_lines(
            self.table.selected,
            self.table.current,
            open_count,
            can_change=self._can_change,
            can_set=self._can_set,
        )

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.filter.changed.connect(self._show)
        self.filter.left.connect(self.table.setFocus)
        self.table.selection_changed.connect(self._show_actions)
        self._check.clicked.connect(self.check_requested)
        self._empty.button_clicked.connect(self._add_product)
        row = WrappingRow()
        row.add(self._summary, stretch=1)
        row.add(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self._heading_note)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        column.addWidget(self.buttons)

    def _retranslate(self) -> None:
        self._heading_note.setText(
            self.tr(
                "The products have no stock yet, so there is nothing to compare with. Set stock "
                "writes what was counted to their attribute “stock”."
            )
        )
        self._show()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
