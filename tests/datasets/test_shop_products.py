"""Which pictures are one product, and which photos show it."""

from pathlib import Path

from datasets.shop_products import (
    boards,
    clothes,
    few_picture_groceries,
    listed_products,
    other_views,
    products_with_views,
    shop_photo_groceries,
    single_pictures,
    studio_groceries,
)
from tests.datasets.set_folders import draw_picture, make_groceries, make_listed_set


def test_groceries_have_their_val_photos_and_are_not_asked_for_without(tmp_path: Path) -> None:
    folder = make_groceries(tmp_path / "grocery")
    for read, pictures in (
        (shop_photo_groceries, 5),
        (few_picture_groceries, 4),
        (studio_groceries, 1),
    ):
        products = read(folder)
        assert [product.sku for product in products] == [f"grocery/P{n}" for n in range(3)]
        assert {len(product.pictures) for product in products} == {pictures}
        assert [len(product.photos) for product in products] == [2, 2, 0]
        assert [product.is_asked_for for product in products] == [True, True, False]
        assert all("val" in photo.file.parts for p in products for photo in p.photos)
    assert "studio" in few_picture_groceries(folder)[0].pictures[0].file.parts


def test_clothes_of_the_training_split_are_not_asked_for(tmp_path: Path) -> None:
    for file in ("train/hat/1.jpg", "validation/hat/2.jpg"):
        draw_picture(tmp_path / file)
    assert [(p.sku, p.is_asked_for) for p in clothes(tmp_path)] == [
        ("clothing/1", False),
        ("clothing/2", True),
    ]


def test_each_picture_is_a_product_in_the_order_of_its_kind_and_number(tmp_path: Path) -> None:
    names = [("can10.jpg", "can"), ("can2.jpg", "can"), ("bag1.jpg", "bag")]
    folder = make_listed_set(tmp_path / "set", [*names, ("stop1.jpg", "stop_sign")])
    products = single_pictures(folder)
    assert [product.sku for product in products] == ["set/bag1", "set/can2", "set/can10"]
    assert [product.pictures[0].category for product in products] == ["bag", "can", "can"]
    assert not any(product.photos for product in products)


def test_listed_products_have_all_their_pictures(tmp_path: Path) -> None:
    names = [("a1.jpg", "a"), ("b.jpg", "b"), ("a2.jpg", "a")]
    first, second = listed_products(make_listed_set(tmp_path / "set", names))
    assert (first.sku, len(first.pictures), second.sku) == ("set/a", 2, "set/b")


def test_one_view_that_is_not_the_main_one_is_a_photo(tmp_path: Path) -> None:
    names = [("a_alt.jpg", "a"), ("a_back.jpg", "a"), ("a_main.jpg", "a"), ("b.jpg", "b")]
    folder = make_listed_set(tmp_path / "set", names)
    first, second = products_with_views(folder)
    assert [picture.file.stem for picture in first.pictures] == ["a_main", "a_back"]
    assert [photo.file.stem for photo in first.photos] == ["a_alt"]
    assert (len(second.pictures), second.photos) == (1, ())
    assert [product.is_asked_for for product in other_views(folder)] == [True, False]


def test_photos_of_a_board_are_not_of_the_scenes_of_its_pictures(tmp_path: Path) -> None:
    names = [(f"scene{n // 2}_{n % 2}.jpg", "board") for n in range(20)]
    (board,) = boards(make_listed_set(tmp_path / "set", names))
    assert len(board.pictures) == 5
    scenes = {picture.file.stem[:-2] for picture in board.pictures}
    assert len(board.photos) == 10
    assert not scenes & {photo.file.stem[:-2] for photo in board.photos}
