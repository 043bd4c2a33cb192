from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket
from desktop_app.domain.evidence import Evidence, MatchedPoints
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.counting.kept_basket import (
    KeptBasket,
    KeptPicture,
    read_kept_basket,
    remove_photos,
    write_kept_basket,
)
from desktop_app.engine.counting.sent_units import NOTHING_SENT
from desktop_app.errors import VitrineError
from tests.engine.counting.baskets import CUP, basket

WHEN = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def test_everything_is_there_again(tmp_path: Path) -> None:
    shown = basket()
    sent = NOTHING_SENT.with_sent(NOTHING_SENT.new_units(shown), "261127-140322")
    picture = KeptPicture(Region(0.1, 0.2, 0.3, 0.5), Choice(1, 3, "check"), "key")
    kept = KeptBasket(WHEN, shown, ("basket-1-a.jpg",), True, sent, (picture,))
    write_kept_basket(tmp_path / "basket.json", kept)
    assert read_kept_basket(tmp_path / "basket.json") == kept
    assert list(tmp_path.iterdir()) == [tmp_path / "basket.json"]


def test_evidence_is_left_out(tmp_path: Path) -> None:
    points = MatchedPoints(np.zeros((4, 2), np.float32), np.zeros((4, 2), np.float32))
    explained = Hit(CUP, None, 0.5, Evidence({"margin": 0.1}, points))
    unit = FoundUnit(Region(), "match", (explained,), explained)
    write_kept_basket(tmp_path / "basket.json", KeptBasket(WHEN, Basket.of((unit,))))
    kept = read_kept_basket(tmp_path / "basket.json")
    assert kept is not None
    assert kept.basket.units[0].found.hits == (Hit(CUP, None, 0.5),)


@pytest.mark.parametrize("text", ["", "{", "[3]", '{"basket": 3}'])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "basket-1.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(VitrineError, match="is damaged"):
        read_kept_basket(file)
    assert [path.name for path in tmp_path.iterdir()] == ["basket-1.damaged"]
    assert read_kept_basket(file) is None


def test_a_changed_digit_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "basket-1.json"
    write_kept_basket(file, KeptBasket(datetime.now(UTC), basket()))
    contents = file.read_bytes()
    file.write_bytes(contents.replace(b"0.2", b"0.3", 1))
    assert file.read_bytes() != contents
    with pytest.raises(VitrineError, match="is damaged"):
        read_kept_basket(file)


def test_photos_that_are_not_used_are_removed(tmp_path: Path) -> None:
    for name in ("basket-1-a.jpg", "basket-1-b.jpg", "basket-10-a.jpg"):
        (tmp_path / name).touch()
    remove_photos(tmp_path, "basket-1", ("basket-1-b.jpg",))
    assert {path.name for path in tmp_path.iterdir()} == {"basket-1-b.jpg", "basket-10-a.jpg"}
