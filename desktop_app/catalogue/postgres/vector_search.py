"""The nearest pictures of a shared catalogue, found by its server."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import psycopg
from pgvector import HalfVector
from psycopg import sql

from desktop_app.catalogue.postgres.search_table import TABLE
from desktop_app.catalogue.protocols.server_search import FoundPictures, PictureFilter

# Lists that a search visits; the search of a large category, which may be in other lists.
_LISTS: Final = 10
_LISTS_OF_CATEGORY: Final = 40
# Up to so many pictures of a category are all compared, as by the local index.
_EXACT_PICTURES: Final = 50_000


class VectorSearch:
    """Searches the table that ``prepare_search`` makes.

    Args:
        connection: of a role that may read the table, in autocommit mode, prepared with
            ``register_vector``. It may belong to a replica of the server.
    """

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection
        self._counts: dict[tuple[str, PictureFilter], int] = {}

    def count(self, model: str, pictures: PictureFilter) -> int:
        """Return about how many pictures there are, by the statistics of the server.

        The number of a filter is asked for once.

        Raises:
            psycopg.Error: the server has refused or does not answer.
        """
        key = model, pictures
        if key not in self._counts:
            query = sql.SQL("EXPLAIN (FORMAT JSON) SELECT FROM {} s WHERE {}")
            cursor = self._connection.execute(query.format(_TABLE, _condition(model, pictures)))
            ((plan,),) = cursor.fetchall()
            self._counts[key] = int(plan[0]["Plan"]["Plan Rows"])
        return self._counts[key]

    def nearest(
        self, model: str, vectors: npt.NDArray[np.float32], k: int, pictures: PictureFilter
    ) -> list[FoundPictures]:
        """Return up to ``k`` of the nearest pictures of each vector, in one round trip.

        Args:
            model: sha256 of the model file.
            vectors: (n, dim) float32 embeddings, of length 1.
            k: number of pictures, at least 1.
            pictures: what is searched. The first search of a category takes a second round
                trip.

        Raises:
            psycopg.Error: the server has refused or does not answer.
        """
        if not len(vectors):
            return []
        is_filtered = pictures != PictureFilter()
        is_exact = pictures.picture_ids is not None or (
            is_filtered and self.count(model, pictures) <= _EXACT_PICTURES
        )
        query = search_query(model, vectors.shape[1], k, pictures, is_exact=is_exact)
        with self._connection.pipeline(), self._connection.transaction():
            self._connection.execute(
                "SELECT set_config('ivfflat.probes', %s, true), "
                "set_config('ivfflat.iterative_scan', 'relaxed_order', true)",
                [str(_LISTS_OF_CATEGORY if is_filtered else _LISTS)],
            )
            cursor = self._connection.cursor(binary=True)
            cursor.execute(query, [[HalfVector(vector) for vector in vectors]])
        return _found(cursor.fetchall(), len(vectors))


def search_query(
    model: str, dim: int, k: int, pictures: PictureFilter, *, is_exact: bool
) -> sql.Composed:
    """Return the query for rows of a vector's number from 1, a picture and its cosine.

    Its parameter is the array of the vectors. Everything else is literal: so the planner knows
    how many pictures a category has, and which indexes belong to the model.

    Args:
        model: sha256 of the model file.
        dim: of its vectors.
        k: number of pictures of each vector.
        pictures: what is searched.
        is_exact: whether all these are compared; otherwise those of the nearest lists.
    """
    of_lists = sql.SQL(f"s.vector::halfvec({dim}) <#> q.vector")
    return _QUERY.format(
        table=_TABLE,
        condition=_condition(model, pictures),
        distance=_EXACT_DISTANCE if is_exact else of_lists,
        k=sql.Literal(k),
    )


_TABLE: Final = sql.SQL(TABLE)
_QUERY: Final = sql.SQL(
    "SELECT q.number, found.picture_id, -found.distance "
    "FROM unnest(%s::halfvec[]) WITH ORDINALITY AS q (vector, number) CROSS JOIN LATERAL ("
    "SELECT s.picture_id, {distance} AS distance FROM {table} s WHERE {condition} "
    "ORDER BY {distance} LIMIT {k}) AS found ORDER BY q.number, found.distance, found.picture_id"
)
# No index has the order of this expression, so that the planner compares all of the pictures.
_EXACT_DISTANCE: Final = sql.SQL("(s.vector <#> q.vector) + 0")


def _condition(model: str, pictures: PictureFilter) -> sql.Composable:
    conditions: list[sql.Composable] = [sql.SQL("s.model = {}").format(sql.Literal(model))]
    if pictures.category:
        conditions.append(sql.SQL("s.category = {}").format(sql.Literal(pictures.category)))
    if pictures.picture_ids is not None:
        ids = sql.Literal(list(pictures.picture_ids))
        conditions.append(sql.SQL("s.picture_id = ANY ({}::bigint[])").format(ids))
    return sql.SQL(" AND ").join(conditions)


def _found(rows: list[tuple[Any, ...]], count: int) -> list[FoundPictures]:
    """Return the pictures of each of ``count`` vectors, from (number, picture, cosine)."""
    numbers = np.array([row[0] for row in rows], np.int64)
    ids = np.array([row[1] for row in rows], np.int64)
    scores = np.clip(np.array([row[2] for row in rows], np.float32), -1, 1)
    ends = np.searchsorted(numbers, np.arange(1, count), side="right")
    return list(zip(np.split(ids, ends), np.split(scores, ends), strict=True))
