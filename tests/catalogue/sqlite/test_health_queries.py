from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_product, resolve


def test_names_come_in_the_requested_language(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", name="Boot", attributes={"name_zh": "靴子"})
    shoe = add_product(catalogue, "B", name="Shoe")
    assert catalogue.health.product_names() == [(boot, "A", "Boot"), (shoe, "B", "Shoe")]
    assert catalogue.health.product_names("zh") == [(boot, "A", "靴子"), (shoe, "B", "Shoe")]
    resolve(catalogue, "merge", boot, shoe)
    assert catalogue.health.product_names() == [(boot, "A", "Boot")]


def test_pictures_of_merged_products_count(catalogue: SqliteCatalogue) -> None:
    bare, full = add_product(catalogue, "B"), add_product(catalogue, "A", "one")
    none = add_product(catalogue, "0")
    assert catalogue.health.products_without_pictures() == [none, bare]
    resolve(catalogue, "merge", bare, full)
    assert catalogue.health.products_without_pictures() == [none]


def test_equal_contents_are_one_picture(catalogue: SqliteCatalogue) -> None:
    one = add_product(catalogue, "A", "one")
    add_product(catalogue, "B", "two", "three")
    assert catalogue.health.products_with_one_picture() == [(one, 1)]
    resolve(catalogue, "merge", one, add_product(catalogue, "C", "one"))
    assert catalogue.health.products_with_one_picture() == [(one, 1)]


def test_products_share_only_real_gtins(catalogue: SqliteCatalogue) -> None:
    gtins = ["4006381333931", "00000000", "4006381333931", "00000000", ""]
    ids = [add_product(catalogue, str(number), gtin=gtin) for number, gtin in enumerate(gtins)]
    assert catalogue.health.products_sharing_gtin() == [[ids[0], ids[2]]]
