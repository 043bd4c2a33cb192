"""A list of rows with thumbnails whose cost does not depend on its length."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.audit.row_delegate import (
    MAX_TILES,
    ROW_CONTENT_ROLE,
    TILE_PX,
    RowContent,
    RowDelegate,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name


class RowList(QTableView):
    """Rows of equal height, drawn from the model's ``ROW_CONTENT_ROLE``.

    A table with one column. A list view measures all rows again when one is removed:
    30 ms with 20,000 rows.

    Signals:
        current_row_changed: the new current row; -1 for none.
        picture_step_requested: 1 for the next picture, -1 for the previous one.
    """

    current_row_changed = Signal(int)
    picture_step_requested = Signal(int)

    def __init__(
        self, name: str, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        with_object_name(self, name)
        self.setProperty("role", "rows")
        self._thumbnails = thumbnails
        self._request_timer = QTimer(self, singleShot=True, interval=0)
        self._request_timer.timeout.connect(self._request_thumbnails)
        self._delegate = RowDelegate(thumbnails, theme, self)
        self.setItemDelegate(self._delegate)
        self._configure()
        self.verticalScrollBar().valueChanged.connect(lambda: self._request_timer.start())
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        theme.changed.connect(self.viewport().update)

    def refresh(self) -> None:
        """Request the thumbnails of the visible rows, after the model has changed."""
        self._fit_rows()
        self._request_timer.start()

    def current_row(self) -> int:
        """Return the current row; -1 for none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def select_row(self, row: int) -> None:
        """Make a row the current one; the last row if there are fewer."""
        count = self.model().rowCount()
        if count:
            self.setCurrentIndex(self.model().index(max(0, min(row, count - 1)), 0))

    def _configure(self) -> None:
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

    def _fit_rows(self) -> None:
        height_px = self._delegate.set_font(self.font())
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)
        self.verticalScrollBar().setSingleStep(height_px // 3)
        self.horizontalHeader().setDefaultSectionSize(self.viewport().width())
        self._thumbnails.set_tile_size(TILE_PX, self.devicePixelRatioF())

    def _request_thumbnails(self) -> None:
        ahead = self._visible_rows(screens=2)
        behind = range(max(0, ahead.start - len(ahead) // 2), ahead.start)
        picture_ids: list[int] = []
        for row in (*ahead, *behind):
            content: RowContent = self.model().index(row, 0).data(ROW_CONTENT_ROLE)
            picture_ids += [known for known in content.picture_ids[:MAX_TILES] if known]
        self._thumbnails.request(self, picture_ids)

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        for row in self._visible_rows():
            index = self.model().index(row, 0)
            if not picture_ids.isdisjoint(index.data(ROW_CONTENT_ROLE).picture_ids):
                self.update(index)

    def _visible_rows(self, screens: int = 1) -> range:
        """Return the visible rows and those of the following screens."""
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
        """Report the current row."""
        super().currentChanged(current, previous)
        self.current_row_changed.emit(current.row() if current.isValid() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the pictures of the group with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.picture_step_requested.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the width."""
        super().resizeEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def sizeHint(self) -> QSize:
        """Return a small size; the layout stretches the list."""
        return QSize(280, 200)
