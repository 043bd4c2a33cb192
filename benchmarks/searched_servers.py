"""Servers with the vectors of a benchmark: filled, prepared for searches and copied."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import psycopg
from pgvector import Vector
from pgvector.psycopg import register_vector

from benchmarks.postgres_server import PostgresServer, packaged_binaries
from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.search_table import TABLE, prepare_search
from desktop_app.progress import finish

Vectors = npt.NDArray[np.float32]
Connection = psycopg.Connection[Any]

MODEL: Final = "0" * 64
_COMPLETE: Final = "complete"
_CHUNK: Final = 10_000
_DEBIAN: Final = Path("/usr/lib/postgresql")
# Of the largest index, and of all that is searched; at least so much for a small trial.
_MIN_MEMORY_MB: Final = 64


def usable_binaries() -> Path:
    """Return the binaries of a server with pgvector: the system's, or those of the package."""
    for folder in sorted(_DEBIAN.glob("*"), reverse=True):
        share = Path("/usr/share/postgresql") / folder.name / "extension"
        if (share / "vector.control").exists() and (share / "postgres_fdw.control").exists():
            return folder / "bin"
    return packaged_binaries()


@contextmanager
def server_folder(kept: Path | None) -> Iterator[Path]:
    """Return a folder for servers: one that is kept, or a temporary one."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    folder = Path(tempfile.mkdtemp(prefix="vitrine-"))
    folder.chmod(0o755)  # an unprivileged user has to reach its servers
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


class ServerSet:
    """The servers of a measurement, which are stopped at its end.

    Args:
        folder: of their data; servers that are there already are used again.
        vectors_mb: of the vectors in half precision; the servers' memory is derived from it.
    """

    def __init__(self, folder: Path, vectors_mb: float) -> None:
        self._folder = folder
        self.binaries = usable_binaries()
        memory_mb = max(_MIN_MEMORY_MB, round(vectors_mb))
        self._settings = {
            "shared_buffers": f"{3 * memory_mb}MB",
            "maintenance_work_mem": f"{2 * memory_mb}MB",
            # With the process itself, two.
            "max_parallel_maintenance_workers": "1",
            "max_wal_size": "8GB",
            "random_page_cost": "1.1",  # of an SSD
            "jit": "off",
            "fsync": "off",  # what is measured is read
        }
        self._running = ExitStack()

    def __enter__(self) -> "ServerSet":
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def start(
        self,
        name: str,
        fill: Callable[[Connection], None] | None = None,
        *,
        replica_of: PostgresServer | None = None,
    ) -> PostgresServer:
        """Start a server.

        Args:
            name: of its folder.
            fill: fills a new server.
            replica_of: a running server that a new one copies and follows.
        """
        folder = self._folder / name
        is_new = not (folder / _COMPLETE).exists()
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        server = PostgresServer(folder, self.binaries, self._settings)
        if is_new and replica_of is not None:
            server.copy_of(replica_of)
        elif is_new:
            server.create()
        server.start()
        self._running.callback(server.stop)
        if is_new and fill is not None:
            with connected(server.address()) as connection:
                migrate(connection)
                register_vector(connection)
                fill(connection)
                connection.execute("CHECKPOINT")
        (folder / _COMPLETE).touch()
        return server


@contextmanager
def connected(address: str) -> Iterator[Connection]:
    """Connect to a server, for statements of any duration."""
    with psycopg.connect(address, autocommit=True) as connection:
        if connection.execute("SELECT to_regtype('vector') IS NOT NULL").fetchone() == (True,):
            register_vector(connection)
        yield connection


def fill_catalogue(
    connection: Connection, vectors: Vectors, categories: Sequence[str], ids: Sequence[int]
) -> None:
    """Add products with a picture each, and prepare the search; print how long it takes.

    Args:
        connection: of an empty catalogue.
        vectors: (n, dim); picture ``id`` has row ``id`` - 1.
        categories: of all n products.
        ids: of those that are added.
    """
    start = time.perf_counter()
    # No triggers: what they would do for each row is not measured here.
    connection.execute("SET session_replication_role = replica")
    for first in range(0, len(ids), _CHUNK):
        chunk = list(ids[first : first + _CHUNK])
        connection.execute(
            "INSERT INTO vitrine.products (id, sku, name, brand, category, currency, gtin, "
            "description, attributes, created_at, updated_at) "
            "SELECT id, 'P-' || id, '', '', category, '', '', '', '{}', '', '' "
            "FROM unnest(%s::bigint[], %s::text[]) AS new (id, category)",
            [chunk, [categories[number - 1] for number in chunk]],
        )
        connection.execute(
            "INSERT INTO vitrine.pictures (id, product_id, path, content_hash, file_bytes, "
            "file_mtime_ns, width_px, height_px, added_at, origin, is_captured) "
            "SELECT id, id, '/' || id, id, 1, 1, 200, 200, '', 'import', 0 "
            "FROM unnest(%s::bigint[]) AS new (id)",
            [chunk],
        )
        copied = "COPY vitrine.vectors (model, picture_id, vector) FROM STDIN (FORMAT BINARY)"
        with connection.cursor() as cursor, cursor.copy(copied) as copy:
            copy.set_types(["text", "int8", "vector"])
            for number in chunk:
                copy.write_row((MODEL, number, Vector(vectors[number - 1])))
    connection.execute("SET session_replication_role = origin")
    connection.execute("VACUUM (ANALYZE)")
    print(f"{len(ids)} rows of the catalogue: {time.perf_counter() - start:.0f} s", flush=True)
    start = time.perf_counter()
    finish(prepare_search(connection, MODEL, vectors.shape[1]))
    print(f"search prepared: {time.perf_counter() - start:.0f} s; {_sizes(connection)}", flush=True)


def _sizes(connection: Connection) -> str:
    """Return the sizes of the searched table and its indexes."""
    rows = connection.execute(
        "SELECT relname, pg_relation_size(oid) / 1e6 FROM pg_class WHERE oid = %(table)s::regclass "
        "OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = %(table)s::regclass) "
        "ORDER BY relkind DESC, relname",
        {"table": TABLE},
    )
    return ", ".join(f"{name.removesuffix(MODEL[:16])} {size:.0f} MB" for name, size in rows)


def build_graph(connection: Connection, dim: int) -> None:
    """Build pgvector's HNSW index for cosines, which the program does not use; print the time."""
    start = time.perf_counter()
    connection.execute(
        f"CREATE INDEX IF NOT EXISTS search_graph ON {TABLE} "
        f"USING hnsw ((vector::halfvec({dim})) halfvec_cosine_ops) "
        f"WITH (m = 16, ef_construction = 64) WHERE model = '{MODEL}'"
    )
    print(f"graph: {time.perf_counter() - start:.0f} s; {_sizes(connection)}", flush=True)
