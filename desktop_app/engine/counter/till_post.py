"""Accepted products as JSON, posted to the shop's own till."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Final

from desktop_app.engine.counter.till_address import TillAddress, connect
from desktop_app.engine.counter.till_entry import TillEntry
from desktop_app.engine.counter.till_output import RejectedEntryError
from desktop_app.errors import Message, VitrineError

_MAX_REDIRECTS: Final = 3
_MAX_ANSWER_BYTES: Final = 1 << 16
_RETRY_HINT: Final = Message("It is sent again until the till takes it.")
_REDIRECTS: Final = (
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
)
# Refusals that may be over at the next try.
_TEMPORARY: Final = (
    *(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND),
    *(HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.LOCKED),
    *(HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS),
)


class TillPost:
    """Posts entries; a till recognises one that comes again by its id.

    Args:
        address: of the till.
        any_host: whether it may be outside of the local network.
        limit_s: seconds that a request may take in all.
    """

    def __init__(self, address: TillAddress, *, any_host: bool = False, limit_s: float = 8) -> None:
        self._address = address
        self._any_host = any_host
        self._limit_s = limit_s

    def send(self, entry: TillEntry) -> None:
        """Post an entry.

        Raises:
            RejectedEntryError: the till does not take this entry.
            VitrineError: the till cannot be reached, or answers with an error.
        """
        address = self._address
        for _ in range(_MAX_REDIRECTS + 1):
            status, location = self._post(address, entry)
            if status not in _REDIRECTS:
                self._check(status)
                return
            address = address.redirected(location)
        raise VitrineError(
            Message("{host} redirects too often.", host=address.host),
            Message("Enter the final address of the till in the settings."),
        )

    def _post(self, address: TillAddress, entry: TillEntry) -> tuple[int, str]:
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": entry.id,
            "User-Agent": "Vitrine",
            "Connection": "close",
        }
        try:
            with self._connection(address) as connection:
                connection.request("POST", address.path, entry.as_json(), headers)
                answer = connection.getresponse()
                answer.read(_MAX_ANSWER_BYTES)
                return answer.status, answer.headers.get("Location", "")
        except TimeoutError as error:
            raise VitrineError(
                Message("The till at {host} takes too long.", host=address.host), _RETRY_HINT
            ) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise VitrineError(
                Message("The till at {host} cannot be reached.", host=address.host), _RETRY_HINT
            ) from error

    @contextmanager
    def _connection(self, address: TillAddress) -> Iterator[http.client.HTTPConnection]:
        """Yield a connection that is cut when the time is over, however slowly data comes."""
        plain = connect(address, any_host=self._any_host, timeout_s=self._limit_s)
        is_late = threading.Event()

        def cut() -> None:
            is_late.set()
            with suppress(OSError):
                plain.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(self._limit_s, cut)
        timer.daemon = True
        timer.start()
        connection = http.client.HTTPConnection(address.host, address.port)
        try:
            connection.sock = (
                ssl.create_default_context().wrap_socket(plain, server_hostname=address.host)
                if address.scheme == "https"
                else plain
            )
            yield connection
            # What was cut looks like an answer that is complete.
            if is_late.is_set():
                raise TimeoutError
        except (OSError, http.client.HTTPException, ValueError) as error:
            if is_late.is_set():
                raise TimeoutError from error
            raise
        finally:
            timer.cancel()
            connection.close()
            plain.close()

    def _check(self, status: int) -> None:
        # The till has the entry already.
        if status // 100 == 2 or status == HTTPStatus.CONFLICT:
            return
        message = Message(
            "The till at {host} answers {status}.", host=self._address.host, status=status
        )
        if status // 100 == 4 and status not in _TEMPORARY:
            raise RejectedEntryError(message, Message("Enter the product at the till yourself."))
        raise VitrineError(message, _RETRY_HINT)
