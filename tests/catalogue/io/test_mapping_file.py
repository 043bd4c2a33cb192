from pathlib import Path

import pytest

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.mapping_file import read_mapping
from desktop_app.domain.table_options import TableOptions
from desktop_app.errors import VitrineError


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.json", '{"sku": "Our key", "brand": ""}'),
        ("map.csv", "field,heading\nsku,Our key\nbrand,\n"),
    ],
)
def test_a_file_changes_the_recognised_columns(tmp_path: Path, name: str, text: str) -> None:
    table, mapping = tmp_path / "shop.csv", tmp_path / name
    table.write_text("sku,our key,name,brand\n1,A1,Tea,B\n")
    mapping.write_text(text)
    source = open_source(table, options=TableOptions(mapping_file=mapping))
    assert source.mapping == {"sku": "our key", "name": "name"}
    (row,) = source.rows()
    assert (row.sku, row.values["attributes"]) == ("A1", {"sku": "1", "brand": "B"})


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("map.json", "[]", "is not a mapping"),
        ("map.json", '{"colour": "x"}', "unknown field colour"),
        ("gone.json", None, "cannot be read"),
    ],
)
def test_other_files_are_refused(
    tmp_path: Path, name: str, text: str | None, sentence: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(VitrineError, match=sentence):
        read_mapping(tmp_path / name)
