"""The pictures in the folder of a catalogue are found again after the folder has moved."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.picture_location import PictureLocation
from desktop_app.domain.picture import PictureFile
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_picture, add_product

pytestmark = pytest.mark.folder_only

OWN = f"{'0a' * 16}.jpg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a catalogue with three pictures, one of them elsewhere."""
    folder = tmp_path / "shop"
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    product = add_product(catalogue, "A")
    for name in ("pictures/" + OWN, "images/a.jpg", "../elsewhere.jpg"):
        file = (folder / name).resolve()
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(name.encode())
        add_picture(catalogue, product, name, str(file))
    catalogue.close()
    return folder


def _paths(folder: Path) -> list[str]:
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    paths = [picture.path for picture in catalogue.pictures.of_products([1])[1]]
    known = catalogue.pictures.known_files([(1, path) for path in paths])
    assert [path for _, path in known] == paths
    assert [*catalogue.pictures.owners_of_paths(paths)] == paths
    catalogue.close()
    return paths


def test_a_moved_folder_keeps_its_pictures(folder: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "elsewhere.jpg")
    before = [str(folder / "pictures" / OWN), str(folder / "images" / "a.jpg"), elsewhere]
    assert _paths(folder) == before
    moved = folder.rename(tmp_path / "new name")
    assert _paths(moved) == [
        *(str(moved / "pictures" / OWN), str(moved / "images" / "a.jpg"), elsewhere)
    ]


def test_a_catalogue_that_was_moved_before_the_update_finds_its_own_pictures(
    folder: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as db, db:
        db.execute("UPDATE pictures SET path = '/old/place/' || substr(path, 3) WHERE id < 3")
        for table in ("pictures", "bin_pictures"):
            db.execute(f"ALTER TABLE {table} DROP COLUMN is_captured")
        later = (
            "accepted_lines",
            "stock_transforms",
            "stock_photos",
            "stock_entries",
            "stock_takes",
            "conflicts",
            "log_entries",
            "log_counts",
        )
        for table in ("calibrations", "label_texts", "bin_label_texts", *later):
            db.execute(f"DROP TABLE {table}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name >= '012'")
    assert _paths(folder) == [
        *(str(folder / "pictures" / OWN), "/old/place/images/a.jpg"),
        str(tmp_path / "elsewhere.jpg"),
    ]


def test_moves_are_undone_and_redone_in_a_moved_folder(folder: Path, tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    target = folder / "images" / "b.jpg"
    (folder / "images" / "a.jpg").rename(target)
    file = PictureFile(str(target), "images/a.jpg", 1, 1, 9, 9, b"")
    with catalogue.history.record("import").step():
        catalogue.pictures.move({2: (1, file)})
    catalogue.close()
    moved = folder.rename(tmp_path / "new name")
    catalogue = SqliteCatalogue.open(moved, actor=ACTOR, create=False)
    for step, name in (
        (catalogue.history.undo, "a.jpg"),
        (catalogue.history.redo, "b.jpg"),
    ):
        step()
        assert catalogue.pictures.get([2])[2].path == str(moved / "images" / name)
    catalogue.close()


def test_a_backup_of_a_moved_folder_has_its_pictures(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "new name")
    catalogue = SqliteCatalogue.open(moved, actor=ACTOR, create=False)
    backup = finish(catalogue.backups.create())
    assert (backup.file_count, backup.outside_count) == (2, 1)
    catalogue.close()


@pytest.mark.parametrize(
    ("path", "stored"),
    [
        ("/shop/pictures/a.jpg", "./pictures/a.jpg"),
        ("/shop/a b/靴.jpg", "./a b/靴.jpg"),
        ("/shop2/a.jpg", "/shop2/a.jpg"),
        ("/shop//a.jpg", "/shop//a.jpg"),
        ("/shop/../a.jpg", "/shop/../a.jpg"),
        ("C:\\shop\\a.jpg", "C:\\shop\\a.jpg"),
        ("photo at the counter", "photo at the counter"),
    ],
)
def test_only_paths_in_the_folder_are_relative(path: str, stored: str) -> None:
    location = PictureLocation(Path("/shop"))
    assert location.stored(path) == stored
    assert location.located(stored) == path
