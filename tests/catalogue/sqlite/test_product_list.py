from dataclasses import replace
from decimal import Decimal

import pytest

from desktop_app.catalogue.sqlite import product_list
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.product_list import (
    LIST_COLUMNS,
    ProductFilter,
    ProductOrder,
    ProductState,
)
from tests.catalogue.sqlite.builders import add_picture, add_product, picture_file, resolve

ALL = ProductFilter()
BY_SKU = ProductOrder()


@pytest.fixture
def shop(catalogue: SqliteCatalogue) -> SqliteCatalogue:
    add_product(
        catalogue,
        "B-2",
        "blue",
        "side",
        name="Mug, blue",
        brand="Fin",
        category="Mugs",
        price=Decimal("12.50"),
        currency="EUR",
        gtin="4006381333931",
        attributes={"size": "10", "name_zh": "杯子", "category_zh": "A"},
    )
    add_product(catalogue, "A-1", "red", name="mug, red", brand="Alba", price=Decimal(9))
    add_product(catalogue, "C-3", name="Tea", category="Tea", price=Decimal(110))
    add_product(catalogue, "D-4", name="Old mug", attributes={"size": "2"})
    catalogue.products.update({_id(catalogue, "D-4"): {"archived_at": "2026-01-01T00:00:00Z"}})
    return catalogue


def _id(catalogue: SqliteCatalogue, sku: str) -> int:
    return catalogue.products.ids_by_sku([sku])[sku]


def skus(
    catalogue: SqliteCatalogue,
    product_filter: ProductFilter = ALL,
    order: ProductOrder = BY_SKU,
    language: str = "",
) -> list[str]:
    ids = catalogue.product_list.ids(product_filter, order, language=language)
    assert ids.dtype == "int64"
    rows = catalogue.product_list.rows(ids.tolist())
    return [rows[id_].product.sku for id_ in ids.tolist()]


def test_all_products_are_listed_by_sku(shop: SqliteCatalogue) -> None:
    assert skus(shop) == ["A-1", "B-2", "C-3"]


@pytest.mark.folder_only
@pytest.mark.parametrize(
    ("product_filter", "expected"),
    [
        (ProductFilter(category="Mugs"), ["B-2"]),
        (ProductFilter(brand="Alba"), ["A-1"]),
        (ProductFilter(price_from=Decimal(10)), ["B-2", "C-3"]),
        (ProductFilter(price_to=Decimal("12.5")), ["A-1", "B-2"]),
        (ProductFilter(price_from=Decimal(10), price_to=Decimal(20)), ["B-2"]),
        (ProductFilter(product_ids=frozenset()), []),
        (ProductFilter(words="mug"), ["B-2", "A-1"]),
        (ProductFilter(words="mug", category="Mugs"), ["B-2"]),
        (ProductFilter(words="nothing like this"), []),
        (ProductFilter(words="Allba"), ["A-1"]),
        (ProductFilter(words="old", states=frozenset({"archived"})), ["D-4"]),
    ],
)
def test_a_filter_lists_what_meets_all_conditions(
    shop: SqliteCatalogue, product_filter: ProductFilter, expected: list[str]
) -> None:
    assert sorted(skus(shop, product_filter)) == sorted(expected)


def test_a_filter_lists_chosen_products(shop: SqliteCatalogue) -> None:
    chosen = frozenset({_id(shop, "A-1"), _id(shop, "C-3"), 99})
    assert skus(shop, ProductFilter(product_ids=chosen)) == ["A-1", "C-3"]


@pytest.mark.folder_only
@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["no_picture"], ["C-3"]),
        (["no_gtin"], ["A-1", "C-3"]),
        (["no_category"], ["A-1"]),
        (["no_price"], []),
        (["archived"], ["D-4"]),
        (["archived", "no_price"], ["D-4"]),
        (["confirmed_photo"], []),
        (["no_gtin", "no_picture"], ["C-3"]),
        (["changed_today"], ["A-1", "B-2", "C-3"]),
    ],
)
def test_products_are_listed_by_state(
    shop: SqliteCatalogue, states: list[ProductState], expected: list[str]
) -> None:
    assert skus(shop, ProductFilter(states=frozenset(states))) == expected


def test_changed_today_begins_at_midnight(
    shop: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product_list, "_last_midnight", lambda: "9999-01-01T00:00:00Z")
    assert skus(shop, ProductFilter(states=frozenset({"changed_today"}))) == []


def test_confirmed_photos_are_found(shop: SqliteCatalogue) -> None:
    shop.confirmed_photos.put(_id(shop, "C-3"), picture_file("photo", "photo"), b"jpeg")
    assert skus(shop, ProductFilter(states=frozenset({"confirmed_photo"}))) == ["C-3"]
    assert skus(shop, ProductFilter(states=frozenset({"no_picture"}))) == []


@pytest.mark.folder_only
@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [
        ("sku", "ABC", "CBA"),
        ("name", "BAC", "CAB"),
        ("price", "ABC", "CBA"),
        # Products without a value come last in both directions.
        ("brand", "ABC", "BAC"),
        ("category", "BCA", "CBA"),
        ("gtin", "BAC", "BAC"),
        ("pictures", "CAB", "BAC"),
        ("attribute: size", "BAC", "BAC"),
        ("archived_at", "BAC", "BAC"),
    ],
)
def test_the_list_is_sorted_by_any_column(
    shop: SqliteCatalogue, column: str, ascending: str, descending: str
) -> None:
    assert "".join(sku[0] for sku in skus(shop, order=ProductOrder(column))) == ascending
    order = ProductOrder(column, descending=True)
    assert "".join(sku[0] for sku in skus(shop, order=order)) == descending


def test_names_are_sorted_as_they_are_shown(shop: SqliteCatalogue) -> None:
    # By pinyin: beizi, mug, Tea.
    assert skus(shop, order=ProductOrder("name"), language="zh") == ["B-2", "A-1", "C-3"]
    assert skus(shop, order=ProductOrder("category"), language="zh") == ["B-2", "C-3", "A-1"]


def test_every_column_is_known_and_others_are_not(shop: SqliteCatalogue) -> None:
    for column in LIST_COLUMNS:
        assert len(skus(shop, order=ProductOrder(column))) == 3
    with pytest.raises(ValueError, match="no such column"):
        skus(shop, order=ProductOrder("price; DROP TABLE products"))


def test_words_come_in_the_order_of_a_column_if_one_is_chosen(shop: SqliteCatalogue) -> None:
    assert skus(shop, ProductFilter(words="mug"), ProductOrder("price")) == ["A-1", "B-2"]


def test_a_merged_product_is_listed_as_the_one_that_remains(shop: SqliteCatalogue) -> None:
    tea, red = _id(shop, "C-3"), _id(shop, "A-1")
    resolve(shop, "merge", tea, red)
    assert skus(shop) == ["B-2", "C-3"]
    assert skus(shop, ProductFilter(words="red mug")) == ["C-3"]
    assert skus(shop, ProductFilter(states=frozenset({"no_picture"}))) == []
    row = shop.product_list.rows([tea])[tea]
    assert (row.picture_count, row.product.aliases) == (1, ("A-1",))


def test_rows_have_the_main_picture_and_their_number(shop: SqliteCatalogue) -> None:
    mug, tea = _id(shop, "B-2"), _id(shop, "C-3")
    rows = shop.product_list.rows([mug, tea, 99])
    assert rows.keys() == {mug, tea}
    assert (rows[mug].picture_count, rows[tea].picture_count, rows[tea].picture) == (2, 0, None)
    picture = rows[mug].picture
    assert picture is not None
    assert picture.content_hash == "blue"
    assert rows[mug].product == shop.products.get([mug])[mug]


def test_many_ids_are_compared_without_binding_them(
    shop: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ProductFilter(product_ids=frozenset({_id(shop, "B-2"), _id(shop, "C-3")}))
    expected = [skus(shop, one) for one in (ProductFilter(words="mug"), chosen)]
    monkeypatch.setattr(product_list, "_MAX_BOUND", 1)
    assert skus(shop, ProductFilter(words="mug")) == expected[0]
    assert skus(shop, chosen) == expected[1]


def test_a_word_lists_all_its_products_however_many(catalogue: SqliteCatalogue) -> None:
    catalogue.products.add({f"S-{number:04}": {"name": "Mug"} for number in range(1200)})
    catalogue.products.add({"T-1": {"name": "Tea"}})
    add_picture(catalogue, _id(catalogue, "S-0007"), "seven")
    words = ProductFilter(words="mug")
    assert len(skus(catalogue, words)) == 1200
    assert len(skus(catalogue, replace(words, states=frozenset({"no_picture"})))) == 1199


def test_brands_are_counted(shop: SqliteCatalogue) -> None:
    assert shop.product_list.brands() == {"Alba": 1, "Fin": 1}


@pytest.mark.folder_only
@pytest.mark.parametrize("sku", ["***", "©", 'A"B', "'; DROP", "AND", "NEAR(", "🙂"])
def test_words_are_no_query_language(catalogue: SqliteCatalogue, sku: str) -> None:
    add_product(catalogue, sku)
    add_product(catalogue, "Z")
    assert skus(catalogue, ProductFilter(words=sku)) == [sku]
    assert skus(catalogue, ProductFilter(words=sku), ProductOrder('attribute: "x')) == [sku]


def test_chinese_names_are_sorted_by_pinyin(catalogue: SqliteCatalogue) -> None:
    for sku, name in (("1", "重庆火锅"), ("2", "安吉白茶"), ("3", "浆果麦圈"), ("4", "Cup")):
        add_product(catalogue, sku, name=name)
    # anji, chongqing, Cup, jiangguo
    assert skus(catalogue, order=ProductOrder("name"), language="zh") == ["2", "1", "4", "3"]
    order = ProductOrder("name", descending=True)
    assert skus(catalogue, order=order, language="zh") == ["3", "4", "1", "2"]
