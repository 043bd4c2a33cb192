import pytest

from desktop_app.catalogue.sqlite import health_queries
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_product, resolve


def test_names_come_in_the_requested_language(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", name="Boot", attributes={"name_zh": "靴子"})
    shoe = add_product(catalogue, "B", name="Shoe")
    names = catalogue.health.product_names
    assert names([boot, shoe, 99]) == {boot: ("A", "Boot"), shoe: ("B", "Shoe")}
    assert names([boot, shoe], "zh") == {boot: ("A", "靴子"), shoe: ("B", "Shoe")}
    resolve(catalogue, "merge", boot, shoe)
    assert names([boot, shoe]) == {boot: ("A", "Boot")}


def test_pictures_of_merged_products_count(catalogue: SqliteCatalogue) -> None:
    bare, full = add_product(catalogue, "B"), add_product(catalogue, "A", "one")
    none = add_product(catalogue, "0")
    assert list(catalogue.health.products_without_pictures()) == [[("B", bare), ("0", none)]]
    resolve(catalogue, "merge", bare, full)
    assert list(catalogue.health.products_without_pictures()) == [[("0", none)]]


def test_equal_contents_are_one_picture(catalogue: SqliteCatalogue) -> None:
    one = add_product(catalogue, "A", "one")
    add_product(catalogue, "B", "two", "three")
    (picture,) = catalogue.pictures.of_products([one])[one]
    assert list(catalogue.health.products_with_one_picture()) == [[(picture.id, one)]]
    resolve(catalogue, "merge", one, add_product(catalogue, "C", "one"))
    assert list(catalogue.health.products_with_one_picture()) == [[(picture.id, one)]]


def test_many_products_are_read_in_parts(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_queries, "_PART", 2)
    ids = [add_product(catalogue, str(number)) for number in range(3)]
    parts = [[(str(number), ids[number]) for number in part] for part in ((0, 1), (2,))]
    assert list(catalogue.health.products_without_pictures()) == parts


def test_products_share_only_real_gtins(catalogue: SqliteCatalogue) -> None:
    gtins = ["036000291452", "00000000", "0036000291452", "00000000", "", "036000291-452"]
    ids = [add_product(catalogue, str(number), gtin=gtin) for number, gtin in enumerate(gtins)]
    assert catalogue.health.products_sharing_gtin() == [[ids[0], ids[2], ids[5]]]
