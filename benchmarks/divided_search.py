"""One search of several servers with a part of the pictures each, asked by the first of them."""

from collections.abc import Sequence
from typing import Any, Final

import psycopg
from psycopg import sql

from benchmarks.postgres_server import PostgresServer
from benchmarks.searched_servers import MODEL

Connection = psycopg.Connection[Any]

SHARDS: Final = 2


def shard_ids(connection: Connection, count: int) -> list[list[int]]:
    """Return the ids of 1 to ``count`` that PostgreSQL's hash partitions give to each shard."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS hashing")
    connection.execute("DROP TABLE IF EXISTS hashing.ids")
    connection.execute("CREATE TABLE hashing.ids (id bigint) PARTITION BY HASH (id)")
    query = (
        "SELECT array_agg(id) FROM generate_series(1, %s::bigint) AS id "
        "WHERE satisfies_hash_partition('hashing.ids'::regclass, %s, %s, id)"
    )
    found = [connection.execute(query, [count, SHARDS, n]).fetchone() for n in range(SHARDS)]
    return [row[0] for row in found if row is not None]


def join_shards(connection: Connection, servers: Sequence[PostgresServer]) -> None:
    """Make the tables of all servers the partitions of one, on the server of the connection."""
    connection.execute("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
    connection.execute("DROP SCHEMA IF EXISTS divided CASCADE")
    connection.execute("CREATE SCHEMA divided")
    connection.execute(
        "CREATE TABLE divided.search_vectors (model text NOT NULL, picture_id bigint NOT NULL, "
        "category text NOT NULL, vector halfvec NOT NULL) "
        "PARTITION BY HASH (picture_id)"
    )
    for number, server in enumerate(servers):
        name = sql.Identifier(f"shard_{number}")
        connection.execute(sql.SQL("DROP SERVER IF EXISTS {} CASCADE").format(name))
        connection.execute(
            sql.SQL(
                "CREATE SERVER {} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host {}, "
                "dbname 'postgres', extensions 'vector', async_capable 'true', "
                "options '-c ivfflat.probes=10')"
            ).format(name, sql.Literal(str(server.folder)))
        )
        connection.execute(
            sql.SQL("CREATE USER MAPPING FOR postgres SERVER {}").format(name)
            + sql.SQL(" OPTIONS (user 'postgres', password_required 'false')")
        )
        connection.execute(
            sql.SQL(
                "CREATE FOREIGN TABLE divided.{} PARTITION OF divided.search_vectors "
                "FOR VALUES WITH (MODULUS {}, REMAINDER {}) SERVER {} "
                "OPTIONS (schema_name 'vitrine', table_name 'search_vectors')"
            ).format(name, sql.Literal(SHARDS), sql.Literal(number), name)
        )
        # Without statistics, a server fetches the vectors of a category and sorts them itself.
        connection.execute(sql.SQL("ANALYZE divided.{}").format(name))


def divided_query(dim: int, category: str) -> sql.Composed:
    """Return the query of all shards' tables; each shard sorts, and returns ten pictures.

    A query of the partitioned table itself would read more of them: PostgreSQL does not give the
    limit to partitions.

    Args:
        dim: of the vectors; the parameter ``query`` is one.
        category: of the products; empty for all.
    """
    is_all = not category
    distance = f"vector::halfvec({dim}) <#> %(query)s" if is_all else "(vector <#> %(query)s) + 0"
    of_category = sql.SQL("AND category = {}").format(sql.Literal(category))
    of_shards = [
        sql.SQL(
            "(SELECT picture_id, {distance} AS distance FROM {shard} WHERE model = {model} "
            "{of_category} ORDER BY {distance} LIMIT 10)"
        ).format(
            distance=sql.SQL(distance),
            shard=sql.Identifier("divided", f"shard_{number}"),
            model=sql.Literal(MODEL),
            of_category=sql.SQL("") if is_all else of_category,
        )
        for number in range(SHARDS)
    ]
    return sql.SQL("SELECT picture_id FROM ({}) AS found ORDER BY distance LIMIT 10").format(
        sql.SQL(" UNION ALL ").join(of_shards)
    )
