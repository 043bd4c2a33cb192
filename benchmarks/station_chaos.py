"""Let stations of a shared catalogue work while the network and the server fail.

    python -m benchmarks.station_chaos --stations 8 --operations 500

Each station is a process with a local copy. It adds, edits, merges, resolves, deletes and undoes
products, half of the time the same ones as all others, adds and confirms pictures, accepts lines
and takes stock. Meanwhile connections are cut: at any moment, after a commit and before its
answer, or for some seconds. The server and stations are killed with SIGKILL and started again.

To reach: every change of every station is in the catalogue, was replaced by somebody who had read
it, is in the list of conflicts, or was deleted by somebody; nothing is there twice; all copies are
equal to the server, and nothing waits.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from benchmarks.chaos_journal import (
    Journal,
    State,
    count_begun,
    find_lost,
    find_twice,
    read_journal,
)
from benchmarks.cutting_proxy import CuttingProxy
from benchmarks.postgres_server import PostgresServer, packaged_binaries
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.postgres.table_digest import digest_of, server_digest
from desktop_app.catalogue.shared_tables import shared_tables
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.change_exchange import ChangeExchange
from desktop_app.catalogue.station.local_copy import copy_catalogue, open_connection
from desktop_app.catalogue.station.transfer import publish_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import PictureFile
from desktop_app.progress import finish

_ACTOR: Final = Actor("admin", "office")
_PRODUCTS: Final = 40
_LOOK_S: Final = 0.02
_OUTAGE_S: Final = (0.5, 3.0)
# The data of this server are of no worth after a failure of the computer.
_SETTINGS: Final = {"fsync": "off", "shared_buffers": "32MB"}
_TIMEOUT_S: Final = 1_800


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens.

    Attributes:
        stations: how many.
        operations: of each station.
        cuts: how often connections are cut.
        server_kills: how often the server is killed.
        station_kills: how often a station is killed.
    """

    stations: int = 8
    operations: int = 500
    cuts: int = 50
    server_kills: int = 10
    station_kills: int = 5


@dataclass(slots=True)
class Outcome:
    """What has come of it.

    Attributes:
        changes: what all stations have changed, fields and rows.
        lost: of these, what is not accounted for.
        twice: what is in the catalogue twice.
        conflicts: what the merchandiser is asked about.
        equal: how many stations have the same rows as the server.
        waiting: how many rows a station has not sent or not received, by table.
        failed: stations that could not send everything.
        seconds: all of it.
    """

    changes: int = 0
    lost: list[Any] = field(default_factory=list)
    twice: list[Any] = field(default_factory=list)
    conflicts: int = 0
    equal: int = 0
    waiting: list[Any] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0

    def is_good(self, plan: Plan) -> bool:
        """Return whether nothing is lost, twice, different or waiting."""
        bad = (self.lost, self.twice, self.waiting, self.failed)
        return not any(bad) and self.equal == plan.stations


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for one in fields(Plan):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=int, default=one.default)
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory(prefix="vitrine-") as folder:
        outcome = run(plan, Path(folder))
    print(_table(plan, outcome))
    for one in (*outcome.lost[:20], *outcome.twice[:20], *outcome.waiting):
        print(one)
    return 0 if outcome.is_good(plan) else 1


def run(plan: Plan, folder: Path) -> Outcome:
    """Let the stations work in a folder, and compare what they have done with the catalogue."""
    begin = time.monotonic()
    folder.chmod(0o755)  # an unprivileged user may run the server
    with ExitStack() as stack:
        server = PostgresServer(folder / "server", packaged_binaries(), _SETTINGS)
        server.create()
        server.start()
        stack.callback(server.stop)
        network = folder / "network"
        network.mkdir()
        proxy = CuttingProxy(network, server.folder)
        proxy.start()
        stack.callback(proxy.stop)
        address = ServerAddress.parse(f"postgresql://postgres@/postgres?host={network}")
        _publish(folder / "shop", address)
        stations = [_Station(folder, number, plan) for number in range(1, plan.stations + 1)]
        for station in stations:
            finish(copy_catalogue(address, station.folder, actor=station.actor))
            station.start()
            stack.callback(station.kill)
        _disturb(plan, stations, proxy, server)
        outcome = Outcome(failed=sum(station.wait() != 0 for station in stations))
        _compare(outcome, address, stations)
    outcome.seconds = time.monotonic() - begin
    return outcome


class _Station:
    """A station, and its process.

    Attributes:
        folder: of its copy.
        journal: the file.
        actor: its name.
    """

    def __init__(self, folder: Path, number: int, plan: Plan) -> None:
        self.folder = folder / f"station {number}"
        self.journal = folder / f"journal {number}"
        self.actor = Actor(f"user {number}", f"S{number}")
        self._log = folder / f"log {number}"
        self._arguments = [
            *(sys.executable, "-m", "benchmarks.chaos_station", str(self.folder)),
            *("--number", str(number), "--operations", str(plan.operations)),
            *("--journal", str(self.journal)),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the process, which goes on where an earlier one has stopped."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._arguments, stdout=log, stderr=log)

    def kill(self) -> None:
        """End the process with SIGKILL, if it has not ended."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def wait(self) -> int:
        """Wait until the station has sent everything; return the code of its exit."""
        assert self._process is not None
        code = self._process.wait(_TIMEOUT_S)
        if code:
            print(self._log.read_text()[-3_000:], file=sys.stderr)
        return code


def _publish(folder: Path, address: ServerAddress) -> None:
    catalogue = SqliteCatalogue.open(folder, actor=_ACTOR)
    with closing(catalogue):
        skus = {f"SKU {number}": {"name": f"Product {number}"} for number in range(_PRODUCTS)}
        ids = catalogue.products.add(skus).values()
        catalogue.pictures.add(
            [(id_, PictureFile(f"/{id_}.jpg", str(id_), 1, 1, 9, 9, b"jpeg")) for id_ in ids]
        )
        catalogue.stock_takes.start("shelves")
    finish(publish_catalogue(folder, address, actor=_ACTOR))


def _disturb(
    plan: Plan, stations: list[_Station], proxy: CuttingProxy, server: PostgresServer
) -> None:
    """Cut and kill, spread evenly over the work of the stations."""
    chance = random.Random(0)
    events = ["cut"] * plan.cuts + ["server"] * plan.server_kills + ["station"] * plan.station_kills
    chance.shuffle(events)
    total = plan.stations * plan.operations
    for place, event in enumerate(events, 1):
        due = total * place / (len(events) + 1)
        while sum(count_begun(station.journal) for station in stations) < due:
            if not any(station.is_running for station in stations):
                return
            time.sleep(_LOOK_S)
        if event == "server":
            server.kill()
            server.start()
        elif event == "station":
            _restart_one(stations, chance)
        else:
            _cut(proxy, chance)


def _restart_one(stations: list[_Station], chance: random.Random) -> None:
    """Kill a station that works, and start it again."""
    running = [station for station in stations if station.is_running]
    if running:
        station = chance.choice(running)
        station.kill()
        station.start()


def _cut(proxy: CuttingProxy, chance: random.Random) -> None:
    kind = chance.choice(("now", "commit", "outage"))
    if kind == "now":
        proxy.cut()
    elif kind == "commit":
        proxy.cut_at_commit()
    else:
        proxy.set_outage(True)
        time.sleep(chance.uniform(*_OUTAGE_S))
        proxy.set_outage(False)


def _compare(outcome: Outcome, address: ServerAddress, stations: list[_Station]) -> None:
    """Let every station read what the others have sent last, and compare all of them."""
    states: list[State] = []
    with closing(open_connection(address, _ACTOR)) as connection:
        for station in stations:
            with closing(CatalogueDatabase.open(station.folder, station.actor)) as database:
                finish(ChangeExchange(database, connection).receive())
                outcome.equal += all(
                    digest_of(
                        table,
                        database.rows(f"SELECT {', '.join(table.column_names)} FROM {table.name}"),
                    )
                    == server_digest(connection, table)
                    for table in shared_tables(database.rows)
                )
                outcome.waiting += [
                    (station.actor.station, table, *row)
                    for table in ("outbox", "postponed_rows", "refused_changes")
                    for row in database.rows(
                        f"SELECT table_name, count(*) FROM {table} GROUP BY table_name"
                    )
                ]
                states.append(Journal.state(database))
        rows = connection.execute(
            "SELECT table_name, row_id, field, refused::json FROM vitrine.conflicts"
        ).fetchall()
    changes = [change for station in stations for change in read_journal(station.journal)]
    outcome.changes = len(changes)
    outcome.conflicts = len(rows)
    outcome.lost = find_lost(changes, states[0], rows)
    outcome.twice = find_twice(states[0])


def _table(plan: Plan, outcome: Outcome) -> str:
    figures = {
        "stations × operations": f"{plan.stations} × {plan.operations}",
        "cuts; server killed; stations killed": (
            f"{plan.cuts}; {plan.server_kills}; {plan.station_kills}"
        ),
        "changed rows and fields": outcome.changes,
        "conflicts for the merchandiser": outcome.conflicts,
        "lost": len(outcome.lost),
        "twice": len(outcome.twice),
        "stations equal to the server": f"{outcome.equal} of {plan.stations}",
        "stations that could not send everything": outcome.failed,
        "rows that wait": sum(one[-1] for one in outcome.waiting),
        "seconds": f"{outcome.seconds:.0f}",
    }
    lines = [f"| {name} | {value} |" for name, value in figures.items()]
    return "\n".join(["| figure | value |", "|---|---|", *lines])


if __name__ == "__main__":
    sys.exit(main())
