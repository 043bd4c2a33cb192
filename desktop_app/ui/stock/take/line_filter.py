"""Which lines of a stock take are shown: words, and differences only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.domain.product import Product
from desktop_app.domain.product_list import ProductFilter
from desktop_app.domain.stock_take import StockLine
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.widget_factory import with_object_name

if TYPE_CHECKING:
    from desktop_app.engine.catalogue_browser import CatalogueBrowser


class LineFilter(QWidget):
    """A search box and a tick box.

    Signals:
        changed: other lines meet the filter.
        left: the user goes on from the search box to the lines.
        failed: the error of a search.
    """

    changed = Signal()
    left = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_filter")
        self._client = client
        self._latest = LatestTask()
        # The products that the words find; None without words.
        self._found: frozenset[int] | None = None
        self._best: Product | None = None
        self._search = SearchBox(theme)
        self._differences = with_object_name(QCheckBox(), "stock_differences_only")
        self._differences.toggled.connect(lambda _: self.changed.emit())
        self._search.words_entered.connect(self._find)
        self._search.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._search, 1)
        row.addWidget(self._differences)
        self._retranslate()

    @property
    def is_set(self) -> bool:
        """Whether lines may be hidden."""
        return self._found is not None or self._differences.isChecked()

    @property
    def best(self) -> Product | None:
        """The product of the catalogue that the words find first; None without words."""
        return self._best

    def focus_search(self) -> None:
        """Give the search box the focus."""
        self._search.focus_text()

    def toggle_differences(self) -> None:
        """Show differences only, or all lines again."""
        self._differences.toggle()

    def clear(self) -> None:
        """Let all lines through."""
        self._latest.cancel()
        self._search.show_words("")
        self._found = self._best = None
        self._differences.setChecked(False)

    def filtered(self, lines: Sequence[StockLine]) -> list[StockLine]:
        """Return the lines that meet the filter."""
        return [
            line
            for line in lines
            if (self._found is None or line.product.id in self._found)
            and (line.kind != "equal" or not self._differences.isChecked())
        ]

    def _find(self, words: str) -> None:
        if not words:
            self._latest.cancel()
            self._show_found((None, None))
            return
        task = self._client.read(lambda catalogue: _found(catalogue, words))
        self._latest.replace(task).on_success(self._show_found).on_failure(self.failed)

    def _show_found(self, found: tuple[frozenset[int] | None, Product | None]) -> None:
        self._found, self._best = found
        self.changed.emit()

    def _retranslate(self) -> None:
        self._differences.setText(self.tr("&Differences only"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _found(catalogue: "CatalogueBrowser", words: str) -> tuple[frozenset[int], Product | None]:
    """Return the ids of the products that words find, and the best of them."""
    ids = catalogue.list_product_ids(ProductFilter(words=words))
    best = catalogue.search(words, limit=1)
    return frozenset(ids.tolist()), best[0].product if best else None
