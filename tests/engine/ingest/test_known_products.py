"""A picture that the catalogue has stays with its product."""

from pathlib import Path

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.ingest.known_products import with_known_products
from tests.engine.audit_catalogue import AuditCatalogue


def row(sku: str, path: str, *, is_picture_only: bool = True) -> ImportRow:
    return ImportRow(1, sku, {"name": sku}, [Path(path)], is_picture_only=is_picture_only)


def test_only_rows_of_a_folder_with_a_known_picture_are_changed(
    audit_catalogue: AuditCatalogue,
) -> None:
    files = [PictureFile(f"/{name}.jpg", name, 1, 1, 9, 9, b"jpeg") for name in "ab"]
    first, second = audit_catalogue.add("A1"), audit_catalogue.add("b")
    audit_catalogue.store.pictures.add([(first, files[0]), (first, files[1]), (second, files[1])])
    rows = [
        row("a", "/a.jpg"),
        row("b", "/b.jpg"),
        row("c", "/c.jpg"),
        row("X", "/a.jpg", is_picture_only=False),
    ]
    found = with_known_products(rows, audit_catalogue.store)
    assert [(one.sku, dict(one.values)) for one in found] == [
        ("A1", {}),
        ("b", {"name": "b"}),
        ("c", {"name": "c"}),
        ("X", {"name": "X"}),
    ]
    assert with_known_products([], audit_catalogue.store) == []
