"""The shipped vocabulary belongs to its card."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.errors import VitrineError
from desktop_app.search.vocabulary_card import load_vocabulary


def test_the_shipped_vocabulary_loads_once() -> None:
    shipped = load_vocabulary(paths.keypoint_vocabulary())
    assert len(shipped.words) == shipped.card.words == 16_384
    assert shipped.card.licence == "Apache-2.0"
    assert load_vocabulary(paths.keypoint_vocabulary()) is shipped


def _damage_words(card: Path) -> None:
    card.write_text(json.dumps({**json.loads(card.read_text("utf-8")), "words": 5}), "utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        lambda card: card.unlink(),
        lambda card: card.write_text("{", "utf-8"),
        lambda card: card.write_bytes(b"\xff"),
        lambda card: card.with_suffix(".npz").unlink(),
        lambda card: card.with_suffix(".npz").write_bytes(b"PK"),
        _damage_words,
    ],
)
def test_a_damaged_vocabulary_is_an_error_with_the_next_step(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    folder = tmp_path / "vocabularies"
    shutil.copytree(paths.keypoint_vocabulary().parent, folder)
    damage(folder / paths.keypoint_vocabulary().name)
    with pytest.raises(VitrineError, match="missing or damaged") as raised:
        load_vocabulary(folder / paths.keypoint_vocabulary().name)
    assert "Install Vitrine again" in raised.value.as_line()
