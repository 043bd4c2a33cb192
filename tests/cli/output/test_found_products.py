from desktop_app.cli.output.found_products import as_json, as_lines
from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product


def test_a_product_has_its_sku_name_and_score() -> None:
    hit = Hit(Product(1, "A-1", "Boot"), None, 0.123456)
    assert as_json(hit) == {"sku": "A-1", "name": "Boot", "score": 0.1235}
    assert as_lines([hit]) == [" 12.3%  A-1  Boot"]


def test_no_product_is_said() -> None:
    assert as_lines([]) == ["no product matches"]
