"""The capture beside its candidates, all at the same scale."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop_app.domain.answer import Hit
from desktop_app.domain.region import SearchRegion
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES
from desktop_app.ui.counter.answer.candidate_fields import compare_candidates
from desktop_app.ui.counter.answer.candidate_tile import CandidateTile
from desktop_app.ui.counter.crop.crop_panel import CropPanel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import with_object_name

_SPACING_PX: Final = 8
_MIN_COLUMN_PX: Final = 170
_MAX_COLUMNS: Final = 4
# Share of the height for the capture while its region is edited, and the least height in which
# handles can be told apart with a finger.
_EDITING_SHARE: Final = 0.7
_MIN_EDITING_PX: Final = 280


class CandidatesView(QScrollArea):
    """A grid whose first cell is the capture; the others are buttons that accept a candidate.

    Attributes:
        capture: the capture; it has a row of its own while its region is edited.

    Signals:
        candidate_chosen: the number of the candidate, from 0.
        region_chosen: the ``SearchRegion`` of the capture that the user has chosen.
    """

    candidate_chosen = Signal(int)
    region_chosen = Signal(SearchRegion)

    def __init__(self, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "counter_candidates")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._thumbnails = thumbnails
        self._count = 0
        self._scrolled_to: CandidateTile | None = None
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._scroll_later())
        self.capture = CropPanel(theme)
        self.capture.region_chosen.connect(self.region_chosen)
        self.capture.view.editing_changed.connect(self._on_editing_changed)
        self._tiles = [CandidateTile(number + 1, theme) for number in range(MAX_CANDIDATES)]
        content = with_object_name(QWidget(), "scrolled")
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING_PX)
        self.setWidget(content)
        for number, tile in enumerate(self._tiles):
            # Shown without a parent it would be a window.
            tile.setParent(content)
            tile.clicked.connect(lambda _, number=number: self.candidate_chosen.emit(number))
            tile.hide()
        thumbnails.loaded.connect(lambda _: self._show_pictures())
        self._arrange()

    @property
    def count(self) -> int:
        """The number of candidates on the screen."""
        return self._count

    @property
    def focused_row(self) -> int | None:
        """The number of the candidate with the focus; None if none has it."""
        focused = [row for row, tile in enumerate(self._tiles[: self._count]) if tile.hasFocus()]
        return focused[0] if focused else None

    def focus_row(self, row: int) -> None:
        """Give a candidate the focus."""
        self._tiles[row].setFocus()

    def scroll_to(self, row: int) -> None:
        """Scroll until a candidate is visible, also when the grid changes its height."""
        self._scrolled_to = self._tiles[row]
        self._scroll_later()

    def _scroll_later(self) -> None:
        """Scroll to the candidate once it has its place in the grid."""
        if (tile := self._scrolled_to) is not None:
            QTimer.singleShot(0, tile, lambda: self.ensureWidgetVisible(tile))

    def set_acceptable(self, is_acceptable: bool) -> None:
        """Let the candidates be accepted, or not while another search runs."""
        for tile in self._tiles:
            tile.setEnabled(is_acceptable)

    def show_candidates(self, hits: Sequence[Hit]) -> None:
        """Show up to ``MAX_CANDIDATES`` candidates, best first."""
        self._count = min(len(hits), len(self._tiles))
        self._scrolled_to = None
        self.set_acceptable(True)
        self._show_texts(hits[: self._count])
        pictures = [hit.picture for hit in hits[: self._count]]
        self._thumbnails.request(self, [one.id for one in pictures if one is not None])
        self._show_pictures()
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def _show_texts(self, hits: Sequence[Hit]) -> None:
        fields = compare_candidates([hit.product for hit in hits])
        for tile, hit, compared in zip(self._tiles, hits, fields, strict=False):
            tile.show_hit(hit, compared, is_single=self._count == 1)

    def _show_pictures(self) -> None:
        for tile in self._tiles[: self._count]:
            if tile.hit is not None and tile.hit.picture is not None and not tile.has_picture:
                tile.show_picture(self._thumbnails.pixmap(tile.hit.picture.id))

    def _on_editing_changed(self, _is_editing: bool) -> None:
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def _columns(self, cell_count: int) -> int:
        fitting = (self.viewport().width() + _SPACING_PX) // (_MIN_COLUMN_PX + _SPACING_PX)
        columns = max(1, min(fitting, _MAX_COLUMNS, cell_count))
        # Two by two leaves no gap.
        return 2 if cell_count == _MAX_COLUMNS and columns == _MAX_COLUMNS - 1 else columns

    def _arrange(self) -> None:
        """Put capture and candidates into as many columns as fit."""
        is_editing = self.capture.view.is_editing
        columns = self._columns(self._count + (not is_editing))
        for column in range(_MAX_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        column_px = (self.viewport().width() + _SPACING_PX) // columns - _SPACING_PX
        for number, tile in enumerate(self._tiles):
            tile.setVisible(number < self._count)
            tile.fit_width(column_px)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        self._grid.addWidget(self.capture, 0, 0, 1, columns if is_editing else 1)
        self._grid.setRowMinimumHeight(0, self._capture_height(is_editing))
        first = columns if is_editing else 1
        for place, tile in enumerate(self._tiles[: self._count], start=first):
            row = place // columns
            self._grid.addWidget(tile, row, place % columns)
            # The style sheet sets a least height of buttons, which hides that of their contents.
            needed_px = max(tile.minimumSizeHint().height(), self._grid.rowMinimumHeight(row))
            self._grid.setRowMinimumHeight(row, needed_px)

    def _capture_height(self, is_editing: bool) -> int:
        """Return the least height of the capture; the whole photo is shown while editing."""
        least_px = self.capture.minimumSizeHint().height()
        if not is_editing:
            return least_px
        limit_px = max(_MIN_EDITING_PX, round(_EDITING_SHARE * self.viewport().height()))
        return max(least_px, min(self.capture.height_for(self.viewport().width()), limit_px))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Show the candidates in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            shown = self._tiles[: self._count]
            self._show_texts([tile.hit for tile in shown if tile.hit is not None])
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for another width."""
        super().resizeEvent(event)
        self._arrange()
