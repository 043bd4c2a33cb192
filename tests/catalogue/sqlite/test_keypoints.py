"""Packed keypoints are kept by picture and format, and go with their picture."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.migrations import LATEST, _migrations
from desktop_app.domain.picture import PictureFile


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    store = SqliteCatalogue.open(tmp_path)
    yield store
    store.close()


def _add_pictures(store: SqliteCatalogue, *contents: str) -> list[int]:
    product = store.add_product("P-1", {})
    return [
        store.add_picture(product, PictureFile(f"/{number}.jpg", content, 1, 1, 9, 9, b"jpeg"))
        for number, content in enumerate(contents)
    ]


def test_they_come_back_as_they_went_in(store: SqliteCatalogue) -> None:
    first, second = _add_pictures(store, "a", "b")
    store.keypoints.put(1, {first: b"one", second: b""})
    assert store.keypoints.get(1, [second, first, 4711]) == {first: b"one", second: b""}


def test_another_format_has_to_look_again(store: SqliteCatalogue) -> None:
    first, second = _add_pictures(store, "a", "b")
    store.keypoints.put(1, {first: b"one", second: b"two"})
    store.keypoints.put(2, {second: b"new"})
    assert store.keypoints.get(2, [first, second]) == {second: b"new"}
    assert store.keypoints.missing(2, limit=9) == [first]
    assert store.keypoints.count_missing(2) == 1


def test_equal_contents_share_them(store: SqliteCatalogue) -> None:
    first, _ = _add_pictures(store, "same", "same")
    store.keypoints.put(1, {first: b"one"})
    assert store.keypoints.of_content(1, "same") == b"one"
    assert store.keypoints.of_content(2, "same") is None
    assert store.keypoints.of_content(1, "other") is None


def test_they_go_with_their_picture(store: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(store, "a")
    store.keypoints.put(1, {picture: b"one"})
    store.remove_picture(picture)
    assert store.keypoints.get(1, [picture]) == {}
    assert store.keypoints.count_missing(1) == 0


def test_a_catalogue_from_before_gets_the_table(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE_NAME)
    _migrations.apply(Database(connection), stop_before="004_keypoints")
    with connection:
        connection.execute("INSERT INTO products (sku) VALUES ('P-1')")
        connection.execute(
            "INSERT INTO pictures VALUES (7, 1, '/1.jpg', 'a', 1, 1, 9, 9, '2026-01-01T00:00:00Z')"
        )
    connection.close()
    store = SqliteCatalogue.open(tmp_path)
    assert store.schema_version == LATEST
    assert store.keypoints.missing(1, limit=9) == [7]
    store.close()
