"""The pictures of a category are read again when the catalogue has changed."""

from pathlib import Path

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.category_pictures import CategoryPictures
from tests.actor import ACTOR
from tests.engine.statement_count import counted_statements


def test_the_pictures_are_kept_until_a_change(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR)
    other = open_catalogue(tmp_path / "shop", actor=ACTOR)
    files = [PictureFile(name, name, 1, 1, 9, 9, b"") for name in "abc"]
    products = catalogue.products.add(
        {"A": {"category": "Tea"}, "B": {"category": "Tea"}, "C": {"category": "Soap"}}
    )
    first, second, third = (
        catalogue.pictures.add([(product, file)])[0]
        for product, file in zip(products.values(), files, strict=True)
    )
    pictures = CategoryPictures(catalogue)
    tea = pictures.get("Tea")
    assert tea.tolist() == [first, second]
    with counted_statements(catalogue) as count:
        assert pictures.get("Tea") is tea
    assert count.total == 1  # the version
    assert pictures.get("Soap").tolist() == [third]

    tea = pictures.get("Tea")
    other.pictures.remove([first])
    assert pictures.get("Tea").tolist() == [second]
    tea = pictures.get("Tea")
    catalogue.products.add({"D": {"category": "Soap"}})
    assert pictures.get("Tea") is tea
    catalogue.pictures.remove([second])
    assert pictures.get("Tea").tolist() == []
    for one in (catalogue, other):
        one.close()
