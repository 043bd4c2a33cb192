from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.engine.export.picture_copies import PictureCopies, safe_name
from desktop_app.engine.workspace import Workspace

DrawPicture = Callable[..., Path]


@pytest.mark.parametrize(
    ("sku", "name"),
    [
        ("A-1", "A-1"),
        ("a/b\\c:d", "a_b_c_d"),
        ("../../etc", "_.._etc"),
        ("...", "_"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("靴子 红", "靴子_红"),
        ("x" * 200, "x" * 80),
    ],
)
def test_names_are_safe_on_all_systems(sku: str, name: str) -> None:
    assert safe_name(sku) == name


def test_a_file_of_the_user_is_not_overwritten(shop: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "images"
    folder.mkdir()
    (folder / "P-0.png").write_bytes(b"mine")
    pictures = shop.catalogue.product_detail(1).pictures
    for _ in range(2):
        copies = PictureCopies(shop.catalogue.store, folder, tmp_path)
        assert copies.paths("P-0", pictures) == ["images/P-0-2.png"]
    assert (folder / "P-0.png").read_bytes() == b"mine"


def test_skus_that_give_the_same_name_have_files_of_their_own(
    shop: Workspace, tmp_path: Path
) -> None:
    copies = PictureCopies(shop.catalogue.store, tmp_path / "images", tmp_path)
    first = copies.paths("a/1", shop.catalogue.product_detail(1).pictures)
    second = copies.paths("A:1", shop.catalogue.product_detail(2).pictures)
    assert (first, second) == (["images/a_1.png"], ["images/A_1-2.png"])
