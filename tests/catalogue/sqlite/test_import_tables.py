"""The catalogue knows which tables had which products."""

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureOrigin
from tests.catalogue.sqlite.builders import add_product, resolve

TEA = PictureOrigin("/shop/tea-1.csv", "tea")


def only_in(catalogue: SqliteCatalogue, table: PictureOrigin) -> list[int]:
    found: list[int] = catalogue.tables.products_only_in(table).tolist()
    return found


def test_versions_of_a_table_have_one_path_or_the_same_headings(
    catalogue: SqliteCatalogue,
) -> None:
    first, second = (add_product(catalogue, sku) for sku in ("A", "B"))
    catalogue.tables.add_products(TEA, [first])
    catalogue.tables.add_products(PictureOrigin("/shop/tea-2.csv", "tea"), [second])
    assert only_in(catalogue, PictureOrigin("/shop/tea-3.csv", "tea")) == [first, second]
    assert only_in(catalogue, PictureOrigin("/shop/tea-2.csv", "more")) == [first, second]
    assert only_in(catalogue, PictureOrigin("/shop/bags.csv", "bags")) == []
    assert only_in(catalogue, PictureOrigin("/shop/bags.csv", "")) == []


def test_products_of_another_table_too_are_left_out(catalogue: SqliteCatalogue) -> None:
    first, second = (add_product(catalogue, sku) for sku in ("A", "B"))
    bags = PictureOrigin("/shop/bags.csv", "bags")
    catalogue.tables.add_products(TEA, [first, second])
    catalogue.tables.add_products(bags, [second])
    catalogue.tables.add_products(bags, [])
    assert (only_in(catalogue, TEA), only_in(catalogue, bags)) == ([first], [])


def test_merged_and_archived_products_are_left_out(catalogue: SqliteCatalogue) -> None:
    ids = [add_product(catalogue, sku) for sku in ("A", "B", "C")]
    catalogue.tables.add_products(TEA, ids)
    resolve(catalogue, "merge", ids[0], ids[1])
    catalogue.products.update({ids[2]: {"archived_at": "2026-11-26T00:00:00Z"}})
    assert only_in(catalogue, TEA) == ids[:1]


def test_a_deleted_product_is_of_its_table_again_after_undo(catalogue: SqliteCatalogue) -> None:
    product_id = add_product(catalogue, "A")
    catalogue.tables.add_products(TEA, [product_id])
    with catalogue.history.record("delete").step():
        catalogue.products.delete([product_id])
    assert only_in(catalogue, TEA) == []
    catalogue.history.undo()
    assert only_in(catalogue, TEA) == [product_id]
