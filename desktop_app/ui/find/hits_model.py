"""The model of the result grid: hits at or above a cut-off score."""

import bisect
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.answer import Hit
from desktop_app.ui.find.evidence_text import evidence_text
from desktop_app.ui.i18n.language import localised_product, localised_title
from desktop_app.ui.i18n.number_format import format_percent, format_price
from desktop_app.ui.widgets.tile_delegate import HIT_ROLE
from desktop_app.ui.widgets.widget_factory import plain_tooltip


class HitsModel(QAbstractListModel):
    """Hits, best first; the cut-off hides the last rows, so filtering is cheap."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()
        self._visible_count = 0
        self._cut_off = 0.0

    @property
    def total(self) -> int:
        """The number of hits, including those below the cut-off."""
        return len(self._hits)

    @property
    def has_scores(self) -> bool:
        """Whether the hits have scores; they have none when browsing the catalogue."""
        return bool(self._hits) and self._hits[0].score is not None

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace the hits, which must be sorted best first; the cut-off stays."""
        self.beginResetModel()
        self._hits = hits
        self._visible_count = self._count_above(self._cut_off)
        self.endResetModel()

    def set_cut_off(self, score: float) -> None:
        """Hide hits with a score below ``score``, 0..1; hits without a score stay."""
        self._cut_off = score
        visible = self._count_above(score)
        if visible > self._visible_count:
            self.beginInsertRows(QModelIndex(), self._visible_count, visible - 1)
            self._visible_count = visible
            self.endInsertRows()
        elif visible < self._visible_count:
            self.beginRemoveRows(QModelIndex(), visible, self._visible_count - 1)
            self._visible_count = visible
            self.endRemoveRows()

    def hit(self, row: int) -> Hit:
        """Return the hit in a row."""
        return self._hits[row]

    def _count_above(self, score: float) -> int:
        if not self.has_scores:
            return len(self._hits)
        # bisect needs ascending keys: the negated scores.
        return bisect.bisect_right(self._hits, -score, key=lambda hit: -(hit.score or 0.0))

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of hits at or above the cut-off."""
        return 0 if parent.isValid() else self._visible_count

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title, the evidence, the text for a screen reader, or the hit itself."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return localised_title(hit.product)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(evidence_text(hit))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return hit_description(hit)
        return None


def hit_description(hit: Hit) -> str:
    """Return the text of a tile for a screen reader: name, SKU, score, price."""
    parts = [localised_product(hit.product).name, hit.product.sku]
    if hit.score is not None:
        parts.append(format_percent(hit.score))
    parts.append(format_price(hit.product))
    return ", ".join(part for part in parts if part)
