"""A shared catalogue, as its stations use it: the local copy, and the exchange with the server."""

from contextlib import ExitStack
from typing import Final

from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.copy_schema import copy_identity, update_copy
from desktop_app.catalogue.station.outbox import count_waiting
from desktop_app.catalogue.station.server_search import StationSearch
from desktop_app.catalogue.station.synchroniser import Synchroniser
from desktop_app.domain.role import Role
from desktop_app.errors import Message, VitrineError

# What was written last is sent before the copy is closed, if that takes no longer.
_SENDING_TIME_S: Final = 3.0


class SharedCatalogue(SqliteCatalogue):
    """Implements ``Catalogue``: everything is read from the local copy and written to it.

    A thread sends what is written, and writes what other stations have sent; without the server
    everything goes on.

    Attributes:
        name: of the database on the server.
        location: the address of the server, without password.
    """

    def __init__(self, database: CatalogueDatabase, address: ServerAddress) -> None:
        super().__init__(database)
        self.name = address.database
        self.location = str(address)
        role = Role(database.value("SELECT role FROM copy_state"))
        self._synchroniser = Synchroniser(address, database.folder, database.actor, role)
        self._role_here = database.role
        # Asked before every change.
        database.role = self._lower_role
        has_features = database.value("SELECT has_features FROM copy_state")
        self._search = None if has_features else StationSearch(database, address)

    @classmethod
    def use(cls, database: CatalogueDatabase) -> "SharedCatalogue":
        """Use an open local copy, and begin the exchange; ``close`` closes it.

        Raises:
            VitrineError: the copy is not complete.
        """
        with ExitStack() as stack:
            stack.callback(database.close)
            if not database.value("SELECT is_complete FROM copy_state"):
                raise VitrineError(
                    Message("The shared catalogue was not copied to this computer completely."),
                    Message("Connect to it again; the copy goes on where it has stopped."),
                )
            update_copy(database)
            catalogue = cls(database, ServerAddress.parse(copy_identity(database).address))
            catalogue._synchroniser.start()
            stack.pop_all()
            return catalogue

    def _lower_role(self) -> Role:
        """Return the role of this computer or that of the login, whichever may do less."""
        here, by_server = self._role_here(), self._synchroniser.role
        return by_server if here.includes(by_server) else here

    @property
    def synchronisation(self) -> Synchroniser:
        """The exchange with the server."""
        return self._synchroniser

    @property
    def server_search(self) -> StationSearch | None:
        """The search of the server, if this copy has no embeddings but of some pictures."""
        return self._search

    def close(self) -> None:
        """Send what was written last, if that takes some seconds at most, and close the copy."""
        if self._synchroniser.state.error is None and count_waiting(self._database):
            self._synchroniser.wait_for_exchange(_SENDING_TIME_S)
        self._synchroniser.stop()
        if self._search is not None:
            self._search.close()
        super().close()
