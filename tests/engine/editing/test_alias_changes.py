"""Other SKUs of a product are added, removed and brought back."""

import pytest

from desktop_app.domain.resolution import Resolution
from desktop_app.engine.editing.alias_changes import typed_aliases
from desktop_app.engine.editing.field_validation import InvalidFieldsError
from desktop_app.engine.editing.product_editor import ProductEditor
from desktop_app.engine.workspace import Workspace


@pytest.fixture
def editor(shop: Workspace) -> ProductEditor:
    return shop.editor()


def _id(shop: Workspace, sku: str) -> int:
    return shop.catalogue.store.products.ids_by_sku([sku])[sku]


def _found(shop: Workspace, text: str) -> list[str]:
    return [hit.product.sku for hit in shop.catalogue.search(text, limit=3)]


def test_typed_skus_are_separated_and_in_their_normal_form() -> None:
    assert typed_aliases(" A-1; ＭＺ００２ ；A-1|B 2;;") == ("A-1", "MZ002", "B 2")


def test_another_sku_finds_the_product_and_can_be_undone(
    shop: Workspace, editor: ProductEditor
) -> None:
    product_id = _id(shop, "P-1")
    product = editor.change(product_id, {"aliases": "OLD-7; OLD-8", "name": "Ball"})
    assert (product.aliases, product.name) == (("OLD-7", "OLD-8"), "Ball")
    assert _found(shop, "OLD-7") == ["P-1"]
    assert str(editor.undo_redo_descriptions().undo) == "Change of P-1"
    editor.undo()
    assert shop.catalogue.product_detail(product_id).product.aliases == ()
    editor.redo()
    assert shop.catalogue.product_detail(product_id).product.aliases == ("OLD-7", "OLD-8")
    assert editor.change(product_id, {"aliases": "OLD-8;OLD-7"}) == product


def test_a_removed_sku_is_free_again_and_can_be_brought_back(
    shop: Workspace, editor: ProductEditor
) -> None:
    product_id = _id(shop, "P-1")
    editor.change(product_id, {"aliases": "OLD-7"})
    editor.change(product_id, {"aliases": ""})
    removed, added = (one for one in editor.changes(product_id) if one.field == "alias")
    assert (removed.before, removed.after) == ("OLD-7", None)
    assert (added.before, added.after) == (None, "OLD-7")
    assert editor.problems(None, {"sku": "OLD-7"}) == []
    editor.restore(product_id, removed)
    assert shop.catalogue.product_detail(product_id).product.aliases == ("OLD-7",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("P-2", "Another product has the SKU P-2."),
        ("P-1", "The product has the SKU P-1 already."),
        ("OLD-7; P-3", "Another product has the SKU P-3."),
    ],
)
def test_a_sku_that_is_taken_changes_nothing(
    shop: Workspace, editor: ProductEditor, text: str, sentence: str
) -> None:
    product_id = _id(shop, "P-1")
    with pytest.raises(InvalidFieldsError, match=sentence):
        editor.change(product_id, {"aliases": text, "name": "Ball"})
    assert shop.catalogue.product_detail(product_id).product.name == "Product 1"
    (problem,) = editor.problems(product_id, {"aliases": text})
    assert problem.field == "aliases"


def test_a_merged_product_is_not_thrown_away(shop: Workspace, editor: ProductEditor) -> None:
    ids = (_id(shop, "P-1"), _id(shop, "P-2"))
    shop.audit().resolve([Resolution("merge", ids)])
    with pytest.raises(InvalidFieldsError, match="P-2 was merged into this product"):
        editor.change(ids[0], {"aliases": ""})
    product = editor.change(ids[0], {"aliases": "P-2; OLD-7"})
    assert product.aliases == ("OLD-7", "P-2")


def test_a_new_product_can_have_other_skus(shop: Workspace, editor: ProductEditor) -> None:
    assert editor.add({"sku": "NEW", "aliases": "N1|N2"}).aliases == ("N1", "N2")
    editor.undo()
    assert _found(shop, "N1") == []
