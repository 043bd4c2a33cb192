"""A station whose copy has few embeddings finds all pictures of the server, and goes on without."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import psycopg
import pytest
from pgvector.psycopg import register_vector

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.postgres.migrations import migrate
from desktop_app.catalogue.postgres.search_table import prepare_search
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.protocols import Catalogue, PictureFilter
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.local_copy import copy_catalogue
from desktop_app.catalogue.station.publishing import publish
from desktop_app.catalogue.station.search_place import VARIABLE
from desktop_app.catalogue.station.server_search import StationSearch
from desktop_app.engine.duplicates.duplicate_scan import scan_for_duplicates
from desktop_app.engine.labels.label_backfill import pending_pictures
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.retrieval import retrieve_candidates
from desktop_app.engine.server_picture_index import ServerPictureIndex
from desktop_app.errors import ServerError, VitrineError
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from tests.actor import ACTOR
from tests.catalogue.postgres.searched_server import DIM, MODEL, unit_vectors
from tests.catalogue.sqlite.builders import add_picture, add_product
from tests.postgres_server import DatabaseServer

COUNT = 60
VECTORS = unit_vectors(COUNT)
QUERY = unit_vectors(1, seed=1)
SPACE = EmbeddingSpace.original(DIM)


def _fill(catalogue: Catalogue) -> None:
    """Add products with two pictures each, half of them boots."""
    for number in range(COUNT // 2):
        product = add_product(
            catalogue, f"P-{number:02}", category="Boots" if number % 2 else "Hats"
        )
        pictures = [add_picture(catalogue, product, f"{number}-{n}") for n in range(2)]
        rows = VECTORS[2 * number : 2 * number + 2]
        catalogue.embeddings.put(MODEL, dict(zip(pictures, rows, strict=True)))
        catalogue.keypoints.put(1, dict.fromkeys(pictures, b"keypoints"))


@pytest.fixture(scope="module")
def published(postgres_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database with a published catalogue, whose search is prepared."""
    folder = tmp_path_factory.mktemp("published") / "shop"
    with closing(open_catalogue(folder, actor=ACTOR)) as catalogue:
        _fill(catalogue)
    name = postgres_server.new_database()
    address = postgres_server.server.address(name)
    with (
        psycopg.connect(address, autocommit=True) as connection,
        closing(CatalogueDatabase.open(folder, ACTOR, create=False)) as database,
    ):
        migrate(connection)
        register_vector(connection)
        finish(publish(database, connection))
        finish(prepare_search(connection, MODEL, DIM))
    return name


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Catalogue]:
    """Return the same catalogue in a folder."""
    with closing(open_catalogue(tmp_path / "local", actor=ACTOR)) as catalogue:
        _fill(catalogue)
        yield catalogue


@pytest.fixture
def address(postgres_server: DatabaseServer, published: str) -> Iterator[ServerAddress]:
    with postgres_server.database(published) as text:
        yield ServerAddress.parse(text)


@pytest.fixture
def station(
    address: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Catalogue]:
    """Return the shared catalogue at a station that asks the server."""
    monkeypatch.setenv(VARIABLE, "server")
    finish(copy_catalogue(address, tmp_path / "copy", actor=ACTOR))
    with closing(open_catalogue(tmp_path / "copy", actor=ACTOR)) as catalogue:
        yield catalogue


def _index(catalogue: Catalogue) -> PictureIndex:
    server = catalogue.server_search
    assert server is not None
    index = ServerPictureIndex(catalogue, MODEL, SPACE, None, server)
    finish(index.update())
    return index


def _local_index(catalogue: Catalogue) -> PictureIndex:
    index = PictureIndex(catalogue, MODEL, SPACE)
    finish(index.update())
    return index


@pytest.mark.parametrize("category", ["", "Boots"])
def test_a_station_without_embeddings_has_the_same_candidates(
    local: Catalogue, station: Catalogue, category: str
) -> None:
    assert station.embeddings.picture_ids(MODEL).tolist() == []
    assert station.pictures.count() == COUNT

    def skus(catalogue: Catalogue, index: PictureIndex) -> list[str]:
        (found,) = retrieve_candidates([QUERY], index, catalogue, count=5, category=category)
        ids = [item.product_id for item in found.candidates]
        assert found.centroid_similarities.keys() == set(ids)
        products = catalogue.products.get(ids)
        return [products[number].sku for number in ids]

    assert skus(station, _index(station)) == skus(local, _local_index(local))


def test_what_the_later_stages_need_of_the_candidates_is_copied(station: Catalogue) -> None:
    index = _index(station)
    (found,) = retrieve_candidates([QUERY], index, station, count=5)
    pictures = [item.picture_id for item in found.candidates]
    assert set(station.keypoints.get(1, pictures).values()) == {b"keypoints"}
    assert len(station.keypoints.get(1, pictures)) == len(pictures)
    assert station.thumbnails.get(pictures).keys() == set(pictures)
    products = [item.product_id for item in found.candidates]
    vectors = station.embeddings.of_products(MODEL, products)
    assert [len(vectors[number]) for number in products] == [2] * len(products)
    assert not index.missing(pictures)


@pytest.mark.parametrize("is_category", [True, False])
def test_the_nearest_of_some_pictures_are_found(
    local: Catalogue, station: Catalogue, is_category: bool
) -> None:
    index, complete = _index(station), _local_index(local)
    ids = index.in_category("Boots") if is_category else np.arange(1, 41, 3)
    (expected,) = complete.search_among([QUERY], 5, ids)
    (found,) = index.search_among([QUERY], 5, ids)
    assert found.ids[:5].tolist() == expected.ids.tolist()
    np.testing.assert_allclose(found.scores[:5], expected.scores, atol=1e-3)


def test_what_needs_all_embeddings_is_refused(station: Catalogue) -> None:
    with pytest.raises(VitrineError, match="only some of the pictures' embeddings"):
        finish(scan_for_duplicates(station, _index(station), MODEL, None))
    assert pending_pictures(station) == []  # the server has the texts of labels


def test_the_pictures_of_this_computer_are_found_without_the_server(
    station: Catalogue, postgres_server: DatabaseServer
) -> None:
    index = _index(station)
    new = add_product(station, "NEW")
    picture = add_picture(station, new, "new")
    station.embeddings.put(MODEL, {picture: QUERY[0]})
    index.add({picture: QUERY[0]})
    postgres_server.server.stop()
    try:
        (found,) = index.search([QUERY], 3)
    finally:
        postgres_server.server.start()
    assert found.ids.tolist() == [picture]


def test_a_server_that_has_failed_is_not_asked_again_at_once(
    station: Catalogue, address: ServerAddress, postgres_server: DatabaseServer, tmp_path: Path
) -> None:
    now = [0.0]
    with closing(CatalogueDatabase.open(tmp_path / "copy", ACTOR, create=False)) as database:
        search = StationSearch(database, address, clock=lambda: now[0])

        def nearest() -> int:
            return len(search.nearest(MODEL, QUERY, 3, PictureFilter())[0][0])

        assert nearest() == 3
        postgres_server.server.stop()
        try:
            _assert_refused(nearest)
        finally:
            postgres_server.server.start()
        _assert_refused(nearest)  # it is back, but that is not known yet
        now[0] = 11.0
        assert nearest() == 3
        search.close()


def _assert_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ServerError):
        call()


def test_a_small_catalogue_is_copied_with_its_embeddings(
    address: ServerAddress, tmp_path: Path
) -> None:
    finish(copy_catalogue(address, tmp_path / "copy", actor=ACTOR))
    with closing(open_catalogue(tmp_path / "copy", actor=ACTOR)) as catalogue:
        assert catalogue.server_search is None
        assert len(catalogue.embeddings.picture_ids(MODEL)) == COUNT
        np.testing.assert_array_equal(catalogue.embeddings.get(MODEL, [1])[1], VECTORS[0])
