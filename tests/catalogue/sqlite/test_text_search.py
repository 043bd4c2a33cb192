import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_product, resolve


@pytest.fixture
def shop(catalogue: SqliteCatalogue) -> SqliteCatalogue:
    add_product(
        catalogue,
        "YL006",
        name="Berry loops",
        brand="Goodbowl",
        category="Cereals",
        gtin="4006381333931",
        attributes={"name_zh": "浆果麦圈（盒装）３００ｇ", "size": "300 g", "Füllung": "Crème"},
    )
    add_product(catalogue, "YL-0061", name="Loops of oat, berry", gtin="012345678905")
    add_product(catalogue, "MZ001", name="鸡肉味猫粮 1.5kg", brand="喵主")
    add_product(catalogue, "mz001", name="牛肉味猫粮 1.5kg", brand="喵主")
    add_product(catalogue, "CQ-1", name="重庆火锅底料")
    add_product(catalogue, "MUG", name="Cup")
    add_product(catalogue, "X-9", name="Mug, blue", attributes={"name_en": "Muesli bowl"})
    return catalogue


def found(catalogue: SqliteCatalogue, text: str, limit: int = 99) -> list[str]:
    matches = catalogue.text_search.find(text, limit=limit)
    assert [match.score for match in matches] == sorted(
        (match.score for match in matches), reverse=True
    )
    assert all(0 < match.score <= 1 for match in matches)
    products = catalogue.products.get([match.product_id for match in matches])
    return [products[match.product_id].sku for match in matches]


@pytest.mark.folder_only
@pytest.mark.parametrize(
    ("text", "skus"),
    [
        # Prefixes, and several words in any order.
        ("ber", ["YL006", "YL-0061"]),
        ("loops ber", ["YL006", "YL-0061"]),
        ("oat loo", ["YL-0061"]),
        # Every text of the product.
        ("goodbowl", ["YL006"]),
        ("cereal", ["YL006"]),
        ("creme", ["YL006"]),
        ("goodbowl berry 300", ["YL006"]),
        ("muesli", ["X-9"]),
        # Codes, in full width and with other separators.
        ("4006381333931", ["YL006"]),
        ("４００６３８１", ["YL006"]),
        ("0012345678905", ["YL-0061"]),
        ("cq1", ["CQ-1"]),
        # Chinese: words of two characters, without spaces, full-width forms.
        ("麦圈", ["YL006"]),
        ("浆果麦圈300g", ["YL006"]),
        ("浆果 ３００", ["YL006"]),
        ("猫粮", ["MZ001", "mz001"]),
        ("鸡肉味猫粮", ["MZ001"]),
        ("鸡肉味猫粮1.5kg", ["MZ001"]),
        ("浆果盒装", ["YL006"]),
        # Pinyin and its initials.
        ("jiangguo", ["YL006"]),
        ("jgmq", ["YL006"]),
        ("maiquan", ["YL006"]),
        ("chongqing", ["CQ-1"]),
        ("cqhg", ["CQ-1"]),
        ("jrwml", ["MZ001"]),
        ("mao liang", ["MZ001", "mz001"]),
        # Spelling mistakes.
        ("beery lops", ["YL006", "YL-0061"]),
        ("godbowl", ["YL006"]),
        ("beery 300g", ["YL006"]),
        # Nothing.
        ("鱼肉味猫粮", []),
        ("berry 500g", []),
        ("4006381333932", []),
        ("YL007", []),
        ("!?", []),
        ("", []),
        ("  ", []),
    ],
)
def test_products_are_found(shop: SqliteCatalogue, text: str, skus: list[str]) -> None:
    assert found(shop, text) == skus


@pytest.mark.folder_only
@pytest.mark.parametrize("text", ["YL006", "yl006", "ＹＬ００６", "YL-006", "yl 006"])
def test_a_sku_comes_first_however_it_is_written(shop: SqliteCatalogue, text: str) -> None:
    assert found(shop, text) == ["YL006", "YL-0061"]
    assert shop.text_search.find(text, limit=1)[0].score >= 0.99


def test_the_sku_as_typed_comes_before_one_in_another_case(shop: SqliteCatalogue) -> None:
    assert found(shop, "MZ001") == ["MZ001", "mz001"]
    assert found(shop, "mz001") == ["mz001", "MZ001"]


def test_an_exact_code_comes_before_the_start_of_a_name_and_this_before_the_rest(
    shop: SqliteCatalogue,
) -> None:
    add_product(shop, "MUG-2", name="Plate")
    add_product(shop, "Z", name="Blue mug")
    assert found(shop, "mug") == ["MUG", "X-9", "Z", "MUG-2"]


def test_spelling_is_not_corrected_where_something_matches(shop: SqliteCatalogue) -> None:
    add_product(shop, "B", name="Beery")
    assert found(shop, "beery") == ["B"]


def test_merged_products_are_found_under_the_one_that_remains(shop: SqliteCatalogue) -> None:
    ids = shop.products.ids_by_sku(["MUG", "X-9"])
    resolve(shop, "merge", ids["X-9"], ids["MUG"])
    assert found(shop, "MUG") == found(shop, "cup") == ["X-9"]
    assert shop.text_search.find("MUG", limit=9)[0].score == 1.0


def test_codes_find_the_products_that_have_them(shop: SqliteCatalogue) -> None:
    ids = shop.products.ids_by_sku(["YL006", "YL-0061", "MZ001", "mz001"])
    found = shop.text_search.with_codes(["0012345678905", "yl006", "4006381333931", "mz001", "YL"])
    assert found == {
        "0012345678905": [ids["YL-0061"]],
        "yl006": [ids["YL006"]],
        "4006381333931": [ids["YL006"]],
        "mz001": [ids["mz001"]],
    }


def test_a_code_that_several_products_share_finds_them_all(shop: SqliteCatalogue) -> None:
    twins = [add_product(shop, sku, gtin="96385074") for sku in ("T1", "T2")]
    assert shop.text_search.with_codes(["96385074"]) == {"96385074": twins}


def test_the_number_of_products_is_limited(shop: SqliteCatalogue) -> None:
    assert found(shop, "ber", limit=1) == ["YL006"]


@pytest.mark.folder_only
@pytest.mark.parametrize(
    "text", ['"', "' OR 1=1 --", "NEAR(a b)", "name : berry", "-", "*", "a" * 9000, "AND", "\0b"]
)
def test_no_text_is_a_query_language(shop: SqliteCatalogue, text: str) -> None:
    shop.text_search.find(text, limit=9)
