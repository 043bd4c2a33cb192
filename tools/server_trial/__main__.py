"""Set up a server as ``deploy/README.md`` says, try it, and print a table.

    python -m tools.server_trial [--root FOLDER] [--binaries FOLDER]

PostgreSQL with pgvector has to be installed: ``apt-get install postgresql-17-pgvector`` (Debian
13), or in a folder with another Debian, which needs root:
``debootstrap --variant=minbase --include=postgresql-17-pgvector trixie FOLDER``.
"""

import argparse
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop_app.visible_text import excerpt
from tools.server_trial.backup_trials import backup_trials
from tools.server_trial.connection_trials import LOGIN, PASSWORD, connection_trials
from tools.server_trial.rights_trials import OWNER, rights_trials
from tools.server_trial.trial_result import TrialResult
from tools.server_trial.trial_server import DATABASE, TrialServer, trial_server

_SHOWN: Final = 250


def main() -> int:
    """Run all trials; return 1 if one has ended otherwise than expected."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.server_trial", description="Try the files of deploy on a real server."
    )
    parser.add_argument("--root", type=Path, help="folder of a Debian that has PostgreSQL")
    parser.add_argument("--binaries", type=Path, help="folder of its programs (default: newest)")
    options = parser.parse_args()
    binaries = options.binaries or _newest_binaries(options.root)
    wrong = 0
    with trial_server(binaries, options.root) as server:
        print(server.sql("SELECT version()"))
        for result in _trials(server):
            wrong += not result.is_right
            _print(result)
    print(f"{wrong} trials have ended otherwise than expected")
    return int(wrong > 0)


def _trials(server: TrialServer) -> Iterator[TrialResult]:
    # As deploy/README.md says, with passwords that are known.
    password = secrets.token_urlsafe()
    (server.folder / "owner_password").write_text(password)
    server.sql(f"CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{password}'")
    server.run("createdb", f"--owner={OWNER}", DATABASE)
    server.sql("CREATE EXTENSION vector", DATABASE)
    server.sql(f"CREATE ROLE {LOGIN} LOGIN PASSWORD '{PASSWORD}'")
    yield from connection_trials(server)
    yield from rights_trials(server)
    yield from backup_trials(server)


def _print(result: TrialResult) -> None:
    mark = "right" if result.is_right else f"WRONG, expected: {result.expected}"
    happened = " ".join(result.happened.split())
    happened = excerpt(happened, _SHOWN) if result.is_right else happened
    print(f"| {result.name} | {happened} | {result.detail} | {mark} |", flush=True)


def _newest_binaries(root: Path | None) -> Path:
    base = root or Path("/")
    found = sorted(base.glob("usr/lib/postgresql/*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        sys.exit("there is no PostgreSQL; apt-get install postgresql-17-pgvector")
    return Path("/") / found[-1].relative_to(base)


if __name__ == "__main__":
    sys.exit(main())
