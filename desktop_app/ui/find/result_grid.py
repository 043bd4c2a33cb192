"""The grid of products: one tile per hit; thumbnails are loaded only near the viewport."""

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
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.tile_delegate import TileDelegate
from desktop_app.ui.widgets.widget_factory import with_object_name

_MIN_TILE_PX: Final = 152
# The keys 1 to 9 accept the products of the first tiles.
NUMBER_KEYS: Final = 9


class ResultGrid(QListView):
    """Tiles in as many columns as fit the width.

    Signals:
        current_hit_changed: the current ``Hit``, or None.
        hit_activated: the ``Hit`` whose details to show (Enter, double click).
        confirm_requested, similar_requested, copy_requested, picture_requested:
            The ``Hit`` to perform the action on.
    """

    current_hit_changed = Signal(Hit)
    hit_activated = Signal(Hit)
    confirm_requested = Signal(Hit)
    similar_requested = Signal(Hit)
    copy_requested = Signal(Hit)
    picture_requested = Signal(Hit)

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
        self._delegate = TileDelegate(thumbnails, theme, self)
        self._request_timer = QTimer(self, singleShot=True, interval=0)
        self._request_timer.timeout.connect(self._request_thumbnails)
        self.setObjectName("result_grid")
        self._configure_view()
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._add_actions()
        self._retranslate()
        model.modelReset.connect(self._on_reset)
        # Not connected to start() itself: it would take the signals' arguments as an interval.
        model.rowsInserted.connect(lambda: self._request_timer.start())
        self.verticalScrollBar().valueChanged.connect(lambda: self._request_timer.start())
        self.activated.connect(lambda index: self.hit_activated.emit(model.hit(index.row())))
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        theme.changed.connect(self.viewport().update)

    @property
    def current_hit(self) -> Hit | None:
        """The current hit, or None."""
        index = self.currentIndex()
        return self._hits.hit(index.row()) if index.isValid() else None

    def set_can_confirm(self, can_confirm: bool) -> None:
        """Show or hide the action that confirms a match; only a photo has a match to confirm."""
        self._confirm.setVisible(can_confirm)
        self._confirm.setEnabled(can_confirm)

    def show_numbers(self, are_shown: bool) -> None:
        """Show on the first tiles the keys that accept their products, or not."""
        self._delegate.numbers = NUMBER_KEYS if are_shown else 0

    def visible_hits(self, count: int) -> list[Hit]:
        """Return the first hits that the cut-off does not hide."""
        return [self._hits.hit(row) for row in range(min(count, self._hits.rowCount()))]

    def select_row(self, row: int) -> None:
        """Make a hit the current one."""
        if row < self._hits.rowCount():
            self.setCurrentIndex(self._hits.index(row))

    def select_first(self) -> None:
        """Make the best hit the current one."""
        self.select_row(0)

    def _configure_view(self) -> None:
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
        for action, keys, signal in (
            (self._confirm, QKeySequence("Ctrl+M"), self.confirm_requested),
            (self._similar, QKeySequence("Ctrl+R"), self.similar_requested),
            (self._copy, QKeySequence(QKeySequence.StandardKey.Copy), self.copy_requested),
            (self._open, QKeySequence("Ctrl+Return"), self.picture_requested),
        ):
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            # A key that is held down confirms once.
            action.setAutoRepeat(False)
            action.triggered.connect(partial(self._emit_current_hit, signal))
            self.addAction(action)

    def _emit_current_hit(self, signal: SignalInstance, _checked: bool = False) -> None:
        if self.current_hit is not None:
            signal.emit(self.current_hit)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products"))
        self._confirm.setText(self.tr("This is it"))
        self._similar.setText(self.tr("Find similar"))
        self._copy.setText(self.tr("Copy SKU"))
        self._open.setText(self.tr("Open picture"))

    def _on_reset(self) -> None:
        self._resize_tiles()
        self.scrollToTop()
        self._request_timer.start()
        self.current_hit_changed.emit(None)

    def _resize_tiles(self) -> None:
        # The view wraps a row whose last tile ends exactly at the edge.
        available_px = self.viewport().width() - 1
        width_px = available_px // max(1, available_px // _MIN_TILE_PX)
        size = self._delegate.set_tile_width(
            width_px, self.font(), has_scores=self._hits.has_scores
        )
        self._thumbnails.set_tile_size(self._delegate.picture_px, self.devicePixelRatioF())
        if size != self.gridSize():
            self.setGridSize(size)
            self.verticalScrollBar().setSingleStep(size.height() // 3)

    def _request_thumbnails(self) -> None:
        first, last = self._rows_near_viewport()
        rows = sorted(range(first, last), key=lambda row: not self._is_visible_row(row))
        pictures = [self._hits.hit(row).picture for row in rows]
        self._thumbnails.request(self, [picture.id for picture in pictures if picture is not None])

    def _rows_near_viewport(self) -> tuple[int, int]:
        """Return the range of visible rows, extended by one viewport above and below."""
        viewport_px = self.viewport().height()
        top_px = self.verticalScrollBar().value()
        columns = self._columns()
        tile_height_px = max(1, self.gridSize().height())
        first = max(0, (top_px - viewport_px) // tile_height_px) * columns
        last = ((top_px + 2 * viewport_px) // tile_height_px + 1) * columns
        count = self._hits.rowCount()
        return min(first, count), min(last, count)

    def _is_visible_row(self, row: int) -> bool:
        tile_height_px = max(1, self.gridSize().height())
        top_px = row // self._columns() * tile_height_px - self.verticalScrollBar().value()
        return -tile_height_px < top_px < self.viewport().height()

    def _columns(self) -> int:
        return max(1, self.viewport().width() // max(1, self.gridSize().width()))

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        first, last = self._rows_near_viewport()
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
        """Emit ``current_hit_changed``."""
        super().currentChanged(current, previous)
        self.current_hit_changed.emit(self._hits.hit(current.row()) if current.isValid() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles to the width."""
        super().resizeEvent(event)
        self._resize_tiles()
        self._request_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Update texts and tiles when the language or the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._resize_tiles()
            self.viewport().update()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._resize_tiles()

    def sizeHint(self) -> QSize:
        """Return the size for three columns."""
        return QSize(3 * _MIN_TILE_PX + 24, 480)
