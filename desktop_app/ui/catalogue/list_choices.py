"""The choices of filters and columns of the list, read from the catalogue."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.product import TRANSLATED_COLUMN, Category
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.list_header import ListHeader
from desktop_app.ui.i18n.language import language_code


class ListChoices(QObject):
    """Offers the categories, brands and attributes of the catalogue above the list.

    Signals:
        values_read: a dict of known values by field, of categories or of brands.
    """

    values_read = Signal(object)

    def __init__(self, client: EngineClient, header: ListHeader, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._header = header
        self._latest = [LatestTask() for _ in range(3)]
        self._is_wanted = False

    def request(self) -> None:
        """Read the choices when ``load_if_wanted`` is called: the list comes first."""
        self._is_wanted = True

    def load_if_wanted(self) -> None:
        """Read the choices if that was requested; with a million products it takes a second."""
        if self._is_wanted:
            self._is_wanted = False
            self._load()

    def _load(self) -> None:
        client = self._client
        categories, brands, attributes = self._latest
        categories.replace(client.read(lambda catalogue: catalogue.categories())).on_success(
            self._show_categories
        )
        attributes.replace(client.read(lambda catalogue: catalogue.attribute_names())).on_success(
            self._show_attributes
        )
        brands.replace(client.read(lambda catalogue: catalogue.brands())).on_success(
            self._show_brands
        )

    def reset(self) -> None:
        """Offer nothing, because another catalogue was opened."""
        self._is_wanted = False
        for latest in self._latest:
            latest.cancel()
        self._header.filters.show_categories({})
        self._header.filters.show_brands({})
        self._header.options.show_attributes(())

    def _show_attributes(self, names: Sequence[str]) -> None:
        self._header.options.show_attributes(
            [name for name in names if not TRANSLATED_COLUMN.fullmatch(name)]
        )

    def _show_categories(self, categories: Mapping[str, Category]) -> None:
        self._header.filters.show_categories(categories)
        code = language_code()
        shown = [category.names.get(code, name) for name, category in categories.items()]
        self.values_read.emit({"category": shown})

    def _show_brands(self, brands: Mapping[str, int]) -> None:
        self._header.filters.show_brands(brands)
        self.values_read.emit({"brand": list(brands)})
