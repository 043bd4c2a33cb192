"""A long list of rows with small pictures; what it costs does not grow with its length."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.audit.row_delegate import (
    LOOK_ROLE,
    TILE_PX,
    TILES,
    RowDelegate,
    RowStyle,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name


class RowList(QTableView):
    """Rows of one height, drawn from what the model says under ``LOOK_ROLE``.

    A table of one column and not a list view, which measures all rows anew
    whenever one of them goes: 30 ms with 20,000.

    Signals:
        row_chosen: the row that the cursor is on now; -1 for none.
        picture_wanted: 1 for the next picture, -1 for the one before.
    """

    row_chosen = Signal(int)
    picture_wanted = Signal(int)

    def __init__(
        self, name: str, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, name)
        self.setProperty("role", "rows")
        self._thumbnails = thumbnails
        self._wishing = QTimer(self, singleShot=True, interval=0)
        self._wishing.timeout.connect(self._want_thumbnails)
        self._rows = RowDelegate(thumbnails, theme, self)
        self.setItemDelegate(self._rows)
        self._lay_out()
        self.verticalScrollBar().valueChanged.connect(lambda: self._wishing.start())
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        theme.changed.connect(self.viewport().update)

    def refresh(self) -> None:
        """Have the thumbnails of other rows loaded; the model has changed."""
        self._fit()
        self._wishing.start()

    def current_row(self) -> int:
        """Return the row that the cursor is on; -1 for none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def choose(self, row: int) -> None:
        """Put the cursor on a row; on the last one where there are not so many."""
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(row, count - 1)), 0))

    def _lay_out(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit(self) -> None:
        height_px = self._rows.fit(self.font())
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)
        self.verticalScrollBar().setSingleStep(height_px // 3)
        self.horizontalHeader().setDefaultSectionSize(self.viewport().width())
        self._thumbnails.set_tile_size(TILE_PX, self.devicePixelRatioF())

    def _want_thumbnails(self) -> None:
        below = self._rows_on_screen(screens=2)
        above = range(max(0, below.start - len(below) // 2), below.start)
        wanted: list[int] = []
        for row in (*below, *above):
            look: RowStyle = self.model().index(row, 0).data(LOOK_ROLE)
            wanted += [number for number in look.pictures[:TILES] if number]
        self._thumbnails.request(self, wanted)

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        for row in self._rows_on_screen():
            index = self.model().index(row, 0)
            if not picture_ids.isdisjoint(index.data(LOOK_ROLE).pictures):
                self.update(index)

    def _rows_on_screen(self, screens: int = 1) -> range:
        """Return the rows on screen, or on some screens from there."""
        height_px = max(1, self.verticalHeader().defaultSectionSize())
        first = self.verticalScrollBar().value() // height_px
        last = first + screens * (self.viewport().height() // height_px + 2)
        return range(first, min(last, self.model().rowCount()))

    # Qt

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which row the cursor is on."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(current.row() if current.isValid() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pictures of a row with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.picture_wanted.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for little: the rest of the column is given."""
        return QSize(280, 200)
