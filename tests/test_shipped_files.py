"""Damage of the files that the program comes with is told, not searched with."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.shipped_files import (
    SUMS_NAME,
    DamagedFileError,
    checksums,
    read_shipped,
    record_checksums,
)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Return a card in a folder of models whose list of hashes is complete."""
    file = tmp_path / "detectors" / "cups.json"
    file.parent.mkdir()
    file.write_bytes(b"{}")
    (tmp_path / SUMS_NAME).write_text("")
    record_checksums(file)
    return file


def test_the_list_is_that_of_the_shipped_files() -> None:
    models = paths.models_folder()
    listed = (models / SUMS_NAME).read_text(encoding="utf-8")
    hint = "run python -m tools.model_checksums"
    assert listed == checksums(models), hint


def test_a_whole_file_is_read(card: Path) -> None:
    assert read_shipped(card) == b"{}"


def test_a_changed_file_is_refused(card: Path) -> None:
    card.write_bytes(b"{ }")
    with pytest.raises(DamagedFileError, match=r"cups\.json of the program is damaged"):
        read_shipped(card)
    record_checksums(card)
    assert read_shipped(card) == b"{ }"


def test_a_file_of_the_user_is_not_checked(card: Path, tmp_path: Path) -> None:
    own = card.with_name("own.json")
    own.write_bytes(b"[]")
    assert read_shipped(own) == b"[]"
    (tmp_path / SUMS_NAME).unlink()
    assert read_shipped(card) == b"{}"
