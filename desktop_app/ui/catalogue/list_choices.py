"""What the filters and columns of the list can be: read from the catalogue."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.product import TRANSLATED_COLUMN
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.catalogue.list_header import ListHeader


class ListChoices(QObject):
    """Offers the categories, brands and attributes of the catalogue above the list."""

    def __init__(self, client: EngineClient, header: ListHeader, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._header = header
        self._latest = [LatestTask() for _ in range(3)]

    def load(self) -> None:
        """Read the choices."""
        client, filters = self._client, self._header.filters
        categories, brands, attributes = self._latest
        categories.replace(client.read(lambda catalogue: catalogue.categories())).on_success(
            filters.show_categories
        )
        attributes.replace(client.read(lambda catalogue: catalogue.attribute_names())).on_success(
            self._show_attributes
        )
        brands.replace(client.read(lambda catalogue: catalogue.brands())).on_success(
            filters.show_brands
        )

    def reset(self) -> None:
        """Offer nothing, because another catalogue was opened."""
        for latest in self._latest:
            latest.cancel()
        self._header.filters.show_categories({})
        self._header.filters.show_brands({})
        self._header.options.show_attributes(())

    def _show_attributes(self, names: Sequence[str]) -> None:
        self._header.options.show_attributes(
            [name for name in names if not TRANSLATED_COLUMN.fullmatch(name)]
        )
