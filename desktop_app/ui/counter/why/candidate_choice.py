"""The candidates as a row of small pictures, of which one is chosen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from desktop_app.domain.answer import Hit
from desktop_app.engine.counter.capture_search import MAX_CANDIDATES
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import button, set_plain_tooltip, with_object_name

_COLUMNS: Final = 5
_SPACING_PX: Final = 8
_PICTURE_PX: Final = 32


class CandidateChoice(QWidget):
    """Buttons with number and picture; hidden if there is nothing to choose.

    Signals:
        row_chosen: the number of the candidate, from 0.
    """

    row_chosen = Signal(int)

    def __init__(self, thumbnails: ThumbnailCache) -> None:
        super().__init__()
        with_object_name(self, "candidate_choice")
        self._thumbnails = thumbnails
        self._hits: Sequence[Hit] = ()
        self._group = QButtonGroup(self)
        self._buttons = [button(f"explain_{number + 1}") for number in range(MAX_CANDIDATES)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_SPACING_PX)
        for row, widget in enumerate(self._buttons):
            widget.setCheckable(True)
            widget.setText(format_number(row + 1))
            widget.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(widget, row)
            grid.addWidget(widget, row // _COLUMNS, row % _COLUMNS)
        self._group.idClicked.connect(self.row_chosen)
        thumbnails.loaded.connect(lambda _: self._show_pictures())

    def show_hits(self, hits: Sequence[Hit], chosen: int) -> None:
        """Show the candidates and which of them is chosen."""
        self._hits = hits[:MAX_CANDIDATES]
        for row, widget in enumerate(self._buttons):
            widget.setVisible(row < len(self._hits))
            widget.setChecked(row == chosen)
        for row, (widget, hit) in enumerate(zip(self._buttons, self._hits, strict=False)):
            name = localised_title(hit.product)
            widget.setAccessibleName(f"{format_number(row + 1)} {name}")
            set_plain_tooltip(widget, name)
        self.setVisible(len(self._hits) > 1)
        self._show_pictures()

    def focus_chosen(self) -> None:
        """Give the chosen candidate the keyboard focus; the arrow keys choose another one."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def _show_pictures(self) -> None:
        for widget, hit in zip(self._buttons, self._hits, strict=False):
            pixmap = None if hit.picture is None else self._thumbnails.pixmap(hit.picture.id)
            widget.setIcon(QIcon() if pixmap is None else QIcon(pixmap))
