"""Measure a shared catalogue at its stations: how soon changes arrive, and how fast it answers.

    python -m benchmarks.station_latency --n 10000 100000

Two stations have the catalogue open. One changes it, and the other looks every millisecond for
the change. Then catalogues of N products, with a picture and a random vector of 384 numbers each,
are published, copied to a station, and searched in the folder and at the station in turns.
"""

import argparse
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import psycopg

from benchmarks.large_catalogue import fill_with_products
from benchmarks.postgres_server import PostgresServer, packaged_binaries
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.station.local_copy import copy_catalogue
from desktop_app.catalogue.station.transfer import publish_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.shared_work import AcceptedLine
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import retrieve_candidates
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace

Vectors = npt.NDArray[np.float32]

_MODEL: Final = "0" * 64
_DIM: Final = 384
_QUERIES: Final = 200
_TOP: Final = 20
_LOOK_S: Final = 0.001
_LIMIT_S: Final = 30.0
_SETTINGS: Final = {"shared_buffers": "256MB", "max_wal_size": "4GB"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--changes", type=int, default=200)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="vitrine-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)  # an unprivileged user may run the server
        server = PostgresServer(folder / "server", packaged_binaries(), _SETTINGS)
        server.create()
        server.start()
        stack.callback(server.stop)
        print(f"load of the computer: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        measure_arrival(server, folder, options.changes)
        for count in options.n:
            _measure_answers(server, folder / str(count), count)


def measure_arrival(server: PostgresServer, folder: Path, changes: int) -> list[float]:
    """Print and return after how many seconds changes of a station are at another."""
    with _stations(server, folder, "arrival", products=1_000) as (sender, receiver):
        ids = sender.products.ids()
        times = []
        for number in range(changes):
            change, arrived = _change(sender, receiver, ids[number % len(ids)], number)
            change()
            start = time.perf_counter()
            while not arrived():
                if time.perf_counter() - start > _LIMIT_S:
                    raise TimeoutError(f"change {number} has not arrived")
                time.sleep(_LOOK_S)
            times.append(time.perf_counter() - start)
    p50, p95 = np.percentile(times, [50, 95])
    print(f"{changes} changes, from one station to the other: p50 {p50:.2f} s, p95 {p95:.2f} s")
    return times


def _change(
    sender: Catalogue, receiver: Catalogue, product: int, number: int
) -> tuple[Callable[[], object], Callable[[], bool]]:
    """Return a change of one of five kinds, and whether it has arrived."""
    text = f"change{number}"
    file = PictureFile(f"/{text}.jpg", text, 1, 1, 64, 64, b"jpeg")
    actor = sender.actor
    line = AcceptedLine("2026-01-01T00:00:00Z", actor.author, actor.station, product, "", text)

    def has_picture() -> bool:
        pictures = receiver.pictures.of_products([product])[product]
        return any(one.content_hash == text for one in pictures)

    kinds: tuple[tuple[Callable[[], object], Callable[[], bool]], ...] = (
        (
            lambda: sender.products.update({product: {"name": text}}),
            lambda: receiver.products.get([product])[product].name == text,
        ),
        (
            lambda: sender.products.add({text: {"name": text}}),
            lambda: bool(receiver.text_search.find(text, limit=1)),
        ),
        (
            lambda: sender.pictures.add([(product, file)]),
            has_picture,
        ),
        (
            lambda: sender.confirmed_photos.put(product, file, b"jpeg"),
            has_picture,
        ),
        (
            lambda: sender.accepted_lines.add([line]),
            lambda: any(one.name == text for one in receiver.accepted_lines.newest(5)),
        ),
    )
    return kinds[number % len(kinds)]


def _measure_answers(server: PostgresServer, folder: Path, count: int) -> None:
    """Print how long a catalogue takes to be published, copied and searched."""
    random = np.random.default_rng(0)
    vectors = _unit(random.normal(size=(count, _DIM)))
    noise = random.normal(scale=0.5 / np.sqrt(_DIM), size=(_QUERIES, _DIM))
    queries = _unit(vectors[random.choice(count, _QUERIES)] + noise)
    folder.mkdir()
    _fill(folder / "shop", vectors)
    address = _new_database(server, f"answers_{count}")
    start = time.perf_counter()
    finish(publish_catalogue(folder / "shop", address, actor=Actor("ann", "office")))
    published_s = time.perf_counter() - start
    actor = Actor("bob", "counter")
    start = time.perf_counter()
    finish(copy_catalogue(address, folder / "copy", actor=actor))
    copied_s = time.perf_counter() - start
    times: dict[str, list[float]] = {}
    with ExitStack() as stack:
        searches = {}
        for name in ("shop", "copy"):
            catalogue = open_catalogue(folder / name, actor=actor, create=False)
            stack.callback(catalogue.close)
            index = PictureIndex(catalogue, _MODEL, EmbeddingSpace.original(_DIM))
            stack.callback(index.close)
            finish(index.update())
            searches[name] = (catalogue, index)
            times[name] = []
        for query in queries:
            for name, (catalogue, index) in searches.items():
                times[name].append(_search(catalogue, index, query))
    folder_ms, station_ms = (1000 * float(np.median(times[name])) for name in ("shop", "copy"))
    print(
        f"{count} products and pictures: published in {published_s:.0f} s, copied to a station in "
        f"{copied_s:.0f} s; search p50 {folder_ms:.2f} ms in the folder, {station_ms:.2f} ms at "
        f"the station ({station_ms / folder_ms:.2f} times)",
        flush=True,
    )


def _search(catalogue: Catalogue, index: PictureIndex, query: Vectors) -> float:
    """Return the seconds that the search for a vector takes, with the rows of what it finds."""
    start = time.perf_counter()
    (found,) = retrieve_candidates([query[np.newaxis]], index, catalogue, count=_TOP, category="")
    catalogue.products.get([item.product_id for item in found.candidates])
    return time.perf_counter() - start


@contextmanager
def _stations(
    server: PostgresServer, folder: Path, name: str, *, products: int
) -> Iterator[tuple[Catalogue, Catalogue]]:
    """Publish a catalogue, and open it at two stations."""
    address = _new_database(server, name)
    fill_with_products(folder / name, products)
    finish(publish_catalogue(folder / name, address, actor=Actor("ann", "office")))
    with ExitStack() as stack:
        opened = []
        for station in ("A", "B"):
            copy, actor = folder / f"{name} {station}", Actor("bob", station)
            finish(copy_catalogue(address, copy, actor=actor))
            catalogue = open_catalogue(copy, actor=actor, create=False)
            stack.callback(catalogue.close)
            opened.append(catalogue)
        yield opened[0], opened[1]


def _new_database(server: PostgresServer, name: str) -> ServerAddress:
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return ServerAddress.parse(server.address(name))


def _unit(vectors: npt.NDArray[np.float64]) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _fill(folder: Path, vectors: Vectors) -> None:
    fill_with_products(folder, len(vectors))
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection, connection:
        connection.executemany(
            "INSERT INTO pictures (id, product_id, path, content_hash, file_bytes, "
            "file_mtime_ns, width_px, height_px) VALUES (?, ?, ?, ?, 1, 1, 200, 200)",
            ((n, n, f"/{n}.jpg", f"{n:032x}") for n in range(1, len(vectors) + 1)),
        )
        connection.executemany(
            "INSERT INTO vectors (model, picture_id, vector) VALUES (?, ?, ?)",
            ((_MODEL, n, vector.tobytes()) for n, vector in enumerate(vectors, 1)),
        )


if __name__ == "__main__":
    main()
