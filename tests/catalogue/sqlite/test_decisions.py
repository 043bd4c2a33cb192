"""What users decide is kept with what was before, and taken back and done again exactly."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.migrations import LATEST
from desktop_app.domain.picture import PictureFile
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.errors import VitrineError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    store = SqliteCatalogue.open(tmp_path / "shop")
    yield store
    store.close()


def _add(store: SqliteCatalogue, sku: str, *contents: str, **values: object) -> int:
    product = store.add_product(sku, values)
    for content in contents:
        _add_picture(store, product, content)
    return product


def _add_picture(store: SqliteCatalogue, product: int, content: str, path: str = "") -> int:
    path = path or f"/{product}/{content}.jpg"
    return store.add_picture(product, PictureFile(path, content, 1, 1, 9, 9, b"jpeg"))


def _say(store: SqliteCatalogue, ruling: ResolutionKind, *products: int, **fields: object) -> None:
    store.decisions.act(ruling, [(products, fields)], author="Mo")


def _rulings(store: SqliteCatalogue) -> dict[tuple[int, int], ResolutionKind]:
    """Return what holds of the first nine products, by pair."""
    rulings = store.decisions.rulings()
    known = {pair: rulings.of(*pair) for pair in combinations(range(1, 10), 2)}
    assert all(rulings.of(*pair[::-1]) == ruling for pair, ruling in known.items())
    return {pair: ruling for pair, ruling in known.items() if ruling is not None}


def _rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        return int(file.execute("SELECT count(*) FROM decisions").fetchone()[0])


def _all(store: SqliteCatalogue) -> list[tuple[object, ...]]:
    """Return all that the user sees of all products."""
    products = [product for product, _ in store.first_products(99)]
    return [
        (product, [picture.id for picture in store.pictures_of(product.id)]) for product in products
    ]


def test_a_merged_product_counts_as_its_reference(store: SqliteCatalogue) -> None:
    boot = _add(store, "A", "one", category="Boots")
    copy = _add(store, "B", "two", "one", category="Shoes")
    other = _add(store, "C", category="Boots")
    _say(store, "merge", boot, copy)

    assert store.count_products() == 2
    assert [product.sku for product, _ in store.first_products(9)] == ["A", "C"]
    assert store.product(boot).aliases == ("B",)
    assert store.product(other).aliases == ()
    assert {name: category.products for name, category in store.categories().items()} == {
        "Boots": 2
    }
    assert store.owners(np.array([1, 2, 3])) == dict.fromkeys((1, 2, 3), (boot, "Boots"))
    assert sorted(store.pictures_in("Boots", 9)) == [1, 2, 3]
    assert store.pictures_in("Shoes", 9) == []
    assert store.decisions.merged() == {copy: boot}


def test_pictures_are_united_and_the_same_one_is_there_once(store: SqliteCatalogue) -> None:
    boot, copy = _add(store, "A", "one"), _add(store, "B", "one", "two")
    _say(store, "merge", boot, copy)
    assert [picture.content_hash for picture in store.pictures_of(boot)] == ["one", "two"]
    assert len(store.pictures_of(copy)) == 2


def test_a_product_without_pictures_is_shown_by_those_of_a_merged_one(
    store: SqliteCatalogue,
) -> None:
    boot, copy = _add(store, "A"), _add(store, "B", "two")
    _say(store, "merge", boot, copy)
    ((_, picture),) = store.first_products(9)
    assert picture is not None
    assert picture.content_hash == "two"


def test_an_alias_leads_to_the_reference_and_an_import_to_its_own_row(
    store: SqliteCatalogue,
) -> None:
    boot, copy = _add(store, "A", name="Boot"), _add(store, "B", name="boot (copy)")
    _say(store, "merge", boot, copy)
    found, imported = store.product_by_sku("B"), store.imported_product("B")
    assert found == store.product(boot)
    assert imported is not None
    assert (imported.id, imported.name) == (copy, "boot (copy)")
    assert store.ids_by_sku(["A", "B", "?"]) == {"A": boot, "B": copy}


def test_a_photo_confirmed_for_a_merged_product_counts_for_the_reference(
    store: SqliteCatalogue,
) -> None:
    boot, copy = _add(store, "A"), _add(store, "B")
    photo = store.confirmations.put(copy, "c0ffee", b"jpeg")
    store.confirmations.put_vectors("m1", {photo: np.ones(1, np.float32)})
    _say(store, "merge", boot, copy)
    assert [product for product, _ in store.confirmations.vectors("m1")] == [boot]


def test_a_merge_takes_the_chosen_fields(store: SqliteCatalogue) -> None:
    boot, copy = _add(store, "A", price=Decimal("1.50"), brand="Acme"), _add(store, "B")
    _say(store, "merge", boot, copy, name="Boot", price=Decimal("2.00"), brand="Acme")
    merged = store.product(boot)
    assert (merged.name, str(merged.price), merged.brand) == ("Boot", "2.00", "Acme")
    store.decisions.undo()
    assert (store.product(boot).name, str(store.product(boot).price)) == ("", "1.50")


def test_undo_and_redo_are_exact_also_after_a_restart(tmp_path: Path) -> None:
    store = SqliteCatalogue.open(tmp_path)
    boot, copy = _add(store, "A", "one", price=None), _add(store, "B", "two", price=Decimal(3))
    before = _all(store)
    _say(store, "merge", boot, copy, price=Decimal(3), name="Boot")
    after, said = _all(store), _rulings(store)
    store.close()

    store = SqliteCatalogue.open(tmp_path)
    store.decisions.undo()
    assert _all(store) == before
    assert _rulings(store) == {}
    store.close()

    store = SqliteCatalogue.open(tmp_path)
    store.decisions.redo()
    assert _all(store) == after
    assert _rulings(store) == said == {(boot, copy): "merge"}
    store.close()


def test_undo_leaves_what_an_import_has_changed_since(store: SqliteCatalogue) -> None:
    boot, copy = _add(store, "A", name="Boot", brand="Old"), _add(store, "B")
    _say(store, "merge", boot, copy, name="Better boot", brand="New")
    store.change_product(boot, {"name": "Newest boot"})
    store.decisions.undo()
    product = store.product(boot)
    assert (product.name, product.brand, product.aliases) == ("Newest boot", "Old", ())
    store.decisions.redo()
    product = store.product(boot)
    assert (product.name, product.brand, product.aliases) == ("Newest boot", "New", ("B",))


def test_what_was_merged_into_a_merged_product_moves_on_and_back(store: SqliteCatalogue) -> None:
    one, two, three, four = (_add(store, sku, sku) for sku in "ABCD")
    seen = [_all(store)]
    for pair in ((two, three), (one, two), (four, one)):
        _say(store, "merge", *pair)
        seen.append(_all(store))
    assert store.decisions.merged() == {one: four, two: four, three: four}
    assert store.product(four).aliases == ("A", "B", "C")
    for earlier in reversed(seen[:-1]):
        store.decisions.undo()
        assert _all(store) == earlier
    assert store.decisions.merged() == {}
    for later in seen[1:]:
        store.decisions.redo()
        assert _all(store) == later


def test_one_action_can_merge_what_it_has_merged_before(store: SqliteCatalogue) -> None:
    one, two, three = (_add(store, sku) for sku in "ABC")
    store.decisions.act("merge", [((two, three), {}), ((one, two), {"name": "X"})], author="")
    assert store.decisions.merged() == {two: one, three: one}
    store.decisions.undo()
    assert store.decisions.merged() == {}
    store.decisions.redo()
    assert store.decisions.merged() == {two: one, three: one}


def test_a_new_action_forgets_what_was_taken_back(store: SqliteCatalogue) -> None:
    one, two, three = (_add(store, sku) for sku in "ABC")
    _say(store, "merge", one, two)
    store.decisions.undo()
    _say(store, "different", one, three)
    assert store.decisions.to_redo() is None
    store.decisions.redo()
    assert store.decisions.merged() == {}
    assert _rulings(store) == {(one, three): "different"}


def test_undo_and_redo_of_nothing_do_nothing(store: SqliteCatalogue) -> None:
    store.decisions.undo()
    store.decisions.redo()
    assert store.decisions.to_undo() is None


def test_actions_tell_what_they_are(store: SqliteCatalogue) -> None:
    one, two, three = (_add(store, sku) for sku in "ABC")
    _say(store, "variant", one, two, three)
    action = store.decisions.to_undo()
    assert action is not None
    assert (action.ruling, action.products, action.author) == ("variant", 3, "Mo")
    assert action.acted_at.endswith("Z")
    assert set(_rulings(store)) == {(one, two), (one, three), (two, three)}


def test_the_last_word_on_a_pair_counts(store: SqliteCatalogue) -> None:
    one, two = _add(store, "A"), _add(store, "B")
    _say(store, "later", two, one)
    _say(store, "different", one, two)
    assert _rulings(store) == {(one, two): "different"}
    store.decisions.undo()
    assert _rulings(store) == {(one, two): "later"}


def test_a_newer_word_on_two_counts_more_than_an_older_one_on_a_set_and_the_other_way_round(
    store: SqliteCatalogue,
) -> None:
    one, two, three = (_add(store, sku) for sku in "ABC")
    _say(store, "different", one, two, three)
    _say(store, "later", three, two)
    said = dict.fromkeys(((one, two), (one, three), (two, three)), "different")
    assert _rulings(store) == {**said, (two, three): "later"}
    _say(store, "different", one, two, three)
    assert _rulings(store) == said


def test_products_are_told_apart_by_what_was_said_last(store: SqliteCatalogue) -> None:
    one, two, three, four = (_add(store, sku, sku) for sku in "ABCD")
    _say(store, "different", one, two, three, four)
    _say(store, "later", one, two)
    rulings = store.decisions.rulings()
    assert not rulings.is_apart(one, {two})
    assert rulings.is_apart(one, {two, three})
    _add_picture(store, three, "new")
    rulings = store.decisions.rulings()
    assert not rulings.is_apart(one, {two, three})
    assert rulings.is_apart(one, {two, three, four})
    assert rulings.told_apart() == {one, two, four}


def test_what_is_said_of_hundreds_is_kept_as_it_was_said(store: SqliteCatalogue) -> None:
    with store.atomic():
        ids = [_add(store, f"P-{number}", "no image") for number in range(400)]
    _say(store, "different", *ids)
    assert _rows(store.folder) == 400
    rulings = store.decisions.rulings()
    assert rulings.of(ids[7], ids[399]) == "different"
    action = store.decisions.to_undo()
    assert action is not None
    assert action.products == 400
    _say(store, "merge", *ids[:300])
    assert _rows(store.folder) == 700
    assert len(store.decisions.merged()) == 299


def test_a_decision_holds_as_long_as_both_have_the_pictures_they_had(
    store: SqliteCatalogue,
) -> None:
    one, two, three = (_add(store, sku, sku) for sku in "ABC")
    _say(store, "different", one, two)
    _say(store, "different", two, three)
    store.remove_picture(store.pictures_of(one)[0].id)
    _add_picture(store, one, "other contents", "/1/A.jpg")
    assert _rulings(store) == {(two, three): "different"}
    store.remove_picture(store.pictures_of(one)[0].id)
    _add_picture(store, one, "A", "/1/A.jpg")
    assert len(_rulings(store)) == 2


def test_a_picture_that_moved_changes_no_decision(store: SqliteCatalogue) -> None:
    one, two = _add(store, "A", "same"), _add(store, "B")
    _say(store, "variant", one, two)
    _add_picture(store, one, "same", "/elsewhere.jpg")
    assert _rulings(store) == {(one, two): "variant"}


def test_what_is_gone_or_merged_is_refused_and_nothing_is_kept(store: SqliteCatalogue) -> None:
    one, two, three = (_add(store, sku) for sku in "ABC")
    _say(store, "merge", one, two)
    for named in ((three, two), (three, 4711)):
        with pytest.raises(VitrineError, match="merged or removed") as caught:
            store.decisions.act("merge", [((one, three), {}), (named, {})], author="")
        assert caught.value.hint is not None
    assert store.decisions.merged() == {two: one}


def test_a_catalogue_of_before_opens_and_keeps_all(tmp_path: Path) -> None:
    file = tmp_path / DATABASE_NAME
    shutil.copy(paths.sample_template(), file)
    tables = ("pictures", "thumbnails", "vectors", "appearances", "keypoints")
    with closing(sqlite3.connect(file)) as old:
        assert old.execute("SELECT max(name) FROM _sqlite_migrations").fetchone() == (
            "004_keypoints",
        )
        kept = {name: old.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        products = old.execute("SELECT * FROM products").fetchall()
    store = SqliteCatalogue.open(tmp_path)
    assert store.schema_version == LATEST
    assert store.count_products() == len(products)
    _say(store, "later", products[0][0], products[1][0])
    store.close()
    with closing(sqlite3.connect(file)) as new:
        assert {name: new.execute(f"SELECT * FROM {name}").fetchall() for name in tables} == kept
        assert new.execute("SELECT * FROM products").fetchall() == [
            (*columns, None) for columns in products
        ]
