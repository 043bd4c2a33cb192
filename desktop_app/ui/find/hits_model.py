"""The hits behind the result grid, cut off below a score."""

import bisect
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.answer import Hit
from desktop_app.ui.find.evidence_text import evidence_text
from desktop_app.ui.i18n.language import localised, localised_title
from desktop_app.ui.i18n.number_format import percent, price_of
from desktop_app.ui.widgets.widget_factory import plain_tooltip

HIT_ROLE = Qt.ItemDataRole.UserRole


class HitsModel(QAbstractListModel):
    """Hits, best first; a cut-off hides the tail, so filtering costs nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()
        self._shown = 0
        self._cut_off = 0.0

    @property
    def total(self) -> int:
        """The number of hits, shown or cut off."""
        return len(self._hits)

    @property
    def has_scores(self) -> bool:
        """Whether the hits answer a question; browsing has no scores."""
        return bool(self._hits) and self._hits[0].score is not None

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other hits, best first, at the cut-off in force."""
        self.beginResetModel()
        self._hits = hits
        self._shown = self._count_above(self._cut_off)
        self.endResetModel()

    def set_cut_off(self, score: float) -> None:
        """Hide the hits below ``score``, 0..1; those without a score stay."""
        self._cut_off = score
        shown = self._count_above(score)
        if shown > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, shown - 1)
            self._shown = shown
            self.endInsertRows()
        elif shown < self._shown:
            self.beginRemoveRows(QModelIndex(), shown, self._shown - 1)
            self._shown = shown
            self.endRemoveRows()

    def hit(self, row: int) -> Hit:
        """Return the hit in a row."""
        return self._hits[row]

    def _count_above(self, score: float) -> int:
        if not self.has_scores:
            return len(self._hits)
        # Ascending keys for bisect: the negative of the descending scores.
        return bisect.bisect_right(self._hits, -score, key=lambda hit: -(hit.score or 0.0))

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of hits that are not cut off."""
        return 0 if parent.isValid() else self._shown

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name, the evidence, what a screen reader says, or the hit itself."""
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
    """Return a tile in words: name, SKU, score, price."""
    parts = [localised(hit.product).name, hit.product.sku]
    if hit.score is not None:
        parts.append(percent(hit.score))
    parts.append(price_of(hit.product))
    return ", ".join(part for part in parts if part)
