"""The catalogue keeps what it is given, whole, and says what is wrong with its file."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.migrations import LATEST
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.resolution import Resolution
from desktop_app.errors import VitrineError
from tests.actor import ACTOR


def _file(
    path: str = "/shop/boot.jpg", content: str = "c0ffee", *, mtime_ns: int = 1
) -> PictureFile:
    return PictureFile(path, content, 1000, mtime_ns, 640, 480, b"jpeg")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield catalogue
    catalogue.close()


def test_a_product_comes_back_as_it_went_in(catalogue: SqliteCatalogue) -> None:
    product_id = catalogue.products.add(
        {
            "B-1": {
                "name": "Stiefel 靴子 <b>",
                "price": Decimal("129.90"),
                "currency": "EUR",
                "attributes": {"Größe": "42"},
            }
        }
    )["B-1"]
    product = catalogue.products.get([product_id])[product_id]
    assert product == catalogue.products.by_sku(["B-1"]).get("B-1")
    assert product.name == "Stiefel 靴子 <b>"
    assert product.price == Decimal("129.90")
    assert str(product.price) == "129.90"
    assert product.attributes == {"Größe": "42"}


def test_changing_a_product_leaves_its_other_fields(catalogue: SqliteCatalogue) -> None:
    product_id = catalogue.products.add({"B-1": {"name": "Boot", "brand": "Acme"}})["B-1"]
    catalogue.products.update({product_id: {"name": "Winter boot"}})
    product = catalogue.products.get([product_id])[product_id]
    assert (product.name, product.brand) == ("Winter boot", "Acme")


def test_everything_survives_closing(tmp_path: Path) -> None:
    first = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    product_id = first.products.add({"B-1": {}})["B-1"]
    picture_id = first.pictures.add([(product_id, _file())])[0]
    vector = np.array([0.6, 0.8], np.float32)
    first.embeddings.put("model", {picture_id: vector})
    identity = first.id
    first.close()
    second = SqliteCatalogue.open(tmp_path, create=False, actor=ACTOR)
    assert second.id == identity
    assert second.thumbnails.get([picture_id]) == {picture_id: b"jpeg"}
    assert second.embeddings.get("model", [picture_id])[picture_id].tolist() == vector.tolist()
    assert second.pictures.of_products([product_id])[product_id][0].path == "/shop/boot.jpg"
    second.close()


def test_a_picture_takes_its_thumbnail_and_vectors_along(catalogue: SqliteCatalogue) -> None:
    picture_id = catalogue.pictures.add([(catalogue.products.add({"B-1": {}})["B-1"], _file())])[0]
    catalogue.embeddings.put("model", {picture_id: np.ones(1, np.float32)})
    catalogue.pictures.remove([picture_id])
    assert catalogue.thumbnails.get([picture_id]) == {}
    assert catalogue.embeddings.picture_ids("model").size == 0


def test_a_picture_id_is_never_used_again(catalogue: SqliteCatalogue) -> None:
    product_id = catalogue.products.add({"B-1": {}})["B-1"]
    first = catalogue.pictures.add([(product_id, _file())])[0]
    catalogue.pictures.remove([first])
    assert catalogue.pictures.add([(product_id, _file())])[0] > first


def test_a_failed_block_leaves_nothing_behind(catalogue: SqliteCatalogue) -> None:
    def add_and_fail() -> None:
        with catalogue.transaction():
            catalogue.pictures.add([(catalogue.products.add({"B-1": {}})["B-1"], _file())])[0]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert catalogue.products.count() == 0
    assert catalogue.pictures.count() == 0


def test_vectors_of_a_product_come_together(catalogue: SqliteCatalogue) -> None:
    boot, shoe, bare = (catalogue.products.add({sku: {}})[sku] for sku in ("B-1", "S-1", "N-1"))
    for number, product_id in enumerate((boot, shoe, boot)):
        picture_id = catalogue.pictures.add([(product_id, _file(f"/{number}.jpg", str(number)))])[0]
        catalogue.embeddings.put("model", {picture_id: np.full(2, number, np.float32)})
    found = catalogue.embeddings.of_products("model", [boot, shoe, bare])
    assert {product_id: vectors[:, 0].tolist() for product_id, vectors in found.items()} == {
        boot: [0, 2],
        shoe: [1],
    }
    catalogue.resolutions.apply([Resolution("merge", (boot, shoe))])
    assert catalogue.embeddings.of_products("model", [boot])[boot][:, 0].tolist() == [0, 1, 2]
    assert catalogue.embeddings.of_products("another", [boot]) == {}


def test_vectors_belong_to_their_model(catalogue: SqliteCatalogue) -> None:
    picture_id = catalogue.pictures.add([(catalogue.products.add({"B-1": {}})["B-1"], _file())])[0]
    catalogue.embeddings.put("old model", {picture_id: np.ones(2, np.float32)})
    assert catalogue.embeddings.count_missing("new model") == 1
    assert catalogue.embeddings.get("new model", [picture_id]) == {}
    assert catalogue.embeddings.missing("new model", after=0, limit=10) == [picture_id]
    assert catalogue.embeddings.missing("old model", after=0, limit=10) == []


def test_equal_contents_share_a_vector(catalogue: SqliteCatalogue) -> None:
    picture_id = catalogue.pictures.add(
        [(catalogue.products.add({"B-1": {}})["B-1"], _file(content="same"))]
    )[0]
    catalogue.embeddings.put("model", {picture_id: np.ones(2, np.float32)})
    found = catalogue.embeddings.by_content("model", ["same", "other"])
    assert {content: vector.tolist() for content, vector in found.items()} == {"same": [1.0, 1.0]}


def test_browsing_shows_products_without_pictures_too(catalogue: SqliteCatalogue) -> None:
    catalogue.products.add({"B-2": {}})["B-2"]
    first = catalogue.pictures.add([(catalogue.products.add({"B-1": {}})["B-1"], _file())])[0]
    shown = catalogue.products.first(10)
    assert [(product.sku, picture and picture.id) for product, picture in shown] == [
        ("B-1", first),
        ("B-2", None),
    ]


def test_a_foreign_key_is_enforced(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        catalogue.pictures.add([(4711, _file())])[0]


def test_a_reader_is_not_blocked_by_a_writer(catalogue: SqliteCatalogue) -> None:
    catalogue.products.add({"B-1": {}})["B-1"]
    counted = []

    def read() -> None:
        other = SqliteCatalogue.open(catalogue.cache_folder, actor=ACTOR)
        counted.append(other.products.count())
        other.close()

    with catalogue.transaction():
        catalogue.products.add({"B-2": {}})["B-2"]
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(timeout=20)
    assert counted == [1]


def test_no_catalogue_is_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no catalogue"):
        SqliteCatalogue.open(tmp_path / "nowhere", create=False, actor=ACTOR)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database" * 1000)
    with pytest.raises(VitrineError, match=r"catalog\.sqlite .* is not a catalogue"):
        SqliteCatalogue.open(tmp_path, actor=ACTOR)


def test_a_damaged_catalogue_is_said_to_be_damaged(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    for number in range(300):
        catalogue.products.add({f"B-{number}": {"description": "x" * 500}})[f"B-{number}"]
    catalogue.close()
    file = tmp_path / DATABASE_NAME
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(VitrineError, match="damaged"):
        SqliteCatalogue.open(tmp_path, actor=ACTOR)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        SqliteCatalogue.open(tmp_path / "file" / "shop", actor=ACTOR)


def test_a_catalogue_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    assert catalogue.schema_version == LATEST
    catalogue.close()
    with sqlite3.connect(tmp_path / DATABASE_NAME) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('vitrine', '999_from_the_future', '2099-01-01')"
        )
    connection.close()
    with pytest.raises(VitrineError, match="newer version"):
        SqliteCatalogue.open(tmp_path, actor=ACTOR)


def test_a_locked_catalogue_is_said_to_be_in_use(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.database._BUSY_TIMEOUT_MS", 1)
    impatient = SqliteCatalogue.open(catalogue.cache_folder, actor=ACTOR)
    with catalogue.transaction():
        catalogue.products.add({"B-1": {}})["B-1"]
        with pytest.raises(VitrineError, match="in use by another program"):
            impatient.products.add({"B-2": {}})["B-2"]
    impatient.products.add({"B-2": {}})["B-2"]
    impatient.close()
    assert catalogue.products.count() == 2


def test_a_transaction_that_reads_first_is_not_overtaken(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.database._BUSY_TIMEOUT_MS", 1)
    impatient = SqliteCatalogue.open(catalogue.cache_folder, actor=ACTOR)
    with catalogue.transaction():
        assert catalogue.products.by_sku(["B-1"]).get("B-1") is None
        with pytest.raises(VitrineError, match="in use by another program"):
            impatient.products.add({"B-1": {}})["B-1"]
        catalogue.products.add({"B-1": {}})["B-1"]
    impatient.close()
    assert catalogue.products.count() == 1


def test_several_may_make_a_catalogue_at_the_same_time(tmp_path: Path) -> None:
    start = threading.Barrier(4)

    def open_and_close(folder: Path) -> str:
        start.wait()
        catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
        catalogue.close()
        return catalogue.id

    with ThreadPoolExecutor(start.parties) as pool:
        for number in range(10):
            ids = pool.map(open_and_close, [tmp_path / str(number)] * start.parties)
            assert len(set(ids)) == 1


def test_a_folder_that_cannot_be_looked_at_is_named(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        SqliteCatalogue.open(tmp_path / ("long" * 100), create=False, actor=ACTOR)
