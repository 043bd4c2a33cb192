"""The photos of the slideshow are those of the chosen files and folders that are there."""

from pathlib import Path

from desktop_app.engine.slideshow_photos import MAX_PHOTOS, slideshow_photos


def touch(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return file


def test_files_and_folders_are_listed_in_their_order(tmp_path: Path) -> None:
    single = touch(tmp_path / "z.jpg")
    first = touch(tmp_path / "folder" / "a.HEIC")
    second = touch(tmp_path / "folder" / "b" / "1.png")
    touch(tmp_path / "folder" / "notes.txt")
    assert slideshow_photos([single, tmp_path / "folder"]) == [single, first, second]


def test_what_is_missing_is_left_out(tmp_path: Path) -> None:
    there = touch(tmp_path / "a.jpg")
    assert slideshow_photos([tmp_path / "gone.jpg", tmp_path / "gone", there]) == [there]
    assert slideshow_photos([]) == []


def test_a_large_folder_is_limited(tmp_path: Path) -> None:
    for number in range(MAX_PHOTOS + 3):
        (tmp_path / f"{number:04}.jpg").touch()
    assert len(slideshow_photos([tmp_path, tmp_path])) == MAX_PHOTOS
