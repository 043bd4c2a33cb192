"""Lost and damaged thumbnails are made again from the files of their pictures."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import backups_of
from desktop_app.domain.damage import RepairedTable
from desktop_app.engine.repair import repair_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from tests.engine.conftest import OpenWorkspace

DAMAGE = (
    "UPDATE thumbnails SET jpeg = x'00' WHERE picture_id IN (1, 2)",
    "DELETE FROM thumbnails WHERE picture_id = 3",
    "DELETE FROM keypoints WHERE picture_id < 4",
    "UPDATE vectors SET vector = x'00' WHERE picture_id = 4",
)


@pytest.fixture
def damaged(workspace: Workspace, shop_table: Path, tmp_path: Path) -> Path:
    """Return the folder of a catalogue with damaged pictures; the file of the first is gone."""
    list(workspace.import_products(shop_table))
    folder = tmp_path / "damaged"
    shutil.copytree(workspace.catalogue.store.cache_folder, folder)
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as file, file:
        for statement in DAMAGE:
            file.execute(statement)
    (shop_table.parent / "pictures" / "0.png").unlink()
    return folder


def test_only_a_picture_without_its_file_is_lost(
    damaged: Path, open_workspace: OpenWorkspace
) -> None:
    report = finish(repair_catalogue(backups_of(damaged)))
    assert report.table("pictures") == RepairedTable("pictures", 5, 1, 0)
    assert report.table("thumbnails").kept == 5
    repaired = open_workspace(damaged)
    assert repaired.status().indexed == 5
    thumbnails = repaired.catalogue.store.thumbnails.get([2, 3])
    assert all(len(one) > 100 for one in thumbnails.values())
