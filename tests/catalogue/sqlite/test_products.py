from decimal import Decimal

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_product, product, resolve


def test_all_fields_of_a_product_are_stored(catalogue: SqliteCatalogue) -> None:
    boot = add_product(
        catalogue,
        "B-1",
        name="Stiefel 靴子 <b>",
        price=Decimal("129.90"),
        currency="EUR",
        attributes={"Größe": "42"},
    )
    stored = product(catalogue, boot)
    assert stored == catalogue.products.by_sku(["B-1"])["B-1"]
    assert stored.name == "Stiefel 靴子 <b>"
    assert str(stored.price) == "129.90"
    assert stored.attributes == {"Größe": "42"}
    assert stored.brand == ""


def test_several_products_get_ascending_ids_in_order(catalogue: SqliteCatalogue) -> None:
    ids = catalogue.products.add({"B": {"name": "Boot"}, "A": {}})
    assert [*ids] != []
    assert ids["B"] < ids["A"]
    assert catalogue.products.add({}) == {}
    found = catalogue.products.get([ids["A"], ids["B"], 4711])
    assert {number: one.name for number, one in found.items()} == {ids["A"]: "", ids["B"]: "Boot"}


def test_an_update_leaves_other_fields_and_products(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B", name="Boot", brand="Acme")
    shoe = add_product(catalogue, "S", name="Shoe")
    catalogue.products.update({boot: {"name": "Winter boot"}})
    catalogue.products.update({})
    assert (product(catalogue, boot).name, product(catalogue, boot).brand) == (
        "Winter boot",
        "Acme",
    )
    assert product(catalogue, shoe).name == "Shoe"


def test_products_without_pictures_are_listed_too(catalogue: SqliteCatalogue) -> None:
    add_product(catalogue, "B-2")
    add_product(catalogue, "B-1", "one", "two")
    listed = catalogue.products.list_by_sku(10)
    assert [(one.sku, picture and picture.content_hash) for one, picture in listed] == [
        ("B-1", "one"),
        ("B-2", None),
    ]
    assert len(catalogue.products.list_by_sku(1)) == 1


def test_a_merged_product_is_neither_counted_nor_listed(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", category="Boots")
    copy = add_product(catalogue, "B", category="Shoes")
    other = add_product(catalogue, "C", category="Boots")
    resolve(catalogue, "merge", boot, copy)
    assert catalogue.products.count() == 2
    assert [one.sku for one, _ in catalogue.products.list_by_sku(9)] == ["A", "C"]
    assert product(catalogue, boot).aliases == ("B",)
    assert product(catalogue, other).aliases == ()
    counts = {name: found.product_count for name, found in catalogue.products.categories().items()}
    assert counts == {"Boots": 2}


def test_a_product_without_pictures_is_listed_with_one_of_a_merged_product(
    catalogue: SqliteCatalogue,
) -> None:
    boot, copy = add_product(catalogue, "A"), add_product(catalogue, "B", "two")
    resolve(catalogue, "merge", boot, copy)
    ((_, picture),) = catalogue.products.list_by_sku(9)
    assert picture is not None
    assert picture.content_hash == "two"


def test_an_alias_finds_the_reference_and_an_import_its_own_row(
    catalogue: SqliteCatalogue,
) -> None:
    boot, copy = add_product(catalogue, "A", name="Boot"), add_product(catalogue, "B", name="Copy")
    resolve(catalogue, "merge", boot, copy)
    assert catalogue.products.by_sku(["B", "?"]) == {"B": product(catalogue, boot)}
    imported = catalogue.products.by_own_sku(["B", "?"])
    assert {sku: (one.id, one.name) for sku, one in imported.items()} == {"B": (copy, "Copy")}
    assert catalogue.products.ids_by_sku(["A", "B", "?"]) == {"A": boot, "B": copy}


def test_the_first_product_of_a_category_gives_its_translations(
    catalogue: SqliteCatalogue,
) -> None:
    add_product(catalogue, "A", category="Boots", attributes={"category_zh": "靴子"})
    add_product(catalogue, "B", category="Boots", attributes={"category_zh": "别的"})
    add_product(catalogue, "C")
    ((name, category),) = catalogue.products.categories().items()
    assert (name, category.product_count, category.names) == ("Boots", 2, {"zh": "靴子"})
