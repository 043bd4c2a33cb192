"""The index that a workspace rebuilds in the background after it is opened."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.engine import picture_index
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress, finish
from desktop_app.search import index_kinds
from desktop_app.search.vector_index import VectorIndex

OpenWorkspace = Callable[..., Workspace]


def test_a_rebuild_that_opening_starts_goes_on(
    open_workspace: OpenWorkspace,
    shop_table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_open = threading.Event()
    rebuild = VectorIndex.rebuild

    def rebuild_later(self: VectorIndex, *, threads: int = 0) -> Job[None]:
        while not is_open.wait(0.01):
            yield Progress(0, 0, Message("Building the index"))
        yield from rebuild(self, threads=threads)

    first = open_workspace(tmp_path / "shop")
    finish(first.import_products(shop_table))
    first.close()
    monkeypatch.setattr(picture_index, "_FEW", 2)
    monkeypatch.setenv(index_kinds.VARIABLE, "ivf")
    monkeypatch.setattr(VectorIndex, "rebuild", rebuild_later)
    workspace = open_workspace(tmp_path / "shop")
    workspace.learning().remove_calibration()
    is_open.set()
    finish(workspace.finish_index())
    assert [file.suffix for file in (tmp_path / "shop").glob("index-*-*")] == [".lists"]
    assert workspace.identify(shop_table.parent / "pictures" / "2.png").hits[0].product.sku == "P-2"
