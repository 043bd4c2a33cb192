"""The table that the server searches for the nearest pictures.

It is derived from ``vectors``, ``pictures`` and ``products``: a row for each vector, with the
category and the shop of the product that its picture counts for, so that a search needs no join,
whatever its filter and whoever asks. Triggers keep it current. It is there only where an
administrator has prepared the server's search, because it takes about as much room as the vectors
themselves.

Vectors are rounded to half precision, which changes a cosine by less than 0.001. Each model has
two indexes of its own: inverted lists (IVFFlat) of all pictures, and a B-tree of the categories
that contains the vectors, so that all vectors of a category are next to each other on the disk.
"""

import math
from collections.abc import Sequence
from typing import Any, Final, LiteralString

import psycopg
from psycopg import sql

from desktop_app.catalogue.postgres.rights import apply_rights
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

TABLE: Final = "vitrine.search_vectors"

# An index entry has at most 2,704 bytes; a component of a vector has two.
_MAX_INDEXED_DIM: Final = 1_300
_FILLED: Final = 10_000
# Letters of a model's sha256 in the names of its indexes.
_MODEL_LETTERS: Final = 16
_MIN_LISTS: Final = 10
# The server keeps the frequencies of so many categories; others count as average ones.
_KNOWN_CATEGORIES: Final = 2_000

_CREATE: Final = (
    f"""
    CREATE TABLE {TABLE} (
        model text NOT NULL, picture_id bigint NOT NULL, category text NOT NULL,
        shop text NOT NULL, vector halfvec NOT NULL,
        PRIMARY KEY (model, picture_id),
        FOREIGN KEY (model, picture_id) REFERENCES vitrine.vectors
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    f"ALTER TABLE {TABLE} ALTER category SET STATISTICS {_KNOWN_CATEGORIES}",
    f"CREATE INDEX search_vectors_by_picture ON {TABLE} (picture_id)",
    """
    CREATE INDEX IF NOT EXISTS products_by_target ON vitrine.products (merged_into)
    WHERE merged_into IS NOT NULL
    """,
    """
    CREATE VIEW vitrine.searchable_vectors AS
    SELECT v.model, v.picture_id, q.category, q.shop, v.vector::halfvec AS vector
    FROM vitrine.vectors v
    JOIN vitrine.pictures p ON p.id = v.picture_id
    JOIN vitrine.products m ON m.id = p.product_id
    JOIN vitrine.products q ON q.id = coalesce(m.merged_into, m.id)
    WHERE q.archived_at IS NULL
    """,
    f"""
    CREATE FUNCTION vitrine.refresh_search(changed bigint[]) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
        DELETE FROM {TABLE} s WHERE s.picture_id = ANY (changed) AND NOT EXISTS (
            SELECT 1 FROM vitrine.searchable_vectors v
            WHERE v.model = s.model AND v.picture_id = s.picture_id
        );
        INSERT INTO {TABLE} AS s SELECT * FROM vitrine.searchable_vectors
        WHERE picture_id = ANY (changed)
        ON CONFLICT (model, picture_id) DO UPDATE SET category = excluded.category,
            shop = excluded.shop
        WHERE (s.category, s.shop) IS DISTINCT FROM (excluded.category, excluded.shop)
    $$
    """,
    """
    CREATE FUNCTION vitrine.refresh_searched_vectors() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            DELETE FROM vitrine.search_vectors s USING changed c
            WHERE s.model = c.model AND s.picture_id = c.picture_id;
        END IF;
        PERFORM vitrine.refresh_search(ARRAY(SELECT DISTINCT picture_id FROM changed));
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION vitrine.refresh_searched_pictures() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        PERFORM vitrine.refresh_search(ARRAY(SELECT id FROM changed));
        RETURN NULL;
    END $$
    """,
    # Most changes of products, such as prices, leave the search as it is.
    """
    CREATE FUNCTION vitrine.refresh_searched_products() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    DECLARE
        ids bigint[];
    BEGIN
        IF TG_OP = 'INSERT' THEN
            ids := ARRAY(SELECT id FROM changed);
        ELSE
            ids := ARRAY(
                SELECT n.id FROM changed n JOIN earlier o ON o.id = n.id
                WHERE (n.category, n.shop, n.merged_into, n.archived_at)
                    IS DISTINCT FROM (o.category, o.shop, o.merged_into, o.archived_at)
            );
        END IF;
        PERFORM vitrine.refresh_search(ARRAY(
            SELECT p.id FROM vitrine.pictures p JOIN vitrine.products m ON m.id = p.product_id
            WHERE m.id = ANY (ids) OR m.merged_into = ANY (ids)
        )) WHERE ids <> '{}';
        RETURN NULL;
    END $$
    """,
    *(
        f"CREATE TRIGGER search_{event.lower()} AFTER {event} ON vitrine.{table} "
        f"REFERENCING {transition} FOR EACH STATEMENT "
        f"EXECUTE FUNCTION vitrine.refresh_searched_{table}()"
        for table in ("vectors", "pictures", "products")
        for event, transition in (
            ("INSERT", "NEW TABLE AS changed"),
            ("UPDATE", "OLD TABLE AS earlier NEW TABLE AS changed"),
        )
    ),
)

_DROP: Final = (
    *(
        f"DROP TRIGGER IF EXISTS search_{event} ON vitrine.{table}"
        for table in ("vectors", "pictures", "products")
        for event in ("insert", "update")
    ),
    """
    DROP FUNCTION IF EXISTS vitrine.refresh_searched_vectors, vitrine.refresh_searched_pictures,
        vitrine.refresh_searched_products, vitrine.refresh_search
    """,
    "DROP VIEW IF EXISTS vitrine.searchable_vectors",
    f"DROP TABLE IF EXISTS {TABLE}",
)


def is_prepared(connection: "psycopg.Connection[Any]") -> bool:
    """Return whether the server's search was prepared."""
    return bool(_value(connection, "SELECT to_regclass(%s) IS NOT NULL", [TABLE]))


def stored_models(connection: "psycopg.Connection[Any]") -> dict[str, int]:
    """Return the number of dimensions of each model that the catalogue has vectors of.

    Raises:
        psycopg.Error: the server has refused.
    """
    cursor = connection.execute(
        "SELECT model, (SELECT vector_dims(vector) FROM vitrine.vectors v "
        "WHERE v.model = m.model LIMIT 1) FROM (SELECT DISTINCT model FROM vitrine.vectors) m"
    )
    return dict(cursor.fetchall())


def prepare_search(connection: "psycopg.Connection[Any]", model: str, dim: int) -> Job[None]:
    """Create the table unless it is there, and the indexes of a model anew.

    Stations go on reading and writing meanwhile. Nobody but the owner may read the table before
    ``apply_rights``. The lists are trained with the vectors that are
    there, so repeat this when there are many times as many. After an interruption, too.

    Args:
        connection: of the owner of the schema, outside of a transaction, with a time limit for
            statements that allows for the indexes of all vectors.
        model: sha256 of the model file.
        dim: of its vectors.

    Raises:
        psycopg.Error: the server has refused.
    """
    if not is_prepared(connection):
        with connection.transaction():
            for statement in _CREATE:
                connection.execute(statement)
            # Stations read what they see of the pictures.
            apply_rights(connection)
    yield from _fill(connection)
    count = _value(connection, f"SELECT count(*) FROM {TABLE} WHERE model = %s", [model])
    indexes = _indexes(model, dim, count)
    for step, (name, definition) in enumerate(indexes.items()):
        yield Progress(step, len(indexes), Message("Building the index"))
        # An interrupted build leaves an index that is not used.
        connection.execute(
            sql.SQL("DROP INDEX CONCURRENTLY IF EXISTS vitrine.{}").format(sql.Identifier(name))
        )
        connection.execute(definition)
    connection.execute(f"VACUUM (ANALYZE) {TABLE}")


def remove_search(connection: "psycopg.Connection[Any]") -> None:
    """Remove the table, its indexes and its triggers; the catalogue stays as it is.

    Raises:
        psycopg.Error: the server has refused.
    """
    with connection.transaction():
        for statement in _DROP:
            connection.execute(statement)


def _fill(connection: "psycopg.Connection[Any]") -> Job[None]:
    """Add what the triggers have not seen: the pictures from before the table was created."""
    total = _value(connection, "SELECT count(*) FROM vitrine.pictures")
    last, done = -1, 0
    while last is not None:
        yield Progress(done, total, Message("Building the index"))
        last, count = _row(
            connection,
            "WITH chunk AS (SELECT id FROM vitrine.pictures WHERE id > %s ORDER BY id LIMIT %s) "
            "SELECT max(id), count(*), vitrine.refresh_search(array_agg(id)) FROM chunk",
            [last, _FILLED],
        )[:2]
        done += count


def _indexes(model: str, dim: int, count: int) -> dict[str, sql.Composed]:
    """Return the statements that create the indexes of a model, by the names of the indexes."""
    short = model[:_MODEL_LETTERS]
    # The shop is what row-level security looks at.
    included = "picture_id, shop, vector" if dim <= _MAX_INDEXED_DIM else "picture_id, shop"
    of_model = sql.SQL("WHERE model = {}").format(sql.Literal(model))
    lists = max(_MIN_LISTS, round(math.sqrt(count)))
    return {
        f"search_lists_{short}": sql.SQL(
            f"CREATE INDEX CONCURRENTLY search_lists_{short} ON {TABLE} USING ivfflat "
            f"((vector::halfvec({dim})) halfvec_ip_ops) WITH (lists = {lists}) "
        )
        + of_model,
        f"search_categories_{short}": sql.SQL(
            f"CREATE INDEX CONCURRENTLY search_categories_{short} ON {TABLE} (category) "
            f"INCLUDE ({included}) "
        )
        + of_model,
    }


def _row(
    connection: "psycopg.Connection[Any]", query: LiteralString, values: Sequence[object] = ()
) -> tuple[Any, ...]:
    """Return the only row of a query."""
    (row,) = connection.execute(query, values).fetchall()
    return tuple(row)


def _value(
    connection: "psycopg.Connection[Any]", query: LiteralString, values: Sequence[object] = ()
) -> Any:
    """Return the only value of a query."""
    return _row(connection, query, values)[0]
