"""What is said after photos were counted, in one sentence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.domain.actor import Actor
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import StockPhoto, StockUnit
from desktop_app.engine.counting.stock_photos import AddedPhotos
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.stock.take.added_notices import added_notice, empty_notice

_ERROR = VitrineError(Message("bad"), Message("Choose another one."))
_KEPT = "/shop/pictures/stock_takes/0123456789abcdef0123456789abcdef.jpg"


def _text(notice: Notice | None) -> str:
    return "" if notice is None else str(notice.message)


def _photo(file: str, *, is_empty: bool = True) -> StockPhoto:
    units = () if is_empty else (StockUnit(Region(0.0, 0.0, 1.0, 1.0), 1),)
    return StockPhoto(1, "hash", file, units, Actor("", ""), "")


@pytest.mark.parametrize(
    ("known", "bad", "text"),
    [
        ([], [], ""),
        ([], ["a.jpg"], "bad"),
        (["b.jpg"], ["a.jpg", "c.jpg"], "2 photos cannot be read: a.jpg, c.jpg."),
        (["a.jpg"], [], "a.jpg is in this stock take already."),
        ([_KEPT], [], "The photo is in this stock take already."),
        (["a", "b", "c", "d"], [], "4 photos are in this stock take already: a, b, c, …."),
    ],
)
def test_photos_that_are_not_counted_are_told(
    known: Sequence[str], bad: Sequence[str], text: str
) -> None:
    added = AddedPhotos(0, tuple(map(Path, known)), {Path(name): _ERROR for name in bad})
    assert _text(added_notice(added)) == text


@pytest.mark.parametrize(
    ("known", "hint"),
    [(["a"], "It is not counted twice."), (["a", "b"], "They are not counted twice.")],
)
def test_known_photos_are_not_counted_twice(known: Sequence[str], hint: str) -> None:
    notice = added_notice(AddedPhotos(0, tuple(map(Path, known)), {}))
    assert notice is not None
    assert str(notice.hint) == hint


def test_photos_without_anything_are_told() -> None:
    assert _text(empty_notice([_photo("/x/a.jpg", is_empty=False)])) == ""
    assert _text(empty_notice([_photo("/x/a.jpg")])) == "No product was found in a.jpg."
    assert _text(empty_notice([_photo(_KEPT)])) == "No product was found in the photo."
