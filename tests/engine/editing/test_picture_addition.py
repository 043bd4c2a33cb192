from collections.abc import Callable
from pathlib import Path

import cv2
import pytest

from desktop_app.engine.workspace import Workspace
from tests.conftest import object_on_white

DrawPicture = Callable[..., Path]


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".bmp", ".tif"])
def test_an_encoded_picture_is_saved_under_its_contents(shop: Workspace, suffix: str) -> None:
    _, encoded = cv2.imencode(f"{suffix}", object_on_white(5, 160))
    editor = shop.editor()
    for sku in ("X", "Y"):
        editor.add({"sku": sku}, [encoded.tobytes()])
    (file,) = shop.catalogue.store.picture_folder.iterdir()
    assert file.suffix == suffix
    assert len(file.stem) == 32


def test_a_picture_that_another_product_has_is_kept_when_an_addition_fails(
    shop: Workspace, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    photo = draw_picture(tmp_path / "one.png", 61).read_bytes()
    shop.editor().add({"sku": "X"}, [photo])
    with pytest.raises(Exception, match="picture"):
        shop.editor().add({"sku": "Y"}, [photo, b"\x89PNG broken"])
    assert len(list(shop.catalogue.store.picture_folder.iterdir())) == 1
