"""The tables of the demo catalogue."""

from pathlib import Path

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.domain import product as domain
from desktop_app.domain.product import IMPORT_FIELDS
from tools.demo_catalogue import query_photos
from tools.demo_catalogue.products.assortment import all_products
from tools.demo_catalogue.products.product import CATEGORIES
from tools.demo_catalogue.tables import COLUMNS, product_rows, write_queries, write_tables


def test_the_product_table_has_the_columns_of_an_import() -> None:
    assert set(IMPORT_FIELDS) < set(COLUMNS)
    rows = product_rows(all_products())
    assert len({row[-1] for row in rows}) == len(rows)
    described = [row for row in rows if row[1]]
    assert [row[0] for row in described] == [product.sku for product in all_products()]
    assert all(all(row) for row in described)


def test_the_program_reads_the_chinese_texts_of_each_product(tmp_path: Path) -> None:
    write_tables(tmp_path, [])
    rows = {row.sku: row for row in open_source(tmp_path / "products.csv").rows() if row.values}
    for product in all_products():
        imported = domain.Product(1, product.sku, **rows[product.sku].values)
        assert imported.name == product.name
        chinese = imported.in_language("zh")
        assert chinese.name == product.name_zh
        assert chinese.category == CATEGORIES[product.category]
        assert chinese.description == product.description_zh
        assert chinese.attributes == {}


def test_the_table_of_photos_has_an_empty_sku_for_absent_products(tmp_path: Path) -> None:
    photos = query_photos.plan()[-21:-19]
    write_queries(tmp_path, photos)
    first, second = photos
    assert (tmp_path / "queries.csv").read_text(encoding="utf-8").splitlines() == [
        "photo,sku",
        f"queries/{first.name},{first.product.sku}",
        f"queries/{second.name},",
    ]
