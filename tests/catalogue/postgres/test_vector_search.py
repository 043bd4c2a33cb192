"""The server's search for pictures, on a real server."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import psycopg
import pytest
from pgvector import HalfVector
from pgvector.psycopg import register_vector
from psycopg import sql

from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.rights import apply_rights
from desktop_app.catalogue.postgres.search_table import is_prepared, prepare_search, remove_search
from desktop_app.catalogue.postgres.users import CatalogueUser, put_user, remove_user
from desktop_app.catalogue.postgres.vector_search import VectorSearch, search_query
from desktop_app.catalogue.protocols.server_search import PictureFilter
from desktop_app.domain.role import Role
from desktop_app.progress import finish
from tests.catalogue.postgres.searched_server import (
    DIM,
    MODEL,
    add_pictures,
    add_products,
    ids_of,
    nearest_rows,
    set_product,
    set_vector,
    unit_vectors,
)
from tests.postgres_server import DatabaseServer

ALL = PictureFilter()
BOOTS = PictureFilter(category="Boots")
COUNT = 300
VECTORS = unit_vectors(COUNT)
QUERIES = unit_vectors(3, seed=1)


@pytest.fixture(scope="module")
def template(postgres_server: DatabaseServer) -> Iterator[str]:
    """Return a database with a catalogue of COUNT products, every third of them boots."""
    name = postgres_server.new_database()
    with psycopg.connect(postgres_server.server.address(name), autocommit=True) as connection:
        migrate(connection)
        register_vector(connection)
        categories = {n: "Boots" if n % 3 == 0 else "Hats" for n in range(1, COUNT + 1)}
        add_products(connection, categories, VECTORS)
        finish(prepare_search(connection, MODEL, DIM))
    yield name
    postgres_server.drop_database(name)


@pytest.fixture
def server(postgres_server: DatabaseServer, template: str) -> Iterator["psycopg.Connection[Any]"]:
    with (
        postgres_server.database(template) as address,
        psycopg.connect(address, autocommit=True) as connection,
    ):
        register_vector(connection)
        yield connection


@pytest.fixture
def north(postgres_server: DatabaseServer, server: "psycopg.Connection[Any]") -> Iterator[str]:
    """Return a login that sees the products of one shop and of all shops."""
    apply_rights(server)
    put_user(server, CatalogueUser("user_north", Role.CLERK, ("North",)), "a password for tests")
    yield "user_north"
    remove_user(server, "user_north")


@pytest.fixture
def search(server: "psycopg.Connection[Any]") -> VectorSearch:
    return VectorSearch(server)


def test_the_nearest_pictures_of_each_vector_are_found(search: VectorSearch) -> None:
    found = search.nearest(MODEL, QUERIES, 5, ALL)
    nearest = nearest_rows(QUERIES, VECTORS, 5)
    assert ids_of(found) == [[row + 1 for row in rows] for rows in nearest]
    cosines = [QUERIES[n] @ VECTORS[rows].T for n, rows in enumerate(nearest)]
    np.testing.assert_allclose([scores for _, scores in found], cosines, atol=1e-3)


def test_a_filter_finds_the_nearest_of_its_pictures(search: VectorSearch) -> None:
    boots = np.arange(2, COUNT, 3)
    nearest = nearest_rows(QUERIES, VECTORS[boots], 200)
    assert ids_of(search.nearest(MODEL, QUERIES, 200, BOOTS)) == [
        [int(boots[row]) + 1 for row in rows] for rows in nearest
    ]
    some = PictureFilter(picture_ids=(7, 8, COUNT + 1))
    assert [sorted(ids) for ids in ids_of(search.nearest(MODEL, QUERIES[:2], 5, some))] == [
        [7, 8],
        [7, 8],
    ]
    both = PictureFilter("Boots", (7, 9))
    assert ids_of(search.nearest(MODEL, QUERIES[:1], 5, both)) == [[9]]


def test_a_search_that_finds_nothing_has_an_answer_for_each_vector(search: VectorSearch) -> None:
    unknown = PictureFilter(category="' OR true --")
    assert ids_of(search.nearest(MODEL, QUERIES, 5, unknown)) == [[], [], []]
    assert ids_of(search.nearest("b" * 64, QUERIES, 5, ALL)) == [[], [], []]
    assert search.nearest(MODEL, QUERIES[:0], 5, ALL) == []


def test_numbers_of_pictures_come_from_the_statistics(search: VectorSearch) -> None:
    assert search.count(MODEL, ALL) == COUNT
    assert search.count(MODEL, BOOTS) == COUNT // 3


def _plan(server: "psycopg.Connection[Any]", pictures: PictureFilter, *, is_exact: bool) -> str:
    """Return how the server searches, as if it had too many pictures for anything but an index."""
    query = search_query(MODEL, DIM, 5, pictures, is_exact=is_exact)
    vectors = [[HalfVector(vector) for vector in QUERIES]]
    with server.transaction():
        server.execute("SET LOCAL enable_seqscan = off")
        server.execute("SET LOCAL enable_bitmapscan = off")
        return "\n".join(row[0] for row in server.execute(sql.SQL("EXPLAIN ") + query, vectors))


@pytest.mark.parametrize(
    ("pictures", "is_exact", "index"),
    [(ALL, False, "search_lists_"), (BOOTS, True, "search_categories_")],
)
def test_a_search_uses_the_index_that_is_made_for_it(
    server: "psycopg.Connection[Any]", pictures: PictureFilter, is_exact: bool, index: str
) -> None:
    plan = _plan(server, pictures, is_exact=is_exact)
    assert f"using {index}" in plan, plan
    assert ("Index Only Scan" in plan) == is_exact


def test_changes_of_the_catalogue_are_found_at_once(
    server: "psycopg.Connection[Any]", search: VectorSearch
) -> None:
    new = QUERIES[:1]

    def first(pictures: PictureFilter = ALL) -> int:
        return ids_of(search.nearest(MODEL, new, 1, pictures))[0][0]

    add_pictures(server, {900: 1}, new)
    assert (first(), first(BOOTS) == 900) == (900, False)
    set_product(server, 1, category="Boots")
    assert first(BOOTS) == 900
    set_product(server, 1, category="Hats")
    set_product(server, 1, merged_into=3)
    assert first(BOOTS) == 900  # the third product is boots
    set_product(server, 3, archived_at="2026-01-01T00:00:00Z")
    assert first() != 900
    set_product(server, 3, archived_at=None)
    assert first() == 900
    set_vector(server, 900, -new[0])
    assert first() != 900
    set_vector(server, 900, new[0])
    assert first() == 900
    server.execute("DELETE FROM vitrine.pictures WHERE id = 900")
    assert first() != 900


def test_new_products_are_found_whatever_comes_first(
    server: "psycopg.Connection[Any]", search: VectorSearch
) -> None:
    with server.transaction():
        # Their references are checked at the end of a transaction.
        add_pictures(server, {2**40: 2**40}, QUERIES[1:2])
        add_products(server, {2**40 + 1: "Boots"}, QUERIES[2:])
        server.execute(
            "INSERT INTO vitrine.products SELECT (jsonb_populate_record(p, "
            "jsonb_build_object('id', %s::bigint, 'sku', 'late'))).* "
            "FROM vitrine.products p WHERE id = 1",
            [2**40],
        )
    assert [ids[0] for ids in ids_of(search.nearest(MODEL, QUERIES[1:], 1, ALL))] == [
        2**40,
        2**40 + 1,
    ]


def test_a_login_finds_the_pictures_of_its_shops(
    server: "psycopg.Connection[Any]", search: VectorSearch, north: str
) -> None:
    set_product(server, 7, shop="South")
    set_product(server, 8, shop="North")
    server.execute(f"SET SESSION AUTHORIZATION {north}")
    try:
        found = search.nearest(MODEL, QUERIES[:1], COUNT, ALL)
        plan = _plan(server, BOOTS, is_exact=True)
    finally:
        server.execute("RESET SESSION AUTHORIZATION")
    assert set(ids_of(found)[0]) == set(range(1, COUNT + 1)) - {7}
    assert "Index Only Scan" in plan, plan


def test_the_search_is_prepared_again_and_removed(
    server: "psycopg.Connection[Any]", search: VectorSearch
) -> None:
    before = ids_of(search.nearest(MODEL, QUERIES, 9, ALL))
    finish(prepare_search(server, MODEL, DIM))
    assert ids_of(search.nearest(MODEL, QUERIES, 9, ALL)) == before
    remove_search(server)
    assert not is_prepared(server)
    set_product(server, 1, category="Boots")  # no trigger is left
    assert server.execute("SELECT count(*) FROM vitrine.vectors").fetchone() == (COUNT,)
