"""The list of the catalogues that were open before, on the start page."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from desktop_app.settings import RecentCatalogue
from desktop_app.ui.i18n.catalogue_name import localised_catalogue_name
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.shell.recent_catalogues import MAX_RECENT, RecentCatalogues
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    configure_table,
    label,
    with_object_name,
)

_MIN_ROWS: Final = 2
_COLUMN_COUNT: Final = 4
_NAME_WIDTH_PX: Final = 200


class RecentList(QWidget):
    """A table of the recent catalogues; a row is opened, or taken off the list.

    Signals:
        catalogue_chosen: the folder.
    """

    catalogue_chosen = Signal(Path)

    def __init__(self, recents: RecentCatalogues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "recent_list")
        self._recents = recents
        self._title = label("recent_title", role="muted")
        self._model = TextTableModel(numeric_columns=(2,), parent=self)
        # The table sets up its columns, so there must be some.
        self._model.set_texts(("",) * _COLUMN_COUNT, ())
        self._table = _RecentTable(self._model)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._remove = button("recent_remove", role="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(button_row([self._title], [self._remove]))
        layout.addWidget(self._table)
        self._table.activated.connect(lambda index: self._open(index.row()))
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._update_button())
        self._remove.clicked.connect(self._remove_chosen)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Delete),
            self._table,
            self._remove_chosen,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        recents.changed.connect(self._update)
        self._update()

    def _chosen(self) -> RecentCatalogue | None:
        row = self._table.currentIndex().row()
        recents = self._recents.all()
        has_row = self._table.selectionModel().hasSelection() and 0 <= row < len(recents)
        return recents[row] if has_row else None

    def _open(self, row: int) -> None:
        self.catalogue_chosen.emit(Path(self._recents.all()[row].folder))

    def _remove_chosen(self) -> None:
        if (recent := self._chosen()) is not None:
            self._recents.remove(recent)

    def _update(self) -> None:
        recents = self._recents.all()
        headings = (
            self.tr("Name"),
            self.tr("Location"),
            self.tr("Products"),
            self.tr("Last opened"),
        )
        self._model.set_texts(headings, [self._row(recent) for recent in recents])
        self._title.setText(self.tr("Recent catalogues"))
        self._table.setAccessibleName(self.tr("Recent catalogues"))
        self._remove.setText(self.tr("Remove from the list"))
        self._table.fit_rows()
        self.setVisible(bool(recents))
        self._update_button()

    def _update_button(self) -> None:
        self._remove.setEnabled(self._chosen() is not None)

    def _row(self, recent: RecentCatalogue) -> tuple[str, str, str, str]:
        is_missing = self._recents.is_missing(recent)
        return (
            localised_catalogue_name(recent.name),
            recent.place,
            format_number(recent.product_count) if recent.product_count >= 0 else "",
            self.tr("Missing") if is_missing else format_time(recent.opened_at),
        )

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update()


class _RecentTable(QTableView):
    """As high as its rows, if there is room."""

    def __init__(self, model: TextTableModel) -> None:
        super().__init__()
        with_object_name(self, "recent_table")
        self.setModel(model)
        configure_table(self)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, _NAME_WIDTH_PX)

    def fit_rows(self) -> None:
        """Become as high as the rows there are."""
        self.setMaximumHeight(self._height_of(self.model().rowCount()))
        self.updateGeometry()

    def _height_of(self, rows: int) -> int:
        row_px = self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows * row_px + 2 * self.frameWidth()

    # Qt

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(
            super().sizeHint().width(), self._height_of(min(self.model().rowCount(), MAX_RECENT))
        )

    def minimumSizeHint(self) -> QSize:
        """Return the height of a few rows."""
        rows = min(self.model().rowCount(), _MIN_ROWS)
        return QSize(super().minimumSizeHint().width(), self._height_of(rows))
