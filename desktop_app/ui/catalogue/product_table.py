"""The table of products; its cost does not depend on the number of rows."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.catalogue.product_list_model import ProductListModel
from desktop_app.ui.widgets.widget_factory import configure_table, with_object_name

_ROW_PADDING_PX: Final = 12


class ProductTable(QTableView):
    """Products in rows, with the columns of the model."""

    def __init__(self, model: ProductListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "product_table")
        self.setModel(model)
        self._configure()
        self._retranslate()

    def _configure(self) -> None:
        configure_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height_px = self.fontMetrics().height() + _ROW_PADDING_PX
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()
