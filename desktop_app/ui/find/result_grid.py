"""The grid of products: one tile a hit, thumbnails only for what is near the screen."""

from functools import partial
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.domain.answer import Hit
from desktop_app.ui.find.hits_model import HitsModel
from desktop_app.ui.find.tile_delegate import TileDelegate
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_LEAST_TILE_PX: Final = 152


class ResultGrid(QListView):
    """Tiles in as many columns as there is room for.

    Signals:
        hit_chosen: the ``Hit`` under the cursor; None when there is none.
        hit_activated: the ``Hit`` whose details are wanted (Enter, double click).
        confirm_wanted, similar_wanted, copy_wanted, picture_wanted: what to do
            with a ``Hit``.
    """

    hit_chosen = Signal(object)
    hit_activated = Signal(object)
    confirm_wanted = Signal(object)
    similar_wanted = Signal(object)
    copy_wanted = Signal(object)
    picture_wanted = Signal(object)

    def __init__(
        self,
        model: HitsModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hits = model
        self._thumbnails = thumbnails
        self._tiles = TileDelegate(thumbnails, theme, self)
        self._wishing = QTimer(self, singleShot=True, interval=0)
        self._wishing.timeout.connect(self._want_thumbnails)
        self.setObjectName("result_grid")
        self._lay_out()
        self.setItemDelegate(self._tiles)
        self.setModel(model)
        self._add_actions()
        self._retranslate()
        model.modelReset.connect(self._on_reset)
        # Not the timer's own start: it would take their arguments for milliseconds.
        model.rowsInserted.connect(lambda: self._wishing.start())
        self.verticalScrollBar().valueChanged.connect(lambda: self._wishing.start())
        self.activated.connect(lambda index: self.hit_activated.emit(model.hit(index.row())))
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        theme.changed.connect(self.viewport().update)

    @property
    def current_hit(self) -> Hit | None:
        """The hit under the cursor."""
        index = self.currentIndex()
        return self._hits.hit(index.row()) if index.isValid() else None

    def let_confirm(self, is_answer: bool) -> None:
        """Offer to confirm a hit, or not: only for a photo there is something to confirm."""
        self._confirm.setVisible(is_answer)
        self._confirm.setEnabled(is_answer)

    def choose_first(self) -> None:
        """Put the cursor on the best hit."""
        if self._hits.rowCount():
            self.setCurrentIndex(self._hits.index(0))

    def _lay_out(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _add_actions(self) -> None:
        self._confirm = with_object_name(QAction(self), "tile_confirm")
        self._similar = with_object_name(QAction(self), "tile_similar")
        self._copy = with_object_name(QAction(self), "tile_copy")
        self._open = with_object_name(QAction(self), "tile_open")
        for action, keys, wanted in (
            (self._confirm, QKeySequence("Ctrl+M"), self.confirm_wanted),
            (self._similar, QKeySequence("Ctrl+Shift+F"), self.similar_wanted),
            (self._copy, QKeySequence(QKeySequence.StandardKey.Copy), self.copy_wanted),
            (self._open, QKeySequence("Ctrl+Return"), self.picture_wanted),
        ):
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._tell, wanted))
            self.addAction(action)

    def _tell(self, wanted: SignalInstance, _checked: bool = False) -> None:
        if self.current_hit is not None:
            wanted.emit(self.current_hit)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products"))
        self._confirm.setText(self.tr("This is it"))
        self._similar.setText(self.tr("Find similar"))
        self._copy.setText(self.tr("Copy SKU"))
        self._open.setText(self.tr("Open picture"))

    def _on_reset(self) -> None:
        self._fit_tiles()
        self.scrollToTop()
        self._wishing.start()
        self.hit_chosen.emit(None)

    def _fit_tiles(self) -> None:
        # The view breaks a line whose last tile ends exactly at the edge.
        room_px = self.viewport().width() - 1
        width_px = room_px // max(1, room_px // _LEAST_TILE_PX)
        size = self._tiles.fit(width_px, self.font(), has_scores=self._hits.has_scores)
        self._thumbnails.set_tile_size(self._tiles.picture_px, self.devicePixelRatioF())
        if size != self.gridSize():
            self.setGridSize(size)
            self.verticalScrollBar().setSingleStep(size.height() // 3)

    def _want_thumbnails(self) -> None:
        first, last = self._rows_near()
        rows = sorted(range(first, last), key=lambda row: not self._is_on_screen(row))
        pictures = [self._hits.hit(row).picture for row in rows]
        self._thumbnails.request(self, [picture.id for picture in pictures if picture is not None])

    def _rows_near(self) -> tuple[int, int]:
        """Return the rows on screen and those one screen above and below, as a range."""
        screen_px = self.viewport().height()
        top_px = self.verticalScrollBar().value()
        columns = self._columns()
        line_px = max(1, self.gridSize().height())
        first = max(0, (top_px - screen_px) // line_px) * columns
        last = ((top_px + 2 * screen_px) // line_px + 1) * columns
        count = self._hits.rowCount()
        return min(first, count), min(last, count)

    def _is_on_screen(self, row: int) -> bool:
        line_px = max(1, self.gridSize().height())
        top_px = row // self._columns() * line_px - self.verticalScrollBar().value()
        return -line_px < top_px < self.viewport().height()

    def _columns(self) -> int:
        return max(1, self.viewport().width() // max(1, self.gridSize().width()))

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        first, last = self._rows_near()
        for row in range(first, last):
            picture = self._hits.hit(row).picture
            if picture is not None and picture.id in picture_ids:
                self.update(self._hits.index(row))

    # Qt

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which hit the cursor is on."""
        super().currentChanged(current, previous)
        self.hit_chosen.emit(self._hits.hit(current.row()) if current.isValid() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width with tiles."""
        super().resizeEvent(event)
        self._fit_tiles()
        self._wishing.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fit_tiles()
            self.viewport().update()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_tiles()

    def sizeHint(self) -> QSize:
        """Ask for three columns."""
        return QSize(3 * _LEAST_TILE_PX + 24, 480)
