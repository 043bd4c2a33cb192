"""A JSON list of products is read like a table, in parts."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.io import json_reader
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.json_reader import JsonReader
from desktop_app.catalogue.io.workbook_reader import NumberText
from desktop_app.errors import VitrineError


def write(tmp_path: Path, value: Any) -> Path:
    file = tmp_path / "shop.json"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    file.write_text(text, encoding="utf-8")
    return file


def test_objects_are_rows_and_attributes_columns(tmp_path: Path) -> None:
    products = [
        {"name": "靴", "sku": "A", "price": 12.50, "image": ["a.jpg", "b|c.jpg"], "tags": [1]},
        {"sku": "B", "aliases": ["X", "Y"], "attributes": {"size": "S", "name": "n"}, "sold": True},
    ]
    rows = list(JsonReader(write(tmp_path, products)).rows())
    headings = ("sku", "name", "price", "image", "aliases", "tags", "sold", "size")
    assert rows[0] == (1, (*headings, "attribute: name"))
    first, second = (dict(zip(rows[0][1], cells, strict=True)) for _, cells in rows[1:])
    assert [number for number, _ in rows] == [1, 2, 3]
    assert (first["sku"], first["name"], first["price"]) == ("A", "靴", "12.5")
    assert isinstance(first["price"], NumberText)
    assert json.loads(first["image"]) == ["a.jpg", "b|c.jpg"]
    assert (second["aliases"], second["size"], second["attribute: name"]) == ("X|Y", "S", "n")
    assert (first["tags"], second["sold"], first["size"]) == ("1", "true", "")


def test_numbers_keep_their_decimals(tmp_path: Path) -> None:
    file = write(tmp_path, '[{"sku": "A", "price": 1299.00}, {"sku": 7, "price": "1.234"}]')
    first, second = open_source(file).rows()
    assert f"{first.values['price']}" == "1299.00"
    assert second.sku == "7"


@pytest.mark.parametrize("size", [1, 7, 64])
def test_a_file_is_read_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(json_reader, "_CHUNK_CHARACTERS", size)
    products = [{"sku": f"A-{number}", "name": "]},{[" * number} for number in range(40)]
    rows = list(JsonReader(write(tmp_path, products)).rows())
    assert [cells[0] for _, cells in rows[1:]] == [one["sku"] for one in products]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"sku": "A"}', "the start"),
        ("", "the start"),
        ("[1]", "value 1"),
        ('[{"sku": "A"}, {"sku": "B"', "value 2"),
        ('[{"sku": "A"}', "value 2"),
        ('[{"sku": "A"} {"sku": "B"}]', "value 2"),
        ("[" * 100_000, "value 1"),
    ],
)
def test_another_json_file_is_refused_with_the_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(VitrineError, match=f"is not a JSON list of products.*{place}") as caught:
        JsonReader(write(tmp_path, text))
    assert caught.value.hint is not None


def test_an_endless_value_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reader, "_CHUNK_CHARACTERS", 1000)
    monkeypatch.setattr(json_reader, "_MAX_OBJECT_CHARACTERS", 5000)
    with pytest.raises(VitrineError, match="value 1"):
        JsonReader(write(tmp_path, '[{"sku": "' + "x" * 50_000 + '"}]'))


def test_an_empty_list_is_an_empty_table(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="is empty"):
        open_source(write(tmp_path, "[]"))
