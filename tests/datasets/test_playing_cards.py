"""Cards are cut out of their scenes."""

from pathlib import Path

import numpy as np
import pytest

from datasets import playing_cards
from datasets.playing_cards import cut_out_cards
from desktop_app.vision.picture_decoding import read_photo
from tests.datasets.set_folders import draw_picture, make_cards


@pytest.fixture(autouse=True)
def work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing_cards, "WORK_FOLDER", tmp_path / "work")


def test_cards_of_a_split_are_cut_out_with_their_ranks(tmp_path: Path) -> None:
    folder = make_cards(tmp_path / "cards")
    cards = cut_out_cards(folder, "test")
    assert [card.product for card in cards] == ["nine", "king"] * 3
    scene = read_photo(folder / "scenes/test_0.png").pixels
    assert np.array_equal(read_photo(cards[0].file).pixels, scene[:, :20])
    assert np.array_equal(read_photo(cards[1].file).pixels, scene[:, 20:])


def test_cards_are_cut_out_once_for_each_data_folder(tmp_path: Path) -> None:
    folder = make_cards(tmp_path / "cards")
    (first, *_) = cut_out_cards(folder, "train")
    draw_picture(first.file)
    drawn = first.file.read_bytes()
    assert cut_out_cards(folder, "train")[0].file.read_bytes() == drawn
    other = cut_out_cards(make_cards(tmp_path / "other"), "train")
    assert other[0].file != first.file
