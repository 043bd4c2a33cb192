"""The folder of a new catalogue."""

from pathlib import Path

import pytest

from desktop_app.ui.importing.import_plan import new_catalogue_folder


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Spring", "Spring"),
        ("春季 2026", "春季 2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("a:b*c?", "a-b-c"),
        ("  ", "catalogue"),
        ("...", "catalogue"),
    ],
)
def test_a_name_becomes_a_folder_name(tmp_path: Path, name: str, folder: str) -> None:
    folder_made = new_catalogue_folder(tmp_path, name)
    assert folder_made.parent == tmp_path
    assert folder_made.name.replace("--", "-").lstrip("-") == folder


def test_an_existing_folder_is_never_returned(tmp_path: Path) -> None:
    (tmp_path / "Spring").mkdir()
    (tmp_path / "Spring 2").mkdir()
    assert new_catalogue_folder(tmp_path, "Spring") == tmp_path / "Spring 3"
