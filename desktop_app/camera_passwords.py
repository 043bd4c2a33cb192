"""Passwords in the addresses of network cameras, kept in the keyring of the system.

Everywhere in the program and in its files, an address has asterisks in the place of a
password. Only who opens the camera asks for the complete address. Without a keyring, or
without the library keyring, it is known until the program ends.
"""

import threading
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from desktop_app import system_keyring
from desktop_app.errors import Message, VitrineError

_MASK: Final = "***"
_SERVICE: Final = "Vitrine camera"
# Names of parameters of addresses, in parts, that hold secrets.
_SECRET_NAMES: Final = ("pass", "pwd", "secret", "token", "auth", "key", "psw")

# Complete addresses by masked address, and those of them that the keyring does not have yet.
_known: dict[str, str] = {}
_unsaved: set[str] = set()
_lock = threading.Lock()


def without_password(source: str) -> str:
    """Return the source of a camera with asterisks for passwords, and remember these.

    Args:
        source: an address; other sources, and addresses without a password, are returned as
            they are.
    """
    masked = _masked(source)
    if masked != source:
        with _lock:
            _known[masked] = source
            _unsaved.add(masked)
    return masked


def with_password(source: str) -> str:
    """Return the source of a camera with its passwords, from memory or from the keyring.

    A new password is saved in the keyring. This may wait for the user to unlock it, so do not
    call it on a GUI thread.

    Args:
        source: what ``without_password`` returned, or any other source.

    Raises:
        VitrineError: the password is not known.
    """
    if "://" not in source or _MASK not in source:
        return source
    with _lock:
        known = _known.get(source)
        is_saved = known is not None and source not in _unsaved
        _unsaved.discard(source)
    if known is None:
        known = _from_keyring(source)
    elif not is_saved:
        system_keyring.save_secret(_SERVICE, source, known)
    with _lock:
        return _known.setdefault(source, known)


def _masked(source: str) -> str:
    if "://" not in source:
        return source
    try:
        parts = urlsplit(source)
        fields = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return source
    user, at, host = parts.netloc.rpartition("@")
    name, colon, password = user.partition(":")
    if password:
        parts = parts._replace(netloc=f"{name}{colon}{_MASK}{at}{host}")
    if any(_is_secret(field, value) for field, value in fields):
        masked = [(field, _MASK if _is_secret(field, value) else value) for field, value in fields]
        parts = parts._replace(query=urlencode(masked, safe="*/:"))
    # Addresses without a password stay exactly as they were typed.
    return source if parts == urlsplit(source) else parts.geturl()


def _is_secret(field: str, value: str) -> bool:
    return bool(value) and any(name in field.lower() for name in _SECRET_NAMES)


def _from_keyring(source: str) -> str:
    address = system_keyring.read_secret(_SERVICE, source)
    if address is not None and _masked(address) == source:
        return address
    reason = Message("Choose “Network camera…” and enter its address with the password again.")
    if not system_keyring.is_available():
        reason = Message(
            "This computer has no keyring that keeps passwords. "
            "Choose “Network camera…” and enter the address with the password again."
        )
    raise VitrineError(
        Message("The password of the camera {host} is not known.", host=_host(source)), reason
    )


def _host(source: str) -> str:
    return urlsplit(source).hostname or ""
