"""Products are changed by hand, and every change can be undone."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.engine.editing.bulk_edit import ChangePrice
from desktop_app.engine.editing.field_validation import InvalidFieldsError
from desktop_app.engine.editing.picture_addition import PictureAddition
from desktop_app.engine.editing.product_editor import ProductEditor
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import finish

DrawPicture = Callable[..., Path]


@pytest.fixture
def editor(shop: Workspace) -> ProductEditor:
    return shop.editor()


def _id(shop: Workspace, sku: str) -> int:
    return shop.catalogue.store.products.ids_by_sku([sku])[sku]


def _skus(shop: Workspace) -> list[str]:
    return [hit.product.sku for hit in shop.catalogue.browse(limit=99)]


def _found(shop: Workspace, photo: Path) -> str:
    return shop.identify(photo, top=1).hits[0].product.sku


def test_a_change_is_found_at_once_and_can_be_undone(
    shop: Workspace, editor: ProductEditor, shop_table: Path
) -> None:
    product = editor.change(_id(shop, "P-1"), {"name": "Red ball", "price": "2,75"})
    assert (product.name, product.price) == ("Red ball", Decimal("2.75"))
    hit = shop.identify(shop_table.parent / "pictures" / "1.png").hits[0]
    assert hit.product == product
    assert str(editor.undo_redo_descriptions().undo) == "Change of P-1"
    editor.undo()
    assert shop.catalogue.product_detail(product.id).product.name == "Product 1"
    assert editor.undo_redo_descriptions().redo is not None
    editor.redo()
    assert shop.catalogue.product_detail(product.id).product == product


def test_an_invalid_field_changes_nothing(shop: Workspace, editor: ProductEditor) -> None:
    typed = {"name": "Ball", "price": "cheap", "sku": "P-2"}
    with pytest.raises(InvalidFieldsError) as caught:
        editor.change(_id(shop, "P-1"), typed)
    sentences = {problem.field: str(problem.message) for problem in caught.value.problems}
    assert sentences == {
        "sku": "Another product has the SKU P-2.",
        "price": "The price cheap is not a number.",
    }
    assert [one.field for one in editor.problems(_id(shop, "P-1"), typed)] == ["sku", "price"]
    assert shop.catalogue.product_detail(_id(shop, "P-1")).product.name == "Product 1"


def test_a_bulk_edit_is_one_action(shop: Workspace, editor: ProductEditor) -> None:
    ids = shop.catalogue.store.products.ids()
    finish(editor.bulk.apply(finish(editor.bulk.plan(ids, ChangePrice(Decimal(10))))))
    assert str(editor.undo_redo_descriptions().undo) == "Change of 6 products"
    assert shop.catalogue.product_detail(_id(shop, "P-1")).product.price == Decimal("1.65")
    editor.undo()
    assert shop.catalogue.product_detail(_id(shop, "P-1")).product.price == Decimal("1.50")


def test_a_product_from_a_photo_is_found_until_it_is_undone(
    shop: Workspace, editor: ProductEditor, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    photo = draw_picture(tmp_path / "new.png", 77)
    product = editor.add({"sku": "NEW", "name": "New"}, [photo.read_bytes()])
    assert _found(shop, photo) == "NEW"
    (picture,) = shop.catalogue.product_detail(product.id).pictures
    saved = Path(picture.path)
    assert saved.parent == shop.catalogue.store.picture_folder
    assert saved.read_bytes() == photo.read_bytes()
    editor.undo()
    assert _found(shop, photo) != "NEW"
    editor.redo()
    assert _found(shop, photo) == "NEW"


def test_an_unreadable_picture_adds_nothing(shop: Workspace, editor: ProductEditor) -> None:
    with pytest.raises(VitrineError):
        editor.add({"sku": "NEW"}, [b"no picture"])
    assert "NEW" not in _skus(shop)
    assert list(shop.catalogue.store.picture_folder.iterdir()) == []
    with pytest.raises(InvalidFieldsError, match="The SKU is missing"):
        editor.add({"name": "New"})


def test_a_copy_has_the_values_but_not_the_gtin(shop: Workspace, editor: ProductEditor) -> None:
    source = editor.change(_id(shop, "P-1"), {"gtin": "4006381333931"})
    copy = editor.copy(source.id, {"sku": "P-1b", "name": "Blue"})
    assert (copy.name, copy.category, copy.price, copy.gtin) == ("Blue", "Toys", source.price, "")
    editor.undo()
    assert "P-1b" not in _skus(shop)


def test_pictures_are_added_removed_and_put_first(
    shop: Workspace, editor: ProductEditor, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    photo = draw_picture(tmp_path / "other.png", 78)
    product_id = _id(shop, "P-1")
    assert editor.add_pictures(product_id, [photo, photo]) == PictureAddition(1, 1, ())
    assert editor.add_pictures(product_id, [photo.read_bytes()]) == PictureAddition(0, 1, ())
    assert _found(shop, photo) == "P-1"
    first, second = shop.catalogue.product_detail(product_id).pictures
    editor.choose_main_picture(product_id, second.id)
    assert shop.catalogue.product_detail(product_id).pictures == (second, first)
    hits = {hit.product.sku: hit.picture for hit in shop.catalogue.browse(limit=9)}
    assert hits["P-1"] == second
    editor.remove_pictures([second.id])
    assert shop.catalogue.product_detail(product_id).pictures == (first,)
    for expected in ((second, first), (first, second), (first,)):
        editor.undo()
        assert shop.catalogue.product_detail(product_id).pictures == expected


def test_unreadable_pictures_do_not_keep_the_others_out(
    shop: Workspace, editor: ProductEditor, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    product_id = _id(shop, "P-1")
    good = draw_picture(tmp_path / "good.png", 79)
    result = editor.add_pictures(product_id, [tmp_path / "gone.png", b"no picture", good])
    assert (result.added, result.known) == (1, 0)
    assert "gone.png does not exist" in str(result.errors[0])
    assert "not a picture" in str(result.errors[1])
    assert list(shop.catalogue.store.picture_folder.iterdir()) == []
    assert _found(shop, good) == "P-1"


def test_many_pictures_are_one_action_with_progress(
    shop: Workspace, editor: ProductEditor, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    product_id = _id(shop, "P-1")
    files = [draw_picture(tmp_path / f"{seed}.png", seed) for seed in range(100, 119)]
    job = editor.add_many_pictures(product_id, files)
    assert [(step.done, step.total) for step in job] == [(0, 19), (8, 19), (16, 19)]
    assert len(shop.catalogue.product_detail(product_id).pictures) == 20
    assert _found(shop, files[18]) == "P-1"
    editor.undo()
    assert len(shop.catalogue.product_detail(product_id).pictures) == 1


def test_the_main_picture_of_before_can_be_brought_back(
    shop: Workspace, editor: ProductEditor, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    product_id = _id(shop, "P-1")
    editor.add_pictures(product_id, [draw_picture(tmp_path / "other.png", 78)])
    first, second = shop.catalogue.product_detail(product_id).pictures
    for picture in (first, second):
        editor.choose_main_picture(product_id, picture.id)
    last = shop.catalogue.changes(product_id)[0]
    assert (last.field, last.before) == ("main_picture_id", first.id)
    editor.restore(product_id, last)
    assert shop.catalogue.product_detail(product_id).pictures[0] == first


def test_a_free_sku_is_proposed(shop: Workspace, editor: ProductEditor) -> None:
    assert editor.free_sku() == "P-6"
    assert editor.free_sku(_id(shop, "P-1")) == "P-1-2"


def test_archived_products_are_not_found_but_listed(
    shop: Workspace, editor: ProductEditor, shop_table: Path
) -> None:
    product_id = _id(shop, "P-1")
    photo = shop_table.parent / "pictures" / "1.png"
    editor.archive([product_id])
    assert _found(shop, photo) != "P-1"
    assert all(hit.product.sku != "P-1" for hit in shop.identify(photo, category="Toys").hits)
    assert "P-1" not in _skus(shop)
    assert shop.status().products == 5
    assert shop.catalogue.store.products.ids(archived=True) == [product_id]
    picture = shop.catalogue.product_detail(product_id).pictures[0]
    assert len(shop.similar(picture.id, top=9)) == 5
    editor.archive([product_id], archived=False)
    assert _found(shop, photo) == "P-1"
    editor.undo()
    editor.undo()
    assert _found(shop, photo) == "P-1"


def test_a_deleted_product_comes_back(
    shop: Workspace, editor: ProductEditor, shop_table: Path
) -> None:
    photo = shop_table.parent / "pictures" / "1.png"
    editor.delete([_id(shop, "P-1"), _id(shop, "P-2")])
    assert _found(shop, photo) not in ("P-1", "P-2")
    assert str(editor.undo_redo_descriptions().undo) == "Deletion of 2 products"
    editor.undo()
    assert _found(shop, photo) == "P-1"
    with pytest.raises(VitrineError, match="no longer in the catalogue"):
        editor.change(99, {"name": "x"})


def test_any_earlier_value_can_be_brought_back(shop: Workspace, editor: ProductEditor) -> None:
    product_id = _id(shop, "P-1")
    for name in ("One", "Two", "Three"):
        editor.change(product_id, {"name": name})
    picture = shop.catalogue.product_detail(product_id).pictures[0]
    editor.remove_pictures([picture.id])
    removed, *_, first = [change for change in editor.changes(product_id) if change.before]
    assert (first.field, first.before, first.after) == ("name", "Product 1", "One")
    editor.restore(product_id, first)
    editor.restore(product_id, removed)
    detail = shop.catalogue.product_detail(product_id)
    assert (detail.product.name, detail.pictures) == ("Product 1", (picture,))
    editor.undo()
    editor.undo()
    assert shop.catalogue.product_detail(product_id).product.name == "Three"


def test_a_restored_sku_must_be_free(shop: Workspace, editor: ProductEditor) -> None:
    product_id = _id(shop, "P-1")
    editor.change(product_id, {"sku": "P-9"})
    editor.add({"sku": "P-1"})
    (change,) = [one for one in editor.changes(product_id) if one.field == "sku"]
    with pytest.raises(InvalidFieldsError, match="Another product has the SKU P-1"):
        editor.restore(product_id, change)
