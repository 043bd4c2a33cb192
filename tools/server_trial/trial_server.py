"""A server with the configuration of ``deploy``, in a temporary folder."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

DEPLOY: Final = Path(__file__).parents[2] / "deploy"
# The name in the server's certificate; no name server needs to know it.
NAME: Final = "catalogue.shop.test"
DATABASE: Final = "vitrine"
_CONFIGURATION: Final = "/etc/vitrine"
_DATA: Final = "/var/lib/vitrine"
_START_S: Final = 30.0


class TrialError(Exception):
    """A command of a trial has failed; the text is its output."""


class TrialServer:
    """A server that is set up as ``deploy/README.md`` says, but in a folder of its own.

    PostgreSQL does not run as root, so its commands run as the user postgres then.

    Args:
        folder: where everything is, as the server sees it; a short path.
        binaries: the folder of ``postgres`` and the others, as the server sees it.
        root: the folder of another Debian that has them; None for this one.
    """

    def __init__(self, folder: Path, binaries: Path, root: Path | None) -> None:
        self.folder = folder
        self.port = _free_port()
        self._binaries = binaries
        self._root = root
        self._user = _user(root)

    @property
    def user(self) -> str:
        """The superuser, who has the name of the server's user."""
        return self._user.pw_name

    @property
    def configuration(self) -> Path:
        """The folder that stands for /etc/vitrine."""
        return self.folder / "etc"

    @property
    def backups(self) -> Path:
        """The folder that stands for /var/lib/vitrine."""
        return self.folder / "var"

    def create(self) -> None:
        """Copy the files of ``deploy``, make certificates, and create data and a database."""
        shutil.copytree(DEPLOY, self.configuration)
        for name in ("wal", "dumps", "base"):
            (self.backups / name).mkdir(parents=True)
        self.make_certificates("certificates", NAME)
        self.make_certificates("foreign", NAME)
        self.use_certificate()
        for file in ("postgresql.conf", "pg_hba.conf"):
            self._adapt(self.configuration / file)
        self.own(self.folder)
        self.run(
            "initdb",
            f"--pgdata={self.data}",
            f"--username={self.user}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
            "--auth=peer",
            "--no-sync",
        )

    def make_certificates(self, folder: str, name: str, **variables: str) -> None:
        """Make a CA, unless it exists, and the certificate of a server."""
        # Its last step verifies the certificate, which fails for one that has expired.
        is_valid = not variables.get("SERVER_DAYS", "").startswith("-")
        subprocess.run(
            [DEPLOY / "make_certificates.sh", self.folder / folder, name],
            check=is_valid,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, **variables},
        )

    def use_certificate(self, folder: str = "certificates") -> None:
        """Give the server the certificate of a folder; a running one has to be reloaded."""
        for name in ("server.crt", "server.key"):
            shutil.copy(self.folder / folder / name, self.configuration / name)
            self.own(self.configuration / name)

    @property
    def data(self) -> Path:
        """The folder of the server's data."""
        return self.folder / "data"

    def start(self, data: Path | None = None, *, port: int | None = None, **settings: str) -> None:
        """Start the server, or one with other data and settings, and wait until it answers."""
        data = data or self.data
        port = port or self.port
        arguments = {
            "config_file": str(self.configuration / "postgresql.conf"),
            "hba_file": str(self.configuration / "pg_hba.conf"),
            "unix_socket_directories": str(self.folder),
            "port": str(port),
            # A folder with another Debian has no /dev/shm that the server may write to.
            **({} if self._root is None else {"dynamic_shared_memory_type": "mmap"}),
            **settings,
        }
        options = " ".join(f"-c {name}={value}" for name, value in arguments.items())
        self.run(
            "pg_ctl",
            "start",
            f"--pgdata={data}",
            "--wait",
            f"--log={data}.log",
            f"--options={options}",
            is_quiet=True,
        )

    def stop(self, data: Path | None = None) -> None:
        """Stop the server."""
        self.run(
            "pg_ctl",
            "stop",
            f"--pgdata={data or self.data}",
            "--wait",
            "--mode=fast",
            is_quiet=True,
        )

    def reload(self) -> None:
        """Let the server read its configuration and certificate again."""
        before = self.sql("SELECT pg_conf_load_time()")
        self.sql("SELECT pg_reload_conf()")
        deadline = time.monotonic() + _START_S
        while self.sql("SELECT pg_conf_load_time()") == before and time.monotonic() < deadline:
            time.sleep(0.05)

    def sql(self, statements: str, database: str = "postgres", port: int | None = None) -> str:
        """Execute statements as the superuser on the server itself; return what psql prints."""
        return self.run(
            "psql",
            "-X",
            "-At",
            "-v",
            "ON_ERROR_STOP=1",
            "-d",
            database,
            "-c",
            statements,
            port=port,
        ).strip()

    def run(
        self,
        *command: str | Path,
        port: int | None = None,
        is_quiet: bool = False,
        variables: Mapping[str, str] | None = None,
    ) -> str:
        """Run a command as the user of the server; return what it prints.

        Args:
            command: the program and its arguments.
            port: of the server that it uses; None for this one.
            is_quiet: whether the command starts a server, which would keep a pipe open.
            variables: further variables of the environment.

        Raises:
            TrialError: it fails.
        """
        environment = {
            "PATH": f"{self._binaries}:/usr/bin:/bin",
            "PGHOST": str(self.folder),
            "PGPORT": str(port or self.port),
            "LC_ALL": "C.UTF-8",
            **(variables or {}),
        }
        output = subprocess.DEVNULL if is_quiet else subprocess.PIPE
        prefix: list[str] = []
        if os.geteuid() == 0:
            identity = f"{self._user.pw_uid}:{self._user.pw_gid}"
            prefix = ["chroot", f"--userspec={identity}", "--groups=", str(self._root or "/")]
        done = subprocess.run(
            [
                *prefix,
                "/usr/bin/env",
                "-i",
                *(f"{k}={v}" for k, v in environment.items()),
                *command,
            ],
            check=False,
            text=True,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            raise TrialError(f"{command[0]} fails: {done.stdout or self._log()}")
        return done.stdout or ""

    def address(self, user: str, **parameters: str) -> str:
        """Return the address that a station uses.

        Args:
            user: name of the login.
            parameters: of libpq; ``host`` and ``dbname`` replace the usual ones, and ``port``
                may list several servers.
        """
        host = parameters.pop("host", NAME)
        database = parameters.pop("dbname", DATABASE)
        ports = parameters.pop("port", str(self.port)).split(",")
        parameters.setdefault("sslrootcert", str(self.folder / "certificates" / "ca.crt"))
        query = urlencode({"hostaddr": ",".join(["127.0.0.1"] * len(ports)), **parameters})
        hosts = ",".join(f"{host}:{port}" for port in ports)
        return f"postgresql://{user}@{hosts}/{database}?{query}"

    def own(self, path: Path) -> None:
        """Give a file, or a folder with all in it, to the user of the server."""
        if os.geteuid() == 0:
            for each in (path, *path.rglob("*")):
                os.chown(each, self._user.pw_uid, self._user.pw_gid)

    def _log(self) -> str:
        return "\n".join(log.read_text() for log in self.folder.glob("*.log"))

    def _adapt(self, file: Path) -> None:
        """Replace the paths, the user and the amount of memory by those of the trial."""
        text = file.read_text(encoding="utf-8")
        text = text.replace(_CONFIGURATION, str(self.configuration)).replace(
            _DATA, str(self.backups)
        )
        text = text.replace("listen_addresses = '*'", "listen_addresses = '127.0.0.1'")
        text = text.replace("shared_buffers = '1GB'", "shared_buffers = '64MB'")
        if file.name == "pg_hba.conf":
            text = text.replace(" postgres ", f" {self.user} ")
        file.write_text(text, encoding="utf-8")


@contextmanager
def trial_server(binaries: Path, root: Path | None) -> Iterator[TrialServer]:
    """Create and start a server; stop it and delete its files at the end."""
    real = Path(tempfile.mkdtemp(prefix="vt-", dir=None if root is None else root / "tmp"))
    real.chmod(0o755)
    folder = Path(tempfile.gettempdir()) / real.name
    if root is not None:
        # The server and the program name its files in the same way.
        folder.symlink_to(real)
    server = TrialServer(folder, binaries, root)
    try:
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(real)
        if root is not None:
            folder.unlink()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _user(root: Path | None) -> pwd.struct_passwd:
    """Return who runs the server."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid())
    if root is None:
        return pwd.getpwnam("postgres")
    lines = (root / "etc" / "passwd").read_text(encoding="utf-8").splitlines()
    name, password, user, group, *rest = next(
        line for line in lines if line.startswith("postgres:")
    ).split(":")
    return pwd.struct_passwd((name, password, int(user), int(group), *rest))
