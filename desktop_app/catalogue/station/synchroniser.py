"""The background thread that keeps a local copy equal with the server."""

import logging
import threading
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import psycopg

from desktop_app.catalogue.postgres.connection import server_errors_as_messages
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.change_exchange import ChangeExchange
from desktop_app.catalogue.station.local_copy import is_copy_of, note_role, open_connection
from desktop_app.catalogue.station.outbox import count_waiting
from desktop_app.catalogue.station.received_rows import ReceivedRows
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.domain.synchronisation import ReceivedChanges, SyncState
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import finish

_log = logging.getLogger(__name__)

# How often the thread looks for changes of this station while it waits for those of others.
_LOOK_INTERVAL_S: Final = 0.2
_REPORT_INTERVAL_S: Final = 30.0
_COUNT_INTERVAL_S: Final = 1.0  # of waiting changes, while the server is not reached
_FIRST_RETRY_S: Final = 1.0
_LAST_RETRY_S: Final = 30.0
_STOP_TIME_S: Final = 5.0


class Synchroniser:
    """Exchanges changes with the server while it is reached, and tries again while it is not.

    Args:
        address: of the shared catalogue.
        folder: of the local copy.
        actor: the user and the station.
        role: what the server has said last.

    Attributes:
        role: what the user may do by the server, as far as it was reached; set on the thread.
    """

    def __init__(
        self,
        address: ServerAddress,
        folder: Path,
        actor: Actor,
        role: Role,
    ) -> None:
        self._address = address
        self._folder = folder
        self._actor = actor
        self.role = role
        self._changed = threading.Condition()
        self._state = SyncState()
        self._received = ReceivedRows()
        self._is_stopped = False
        self._exchanges = 0
        self._thread = threading.Thread(target=self._run, name="synchroniser", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the thread; what was not sent stays in the copy.

        A thread that waits for a network that does not answer is left alone after some seconds.
        """
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()
        self._thread.join(_STOP_TIME_S)

    @property
    def state(self) -> SyncState:
        """The state as it is now."""
        with self._changed:
            return replace(self._state, received=self._received.count)

    def take_received(self) -> ReceivedChanges:
        """Return what others have changed since the last call."""
        return self._received.take()

    def wait_for_exchange(self, timeout_s: float) -> bool:
        """Wait until everything that was written before is sent and others' changes are here.

        Returns:
            whether that was so within the time; at once false while the server is not reached.
        """
        with self._changed:
            # The exchange that runs may have begun before the last write.
            wanted = self._exchanges + 2
            return (
                self._changed.wait_for(
                    lambda: self._exchanges >= wanted or self._state.error is not None, timeout_s
                )
                and self._exchanges >= wanted
            )

    def _run(self) -> None:
        retry_s = _FIRST_RETRY_S
        with closing(CatalogueDatabase.open(self._folder, self._actor, create=False)) as database:
            while not self._is_stopped:
                try:
                    self._exchange_while_connected(database)
                    retry_s = _FIRST_RETRY_S
                except VitrineError as error:
                    if self._state.is_connected:
                        retry_s = _FIRST_RETRY_S
                    self._set_offline(database, error)
                except Exception:  # noqa: BLE001 - a bug must not end the exchange for good
                    _log.exception("a shared catalogue could not be synchronised")
                    self._set_offline(database, _unexpected_error())
                    retry_s = _LAST_RETRY_S
                self._wait(database, retry_s)
                retry_s = min(2 * retry_s, _LAST_RETRY_S)

    def _wait(self, database: CatalogueDatabase, seconds: float) -> None:
        """Wait for the next try, and keep counting what waits."""
        while not self._is_stopped and seconds > 0:
            with self._changed:
                step = min(seconds, _COUNT_INTERVAL_S)
                self._changed.wait_for(lambda: self._is_stopped, step)
            seconds -= step
            waiting = count_waiting(database)
            with self._changed:
                self._state = replace(self._state, waiting=waiting)

    def _exchange_while_connected(self, database: CatalogueDatabase) -> None:
        with ExitStack() as stack:
            connection = stack.enter_context(closing(open_connection(self._address, self._actor)))
            stack.enter_context(server_errors_as_messages(self._address))
            self._check_catalogue(database, connection)
            self.role = note_role(database, connection)
            connection.execute("LISTEN vitrine")
            exchange = ChangeExchange(database, connection, self._received)
            report_due_s = 0.0
            is_due = True
            while not self._is_stopped:
                if is_due or self._has_waiting(database):
                    self._exchange(exchange)
                if time.monotonic() >= report_due_s:
                    exchange.report()
                    report_due_s = time.monotonic() + _REPORT_INTERVAL_S
                notifies = connection.notifies(timeout=_LOOK_INTERVAL_S, stop_after=1)
                # To its end: it holds the lock of the connection.
                is_due = bool(list(notifies))
                self._note_look(is_due or self._has_waiting(database))

    def _exchange(self, exchange: ChangeExchange) -> None:
        refused = exchange.refused
        exchange.send()
        finish(exchange.receive())
        with self._changed:
            self._state = SyncState(
                is_connected=True,
                refused=self._state.refused + exchange.refused - refused,
                last_contact=datetime.now(UTC),
            )
            self._exchanges += 1
            self._changed.notify_all()

    def _note_look(self, is_behind: bool) -> None:
        """Count a look that has found nothing to exchange: it is as good as an exchange."""
        if not is_behind:
            with self._changed:
                self._exchanges += 1
                self._changed.notify_all()

    def _check_catalogue(self, database: CatalogueDatabase, connection: psycopg.Connection) -> None:
        """Check that the server still has the catalogue of this copy, with all that was sent."""
        if not is_copy_of(database, connection):
            raise VitrineError(
                Message("The server has another catalogue than the copy on this computer."),
                Message("Connect to the shared catalogue again to make a new copy."),
            )

    def _has_waiting(self, database: CatalogueDatabase) -> bool:
        return bool(database.value("SELECT EXISTS (SELECT 1 FROM outbox)"))

    def _set_offline(self, database: CatalogueDatabase, error: VitrineError) -> None:
        waiting = count_waiting(database)
        with self._changed:
            self._state = replace(self._state, is_connected=False, waiting=waiting, error=error)
            self._changed.notify_all()


def _unexpected_error() -> VitrineError:
    return VitrineError(
        Message("The exchange with the server has failed unexpectedly."),
        Message("It is tried again; nothing is lost. See the log for details."),
    )
