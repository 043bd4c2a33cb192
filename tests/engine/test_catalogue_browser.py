"""A catalogue can be browsed without a model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.gtin import with_check_digit
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.product import Category
from desktop_app.domain.scale_label import parse_patterns
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[CatalogueBrowser]:
    """Return a catalogue of two products; only the first one has pictures."""
    store = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    ids = store.products.add({"A": {"category": "Cups"}, "B": {"category": "Jars"}})
    files = [PictureFile(f"/{name}", name, 1, 1, 9, 9, name.encode()) for name in ("one", "two")]
    store.pictures.add([(ids["A"], file) for file in files])
    catalogue = CatalogueBrowser(store)
    yield catalogue
    catalogue.close()


def test_products_are_listed_with_their_first_picture(catalogue: CatalogueBrowser) -> None:
    first, second = catalogue.browse(limit=9)
    assert (first.product.sku, second.product.sku) == ("A", "B")
    assert first.picture is not None
    assert first.picture.path == "/one"
    assert (second.picture, second.score) == (None, None)
    assert len(catalogue.browse(limit=1)) == 1
    assert catalogue.categories() == {"Cups": Category(1), "Jars": Category(1)}


def test_products_are_found_by_words_with_their_first_picture(catalogue: CatalogueBrowser) -> None:
    (jar,) = catalogue.search("b", limit=9)
    assert (jar.product.sku, jar.picture, jar.score) == ("B", None, 0.99)
    (cup,) = catalogue.search("cup", limit=9)
    assert cup.picture is not None
    assert cup.picture.path == "/one"
    assert catalogue.search("", limit=9) == ()


def test_a_product_has_all_its_pictures(catalogue: CatalogueBrowser) -> None:
    first, second = (hit.product for hit in catalogue.browse(limit=9))
    detail = catalogue.product_detail(first.id)
    assert detail.product == first
    assert [picture.path for picture in detail.pictures] == ["/one", "/two"]
    assert catalogue.products([first.id, second.id, 99]) == {first.id: first, second.id: second}
    with pytest.raises(KeyError):
        catalogue.product_detail(99)


def test_a_picture_leads_to_its_product_and_thumbnail(catalogue: CatalogueBrowser) -> None:
    first = catalogue.browse(limit=1)[0]
    assert first.picture is not None
    assert catalogue.product_of_picture(first.picture.id) == catalogue.product_detail(
        first.product.id
    )
    assert catalogue.product_of_picture(99) is None
    assert catalogue.thumbnails([first.picture.id, 99]) == {first.picture.id: b"one"}


def test_a_code_finds_its_product(catalogue: CatalogueBrowser) -> None:
    answer = catalogue.find_code("a")
    assert [(hit.product.sku, hit.score) for hit in answer.hits] == [("A", 1.0)]
    assert catalogue.find_code("C").hits == ()
    assert catalogue.find_code("").hits == ()


def test_a_scale_label_finds_the_item_by_the_first_key_that_is_known(
    catalogue: CatalogueBrowser,
) -> None:
    catalogue.store.products.add({"42": {}, "2112345000008": {}})
    patterns = parse_patterns("21IIIIIPPPPPC")
    for digits, sku in (("210004201234", "42"), ("211234501234", "2112345000008")):
        code = with_check_digit(digits)
        (hit,) = catalogue.find_code(code, scale_labels=patterns).hits
        assert hit.product.sku == sku


def test_a_new_product_gets_the_currency_of_the_last_one(catalogue: CatalogueBrowser) -> None:
    assert catalogue.usual_currency() == ""
    catalogue.store.products.add({"C": {"currency": "EUR"}})
    assert catalogue.usual_currency() == "EUR"
