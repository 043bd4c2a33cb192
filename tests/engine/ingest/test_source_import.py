"""An import leaves an index that finds the new pictures after the next start, too."""

import os
import shutil
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.ingest.source_import import import_source
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR


def test_the_index_is_saved_with_the_pictures(workspace: Workspace, shop_table: Path) -> None:
    store = workspace._store
    report = finish(
        import_source(
            store,
            workspace._index,
            workspace._embedder,
            shop_table,
            mapping=None,
            pictures_root=None,
            download=None,
            options=TableOptions(),
            selection=None,
            archive_missing=False,
            archive_only=None,
        )
    )
    assert report.added == len(workspace._index) == 6
    assert any(store.cache_folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be moved")
@pytest.mark.parametrize("step", [0, 2, -1])
def test_an_import_into_a_catalogue_that_was_replaced_fails_and_changes_no_other(
    workspace: Workspace, shop_table: Path, step: int
) -> None:
    folder = Path(workspace._store.location)
    all_steps = sum(1 for _ in workspace.import_products(shop_table))
    (shop_table.parent / "more").mkdir()
    table = shop_table.rename(shop_table.parent / "more" / "other.csv")
    table.write_text(table.read_text().replace("P-", "Q-").replace("pictures/", "../pictures/"))
    job = workspace.import_products(table)
    for _ in range(step % all_steps):
        next(job)
    folder.rename(folder.with_name("renamed"))
    open_catalogue(folder, actor=ACTOR).close()
    files = {file.name for file in folder.iterdir()}
    with pytest.raises(VitrineError, match="Another catalogue is in the folder"):
        finish(job)
    workspace._index.save()
    assert {file.name for file in folder.iterdir()} == files


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be removed")
def test_an_import_into_a_folder_that_was_removed_does_not_make_it_again(
    workspace: Workspace, shop_table: Path
) -> None:
    folder = Path(workspace._store.location)
    job = workspace.import_products(shop_table)
    next(job)
    shutil.rmtree(folder)
    with pytest.raises(VitrineError, match="is no longer there"):
        finish(job)
    assert not folder.exists()
