"""The current box: what it may be, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import BasketUnit
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.boxes.unit_texts import kind_text, name_of
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.number_format import format_number, format_percent, format_price
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    frame,
    keep_clear,
    label,
    plain_tooltip,
    scaled_font,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

MAX_CANDIDATES: Final = 5
_ROW_PX: Final = 43
_MIN_ROWS: Final = 2
_PICTURE_PX: Final = 40
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class CandidateModel(QAbstractListModel):
    """Products that the current box may be."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other products."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def refresh(self) -> None:
        """Read pictures and texts again."""
        if self.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self.hits) - 1))

    # Qt

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of products."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the texts of a product, or its picture."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(_texts(hit, index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(_texts(hit, index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(localised_title(hit.product))
        if role == Qt.ItemDataRole.DecorationRole and hit.picture is not None:
            return self._thumbnails.tile(hit.picture.id)
        return None


class CandidateList(QListView):
    """Shows all products that are offered, or at least two on a small screen."""

    # Qt

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(super().sizeHint().width(), MAX_CANDIDATES * _ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the height of two rows."""
        return QSize(super().minimumSizeHint().width(), _MIN_ROWS * _ROW_PX)


class UnitPanel(QWidget):
    """Candidates of the current box, a search by words, and its buttons.

    Signals:
        hit_chosen: the ``Hit`` that the box is.
        confirmed, unknown_chosen, deleted: a button was pressed.
        failed: the error of a search.
        left: the user goes back from the search box.
    """

    hit_chosen = Signal(Hit)
    confirmed = Signal()
    unknown_chosen = Signal()
    deleted = Signal()
    failed = Signal(Exception)
    left = Signal()

    def __init__(
        self, client: EngineClient, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_unit")
        self._client = client
        self._thumbnails = thumbnails
        self._unit: BasketUnit | None = None
        self._latest = LatestTask()
        self._title = ElidedLabel("basket_unit_title")
        self._title.setFont(scaled_font(1.1))
        self._hits = CandidateModel(thumbnails, self)
        self._list = with_object_name(CandidateList(), "basket_candidates")
        self._nothing = label("basket_nothing_found", role="muted", wraps=True)
        self._nothing.hide()
        self._search = SearchBox(theme)
        self._confirm = button("basket_confirm")
        self._unknown = button("basket_unknown")
        self._delete = button("basket_delete")
        self._build()
        self._connect()
        self._retranslate()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The products that are offered, at most ``MAX_CANDIDATES``."""
        return self._hits.hits

    def show_unit(self, unit: BasketUnit | None) -> None:
        """Show another box, or none; words that were typed for the same one stay."""
        before, self._unit = self._unit, unit
        is_same = before is not None and unit is not None and before.id == unit.id
        self.setEnabled(unit is not None)
        self._show_title()
        if is_same and (self._search.words or before == unit):
            return
        self._latest.cancel()
        self._search.show_words("")
        self._show_hits(() if unit is None else unit.found.hits)

    def choose(self, number: int) -> None:
        """Choose one of the offered products, from 0."""
        if self.isEnabled() and 0 <= number < len(self.hits):
            hit = self.hits[number]
            self._search.show_words("")
            self.hit_chosen.emit(hit)

    @property
    def has_focused_candidate(self) -> bool:
        """Whether one of the offered products has the focus."""
        return self._list.hasFocus() and self._list.currentIndex().isValid()

    def choose_focused(self) -> None:
        """Choose the product that has the focus."""
        self.choose(self._list.currentIndex().row())

    def focus_search(self) -> None:
        """Give the search box the focus."""
        if self.isEnabled():
            self._search.focus_text()

    def _build(self) -> None:
        self._list.setModel(self._hits)
        self._list.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = frame("basket_unit_card", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing)
        column.addWidget(self._search)
        row = WrappingRow()
        for made in (self._confirm, self._unknown, self._delete):
            row.add(made, stretch=1)
        keep_clear(self._search, self._confirm, self._unknown, self._delete)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _connect(self) -> None:
        self._list.clicked.connect(lambda index: self.choose(index.row()))
        self._search.words_entered.connect(self._search_words)
        self._search.left.connect(self._leave_search)
        self._confirm.clicked.connect(self.confirmed)
        self._unknown.clicked.connect(self.unknown_chosen)
        self._delete.clicked.connect(self.deleted)
        self._thumbnails.loaded.connect(lambda _: self._hits.refresh())

    def _leave_search(self) -> None:
        if self._search.words and self.hits:
            self._list.setFocus()
            self._list.setCurrentIndex(self._hits.index(0))
        else:
            self.left.emit()

    def _search_words(self, words: str) -> None:
        unit = self._unit
        if unit is None or not words:
            self._latest.cancel()
            self._show_hits(() if unit is None else unit.found.hits)
            return
        task = self._client.read(lambda catalogue: catalogue.search(words, limit=MAX_CANDIDATES))
        self._latest.replace(task).on_failure(self.failed)
        # How well words match is no probability that the box shows the product.
        task.on_success(self._show_found)

    def _show_found(self, hits: Sequence[Hit]) -> None:
        self._show_hits([replace(hit, score=None) for hit in hits])
        if not hits:
            announce(self, self._nothing.text())

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        self._hits.show(hits[:MAX_CANDIDATES])
        self._nothing.setVisible(bool(self._search.words) and not hits)
        pictures = [hit.picture.id for hit in self.hits if hit.picture is not None]
        self._thumbnails.request(self, pictures)

    def _show_title(self) -> None:
        unit = self._unit
        if unit is None:
            self._title.set_full_text(self.tr("Press a box to change it"))
            return
        found = unit.found
        template = self.tr("{product} – {state}")
        self._title.set_full_text(template.format(product=name_of(found), state=kind_text(found)))
        self._confirm.setEnabled(not found.is_sure)
        self._unknown.setEnabled(found.product_hit is not None or not found.is_confirmed)

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Products that the box may show"))
        self._nothing.setText(self.tr("No product matches these words."))
        self._confirm.setText(self.tr("Right (Enter)"))
        self._unknown.setText(self.tr("Unknown (U)"))
        self._delete.setText(self.tr("Delete (Del)"))
        self._show_title()
        self._hits.refresh()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _texts(hit: Hit, row: int) -> tuple[str, str]:
    """Return the two lines of a product: its key and name; SKU, price and score."""
    product = hit.product
    name = " ".join(localised_title(product).split())
    score = "" if hit.score is None else format_percent(hit.score)
    details = (" ".join(product.sku.split()), format_price(product), score)
    return f"{format_number(row + 1)}  {name}", " · ".join(part for part in details if part)
