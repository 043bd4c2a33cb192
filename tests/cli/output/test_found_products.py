from desktop_app.cli.output.found_products import as_json, as_lines
from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product


def test_a_product_has_its_sku_name_and_score() -> None:
    hit = Hit(Product(1, "A-1", "Boot"), None, 0.123456)
    assert as_json(hit) == {"sku": "A-1", "name": "Boot", "score": 0.1235}


def test_a_line_has_no_score_because_it_only_tells_the_order() -> None:
    hits = [
        Hit(Product(1, "A-1", "Boot"), None, 0.5),
        Hit(Product(2, "A-100", "Boots"), None, 0.45),
    ]
    assert as_lines(hits) == ["A-1    Boot", "A-100  Boots"]


def test_products_that_are_only_spelt_nearly_like_the_text_are_called_so() -> None:
    hit = Hit(Product(1, "A-1", "Boot"), None, 0.2)
    assert as_lines([hit]) == [
        "no product has these words; spelt nearly like that:",
        "A-1  Boot",
    ]


def test_no_product_is_said() -> None:
    assert as_lines([]) == ["no product matches"]
