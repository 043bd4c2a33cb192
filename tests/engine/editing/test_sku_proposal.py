"""A free SKU that goes on from the last one."""

from typing import cast

import pytest

from desktop_app.catalogue.protocols import ProductStore
from desktop_app.domain.product import Category
from desktop_app.engine.editing.sku_proposal import free_sku, free_sku_of_copy


class _Products:
    def __init__(self, *skus: str) -> None:
        self._skus = skus

    def newest_sku(self, category: str = "") -> str:
        """Return the last SKU that begins with the category."""
        return next((sku for sku in reversed(self._skus) if sku.startswith(category)), "")

    def categories(self) -> dict[str, Category]:
        return {"TEA": Category(1, {"zh": "茶叶"})}

    def ids_by_sku(self, skus: list[str]) -> dict[str, int]:
        return {sku: 1 for sku in skus if sku in self._skus}


def _store(*skus: str) -> ProductStore:
    return cast("ProductStore", _Products(*skus))


@pytest.mark.parametrize(
    ("skus", "expected"),
    [
        ((), "1001"),
        (("P-9",), "P-10"),
        (("A007",), "A008"),
        (("A008", "A007"), "A009"),
        (("T12-99-red",), "T12-100-red"),
        (("ball",), "1001"),
        (("OAT-BER", "1001"), "1002"),
        (("99999999999999",), "99999" + "1000000000"),
        (("茶叶08",), "茶叶09"),
    ],
)
def test_the_last_number_is_counted_up(skus: tuple[str, ...], expected: str) -> None:
    assert free_sku(_store(*skus)) == expected


def test_a_sku_without_a_number_is_not_continued() -> None:
    assert free_sku(_store("P-4", "TEA"), "TEA") == "1001"
    assert free_sku(_store("TEA", "P-4"), "TEA") == "P-5"


def test_a_copy_gets_the_first_free_number() -> None:
    assert free_sku_of_copy(_store("A", "A-2", "A-3"), "A") == "A-4"


def test_many_taken_skus_are_passed_over() -> None:
    taken = [f"P-{number}" for number in range(2, 400)]
    assert free_sku(_store(*taken, "P-1")) == "P-400"


@pytest.mark.parametrize(
    ("category", "expected"), [("TEA", "TEA-08"), ("茶叶", "TEA-08"), ("MILK", "JAM-3")]
)
def test_the_skus_of_a_category_are_continued(category: str, expected: str) -> None:
    assert free_sku(_store("TEA-07", "JAM-2"), category, "zh") == expected
