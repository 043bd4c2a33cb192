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
from desktop_app.domain.resolution import Resolution, ResolutionKind
from desktop_app.errors import VitrineError
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield catalogue
    catalogue.close()


def _add(catalogue: SqliteCatalogue, sku: str, *contents: str, **values: object) -> int:
    product = catalogue.products.add({sku: values})[sku]
    for content in contents:
        _add_picture(catalogue, product, content)
    return product


def _add_picture(catalogue: SqliteCatalogue, product: int, content: str, path: str = "") -> int:
    path = path or f"/{product}/{content}.jpg"
    return catalogue.pictures.add([(product, PictureFile(path, content, 1, 1, 9, 9, b"jpeg"))])[0]


def _say(
    catalogue: SqliteCatalogue, ruling: ResolutionKind, *products: int, **fields: object
) -> None:
    catalogue.resolutions.apply([Resolution(ruling, products, fields)])


def _rulings(catalogue: SqliteCatalogue) -> dict[tuple[int, int], ResolutionKind]:
    """Return what holds of the first nine products, by pair."""
    rulings = catalogue.resolutions.pair_resolutions()
    known = {pair: rulings.kind_of(*pair) for pair in combinations(range(1, 10), 2)}
    assert all(rulings.kind_of(*pair[::-1]) == ruling for pair, ruling in known.items())
    return {pair: ruling for pair, ruling in known.items() if ruling is not None}


def _rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        return int(file.execute("SELECT count(*) FROM decisions").fetchone()[0])


def _all(catalogue: SqliteCatalogue) -> list[tuple[object, ...]]:
    """Return all that the user sees of all products."""
    products = [product for product, _ in catalogue.products.first(99)]
    return [
        (
            product,
            [picture.id for picture in catalogue.pictures.of_products([product.id])[product.id]],
        )
        for product in products
    ]


def test_a_merged_product_counts_as_its_reference(catalogue: SqliteCatalogue) -> None:
    boot = _add(catalogue, "A", "one", category="Boots")
    copy = _add(catalogue, "B", "two", "one", category="Shoes")
    other = _add(catalogue, "C", category="Boots")
    _say(catalogue, "merge", boot, copy)

    assert catalogue.products.count() == 2
    assert [product.sku for product, _ in catalogue.products.first(9)] == ["A", "C"]
    assert catalogue.products.get([boot])[boot].aliases == ("B",)
    assert catalogue.products.get([other])[other].aliases == ()
    assert {
        name: category.product_count for name, category in catalogue.products.categories().items()
    } == {"Boots": 2}
    assert catalogue.pictures.owners(np.array([1, 2, 3])) == dict.fromkeys(
        (1, 2, 3), (boot, "Boots")
    )
    assert sorted(catalogue.pictures.in_category("Boots", 9)) == [1, 2, 3]
    assert catalogue.pictures.in_category("Shoes", 9) == []
    assert catalogue.resolutions.merge_targets() == {copy: boot}


def test_pictures_are_united_and_the_same_one_is_there_once(catalogue: SqliteCatalogue) -> None:
    boot, copy = _add(catalogue, "A", "one"), _add(catalogue, "B", "one", "two")
    _say(catalogue, "merge", boot, copy)
    assert [picture.content_hash for picture in catalogue.pictures.of_products([boot])[boot]] == [
        "one",
        "two",
    ]
    assert len(catalogue.pictures.of_products([copy])[copy]) == 2


def test_a_product_without_pictures_is_shown_by_those_of_a_merged_one(
    catalogue: SqliteCatalogue,
) -> None:
    boot, copy = _add(catalogue, "A"), _add(catalogue, "B", "two")
    _say(catalogue, "merge", boot, copy)
    ((_, picture),) = catalogue.products.first(9)
    assert picture is not None
    assert picture.content_hash == "two"


def test_an_alias_leads_to_the_reference_and_an_import_to_its_own_row(
    catalogue: SqliteCatalogue,
) -> None:
    boot, copy = _add(catalogue, "A", name="Boot"), _add(catalogue, "B", name="boot (copy)")
    _say(catalogue, "merge", boot, copy)
    found, imported = (
        catalogue.products.by_sku(["B"]).get("B"),
        catalogue.products.as_imported(["B"]).get("B"),
    )
    assert found == catalogue.products.get([boot])[boot]
    assert imported is not None
    assert (imported.id, imported.name) == (copy, "boot (copy)")
    assert catalogue.products.ids_by_sku(["A", "B", "?"]) == {"A": boot, "B": copy}


def test_a_photo_confirmed_for_a_merged_product_counts_for_the_reference(
    catalogue: SqliteCatalogue,
) -> None:
    boot, copy = _add(catalogue, "A"), _add(catalogue, "B")
    photo = catalogue.confirmed_photos.put(copy, "c0ffee", b"jpeg")
    catalogue.confirmed_photos.put_embeddings("m1", {photo: np.ones(1, np.float32)})
    _say(catalogue, "merge", boot, copy)
    assert [product for product, _ in catalogue.confirmed_photos.embeddings("m1")] == [boot]


def test_a_merge_takes_the_chosen_fields(catalogue: SqliteCatalogue) -> None:
    boot, copy = _add(catalogue, "A", price=Decimal("1.50"), brand="Acme"), _add(catalogue, "B")
    _say(catalogue, "merge", boot, copy, name="Boot", price=Decimal("2.00"), brand="Acme")
    merged = catalogue.products.get([boot])[boot]
    assert (merged.name, str(merged.price), merged.brand) == ("Boot", "2.00", "Acme")
    catalogue.history.undo()
    assert (
        catalogue.products.get([boot])[boot].name,
        str(catalogue.products.get([boot])[boot].price),
    ) == ("", "1.50")


def test_undo_and_redo_are_exact_also_after_a_restart(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    boot, copy = (
        _add(catalogue, "A", "one", price=None),
        _add(catalogue, "B", "two", price=Decimal(3)),
    )
    before = _all(catalogue)
    _say(catalogue, "merge", boot, copy, price=Decimal(3), name="Boot")
    after, said = _all(catalogue), _rulings(catalogue)
    catalogue.close()

    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    catalogue.history.undo()
    assert _all(catalogue) == before
    assert _rulings(catalogue) == {}
    catalogue.close()

    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    catalogue.history.redo()
    assert _all(catalogue) == after
    assert _rulings(catalogue) == said == {(boot, copy): "merge"}
    catalogue.close()


def test_undo_leaves_what_an_import_has_changed_since(catalogue: SqliteCatalogue) -> None:
    boot, copy = _add(catalogue, "A", name="Boot", brand="Old"), _add(catalogue, "B")
    _say(catalogue, "merge", boot, copy, name="Better boot", brand="New")
    catalogue.products.update({boot: {"name": "Newest boot"}})
    catalogue.history.undo()
    product = catalogue.products.get([boot])[boot]
    assert (product.name, product.brand, product.aliases) == ("Newest boot", "Old", ())
    catalogue.history.redo()
    product = catalogue.products.get([boot])[boot]
    assert (product.name, product.brand, product.aliases) == ("Newest boot", "New", ("B",))


def test_what_was_merged_into_a_merged_product_moves_on_and_back(
    catalogue: SqliteCatalogue,
) -> None:
    one, two, three, four = (_add(catalogue, sku, sku) for sku in "ABCD")
    seen = [_all(catalogue)]
    for pair in ((two, three), (one, two), (four, one)):
        _say(catalogue, "merge", *pair)
        seen.append(_all(catalogue))
    assert catalogue.resolutions.merge_targets() == {one: four, two: four, three: four}
    assert catalogue.products.get([four])[four].aliases == ("A", "B", "C")
    for earlier in reversed(seen[:-1]):
        catalogue.history.undo()
        assert _all(catalogue) == earlier
    assert catalogue.resolutions.merge_targets() == {}
    for later in seen[1:]:
        catalogue.history.redo()
        assert _all(catalogue) == later


def test_one_action_can_merge_what_it_has_merged_before(catalogue: SqliteCatalogue) -> None:
    one, two, three = (_add(catalogue, sku) for sku in "ABC")
    catalogue.resolutions.apply(
        [Resolution("merge", (two, three)), Resolution("merge", (one, two), {"name": "X"})]
    )
    assert catalogue.resolutions.merge_targets() == {two: one, three: one}
    catalogue.history.undo()
    assert catalogue.resolutions.merge_targets() == {}
    catalogue.history.redo()
    assert catalogue.resolutions.merge_targets() == {two: one, three: one}


def test_a_new_action_forgets_what_was_taken_back(catalogue: SqliteCatalogue) -> None:
    one, two, three = (_add(catalogue, sku) for sku in "ABC")
    _say(catalogue, "merge", one, two)
    catalogue.history.undo()
    _say(catalogue, "different", one, three)
    assert catalogue.history.next_redo() is None
    catalogue.history.redo()
    assert catalogue.resolutions.merge_targets() == {}
    assert _rulings(catalogue) == {(one, three): "different"}


def test_undo_and_redo_of_nothing_do_nothing(catalogue: SqliteCatalogue) -> None:
    catalogue.history.undo()
    catalogue.history.redo()
    assert catalogue.history.next_undo() is None


def test_actions_tell_what_they_are(catalogue: SqliteCatalogue) -> None:
    one, two, three = (_add(catalogue, sku) for sku in "ABC")
    _say(catalogue, "variant", one, two, three)
    action = catalogue.history.next_undo()
    assert action is not None
    assert (action.kind, action.product_count, action.author) == ("variant", 3, "Ada")
    assert action.acted_at.endswith("Z")
    assert set(_rulings(catalogue)) == {(one, two), (one, three), (two, three)}


def test_the_last_word_on_a_pair_counts(catalogue: SqliteCatalogue) -> None:
    one, two = _add(catalogue, "A"), _add(catalogue, "B")
    _say(catalogue, "later", two, one)
    _say(catalogue, "different", one, two)
    assert _rulings(catalogue) == {(one, two): "different"}
    catalogue.history.undo()
    assert _rulings(catalogue) == {(one, two): "later"}


def test_a_newer_word_on_two_counts_more_than_an_older_one_on_a_set_and_the_other_way_round(
    catalogue: SqliteCatalogue,
) -> None:
    one, two, three = (_add(catalogue, sku) for sku in "ABC")
    _say(catalogue, "different", one, two, three)
    _say(catalogue, "later", three, two)
    said = dict.fromkeys(((one, two), (one, three), (two, three)), "different")
    assert _rulings(catalogue) == {**said, (two, three): "later"}
    _say(catalogue, "different", one, two, three)
    assert _rulings(catalogue) == said


def test_products_are_told_apart_by_what_was_said_last(catalogue: SqliteCatalogue) -> None:
    one, two, three, four = (_add(catalogue, sku, sku) for sku in "ABCD")
    _say(catalogue, "different", one, two, three, four)
    _say(catalogue, "later", one, two)
    rulings = catalogue.resolutions.pair_resolutions()
    assert not rulings.is_separate(one, {two})
    assert rulings.is_separate(one, {two, three})
    _add_picture(catalogue, three, "new")
    rulings = catalogue.resolutions.pair_resolutions()
    assert not rulings.is_separate(one, {two, three})
    assert rulings.is_separate(one, {two, three, four})
    assert rulings.separated_products() == {one, two, four}


def test_what_is_said_of_hundreds_is_kept_as_it_was_said(catalogue: SqliteCatalogue) -> None:
    with catalogue.transaction():
        ids = [_add(catalogue, f"P-{number}", "no image") for number in range(400)]
    _say(catalogue, "different", *ids)
    assert _rows(catalogue.cache_folder) == 400
    rulings = catalogue.resolutions.pair_resolutions()
    assert rulings.kind_of(ids[7], ids[399]) == "different"
    action = catalogue.history.next_undo()
    assert action is not None
    assert action.product_count == 400
    _say(catalogue, "merge", *ids[:300])
    assert _rows(catalogue.cache_folder) == 700
    assert len(catalogue.resolutions.merge_targets()) == 299


def test_a_decision_holds_as_long_as_both_have_the_pictures_they_had(
    catalogue: SqliteCatalogue,
) -> None:
    one, two, three = (_add(catalogue, sku, sku) for sku in "ABC")
    _say(catalogue, "different", one, two)
    _say(catalogue, "different", two, three)
    catalogue.pictures.remove([catalogue.pictures.of_products([one])[one][0].id])
    _add_picture(catalogue, one, "other contents", "/1/A.jpg")
    assert _rulings(catalogue) == {(two, three): "different"}
    catalogue.pictures.remove([catalogue.pictures.of_products([one])[one][0].id])
    _add_picture(catalogue, one, "A", "/1/A.jpg")
    assert len(_rulings(catalogue)) == 2


def test_a_picture_that_moved_changes_no_decision(catalogue: SqliteCatalogue) -> None:
    one, two = _add(catalogue, "A", "same"), _add(catalogue, "B")
    _say(catalogue, "variant", one, two)
    _add_picture(catalogue, one, "same", "/elsewhere.jpg")
    assert _rulings(catalogue) == {(one, two): "variant"}


def test_what_is_gone_or_merged_is_refused_and_nothing_is_kept(catalogue: SqliteCatalogue) -> None:
    one, two, three = (_add(catalogue, sku) for sku in "ABC")
    _say(catalogue, "merge", one, two)
    for named in ((three, two), (three, 4711)):
        with pytest.raises(VitrineError, match="merged or removed") as caught:
            catalogue.resolutions.apply(
                [Resolution("merge", (one, three)), Resolution("merge", named)]
            )
        assert caught.value.hint is not None
    assert catalogue.resolutions.merge_targets() == {two: one}


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
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    assert catalogue.schema_version == LATEST
    assert catalogue.products.count() == len(products)
    _say(catalogue, "later", products[0][0], products[1][0])
    catalogue.close()
    with closing(sqlite3.connect(file)) as new:
        assert {name: new.execute(f"SELECT * FROM {name}").fetchall() for name in tables} == kept
        assert new.execute("SELECT * FROM products").fetchall() == [
            (*columns, None) for columns in products
        ]
