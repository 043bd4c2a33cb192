"""The list of the basket: a row for each product."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.basket import BasketRow
from desktop_app.ui.basket.count_stepper import CountStepper
from desktop_app.ui.boxes.unit_texts import row_kind, row_mark
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_money, format_number, format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import configure_table, with_object_name

_ROW_PX: Final = 68
PICTURE_PX: Final = 40
_STEPPER_PX: Final = 90
_MARK, _PRODUCT, _COUNT, _PRICE, _SUM = range(5)
_HEADINGS: Final = 5
_MARK_ROLES: Final = (
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class BasketModel(TableModel):
    """The rows of a basket."""

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(_HEADINGS, (_PRICE, _SUM), parent)
        self._thumbnails = thumbnails
        self._theme = theme
        self.rows: tuple[BasketRow, ...] = ()

    def show(self, rows: Sequence[BasketRow]) -> bool:
        """Show other rows; return whether they are of other products."""
        before = [row.product.id for row in self.rows]
        if before == [row.product.id for row in rows]:
            self.rows = tuple(rows)
            self.refresh()
            return False
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        return True

    def refresh(self) -> None:
        """Read all cells again."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, _SUM))

    def row_count(self) -> int:
        """Return the number of products."""
        return len(self.rows)

    def headings(self) -> tuple[str, ...]:
        """Return the heading of each column."""
        return ("", self.tr("Product"), self.tr("Count"), self.tr("Price"), self.tr("Sum"))

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell; a product has its name and its SKU, a line each."""
        shown = self.rows[row]
        product, total = shown.product, shown.line.total
        if column == _MARK:
            return row_mark(shown)
        if column == _PRODUCT:
            return f"{' '.join(localised_title(product).split())}\n{' '.join(product.sku.split())}"
        if column == _COUNT:
            return format_number(shown.count)
        if column == _PRICE:
            return format_price(product) or "–"
        return "–" if total is None else format_money(total, product.currency)

    # Qt

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the text of a cell, its colour, or the picture of the product."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if column == _COUNT and role == Qt.ItemDataRole.DisplayRole:
            # The stepper above the cell shows it.
            return ""
        if column == _MARK and role in _MARK_ROLES:
            return self._mark_data(row, role)
        if column == _PRODUCT and role == Qt.ItemDataRole.DecorationRole:
            picture = row.picture
            return None if picture is None else self._thumbnails.tile(picture.id)
        return super().data(index, role)

    def _mark_data(self, row: BasketRow, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            colours = self._theme.colours
            return QColor(colours.match if row.is_sure else colours.check)
        return row_kind(row)


class BasketList(QTableView):
    """Shows the rows of a basket.

    Args:
        thumbnails: pictures of products.
        theme: the theme.
        parent: owns the list.
        model: what the columns show; None for prices and sums.

    Signals:
        row_selected: the id of a product; by the user only.
        plus_requested, minus_requested: the id of a product.
    """

    row_selected = Signal(int)
    plus_requested = Signal(int)
    minus_requested = Signal(int)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        model: BasketModel | None = None,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_list")
        self._thumbnails = thumbnails
        self._rows = model or BasketModel(thumbnails, theme, self)
        self._rows.setParent(self)
        self._steppers: list[CountStepper] = []
        self.setModel(self._rows)
        self._build()
        thumbnails.loaded.connect(lambda _: self._rows.refresh())
        theme.changed.connect(self._rows.refresh)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._on_current(now))
        # Also the row that is current already, whose boxes may be selected no longer.
        self.clicked.connect(self._on_current)
        self._retranslate()

    @property
    def current_product_id(self) -> int | None:
        """The product of the row that is selected; None if there is none."""
        row = self.currentIndex().row()
        return self._rows.rows[row].product.id if 0 <= row < len(self._rows.rows) else None

    def show_rows(self, rows: Sequence[BasketRow]) -> None:
        """Show the rows of a basket; the selected product stays selected."""
        current = self.current_product_id
        with QSignalBlocker(self):
            is_other = self._rows.show(rows)
        if is_other:
            self._place_steppers()
            self.select_product(current)
        for stepper, row in zip(self._steppers, rows, strict=True):
            stepper.show_count(row.count)
        pictures = [row.picture.id for row in rows if row.picture is not None]
        self._thumbnails.request(self, pictures)

    def select_product(self, product_id: int | None) -> None:
        """Select the row of a product; None for none."""
        ids = [row.product.id for row in self._rows.rows]
        row = ids.index(product_id) if product_id in ids else -1
        if row == self.currentIndex().row():
            return
        with QSignalBlocker(self):
            flags = QItemSelectionModel.SelectionFlag
            index = self._rows.index(row, _PRODUCT) if row >= 0 else QModelIndex()
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            if row < 0:
                self.clearSelection()
            else:
                self.scrollTo(index)
        self.viewport().update()

    def _build(self) -> None:
        configure_table(self)
        # Names of products differ at their end.
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_PRODUCT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_COUNT, _STEPPER_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROW_PX * 2)

    def _place_steppers(self) -> None:
        self._steppers = []
        for number, row in enumerate(self._rows.rows):
            stepper = CountStepper(" ".join(localised_title(row.product).split()))
            product_id = row.product.id
            stepper.plus.clicked.connect(lambda _, i=product_id: self.plus_requested.emit(i))
            stepper.minus.clicked.connect(lambda _, i=product_id: self.minus_requested.emit(i))
            self.setIndexWidget(self._rows.index(number, _COUNT), stepper)
            self._steppers.append(stepper)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_selected.emit(self._rows.rows[index.row()].product.id)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products in the photo"))
        self._rows.refresh()
        self._rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _SUM)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
