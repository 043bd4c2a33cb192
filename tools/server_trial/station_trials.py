"""A published catalogue, and a station that works with it and without the server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from tools.server_trial.trial_result import TrialResult
from tools.server_trial.trial_server import TrialServer

# Of the sample: a photo, and the SKU of its product.
_PHOTO: Final = "query-001.jpg"
_SKU: Final = "JAM-BLB"


def publish_sample(server: TrialServer, login: str, password_file: Path) -> TrialResult:
    """Publish the sample catalogue with the login of the owner."""
    folder = server.folder / "sample"
    unpack(paths.sample_template(), folder)
    _keep_password(server, login, password_file.read_text(encoding="utf-8").strip())
    to = server.address(login)
    happened = _program(server, "publish", "--catalog", str(folder), "--to", to)
    return TrialResult("vitrine publish", " products, ", happened)


def station_trials(server: TrialServer, login: str, password: str) -> Iterator[TrialResult]:
    """Identify a photo with the shared catalogue, and once more while the server is stopped."""
    _keep_password(server, login, password)
    photo = str(paths.sample_folder() / "queries" / _PHOTO)
    command = ("identify", photo, "--catalog", server.address(login))
    yield TrialResult("vitrine identify at a station", _SKU, _program(server, *command))
    server.stop()
    yield TrialResult("the same without the server", _SKU, _program(server, *command))
    server.start()


def _program(server: TrialServer, *arguments: str) -> str:
    """Run a command with the passwords and folders of the trial; return what it prints."""
    folders = {f"XDG_{kind}_HOME": str(server.folder / kind) for kind in ("STATE", "DATA", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **folders, "PGPASSFILE": str(server.folder / "passwords")},
    )
    return (done.stdout + done.stderr).strip()


def _keep_password(server: TrialServer, login: str, password: str) -> None:
    """Add a password to the file that libpq reads."""
    file = server.folder / "passwords"
    with file.open("a", encoding="utf-8") as stream:
        print(f"*:*:*:{login}:{password}", file=stream)
    file.chmod(0o600)
