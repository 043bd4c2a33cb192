"""A session of typical work in a process that cannot open a socket of the network.

``python -m tests.offline_session TABLE FOLDER`` is started by ``test_network.py``. The kernel ends
the process, and each child of it, at the first socket of IPv4 or IPv6, whoever opens it: Python,
Qt or a native library. Sockets of this computer (``AF_UNIX``), such as those of a display, may be
opened.
"""

import ctypes
import faulthandler
import os
import platform
import signal
import socket
import sys
from pathlib import Path
from typing import Final

# Number of the system call ``socket`` by architecture.
SOCKET_CALLS: Final = {"x86_64": 41, "aarch64": 198}

_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
# Sends SIGSYS, so that the process can say where it happened before it ends.
_TRAP: Final = 0x00030000
# Of the structure ``seccomp_data``: the number of the call, and the lower half of its first value.
_CALL: Final = 0
_FIRST_VALUE: Final = 16
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction)))


def forbid_network() -> None:
    """Let this process and its children end at the first socket of IPv4 or IPv6."""
    # The program silences the usual standard error of native libraries.
    errors = os.fdopen(os.dup(2), "w")
    faulthandler.register(signal.SIGSYS, file=errors, all_threads=False, chain=True)
    instructions = (
        _Instruction(_LOAD, 0, 0, _CALL),
        _Instruction(_JUMP_IF_EQUAL, 0, 4, SOCKET_CALLS[platform.machine()]),
        _Instruction(_LOAD, 0, 0, _FIRST_VALUE),
        _Instruction(_JUMP_IF_EQUAL, 1, 0, socket.AF_INET),
        _Instruction(_JUMP_IF_EQUAL, 0, 1, socket.AF_INET6),
        _Instruction(_RETURN, 0, 0, _TRAP),
        _Instruction(_RETURN, 0, 0, _ALLOW),
    )
    array = (_Instruction * len(instructions))(*instructions)
    program = _Program(len(instructions), array)
    libc = ctypes.CDLL(None, use_errno=True)
    for option, *values in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0),
        (_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program)),
    ):
        if libc.prctl(option, *values, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")


def is_forbidden(family: int) -> bool:
    """Return whether a process ends if it opens a socket, as a check of all this."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGSYS, signal.SIG_DFL)
        socket.socket(family)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(table: Path, folder: Path) -> None:
    """Work with a new catalogue: on the command line, then in the window."""
    forbid_network()
    assert [is_forbidden(one) for one in (socket.AF_INET, socket.AF_INET6)] == [True, True]
    assert not is_forbidden(socket.AF_UNIX)
    # urllib3, which the label reader imports, would open one to find out whether it could be bound
    # to this computer; it contacts nothing.
    socket.has_ipv6 = False

    from desktop_app.cli import main as run

    photo = str(next((table.parent / "pictures").iterdir()))
    for command in (
        ["import", str(table)],
        ["identify", photo],
        ["backup"],
        ["doctor"],
        ["privacy"],
        ["forget", "--station", "elsewhere", "--yes"],
    ):
        assert run([*command, "--catalog", str(folder), "--json"]) == 0, command
    _use_window(folder, Path(photo))


def _use_window(folder: Path, photo: Path) -> None:
    """Search for a photo in the window, and close it when the answer is shown."""
    from PySide6.QtWidgets import QApplication

    from desktop_app import paths
    from desktop_app.app import build_window
    from desktop_app.settings import Settings
    from desktop_app.ui.find.page import FindPage
    from desktop_app.ui.settings.preferences import Preferences

    app = QApplication([])
    settings = Settings(language="en", device="cpu")
    window = build_window(app, Preferences(settings, paths.settings_file()), paths.data_folder())

    def search() -> None:
        page = window.findChild(FindPage)
        assert page is not None
        page.answer_shown.connect(lambda _: sys.stdout.write("answered\n"))
        page.answer_shown.connect(lambda _: window.close())
        page.search([photo])

    window.client.ready.connect(lambda _: search())
    window.first_painted.connect(lambda: window.opener.open(folder))
    window.show()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
