"""Secrets in the keyring of the system, through the optional library keyring.

Reading or saving may wait for the user to unlock the keyring, so do not call this on a GUI
thread. The texts of the keyring's exceptions are never logged, they could contain the secret.
"""

import logging
from importlib import import_module
from types import ModuleType

from desktop_app.logs.log_lines import ProgramText

_log = logging.getLogger(__name__)


def is_available() -> bool:
    """Return whether there is a keyring that keeps secrets safely and can be read."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.get_password("Vitrine", "availability")
    except Exception:  # noqa: BLE001 - each keyring has exceptions of its own
        return False
    return True


def read_secret(service: str, name: str) -> str | None:
    """Return a secret; None if there is none, or no keyring.

    Args:
        service: what the secret is for, such as ``Vitrine camera``.
        name: of the secret in the service.
    """
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        secret = keyring.get_password(service, name)
    except Exception as error:  # noqa: BLE001 - each keyring has exceptions of its own
        _log.info("the keyring cannot be read: %s", ProgramText(type(error).__name__))
        return None
    return secret if isinstance(secret, str) else None


def save_secret(service: str, name: str, secret: str) -> bool:
    """Save a secret and return whether the keyring has kept it."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(service, name, secret)
    except Exception as error:  # noqa: BLE001 - each keyring has exceptions of its own
        _log.info("the keyring keeps no passwords: %s", ProgramText(type(error).__name__))
        return False
    return True


def delete_secret(service: str, name: str) -> None:
    """Remove a secret, if the keyring has it."""
    keyring = _keyring()
    if keyring is None:
        return
    try:
        keyring.delete_password(service, name)
    except Exception as error:  # noqa: BLE001 - also raised if there is none
        _log.info("the keyring deletes nothing: %s", ProgramText(type(error).__name__))


def _keyring() -> ModuleType | None:
    """Return the library keyring; None if it is missing or finds no safe keyring."""
    try:
        keyring = import_module("keyring")
        backend = keyring.get_keyring()
    except Exception as error:  # noqa: BLE001 - backends fail in many ways when they start
        _log.info("the keyring cannot be used: %s", ProgramText(type(error).__name__))
        return None
    # The backends "fail" and "null" have priorities of 0 and less; "alt" keeps plain text.
    is_safe = backend.priority > 0 and not type(backend).__module__.startswith("keyrings.alt")
    return keyring if is_safe else None
