import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from sqlite_utils import Database

from desktop_app import paths
from desktop_app.catalogue.sqlite.bundled_catalogue import pack, unpack
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION, schema_version
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_picture, add_product

pytestmark = pytest.mark.folder_only


def make_catalogue(folder: Path, *pictures: Path) -> None:
    """Make a catalogue of one product with these pictures."""
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    boot = add_product(catalogue, "B-1", name="Boot", attributes={"name_zh": "靴子"})
    for path in pictures:
        picture_id = add_picture(catalogue, boot, "c0ffee", str(path))
        catalogue.embeddings.put("model", {picture_id: np.ones(4, np.float32)})
    catalogue.close()


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return a packed catalogue whose folder was moved after packing."""
    made = tmp_path / "made here"
    (made / "pictures").mkdir(parents=True)
    make_catalogue(tmp_path / "work", made / "pictures" / "1.jpg", made / "pictures" / "2.jpg")
    pack(tmp_path / "work", made / "shop.sqlite")
    return made.rename(tmp_path / "shipped") / "shop.sqlite"


def test_a_packed_catalogue_is_one_file(template: Path) -> None:
    assert [file.name for file in template.parent.iterdir() if file.is_file()] == ["shop.sqlite"]


def test_a_packed_catalogue_has_no_absolute_paths(template: Path) -> None:
    contents = template.read_bytes()
    assert b"pictures/1.jpg" in contents
    assert b"made here" not in contents


def test_a_packed_catalogue_has_no_authors(template: Path) -> None:
    with closing(sqlite3.connect(template)) as packed:
        rows = packed.execute("SELECT DISTINCT author, station FROM changes").fetchall()
    assert rows == [("", "")]
    assert ACTOR.station.encode() not in template.read_bytes()


def test_a_copy_has_everything_that_was_packed(template: Path, tmp_path: Path) -> None:
    unpack(template, tmp_path / "mine")
    catalogue = SqliteCatalogue.open(tmp_path / "mine", create=False, actor=ACTOR)
    product = catalogue.products.by_sku(["B-1"]).get("B-1")
    assert product is not None
    assert product.in_language("zh").name == "靴子"
    pictures = catalogue.pictures.of_products([product.id])[product.id]
    folder = template.parent / "pictures"
    assert [one.path for one in pictures] == [str(folder / "1.jpg"), str(folder / "2.jpg")]
    assert catalogue.embeddings.count_missing("model") == 0
    assert set(catalogue.thumbnails.get([one.id for one in pictures]).values()) == {b"jpeg"}
    catalogue.close()


def test_each_copy_has_its_own_id(template: Path, tmp_path: Path) -> None:
    ids = set()
    for name in ("first", "second"):
        unpack(template, tmp_path / name)
        catalogue = SqliteCatalogue.open(tmp_path / name, actor=ACTOR)
        ids.add(catalogue.id)
        catalogue.close()
    assert len(ids) == 2


def test_an_existing_catalogue_is_not_replaced(template: Path, tmp_path: Path) -> None:
    make_catalogue(tmp_path / "mine")
    before = (tmp_path / "mine" / DATABASE_NAME).read_bytes()
    unpack(template, tmp_path / "mine")
    assert (tmp_path / "mine" / DATABASE_NAME).read_bytes() == before


def test_a_failed_copy_leaves_no_file(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"no database" * 1000)
    with pytest.raises(VitrineError, match="is not a catalogue"):
        unpack(damaged, tmp_path / "mine")
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_reported(template: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        unpack(template, tmp_path / "taken" / "mine")


def test_pictures_of_other_folders_are_refused(tmp_path: Path) -> None:
    make_catalogue(tmp_path / "work", tmp_path / "elsewhere" / "1.jpg")
    (tmp_path / "shop").mkdir()
    with pytest.raises(ValueError, match=r"elsewhere"):
        pack(tmp_path / "work", tmp_path / "shop" / "shop.sqlite")
    assert list((tmp_path / "shop").iterdir()) == []


def test_the_sample_needs_no_migration() -> None:
    with closing(sqlite3.connect(paths.sample_template())) as sample:
        assert schema_version(Database(sample)) == LATEST_VERSION
