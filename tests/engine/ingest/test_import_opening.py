"""A source is opened with the catalogue's own pictures, and tells its web addresses."""

from pathlib import Path

from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.ingest.import_opening import open_import, web_addresses, web_hosts
from tests.engine.audit_catalogue import AuditCatalogue


def test_addresses_that_are_not_downloaded_are_counted_by_host(
    audit_catalogue: AuditCatalogue, tmp_path: Path
) -> None:
    table = tmp_path / "shop.csv"
    names = ["https://a.example/1.jpg", "https://b.example/2.jpg", "https://b.example/3.jpg"]
    lines = [f"A{number},Tea,{name}" for number, name in enumerate([*names, names[0]])]
    table.write_text("\n".join(["sku,name,image", *lines]), encoding="utf-8")
    opened, pictures = open_import(audit_catalogue.store, table, None, None, TableOptions())
    assert list(web_addresses(opened)) == names
    assert web_hosts(opened) == {"b.example": 2, "a.example": 1}
    pictures.save_download(names[1], b"picture")
    assert web_hosts(opened) == {"a.example": 1, "b.example": 1}
