"""What the window does with the server of a shared catalogue."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.server_check import ServerCheck
from desktop_app.progress import Job


class ServerFunctions(NamedTuple):
    """Functions that are called on a lane, with the address and the password; None for a kept one.

    Attributes:
        check: connects, and returns what is there.
        copy: copies a shared catalogue to this computer, and returns its folder.
        publish: copies the catalogue in a folder to a server.
        keep_password: saves a password in the keyring; returns whether there is one.
    """

    check: Callable[[str, str | None], ServerCheck]
    copy: Callable[[str, str | None], Job[Path]]
    publish: Callable[[Path, str, str | None], Job[None]]
    keep_password: Callable[[str, str], bool]
