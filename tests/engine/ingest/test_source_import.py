"""An import leaves an index that finds the new pictures after the next start, too."""

from pathlib import Path

from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.ingest.source_import import import_source
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish


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
