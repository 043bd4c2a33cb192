from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.product import Product
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.counting.count_export import count_writer
from desktop_app.errors import VitrineError

TEA = Hit(Product(1, "=TEA", "Tea, green"), None, 0.87654)
UNITS = (
    FoundUnit(WHOLE_PHOTO, "match", (TEA,), TEA),
    FoundUnit(WHOLE_PHOTO, "unknown", (), None),
    FoundUnit(WHOLE_PHOTO, "match", (TEA,), TEA),
)
COUNT = PhotoCount(np.zeros((2, 2, 3), np.uint8), UNITS, Timings({}, 0.0))


def test_a_row_is_written_for_each_product_and_one_for_unknown_things(tmp_path: Path) -> None:
    file = tmp_path / "count.csv"
    with count_writer(file) as write:
        write(Path("a.jpg"), COUNT)
    assert file.read_text(encoding="utf-8-sig").splitlines() == [
        "photo,sku,name,count,score",
        'a.jpg,\'=TEA,"Tea, green",2,0.8765',
        "a.jpg,,,1,",
    ]


def test_an_interrupted_count_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "count.csv"
    file.write_text("earlier", encoding="utf-8")

    def count_two() -> None:
        with count_writer(file) as write:
            write(Path("a.jpg"), COUNT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        count_two()
    assert file.read_text(encoding="utf-8") == "earlier"


def test_only_csv_files_are_written(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"mine")
    with (
        pytest.raises(VitrineError, match=r"photo\.jpg has the suffix of no format"),
        count_writer(photo),
    ):
        pass
    assert photo.read_bytes() == b"mine"
