"""The pictures of a folder are those that a person put there."""

from pathlib import Path

import pytest

from desktop_app.catalogue.io.picture_files import picture_files


def test_pictures_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["b/2.png", "b/1.JPG", "a.webp", "b/notes.txt", "b/c/3.heic"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [file.relative_to(tmp_path).as_posix() for file in picture_files(tmp_path)]
    assert found == ["a.webp", "b/1.JPG", "b/2.png", "b/c/3.heic"]


@pytest.mark.parametrize(
    "name",
    [
        *("@eaDir/1.jpg/SYNOPHOTO_THUMB_XL.jpg", "#recycle/1.jpg", "#snapshot/GMT-1/1.jpg"),
        *("$RECYCLE.BIN/$R123.jpg", "RECYCLER/1.jpg", "System Volume Information/1.jpg"),
        *("__MACOSX/Tea/._1.jpg", "__MACOSX/Tea/1.jpg", ".Trashes/501/1.jpg", "._1.jpg"),
        *("@Recycle/1.jpg", ".@__thumb/default1.jpg", "lost+found/1.jpg", ".Trash-1000/1.jpg"),
        *("Tea/@EADIR/1.jpg", "Network Trash Folder/1.jpg", "~snapshot/1.jpg"),
    ],
)
def test_folders_of_systems_are_passed_over(tmp_path: Path, name: str) -> None:
    for file in (tmp_path / name, tmp_path / "recycled bags" / "1.jpg"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert [file.parent.name for file in picture_files(tmp_path)] == ["recycled bags"]
