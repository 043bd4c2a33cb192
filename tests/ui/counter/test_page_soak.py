"""A short day at the counter, with visits of every page, leaves nothing behind."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.counter_soak import soak

_PRODUCTS = 4
# Tasks and animations that are under way when the objects are counted.
_OBJECTS_UNDER_WAY = 12


def test_nothing_is_left_behind(
    qapp: QApplication,
    catalogue: Path,
    pictures: list[Path],
    tmp_path: Path,
    forgetful_models: None,
) -> None:
    home = tmp_path / "day"
    home.mkdir()
    figures = soak(
        qapp, home, catalogue, _PRODUCTS, pictures=pictures, photos=pictures, products_per_visit=1
    )
    assert figures.logged == []
    assert figures.wrong == []
    assert figures.answered >= _PRODUCTS - 1
    first, last = figures.process[0], figures.process[-1]
    assert last.threads <= first.threads
    assert last.files <= first.files + 1
    assert last.children <= first.children
    assert last.objects <= first.objects + _OBJECTS_UNDER_WAY
