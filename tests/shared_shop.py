"""A catalogue that is published to a real server, and stations that work on copies of it."""

from pathlib import Path

from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.station.local_copy import copy_catalogue
from desktop_app.catalogue.station.transfer import publish_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.progress import finish
from tests.actor import ACTOR


class SharedShop:
    """The shared catalogue in a database.

    Args:
        address: ``postgresql://`` address of an empty database.
        catalogue: the folder of the catalogue that is published.
        folder: where the copies are made.

    Attributes:
        address: of the database.
    """

    def __init__(self, address: str, catalogue: Path, folder: Path) -> None:
        self.address = ServerAddress.parse(address)
        self._folder = folder
        finish(publish_catalogue(catalogue, self.address, actor=ACTOR))

    def copy(self, station: str) -> Path:
        """Return the folder of a new copy for a station."""
        folder = self._folder / station
        finish(copy_catalogue(self.address, folder, actor=Actor(f"User of {station}", station)))
        return folder
