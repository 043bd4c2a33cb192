"""Picture cells, however they are written, name the files that a person would find."""

import os
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.io import picture_names
from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.picture_paths import PictureResolver

Resolve = Callable[..., tuple[list[str], list[str]]]

needs_posix = pytest.mark.skipif(os.sep == "\\", reason="names that Windows does not allow")


@pytest.fixture
def resolve(tmp_path: Path) -> Resolve:
    """Return a function that returns the relative paths and the warnings of cells."""

    def resolve(cells: str | Sequence[str], *files: str) -> tuple[list[str], list[str]]:
        for name in files:
            file = tmp_path / "pics" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        row = ImportRow(2, "A1", picture_cells=[cells] if isinstance(cells, str) else cells)
        found = PictureResolver(tmp_path / "shop.csv", tmp_path / "pics").resolve(row)
        paths = [Path(os.path.relpath(file, tmp_path / "pics")) for file in found.pictures]
        return [path.as_posix() for path in paths], [str(w.reason) for w in found.warnings]

    return resolve


@pytest.mark.parametrize(
    "cell",
    [
        "a.jpg;b.jpg",
        "a.jpg,b.jpg",
        "a.jpg, b.jpg",
        "a.jpg | b.jpg|",
        "a.jpg\nb.jpg",
        "a.jpg\r\nb.jpg\r\n",
        "'a.jpg'; \"b.jpg\"",
        '["a.jpg", "b.jpg"]',
        '[{"src": "a.jpg", "position": 1}, {"src": "b.jpg"}]',
        "a.jpg;a.jpg;b.jpg",
        "a; b",
        "./a.jpg,.\\b.jpg",
    ],
)
def test_several_names_in_a_cell_are_told_apart(resolve: Resolve, cell: str) -> None:
    assert resolve(cell, "a.jpg", "b.jpg") == (["a.jpg", "b.jpg"], [])


def test_several_cells_are_several_pictures(resolve: Resolve) -> None:
    assert resolve(["a.jpg", "b.jpg"], "a.jpg", "b.jpg") == (["a.jpg", "b.jpg"], [])


@needs_posix
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("bag, red.jpg", ["bag, red.jpg"]),
        ("bag, red.jpg, bag; blue.jpg", ["bag, red.jpg", "bag; blue.jpg"]),
        ("bag; blue.jpg;hat.jpg", ["bag; blue.jpg", "hat.jpg"]),
        ("100%.jpg", ["100%.jpg"]),
        ("it's.jpg", ["it's.jpg"]),
    ],
)
def test_names_may_contain_separators(resolve: Resolve, cell: str, expected: list[str]) -> None:
    files = ("bag, red.jpg", "bag; blue.jpg", "hat.jpg", "100%.jpg", "it's.jpg")
    assert resolve(cell, *files) == (expected, [])


@pytest.mark.parametrize(
    "cell",
    [
        r"C:\Users\me\Pictures\tea\lemon green.jpg",
        r"\\nas\share\pictures\tea\lemon green.jpg",
        r"tea\lemon green.jpg",
        "/b/a/tea/lemon green.jpg",
        "tea/lemon%20green.jpg",
        "file:///C:/Pictures/tea/lemon%20green.jpg",
        "file://nas/share/tea/lemon%20green.jpg",
        "file://localhost/home/me/tea/lemon%20green.jpg",
        "“tea/lemon green.jpg”",
        "'tea/lemon green.jpg'",
        "TEA/Lemon Green.JPG",
        "lemon green.jpeg",
        "lemon green",
        "tea/lemon green",
        r"C:\My shop, 2024\lemon green.jpg",
    ],
)
def test_every_way_to_write_a_path_is_understood(resolve: Resolve, cell: str) -> None:
    assert resolve(cell, "tea/lemon green.jpg", "tea/1.jpg") == (["tea/lemon green.jpg"], [])


def test_an_absolute_path_is_used_as_it_is(resolve: Resolve, tmp_path: Path) -> None:
    (tmp_path / "other.jpg").touch()
    absolute = tmp_path / "other.jpg"
    expected: tuple[list[str], list[str]] = (["../other.jpg", "other.jpg"], [])
    assert resolve([str(absolute), "other.jpg"], "other.jpg") == expected
    assert resolve([absolute.as_uri(), "other.jpg"]) == expected


@pytest.mark.parametrize(("stored", "written"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_composed_and_decomposed_names_are_equal(
    resolve: Resolve, stored: str, written: str
) -> None:
    file = unicodedata.normalize(stored, "Gefäße/Müllertasse.jpg")  # type: ignore[arg-type]
    cell = unicodedata.normalize(written, "Gefäße/Müllertasse.jpg")  # type: ignore[arg-type]
    assert resolve(cell, file) == ([file], [])
    assert resolve(cell.upper().replace("SSE/", "ße/")) == ([file], [])


def test_a_unique_name_is_found_in_any_folder(resolve: Resolve) -> None:
    assert resolve("3.jpg", "tea/green/3.jpg", "bags/4.jpg") == (["tea/green/3.jpg"], [])


def test_the_folders_decide_between_equal_names(resolve: Resolve) -> None:
    files = ("tea/front.jpg", "bags/front.jpg", "old/bags/front.jpg")
    assert resolve(r"D:\shop\tea\front.jpg", *files) == (["tea/front.jpg"], [])
    assert resolve(r"D:\old\bags\front.jpg", *files) == (["old/bags/front.jpg"], [])


def test_an_ambiguous_name_is_reported_with_its_candidates(resolve: Resolve) -> None:
    assert resolve("front.jpg;hat.jpg", "tea/front.jpg", "bags/front.jpg", "hat.jpg") == (
        ["hat.jpg"],
        ["front.jpg may be any of these: bags/front.jpg, tea/front.jpg."],
    )
    assert resolve("boot", *(f"{n}/boot.png" for n in range(5)))[1] == [
        "boot may be any of these: 0/boot.png, 1/boot.png, 2/boot.png, …."
    ]


@needs_posix
def test_the_very_name_wins_over_another_case(resolve: Resolve) -> None:
    assert resolve("boot.jpg", "a/boot.jpg", "b/Boot.jpg") == (["a/boot.jpg"], [])


def test_a_picture_in_another_folder_is_reported(resolve: Resolve) -> None:
    assert resolve("tea/1.jpg", "bags/1.jpg") == (
        ["bags/1.jpg"],
        ["1.jpg is not in its folder; bags/1.jpg is used."],
    )


def test_missing_files_are_told_apart_by_their_extensions(resolve: Resolve) -> None:
    assert resolve("x.jpg;y.jpg") == (["x.jpg", "y.jpg"], [])
    assert resolve("x, the first.jpg") == (["x, the first.jpg"], [])
    assert resolve("a.jpg;gone", "a.jpg") == (["a.jpg", "gone"], [])
    assert resolve("pics/x.jpg;pics/a.jpg") == (["pics/x.jpg", "a.jpg"], [])


def test_pictures_of_systems_are_not_found(resolve: Resolve) -> None:
    assert resolve("1.jpg", "@eaDir/1.jpg") == (["1.jpg"], [])


def test_endless_text_is_no_name(resolve: Resolve) -> None:
    warning = "The text is too long for the name of a picture."
    assert resolve("x" * 2_000) == ([], [warning])
    assert resolve("data:image/png;base64," + "A" * 100_000) == ([], [warning])
    assert resolve(",".join(["a.jpg"] * 200), "a.jpg") == (["a.jpg"], [])
    assert resolve(",".join(["a;b|c"] * 3_000)) == ([], [warning])
    assert resolve("bad\0name.jpg") == (["bad\0name.jpg"], [])


def test_too_many_files_are_not_searched(
    tmp_path: Path, resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_names, "MAX_FILES", 2)
    resolve("", "a/1.jpg", "a/2.jpg", "a/3.jpg")
    resolver = PictureResolver(tmp_path / "shop.csv", tmp_path / "pics")
    rows = [ImportRow(2, "A", picture_cells=["a/1.jpg", "2.jpg"])]
    (row,) = map(resolver.resolve, rows)
    assert [file.is_file() for file in row.pictures] == [True, False]
    assert [str(warning.reason) for warning in resolver.warnings()] == [
        "The folder pics has too many files to search for pictures by name."
    ]


def test_the_folder_is_walked_once(resolve: Resolve, monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[Path] = []
    walk = os.walk

    def counted(folder: Path, **options: Any) -> Any:
        walks.append(folder)
        return walk(folder, **options)

    monkeypatch.setattr(os, "walk", counted)
    resolve(["a.jpg"], "a.jpg")
    assert walks == []
    resolve(["x.jpg", "y.jpg;z.jpg", "A.JPG"])
    assert len(walks) == 1


@pytest.mark.parametrize("cell", ["#VALUE!", '=_xlfn.DISPIMG("ID_1",1)', '=DISPIMG("ID_1",1)'])
def test_a_cell_whose_picture_is_missing_is_reported(resolve: Resolve, cell: str) -> None:
    assert resolve(cell) == ([], ["A picture of the workbook cannot be read."])
