"""A folder of pictures is laid out as an import of a folder reads it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop_app.engine.export.picture_folder import export_pictures
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import Job

Finish = Callable[[Job[Any]], Any]


@pytest.fixture
def sorted_shop(shop: Workspace) -> Workspace:
    """Return a shop with plain, nested and missing categories."""
    editor, ids = shop.editor(), shop.catalogue.store.products.ids()
    editor.change(ids[0], {"category": "Shoes"})
    editor.change(ids[1], {"category": "Shoes"})
    picture = shop.catalogue.product_detail(ids[2]).pictures[0]
    editor.add_pictures(ids[1], [Path(picture.path).read_bytes()])
    editor.change(ids[2], {"category": "Home/Kitchen: pots"})
    editor.change(ids[3], {"category": ""})
    return shop


def test_an_import_of_the_folder_gives_the_same_categories_and_skus(
    sorted_shop: Workspace,
    open_workspace: Callable[..., Workspace],
    tmp_path: Path,
    finish: Finish,
) -> None:
    folder = tmp_path / "out"
    ids = sorted_shop.catalogue.store.products.ids()
    report = finish(export_pictures(sorted_shop.catalogue.store, folder, product_ids=ids[:4]))
    assert (report.products, report.pictures, report.thumbnails) == (4, 5, 0)
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.*"))
    assert files == [
        "Home/Kitchen_pots/P-2/P-2.png",
        "P-3.png",
        "Shoes/P-0.png",
        "Shoes/P-1/P-1-2.png",
        "Shoes/P-1/P-1.png",
    ]
    copy = open_workspace(tmp_path / "copy")
    finish(copy.import_products(folder))
    products = copy.catalogue.store.products
    found = {one.sku: one.category for one in products.get(products.ids()).values()}
    assert found == {"P-0": "Shoes", "P-1": "Shoes", "P-2": "Home/Kitchen_pots", "P-3": ""}


def test_ids_of_a_list_are_accepted_and_files_of_the_user_stay(
    shop: Workspace, tmp_path: Path, finish: Finish
) -> None:
    ids = np.array(shop.catalogue.store.products.ids()[:1], np.int64)
    category = shop.catalogue.product_detail(int(ids[0])).product.category
    mine = tmp_path / category / "P-0.png"
    mine.parent.mkdir(exist_ok=True)
    mine.write_bytes(b"mine")
    finish(export_pictures(shop.catalogue.store, tmp_path, product_ids=ids))
    assert mine.read_bytes() == b"mine"
    assert (mine.parent / "P-0-2.png").is_file()


def test_a_folder_that_is_a_file_is_reported(
    shop: Workspace, tmp_path: Path, finish: Finish
) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(VitrineError, match="cannot be written"):
        finish(export_pictures(shop.catalogue.store, tmp_path / "out"))
