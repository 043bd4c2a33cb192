"""Names of files are compared as a person compares them."""

from pathlib import Path

from desktop_app.catalogue.io.picture_names import PictureNames, parts_of


def find(folder: Path, name: str) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in PictureNames(folder).find(name)]


def test_extensions_of_one_format_are_equal(tmp_path: Path) -> None:
    for name in ("a.JPG", "b.tif", "c.png"):
        (tmp_path / name).touch()
    assert find(tmp_path, "a.jpeg") == ["a.JPG"]
    assert find(tmp_path, "b.tiff") == ["b.tif"]
    assert find(tmp_path, "c.jpg") == []
    assert find(tmp_path, "c") == ["c.png"]
    assert find(tmp_path, "") == []


def test_a_missing_extension_may_be_ambiguous(tmp_path: Path) -> None:
    for name in ("art. 12.5.jpg", "boot.jpg", "boot.png"):
        (tmp_path / name).touch()
    assert find(tmp_path, "Art. 12.5") == ["art. 12.5.jpg"]
    assert find(tmp_path, "boot") == ["boot.jpg", "boot.png"]


def test_paths_of_all_systems_have_parts() -> None:
    assert parts_of(r"C:\shop\a.jpg") == ["C:", "shop", "a.jpg"]
    assert parts_of(r"\\nas\share/a.jpg") == ["nas", "share", "a.jpg"]
    assert parts_of("./../a.jpg") == ["a.jpg"]
