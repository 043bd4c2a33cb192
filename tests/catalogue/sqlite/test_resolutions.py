import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.domain.resolution import Resolution
from desktop_app.errors import VitrineError
from tests.catalogue.sqlite.builders import (
    add_picture,
    add_product,
    product,
    resolve,
    resolved_pairs,
)


def _count_rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        return int(file.execute("SELECT count(*) FROM decisions").fetchone()[0])


def test_a_merge_sets_the_chosen_fields(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "A", price=Decimal("1.50"), brand="Acme")
    copy = add_product(catalogue, "B")
    resolve(catalogue, "merge", boot, copy, name="Boot", price=Decimal("2.00"), brand="Acme")
    merged = product(catalogue, boot)
    assert (merged.name, str(merged.price), merged.brand) == ("Boot", "2.00", "Acme")
    assert catalogue.resolutions.merge_targets() == {copy: boot}


def test_products_follow_when_their_reference_is_merged(catalogue: SqliteCatalogue) -> None:
    one, two, three, four = (add_product(catalogue, sku) for sku in "ABCD")
    for pair in ((two, three), (one, two), (four, one)):
        resolve(catalogue, "merge", *pair)
    assert catalogue.resolutions.merge_targets() == {one: four, two: four, three: four}
    assert product(catalogue, four).aliases == ("A", "B", "C")


def test_one_action_can_merge_what_it_has_merged_before(catalogue: SqliteCatalogue) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    catalogue.resolutions.apply(
        [Resolution("merge", (two, three)), Resolution("merge", (one, two), {"name": "X"})]
    )
    assert catalogue.resolutions.merge_targets() == {two: one, three: one}
    assert product(catalogue, one).name == "X"


def test_a_set_resolves_every_two_products(catalogue: SqliteCatalogue) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "variant", one, two, three)
    assert resolved_pairs(catalogue) == dict.fromkeys(
        ((one, two), (one, three), (two, three)), "variant"
    )


def test_a_large_set_is_not_stored_as_pairs(catalogue: SqliteCatalogue) -> None:
    with catalogue.transaction():
        ids = [add_product(catalogue, f"P-{number}", "no image") for number in range(400)]
    resolve(catalogue, "different", *ids)
    assert _count_rows(catalogue.cache_folder) == 400
    assert catalogue.resolutions.pair_resolutions().kind_of(ids[7], ids[399]) == "different"
    resolve(catalogue, "merge", *ids[:300])
    assert _count_rows(catalogue.cache_folder) == 700
    assert len(catalogue.resolutions.merge_targets()) == 299


def test_a_resolution_is_valid_while_both_products_keep_their_pictures(
    catalogue: SqliteCatalogue,
) -> None:
    one, two, three = (add_product(catalogue, sku, sku) for sku in "ABC")
    resolve(catalogue, "different", one, two)
    resolve(catalogue, "different", two, three)
    catalogue.pictures.remove([catalogue.pictures.of_products([one])[one][0].id])
    changed = add_picture(catalogue, one, "other contents", f"/{one}/A.jpg")
    assert resolved_pairs(catalogue) == {(two, three): "different"}
    catalogue.pictures.remove([changed])
    add_picture(catalogue, one, "A", f"/{one}/A.jpg")
    assert len(resolved_pairs(catalogue)) == 2


def test_the_same_picture_at_another_path_does_not_end_a_resolution(
    catalogue: SqliteCatalogue,
) -> None:
    one, two = add_product(catalogue, "A", "same"), add_product(catalogue, "B")
    resolve(catalogue, "variant", one, two)
    add_picture(catalogue, one, "same", "/elsewhere.jpg")
    assert resolved_pairs(catalogue) == {(one, two): "variant"}


def test_nothing_is_stored_if_a_product_is_gone_or_merged(catalogue: SqliteCatalogue) -> None:
    one, two, three = (add_product(catalogue, sku) for sku in "ABC")
    resolve(catalogue, "merge", one, two)
    for pair in ((three, two), (three, 4711)):
        with pytest.raises(VitrineError, match="merged or removed") as caught:
            catalogue.resolutions.apply(
                [Resolution("merge", (one, three)), Resolution("merge", pair)]
            )
        assert caught.value.hint is not None
    assert catalogue.resolutions.merge_targets() == {two: one}
