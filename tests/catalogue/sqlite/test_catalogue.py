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
from desktop_app.errors import VitrineError


def _file(
    path: str = "/shop/boot.jpg", content: str = "c0ffee", *, mtime_ns: int = 1
) -> PictureFile:
    return PictureFile(path, content, 1000, mtime_ns, 640, 480, b"jpeg")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    store = SqliteCatalogue.open(tmp_path / "shop")
    yield store
    store.close()


def test_a_product_comes_back_as_it_went_in(store: SqliteCatalogue) -> None:
    product_id = store.add_product(
        "B-1",
        {
            "name": "Stiefel 靴子 <b>",
            "price": Decimal("129.90"),
            "currency": "EUR",
            "attributes": {"Größe": "42"},
        },
    )
    product = store.product(product_id)
    assert product == store.product_by_sku("B-1")
    assert product.name == "Stiefel 靴子 <b>"
    assert product.price == Decimal("129.90")
    assert str(product.price) == "129.90"
    assert product.attributes == {"Größe": "42"}


def test_changing_a_product_leaves_its_other_fields(store: SqliteCatalogue) -> None:
    product_id = store.add_product("B-1", {"name": "Boot", "brand": "Acme"})
    store.change_product(product_id, {"name": "Winter boot"})
    product = store.product(product_id)
    assert (product.name, product.brand) == ("Winter boot", "Acme")


def test_everything_survives_closing(tmp_path: Path) -> None:
    first = SqliteCatalogue.open(tmp_path)
    product_id = first.add_product("B-1", {})
    picture_id = first.add_picture(product_id, _file())
    vector = np.array([0.6, 0.8], np.float32)
    first.vectors.put("model", {picture_id: vector})
    identity = first.catalogue_id
    first.close()
    second = SqliteCatalogue.open(tmp_path, create=False)
    assert second.catalogue_id == identity
    assert second.thumbnails([picture_id]) == {picture_id: b"jpeg"}
    assert second.vectors.get("model", [picture_id])[picture_id].tolist() == vector.tolist()
    assert second.pictures_of(product_id)[0].path == "/shop/boot.jpg"
    second.close()


def test_a_picture_takes_its_thumbnail_and_vectors_along(store: SqliteCatalogue) -> None:
    picture_id = store.add_picture(store.add_product("B-1", {}), _file())
    store.vectors.put("model", {picture_id: np.ones(1, np.float32)})
    store.remove_picture(picture_id)
    assert store.thumbnails([picture_id]) == {}
    assert store.vectors.ids("model").size == 0


def test_a_picture_id_is_never_used_again(store: SqliteCatalogue) -> None:
    product_id = store.add_product("B-1", {})
    first = store.add_picture(product_id, _file())
    store.remove_picture(first)
    assert store.add_picture(product_id, _file()) > first


def test_a_failed_block_leaves_nothing_behind(store: SqliteCatalogue) -> None:
    def add_and_fail() -> None:
        with store.atomic():
            store.add_picture(store.add_product("B-1", {}), _file())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert store.count_products() == 0
    assert store.count_pictures() == 0


def test_vectors_of_a_product_come_together(store: SqliteCatalogue) -> None:
    boot, shoe, bare = (store.add_product(sku, {}) for sku in ("B-1", "S-1", "N-1"))
    for number, product_id in enumerate((boot, shoe, boot)):
        picture_id = store.add_picture(product_id, _file(f"/{number}.jpg", str(number)))
        store.vectors.put("model", {picture_id: np.full(2, number, np.float32)})
    found = store.vectors.of_products("model", [boot, shoe, bare])
    assert {product_id: vectors[:, 0].tolist() for product_id, vectors in found.items()} == {
        boot: [0, 2],
        shoe: [1],
    }
    store.decisions.act("merge", [([boot, shoe], {})], author="Ada")
    assert store.vectors.of_products("model", [boot])[boot][:, 0].tolist() == [0, 1, 2]
    assert store.vectors.of_products("another", [boot]) == {}


def test_vectors_belong_to_their_model(store: SqliteCatalogue) -> None:
    picture_id = store.add_picture(store.add_product("B-1", {}), _file())
    store.vectors.put("old model", {picture_id: np.ones(2, np.float32)})
    assert store.vectors.count_missing("new model") == 1
    assert store.vectors.get("new model", [picture_id]) == {}
    assert store.vectors.missing("new model", after=0, limit=10) == [picture_id]
    assert store.vectors.missing("old model", after=0, limit=10) == []


def test_equal_contents_share_a_vector(store: SqliteCatalogue) -> None:
    picture_id = store.add_picture(store.add_product("B-1", {}), _file(content="same"))
    store.vectors.put("model", {picture_id: np.ones(2, np.float32)})
    found = store.vectors.of_content("model", "same")
    assert found is not None
    assert found.tolist() == [1.0, 1.0]
    assert store.vectors.of_content("model", "other") is None


def test_browsing_shows_products_without_pictures_too(store: SqliteCatalogue) -> None:
    store.add_product("B-2", {})
    first = store.add_picture(store.add_product("B-1", {}), _file())
    shown = store.first_products(10)
    assert [(product.sku, picture and picture.id) for product, picture in shown] == [
        ("B-1", first),
        ("B-2", None),
    ]


def test_a_foreign_key_is_enforced(store: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.add_picture(4711, _file())


def test_a_reader_is_not_blocked_by_a_writer(store: SqliteCatalogue) -> None:
    store.add_product("B-1", {})
    counted = []

    def read() -> None:
        other = SqliteCatalogue.open(store.folder)
        counted.append(other.count_products())
        other.close()

    with store.atomic():
        store.add_product("B-2", {})
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(timeout=20)
    assert counted == [1]


def test_no_catalogue_is_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no catalogue"):
        SqliteCatalogue.open(tmp_path / "nowhere", create=False)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database" * 1000)
    with pytest.raises(VitrineError, match=r"catalog\.sqlite .* is not a catalogue"):
        SqliteCatalogue.open(tmp_path)


def test_a_damaged_catalogue_is_said_to_be_damaged(tmp_path: Path) -> None:
    store = SqliteCatalogue.open(tmp_path)
    for number in range(300):
        store.add_product(f"B-{number}", {"description": "x" * 500})
    store.close()
    file = tmp_path / DATABASE_NAME
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(VitrineError, match="damaged"):
        SqliteCatalogue.open(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        SqliteCatalogue.open(tmp_path / "file" / "shop")


def test_a_catalogue_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    store = SqliteCatalogue.open(tmp_path)
    assert store.schema_version == LATEST
    store.close()
    with sqlite3.connect(tmp_path / DATABASE_NAME) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('vitrine', '999_from_the_future', '2099-01-01')"
        )
    connection.close()
    with pytest.raises(VitrineError, match="newer version"):
        SqliteCatalogue.open(tmp_path)


def test_a_locked_catalogue_is_said_to_be_in_use(
    store: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.database._BUSY_TIMEOUT_MS", 1)
    impatient = SqliteCatalogue.open(store.folder)
    with store.atomic():
        store.add_product("B-1", {})
        with pytest.raises(VitrineError, match="in use by another program"):
            impatient.add_product("B-2", {})
    impatient.add_product("B-2", {})
    impatient.close()
    assert store.count_products() == 2


def test_a_transaction_that_reads_first_is_not_overtaken(
    store: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.database._BUSY_TIMEOUT_MS", 1)
    impatient = SqliteCatalogue.open(store.folder)
    with store.atomic():
        assert store.product_by_sku("B-1") is None
        with pytest.raises(VitrineError, match="in use by another program"):
            impatient.add_product("B-1", {})
        store.add_product("B-1", {})
    impatient.close()
    assert store.count_products() == 1


def test_several_may_make_a_catalogue_at_the_same_time(tmp_path: Path) -> None:
    start = threading.Barrier(4)

    def open_and_close(folder: Path) -> str:
        start.wait()
        store = SqliteCatalogue.open(folder)
        store.close()
        return store.catalogue_id

    with ThreadPoolExecutor(start.parties) as pool:
        for number in range(10):
            ids = pool.map(open_and_close, [tmp_path / str(number)] * start.parties)
            assert len(set(ids)) == 1


def test_a_folder_that_cannot_be_looked_at_is_named(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        SqliteCatalogue.open(tmp_path / ("long" * 100), create=False)
