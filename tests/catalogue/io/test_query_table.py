from pathlib import Path

import pytest

from desktop_app.catalogue.io.query_table import Query, QueryTable
from desktop_app.errors import VitrineError


def _queries(file: Path, data: bytes) -> list[Query]:
    file.write_bytes(data)
    table = QueryTable(file)
    queries = list(table.queries())
    assert table.count() == len(queries)
    return queries


def test_relative_paths_start_at_the_folder_of_the_table(tmp_path: Path) -> None:
    data = b"photo,sku\nphotos/1.jpg,A-1\nphotos\\2.jpg,\n/far/3.jpg,A-3\n"
    assert _queries(tmp_path / "q.csv", data) == [
        Query(2, tmp_path / "photos" / "1.jpg", "A-1"),
        Query(3, tmp_path / "photos" / "2.jpg", ""),
        Query(4, Path("/far/3.jpg"), "A-3"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "照片;货号\n茶.jpg;A-1\n".encode("gb18030"),
        "\ufeffsku\tphoto\tnote\nA-1\t茶.jpg\tnone\n".encode(),
        "Photo , SKU\n茶.jpg , A-1\n".encode(),
    ],
)
def test_encodings_delimiters_and_headings_are_recognised(tmp_path: Path, data: bytes) -> None:
    assert _queries(tmp_path / "q.csv", data) == [Query(2, tmp_path / "茶.jpg", "A-1")]


def test_the_column_photo_wins_over_other_picture_columns(tmp_path: Path) -> None:
    (query,) = _queries(tmp_path / "q.csv", b"image,photo,sku\ncatalogue.jpg,query.jpg,A-1\n")
    assert query.photo.name == "query.jpg"


def test_an_unusable_line_has_an_error_and_the_next_one_is_read(tmp_path: Path) -> None:
    missing, shifted, good = _queries(
        tmp_path / "q.csv", b"photo,sku\n,A-1\na,b.jpg,A-2\n\nc.jpg,A-3\n"
    )
    assert (missing.line, str(missing.error)) == (2, "The photo is missing.")
    assert (shifted.line, shifted.error is None) == (3, False)
    assert (good.line, good.photo.name, good.error) == (5, "c.jpg", None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"photo,name\na.jpg,Tea\n", "q.csv has no column sku"),
        (b"sku,name\nA-1,Tea\n", "q.csv has no column photo"),
        (b"", "empty"),
        (b"photo,sku\n\n,\n", "has no photos"),
        (b"\0\0\0", "not a table"),
    ],
)
def test_a_table_without_photos_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(VitrineError, match=words):
        _queries(tmp_path / "q.csv", data)


def test_a_missing_table_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="cannot be read"):
        QueryTable(tmp_path / "q.csv")
