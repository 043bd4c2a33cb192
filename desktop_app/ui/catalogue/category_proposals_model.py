"""The model of the list of proposed categories; pictures are read near the viewport only."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QIcon

from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.domain.product import Category, Product
from desktop_app.domain.product_list import ListedProduct
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.language import language_code, localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

NAME_COLUMN: Final = 0
_PROBABILITY_COLUMN: Final = 4
_TITLES: Final = (
    Message("Product"),
    Message("SKU"),
    Message("Current category"),
    Message("Proposed category"),
    Message("Probability"),
)
# Products whose pictures are read at a time; more are not visible.
_MAX_WANTED: Final = 64


class CategoryProposalsModel(TableModel):
    """One row for each proposal, the most probable first."""

    def __init__(self, client: EngineClient, thumbnails: ThumbnailCache, parent: QObject) -> None:
        super().__init__(len(_TITLES), (_PROBABILITY_COLUMN,), parent)
        self._client = client
        self._thumbnails = thumbnails
        self._proposals: list[CategoryProposal] = []
        self._categories: Mapping[str, Category] = {}
        # By product id: the product and its picture id, 0 for none.
        self._shown: dict[int, tuple[Product, int]] = {}
        self._wanted: dict[int, None] = {}
        self._wanted_pictures: dict[int, None] = {}
        self._reading = LatestTask()
        self._read_timer = QTimer(self, singleShot=True, interval=0)
        self._read_timer.timeout.connect(self._read)
        thumbnails.loaded.connect(self._on_thumbnails_loaded)

    @property
    def proposals(self) -> Sequence[CategoryProposal]:
        """The listed proposals, in the order of the rows."""
        return self._proposals

    def count_from(self, probability: float) -> int:
        """Return how many of the first rows have at least this probability."""
        return bisect_right(self._proposals, -probability, key=lambda one: -one.probability)

    def set_proposals(self, proposals: Sequence[CategoryProposal]) -> None:
        """List other proposals, the most probable first."""
        self.beginResetModel()
        self._proposals = list(proposals)
        self.endResetModel()

    def set_categories(self, categories: Mapping[str, Category]) -> None:
        """Show these categories by their names in the language of the window."""
        self._categories = categories
        self._refresh()

    def remove(self, first: int, count: int) -> list[CategoryProposal]:
        """Remove rows and return their proposals."""
        removed = self._proposals[first : first + count]
        if removed:
            self.beginRemoveRows(QModelIndex(), first, first + len(removed) - 1)
            del self._proposals[first : first + count]
            self.endRemoveRows()
        return removed

    def put_back(self, proposals: Sequence[CategoryProposal]) -> int:
        """List proposals again that were removed; return the row of the first one."""
        if not self._proposals or _rank(proposals[-1]) <= _rank(self._proposals[0]):
            # Many at once were the first ones: nothing has to be sorted.
            self.set_proposals([*proposals, *self._proposals])
        else:
            self.set_proposals(sorted([*self._proposals, *proposals], key=_rank))
        return self._proposals.index(proposals[0])

    def stop(self) -> None:
        """Stop reading."""
        self._read_timer.stop()
        self._reading.cancel()
        self._thumbnails.request(self, ())

    def row_count(self) -> int:
        """Return the number of proposals."""
        return len(self._proposals)

    def headings(self) -> Sequence[str]:
        """Return the titles of the columns."""
        return [localised_text(title) for title in _TITLES]

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        proposal = self._proposals[row]
        match column:
            case 0:
                return self._product_name(proposal) or proposal.sku
            case 1:
                return proposal.sku
            case 2 if not proposal.category:
                return localised_text(Message("(none)"))
            case 2:
                return self._category_name(proposal.category)
            case 3:
                return self._category_name(proposal.proposed)
            case _:
                return format_percent(proposal.probability)

    def _product_name(self, proposal: CategoryProposal) -> str:
        shown = self._shown.get(proposal.product_id)
        return proposal.name if shown is None else localised_title(shown[0])

    def _category_name(self, name: str) -> str:
        known = self._categories.get(name)
        return name if known is None else known.names.get(language_code(), name)

    def _refresh(self) -> None:
        if self._proposals:
            last = self.index(len(self._proposals) - 1, len(_TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _want(self, product_id: int) -> None:
        self._wanted[product_id] = None
        while len(self._wanted) > _MAX_WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._read_timer.start()

    def _want_picture(self, picture_id: int) -> None:
        self._wanted_pictures[picture_id] = None
        while len(self._wanted_pictures) > _MAX_WANTED:
            del self._wanted_pictures[next(iter(self._wanted_pictures))]
        self._read_timer.start()

    def _read(self) -> None:
        if self._wanted_pictures:
            self._thumbnails.request(self, list(self._wanted_pictures))
            self._wanted_pictures.clear()
        if self._wanted:
            ids = list(self._wanted)
            task = self._client.read(lambda catalogue: catalogue.list_rows(ids))
            self._reading.replace(task).on_success(self._on_read)

    def _on_read(self, rows: dict[int, ListedProduct]) -> None:
        for number, listed in rows.items():
            picture_id = 0 if listed.picture is None else listed.picture.id
            self._shown[number] = (listed.product, picture_id)
            self._wanted.pop(number, None)
        self._wanted.clear()
        self._refresh()

    def _on_thumbnails_loaded(self, _picture_ids: set[int]) -> None:
        self._refresh()

    def _icon(self, product_id: int) -> QIcon | None:
        shown = self._shown.get(product_id)
        if shown is None:
            self._want(product_id)
            return None
        _, picture_id = shown
        pixmap = self._thumbnails.pixmap(picture_id) if picture_id else None
        if pixmap is None and picture_id:
            self._want_picture(picture_id)
        if pixmap is None:
            return None
        icon = QIcon(pixmap)
        # The same pixels if the row is selected: Qt would tint them.
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon

    # Qt

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell, and the picture of the product."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NAME_COLUMN:
            return self._icon(self._proposals[index.row()].product_id)
        return super().data(index, role)


def _rank(proposal: CategoryProposal) -> tuple[float, str]:
    return -proposal.probability, proposal.sku
