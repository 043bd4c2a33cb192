"""The lists of the two data sets."""

from pathlib import Path

import pytest

from datasets.labelled_photos import clothing_photos, grocery_photos, studio_pictures

_CLASSES = """Class Name (str),Class ID (int),Coarse Class Name (str),Coarse Class ID (int),\
Iconic Image Path (str)
Milk,1,Dairy,5,/iconic/Packages/milk.jpg
Apple,0,Fruit,3,/iconic/Fruit/apple.jpg
"""


@pytest.fixture
def grocery(tmp_path: Path) -> Path:
    (tmp_path / "classes.csv").write_text(_CLASSES, encoding="utf-8")
    (tmp_path / "val.txt").write_text(
        "val/Packages/milk_1.jpg, 1, 5\nval/Fruit/apple_1.jpg, 0, 3\n\n", encoding="utf-8"
    )
    return tmp_path


def test_studio_pictures_are_ordered_by_label(grocery: Path) -> None:
    apple, milk = studio_pictures(grocery)
    assert (apple.product, apple.category, apple.label, apple.coarse_label) == (
        "Apple",
        "Fruit",
        0,
        3,
    )
    assert apple.file == grocery / "iconic/Fruit/apple.jpg"
    assert (apple.is_package, milk.is_package) == (False, True)


def test_shop_photos_have_the_names_of_their_products(grocery: Path) -> None:
    milk, apple = grocery_photos(grocery, "val")
    assert (milk.product, milk.category, milk.label, milk.coarse_label) == ("Milk", "Dairy", 1, 5)
    assert apple.file == grocery / "val/Fruit/apple_1.jpg"


def test_both_splits_of_the_clothes_number_the_categories_alike(tmp_path: Path) -> None:
    for file in ("train/dress/1.jpg", "train/hat/2.jpg", "validation/hat/3.jpg"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    assert [photo.label for photo in clothing_photos(tmp_path, "train")] == [0, 1]
    (hat,) = clothing_photos(tmp_path, "validation")
    assert (hat.product, hat.category, hat.label) == ("3", "hat", 1)
